#include "ui/onlinecopy/copiesopenedview.h"

#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/text.h"
#include "ui/onlinecopy/copiesflow.h"
#include "ui/onlinecopy/copycard.h"
#include "ui/onlinecopy/copyusagepanel.h"
#include "ui/onlinecopy/copywords.h"
#include "ui/onlinecopy/sidebyside.h"

#include <QVBoxLayout>

#include <algorithm>

namespace eid::ui {

namespace {

// What hides a date is one word.
QString unbroken(QString masked)
{
    return masked.replace(u'-', QChar(0x2011));
}

} // namespace

CopiesOpenedView::CopiesOpenedView(CopiesFlow &flow, QWidget *parent)
    : StepView(parent)
    , m_flow(flow)
    , m_picture(new CopyCard(this))
    , m_show(new Button(Button::Kind::Secondary, this))
    , m_privacy(new Text(Text::Role::Body, this))
    , m_listTitle(new Text(Text::Role::Heading, this))
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
    layout->addWidget(m_unused);
    m_picture->setObjectName(QStringLiteral("picture"));
    m_show->setObjectName(QStringLiteral("show"));
    m_show->setCheckable(true);
    m_closeCopies->setObjectName(QStringLiteral("closeCopies"));
    connect(m_show, &Button::toggled, this, &CopiesOpenedView::refresh);
    connect(m_closeCopies, &Button::clicked, &flow, &CopiesFlow::back);
    refresh();
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
            isOpen ? CopyWords::value(value) : unbroken(value.masked)});
    m_picture->setFields(fields);
    m_show->setGlyph(isOpen ? Glyph::EyeOff : Glyph::Eye);
    m_show->setText(isOpen ? tr("Hide it again") : tr("Show it"));
    m_privacy->setText(
        tr("What stands here is shown to you alone. It goes from the screen with the card."));
    m_listTitle->setText(tr("Where they were used"));
    for (CopyUsagePanel *panel : m_copies)
        panel->refresh();
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
