#pragma once

#include "ui/pin/pinview.h"

namespace eid::ui {

class Note;
class Text;
class TriesNote;

/// The step that offers the reader's own key pad, where no program can see the PIN.
class ChoosePadView : public PinView
{
    Q_OBJECT

public:
    explicit ChoosePadView(PinFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    Note *m_refused;
    Text *m_lead;
    TriesNote *m_tries;
    Button *m_pad;
    Button *m_computer;
    Button *m_cancel;
};

} // namespace eid::ui
