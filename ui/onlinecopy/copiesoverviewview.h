#pragma once

#include "ui/base/glyph.h"
#include "ui/base/stepview.h"

#include <QList>

namespace eid::ui {

enum class CopiesAction;
class CopiesFlow;
class CopyCard;
class Entry;
class Note;
class Panel;
class Text;

/// What shows of the copies without the PIN, and what can be done with them.
class CopiesOverviewView : public StepView
{
    Q_OBJECT

public:
    explicit CopiesOverviewView(CopiesFlow &flow, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] QWidget *firstFocus() override;
    void submit() override;

Q_SIGNALS:
    void offerRequested();

private:
    Entry *addEntry(Glyph glyph, const char *name);
    Entry *addEntry(Glyph glyph, const char *name, CopiesAction action);
    void sayNews();

    CopiesFlow &m_flow;
    CopyCard *m_picture;
    Text *m_count;
    Text *m_until;
    Text *m_assigned;
    Note *m_news;
    Panel *m_more;
    Entry *m_refresh;
    Entry *m_phrase;
    Entry *m_openWithPhrase;
    Entry *m_lossCode;
    Entry *m_take;
    Entry *m_remove;
    Entry *m_others;
    Button *m_open;
};

} // namespace eid::ui
