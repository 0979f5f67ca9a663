#pragma once

#include "ui/base/stepview.h"

#include <functional>

namespace eid::ui {

class CopyFlow;
class PinForm;

/// The PIN, for one job with the card.
class CopyPinView : public StepView
{
    Q_OBJECT

public:
    struct Words
    {
        QString lead; ///< what the PIN is for
        QString go; ///< on the button
    };

    /// \a words in the user's language at the moment of the call. \a leave is what the way back
    /// does; null: it leaves the page.
    CopyPinView(CopyFlow &flow, std::function<Words()> words, std::function<void()> leave = {},
        QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    CopyFlow &m_flow;
    std::function<Words()> m_words;
    PinForm *m_form;
    Button *m_go;
    Button *m_leave;
};

} // namespace eid::ui
