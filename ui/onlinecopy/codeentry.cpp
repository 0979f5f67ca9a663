#include "ui/onlinecopy/codeentry.h"

#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/statussign.h"
#include "ui/base/text.h"

#include <QAccessible>
#include <QEvent>
#include <QVBoxLayout>

namespace eid::ui {

CodeEntry::CodeEntry(
    CodeField::Characters characters, std::optional<int> length, bool isMasked, QWidget *parent)
    : QWidget(parent)
    , m_caption(new Text(Text::Role::Strong, this))
    , m_field(new CodeField(characters, length, this))
    , m_reveal(new Button(Button::Kind::Quiet, this))
    , m_sign(new StatusSign(StatusSign::Status::Warning, this))
    , m_line(new Text(Text::Role::Body, this))
{
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::small);
    row->addWidget(m_field);
    row->addWidget(m_reveal);
    row->addStretch(1);
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::small);
    line->addWidget(m_sign, 0, Qt::AlignTop);
    line->addWidget(m_line, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::small);
    layout->addWidget(m_caption);
    layout->addLayout(row);
    layout->addLayout(line);

    m_reveal->setObjectName(QStringLiteral("reveal"));
    m_reveal->setCheckable(true);
    m_reveal->setChecked(!isMasked);
    m_field->setMasked(isMasked);
    m_sign->hide();
    setFocusProxy(m_field);
    connect(m_reveal, &Button::toggled, this, [this](bool shown) {
        m_field->setMasked(!shown);
        retranslate();
    });
    connect(m_field, &CodeField::edited, this, [this] { say(m_hint, false); });
    connect(m_field, &CodeField::refused, this, &CodeEntry::showRefusal);
    retranslate();
}

void CodeEntry::setWords(const QString &caption, const QString &hint)
{
    m_caption->setText(caption);
    m_field->setAccessibleName(caption);
    m_hint = hint;
    if (!m_field->isFaulty())
        say(hint, false);
}

std::optional<Secret> CodeEntry::take()
{
    const std::optional<int> wanted = m_field->wantedLength();
    if (m_field->isEmpty() || (wanted && m_field->length() < *wanted)) {
        say(wanted ? tr("%n more characters are needed.", nullptr, *wanted - m_field->length())
                   : tr("Enter the code first."),
            true);
        m_field->setFocus(Qt::OtherFocusReason);
        return std::nullopt;
    }
    return m_field->take();
}

QString CodeEntry::line() const
{
    return m_line->text();
}

void CodeEntry::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CodeEntry::retranslate()
{
    const bool isShown = m_reveal->isChecked();
    m_reveal->setGlyph(isShown ? Glyph::EyeOff : Glyph::Eye);
    m_reveal->setAccessibleName(isShown ? tr("Hide what was typed") : tr("Show what was typed"));
    m_reveal->setToolTip(m_reveal->accessibleName());
}

void CodeEntry::say(const QString &words, bool isFault)
{
    m_field->setFaulty(isFault);
    m_sign->setVisible(isFault);
    m_line->setTone(isFault ? Tone::Warning : Tone::Muted);
    m_line->setVisible(!words.isEmpty());
    if (words == m_line->text())
        return;
    m_line->setText(words);
    m_field->setAccessibleDescription(words);
    if (isFault) {
        QAccessibleEvent event(m_line, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void CodeEntry::showRefusal(CodeField::Refusal why)
{
    switch (why) {
    case CodeField::Refusal::Full:
        say(tr("No more than %n characters.", nullptr, m_field->length()), true);
        return;
    case CodeField::Refusal::OtherCharacter:
        say(m_field->characters() == CodeField::Characters::Digits
                ? tr("Digits only, 0 to 9. Nothing else was taken.")
                : m_field->characters() == CodeField::Characters::Groups
                ? tr("Letters A to Z and digits only. Nothing else was taken.")
                : tr("Letters, digits and signs of an English keyboard only. Nothing else was "
                     "taken."),
            true);
        return;
    }
}

} // namespace eid::ui
