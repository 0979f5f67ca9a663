#include "ui/pin/pinentry.h"

#include "ui/base/metrics.h"
#include "ui/base/statussign.h"
#include "ui/base/text.h"

#include <QAccessible>
#include <QVBoxLayout>

namespace eid::ui {

PinEntry::PinEntry(QWidget *parent)
    : QWidget(parent)
    , m_caption(new Text(Text::Role::Strong, this))
    , m_field(new PinField(this))
    , m_sign(new StatusSign(StatusSign::Status::Bad, this))
    , m_line(new Text(Text::Role::Body, this))
{
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::small);
    line->addWidget(m_sign, 0, Qt::AlignTop);
    line->addWidget(m_line, 1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::small);
    layout->addWidget(m_caption);
    layout->addWidget(m_field, 0, Qt::AlignLeading);
    layout->addLayout(line);

    m_sign->hide();
    setFocusProxy(m_field);
    connect(m_field, &PinField::refused, this, &PinEntry::showRefusal);
}

void PinEntry::setCaption(const QString &caption)
{
    m_caption->setText(caption);
    m_field->setAccessibleName(caption);
}

void PinEntry::showHint(const QString &hint)
{
    show(Mood::Hint, hint);
}

void PinEntry::showFault(const QString &fault)
{
    show(Mood::Fault, fault);
}

void PinEntry::showGood(const QString &words)
{
    show(Mood::Good, words);
}

QString PinEntry::line() const
{
    return m_line->text();
}

void PinEntry::show(Mood mood, const QString &words)
{
    m_field->setFaulty(mood == Mood::Fault);
    m_sign->setVisible(mood != Mood::Hint);
    m_sign->setStatus(mood == Mood::Good ? StatusSign::Status::Good : StatusSign::Status::Warning);
    m_line->setTone(mood == Mood::Hint ? Tone::Muted
            : mood == Mood::Good       ? Tone::Good
                                       : Tone::Warning);
    if (words == m_line->text())
        return;
    m_line->setText(words);
    m_field->setAccessibleDescription(words);
    if (mood == Mood::Fault) {
        QAccessibleEvent event(m_line, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void PinEntry::showRefusal(PinField::Refusal why)
{
    switch (why) {
    case PinField::Refusal::NoDigit:
        showFault(tr("Digits only, 0 to 9. Nothing else was taken."));
        return;
    case PinField::Refusal::Full:
        showFault(tr("No more than %n digits.", nullptr, m_field->rules().maximumLength));
        return;
    case PinField::Refusal::Clipboard:
        showFault(tr("It has to be typed: the clipboard is not safe for it."));
        return;
    }
}

} // namespace eid::ui
