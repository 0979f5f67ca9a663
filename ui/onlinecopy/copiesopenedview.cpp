#include "ui/onlinecopy/copiesopenedview.h"

#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/panel.h"
#include "ui/base/text.h"
#include "ui/onlinecopy/copiesflow.h"
#include "ui/onlinecopy/copycard.h"
#include "ui/onlinecopy/copyusagepanel.h"
#include "ui/onlinecopy/copywords.h"
#include "ui/onlinecopy/sidebyside.h"
#include "ui/onlinecopy/usagelist.h"

#include <QVBoxLayout>

#include <algorithm>

namespace eid::ui {

namespace {

// A date is hidden by fewer dots than it has signs: all of them would not fit into its place.
QString inItsPlace(const QString &masked)
{
    constexpr int dots = 6;
    return masked.contains(u'-') ? masked.left(1).repeated(dots) : masked;
}

/// The uses in \a view of copies that it does not have any more.
QList<CopyUsage> usesOfGone(const CopyView &view)
{
    QList<CopyUsage> gone = view.uses;
    for (const ShownCopy &copy : view.copies) {
        for (const CopyUsage &use : copy.uses)
            gone.removeOne(use);
    }
    return gone;
}

} // namespace

CopiesOpenedView::CopiesOpenedView(CopiesFlow &flow, QWidget *parent)
    : StepView(parent)
    , m_flow(flow)
    , m_picture(new CopyCard(this))
    , m_show(new Button(Button::Kind::Secondary, this))
    , m_privacy(new Text(Text::Role::Body, this))
    , m_listTitle(new Text(Text::Role::Heading, this))
    , m_goneTitle(new Text(Text::Role::Strong, this))
    , m_gone(new UsageList(usesOfGone(flow.view()), UsageList::Names::Said, this))
    , m_unused(new Text(Text::Role::Body, this))
    , m_closeCopies(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *words = new QWidget(this);
    auto *column = new QVBoxLayout(words);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::medium);
    column->addWidget(m_privacy);
    column->addWidget(m_show, 0, Qt::AlignLeading);
    column->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(new SideBySide(m_picture, words, this));
    layout->addWidget(m_listTitle);
    for (const ShownCopy &copy : flow.view().copies) {
        if (copy.host.isEmpty() && copy.uses.isEmpty())
            continue;
        m_copies.append(new CopyUsagePanel(copy, this));
        layout->addWidget(m_copies.constLast());
    }
    layout->addWidget(makeGone());
    layout->addWidget(m_unused);
    m_picture->setObjectName(QStringLiteral("picture"));
    m_show->setObjectName(QStringLiteral("show"));
    m_show->setCheckable(true);
    m_closeCopies->setObjectName(QStringLiteral("closeCopies"));
    connect(m_show, &Button::toggled, this, &CopiesOpenedView::refresh);
    connect(m_closeCopies, &Button::clicked, &flow, &CopiesFlow::back);
    refresh();
}

Panel *CopiesOpenedView::makeGone()
{
    auto *panel = new Panel(this);
    panel->setObjectName(QStringLiteral("gone"));
    panel->content()->addWidget(m_goneTitle);
    panel->content()->addWidget(m_gone);
    panel->setVisible(!usesOfGone(m_flow.view()).isEmpty());
    return panel;
}

QWidget *CopiesOpenedView::firstFocus()
{
    return m_show;
}

void CopiesOpenedView::refresh()
{
    const CopyView &view = m_flow.view();
    const bool isOpen = m_show->isChecked();
    QList<CopyCard::Field> fields;
    for (const CopyValue &value : view.values)
        fields.append({value.field, CopyCard::Light::Shown,
            isOpen ? CopyWords::value(value) : inItsPlace(value.masked)});
    m_picture->setFields(fields);
    m_show->setGlyph(isOpen ? Glyph::EyeOff : Glyph::Eye);
    m_show->setText(isOpen ? tr("Hide it again") : tr("Show it"));
    m_privacy->setText(
        tr("What stands here is shown to you alone. It goes from the screen with the card."));
    m_listTitle->setText(tr("Where they were used"));
    for (CopyUsagePanel *panel : m_copies)
        panel->refresh();
    m_goneTitle->setText(tr("With copies that were replaced since"));
    m_gone->refresh();
    const int unused = static_cast<int>(view.copies.size() - m_copies.size());
    m_unused->setText(m_copies.isEmpty()
            ? tr("Nowhere yet: %n copies are ready for sites to come.", nullptr, unused)
            : tr("%n more copies are ready for sites to come.", nullptr, unused));
    m_unused->setVisible(m_copies.isEmpty() || unused > 0);
    m_closeCopies->setText(tr("Close the copies"));
    setAccessibleName(m_picture->accessibleName());
    setAccessibleDescription(m_privacy->text());
}

} // namespace eid::ui
