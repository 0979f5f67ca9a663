#include "ui/onlinecopy/copiesawaitview.h"

#include "ui/base/entry.h"
#include "ui/base/metrics.h"
#include "ui/base/panel.h"
#include "ui/onlinecopy/copiesflow.h"

#include <QBoxLayout>

namespace eid::ui {

CopiesAwaitView::CopiesAwaitView(CopiesFlow &flow, QWidget *parent)
    : CopyAwaitView(flow, parent)
    , m_flow(flow)
    , m_ways(new Panel(this))
    , m_phrase(new Entry(Entry::Look::Row, Glyph::Unlock, m_ways))
    , m_remove(new Entry(Entry::Look::Row, Glyph::Cross, m_ways))
{
    m_ways->content()->setContentsMargins(
        metrics::tight, metrics::tight, metrics::tight, metrics::tight);
    m_ways->content()->setSpacing(0);
    m_ways->content()->addWidget(m_phrase);
    m_ways->content()->addWidget(m_remove);
    layout()->setSpacing(metrics::large);
    layout()->addWidget(m_ways);
    m_phrase->setObjectName(QStringLiteral("openWithPhrase"));
    m_remove->setObjectName(QStringLiteral("removeOthers"));
    connect(m_phrase, &Entry::clicked, this, [this] { m_flow.ask(CopiesAction::OpenWithPhrase); });
    connect(m_remove, &Entry::clicked, this, [this] { m_flow.ask(CopiesAction::RemoveOthers); });
    CopiesAwaitView::refresh();
}

void CopiesAwaitView::refresh()
{
    CopyAwaitView::refresh();
    m_ways->setVisible(m_flow.overview().ofOtherCards > 0);
    m_phrase->setWords(
        tr("Open copies with the recovery phrase"), tr("To look at them without the card"));
    m_remove->setWords(tr("Remove all copies from this computer"),
        tr("%n copies, of whichever card: such as one that is lost", nullptr,
            m_flow.overview().ofOtherCards));
}

} // namespace eid::ui
