#pragma once

#include "ui/pin/pinview.h"

namespace eid::ui {

class KeypadPanel;
class Note;
class PinEntry;
class Text;
class TriesNote;

/// The step in which the holder enters what is valid now: PIN, first PIN or PUK.
class CurrentEntryView : public PinView
{
    Q_OBJECT

public:
    explicit CurrentEntryView(PinFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() const override;
    void submit() override;

private:
    void check();

    Note *m_refused;
    Text *m_lead;
    TriesNote *m_tries;
    PinEntry *m_entry;
    KeypadPanel *m_keypad;
    Button *m_next;
    Button *m_cancel;
    Button *m_usePad;
};

} // namespace eid::ui
