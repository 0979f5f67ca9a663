#pragma once

#include "ui/pin/pinview.h"

namespace eid::ui {

class EntryArea;
class PinEntry;
class Text;
class TriesNote;

/// The step in which the new PIN of an interrupted job is entered once more, to be tried.
class SettleEntryView : public PinView
{
    Q_OBJECT

public:
    explicit SettleEntryView(PinFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    void check();

    Text *m_lead;
    TriesNote *m_tries;
    EntryArea *m_entries;
    PinEntry *m_entry;
    Button *m_try;
    Button *m_leave;
};

} // namespace eid::ui
