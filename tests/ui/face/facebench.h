#pragma once

#include "tests/core/facesample/onlinesamples.h"
#include "tests/ui/face/posedengine.h"
#include "ui/face/facepage.h"

#include <memory>
#include <string_view>

namespace eid::ui {

/// A demo citizen's card at a desk, the reference platform behind real TLS, a camera, and the page
/// that is clicked and typed into as a user does. Every wait ends on an event; the patience is a
/// safety net.
class FaceBench
{
public:
    static constexpr int patience = 60'000; // ms

    FaceBench();
    ~FaceBench();

    /// Opens the page with the posed camera and gives it the keyboard.
    FacePage &open() { return open(engine); }
    FacePage &open(FaceEngine &cameras, const QString &film = {});
    /// The same without an engine, which cannot be loaded because of \a why.
    FacePage &openWithout(const Error &why);
    void close();
    [[nodiscard]] FacePage &page() const { return *m_page; }
    [[nodiscard]] const FaceFlow &flow() const { return m_page->flow(); }
    /// Whether the page comes to \a stage, while events are handled.
    [[nodiscard]] bool reach(FaceStage stage);

    // From the explanation on, with the posed camera; false where it does not go on.
    [[nodiscard]] bool toCamera();
    [[nodiscard]] bool toReview();
    [[nodiscard]] bool toPin();
    /// In the review, or with the PIN: to the end of the sending.
    void sendWithPin(std::string_view digits = "471108");

    /// What is called \a name and seen; a view that has just been left lives on for a moment.
    template <typename T>
    [[nodiscard]] T *seen(const char *name) const
    {
        for (T *widget : m_page->findChildren<T *>(QLatin1String(name))) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    void press(const char *button);
    /// A key for whatever has the keyboard.
    void key(Qt::Key key);
    void type(std::string_view digits);
    /// The words of the note or text that is called \a name, if it is seen.
    [[nodiscard]] QString words(const char *name) const;
    /// The title of the error on the page; empty: there is none.
    [[nodiscard]] QString errorTitle() const;

    testing::OnlineSamples online;
    PosedEngine engine;

private:
    FacePage &adopt(FaceServices services);

    std::unique_ptr<FacePage> m_page;
};

} // namespace eid::ui
