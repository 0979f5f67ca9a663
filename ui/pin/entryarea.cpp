#include "ui/pin/entryarea.h"

#include "ui/base/metrics.h"
#include "ui/pin/keypadpanel.h"
#include "ui/pin/pinentry.h"

#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace eid::ui {

EntryArea::EntryArea(const QStringList &names, QWidget *parent)
    : QWidget(parent)
    , m_fields(new QWidget(this))
{
    auto *fields = new QVBoxLayout(m_fields);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(metrics::medium);
    for (const QString &name : names) {
        auto *entry = new PinEntry(m_fields);
        entry->setObjectName(name);
        fields->addWidget(entry);
        m_entries.append(entry);
    }
    // Made after the fields, so that Tab comes to it after them.
    m_keypad = new KeypadPanel(this);
    for (const PinEntry *entry : std::as_const(m_entries))
        m_keypad->addField(entry->field());

    m_layout = new QBoxLayout(QBoxLayout::TopToBottom, this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(metrics::medium);
    m_layout->addWidget(m_fields, 1, Qt::AlignTop);
    m_layout->addWidget(m_keypad, 0, Qt::AlignTop);
}

// As narrow as one below the other: only so can the area find out that there is no more room.
QSize EntryArea::minimumSizeHint() const
{
    const QSize fields = m_fields->minimumSizeHint();
    const QSize keypad = m_keypad->minimumSizeHint();
    return {std::max(fields.width(), keypad.width()), m_layout->minimumSize().height()};
}

void EntryArea::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int needed
        = m_fields->minimumSizeHint().width() + m_layout->spacing() + m_keypad->sizeHint().width();
    m_layout->setDirection(width() >= needed ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace eid::ui
