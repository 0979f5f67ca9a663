#pragma once

#include "ui/base/glyph.h"
#include "ui/base/stepview.h"

namespace eid::ui {

class Entry;
class LossFlow;
class Note;
class Panel;
class Text;

/// A card is lost, or is to be frozen: what happens then, and the ways to it.
class LossStartView : public StepView
{
    Q_OBJECT

public:
    explicit LossStartView(LossFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;

private:
    Entry *addEntry(Panel *panel, Glyph glyph, const char *name);

    Note *m_what;
    Text *m_without;
    Panel *m_withoutPanel;
    Entry *m_report;
    Text *m_noCode;
    Text *m_with;
    Panel *m_withPanel;
    Entry *m_look;
    Entry *m_freeze;
};

} // namespace eid::ui
