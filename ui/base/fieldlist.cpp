#include "ui/base/fieldlist.h"

#include "ui/base/breakable.h"
#include "ui/base/metrics.h"
#include "ui/base/text.h"

#include <QGridLayout>

namespace eid::ui {

FieldList::FieldList(QWidget *parent)
    : Panel(parent)
    , m_grid(new QGridLayout)
{
    m_grid->setHorizontalSpacing(metrics::large);
    m_grid->setVerticalSpacing(12);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 3);
    content()->addLayout(m_grid);
}

void FieldList::setFields(const QList<Field> &fields)
{
    m_fields = fields;
    while (m_rows.size() > fields.size()) {
        const Row row = m_rows.takeLast();
        row.label->deleteLater();
        row.value->deleteLater();
    }
    while (m_rows.size() < fields.size()) {
        const Row row{new Text(Text::Role::Body, this), new Text(Text::Role::Body, this)};
        row.label->setTone(Tone::Muted);
        row.value->setSelectable(true);
        row.label->setBuddy(row.value);
        const int line = static_cast<int>(m_rows.size());
        m_grid->addWidget(row.label, line, 0, Qt::AlignTop);
        m_grid->addWidget(row.value, line, 1, Qt::AlignTop);
        m_rows.append(row);
    }
    for (qsizetype index = 0; index < fields.size(); ++index) {
        const auto &[label, value] = fields.at(index);
        m_rows.at(index).label->setText(label);
        m_rows.at(index).value->setText(breakable(value));
        m_rows.at(index).value->setAccessibleName(QStringLiteral("%1: %2").arg(label, value));
    }
}

} // namespace eid::ui
