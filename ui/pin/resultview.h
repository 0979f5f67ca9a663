#pragma once

#include "core/pin/pinservice.h"
#include "ui/base/picture.h"
#include "ui/pin/pinview.h"

namespace eid::ui {

class Note;
class Statement;

/// The end of a job: what is valid now, and what to do next.
class ResultView : public PinView
{
    Q_OBJECT

public:
    explicit ResultView(PinFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

Q_SIGNALS:
    /// Another job is the next step.
    void jobRequested(eid::PinJob job);

private:
    /// What the first button does.
    enum class Next { Close, Again, Unblock, Change };
    [[nodiscard]] Next next() const;
    [[nodiscard]] bool isPukBlocked() const;
    void sayFailure();
    void say(Picture::Motif motif, const QString &title, const QString &text);
    void takeNext();

    Statement *m_statement;
    Note *m_truth;
    Note *m_counter;
    Button *m_next;
    Button *m_close;
};

} // namespace eid::ui
