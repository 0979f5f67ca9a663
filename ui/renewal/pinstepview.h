#pragma once

#include "ui/renewal/renewalview.h"

namespace eid::ui {

class EntryArea;
class Note;
class PinEntry;
class Text;
class TriesNote;

/// The PIN, with which the card proves itself to the platform and signs its requests.
class PinStepView : public RenewalView
{
    Q_OBJECT

public:
    explicit PinStepView(RenewalFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

private:
    void check();

    Note *m_refused;
    Text *m_lead;
    TriesNote *m_tries;
    EntryArea *m_entries;
    PinEntry *m_entry;
    Button *m_go;
    Button *m_leave;
};

} // namespace eid::ui
