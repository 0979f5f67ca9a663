#include "ui/base/note.h"

#include "ui/base/metrics.h"

#include <QAccessible>
#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace eid::ui {

namespace {

constexpr int padding = 12; // px

} // namespace

Note::Note(StatusSign::Status status, Text::Role title, QWidget *parent)
    : QWidget(parent)
    , m_isLarge(title != Text::Role::Strong)
    , m_sign(new StatusSign(status, this))
    , m_title(new Text(title, this))
    , m_text(new Text(Text::Role::Body, this))
    , m_extras(new QVBoxLayout)
{
    auto *words = new QVBoxLayout;
    words->setSpacing(metrics::tight);
    if (m_isLarge)
        words->addStretch();
    words->addWidget(m_title);
    words->addWidget(m_text);
    words->addLayout(m_extras);
    if (m_isLarge)
        words->addStretch();
    m_extras->setSpacing(metrics::small);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::medium, padding, metrics::medium, padding);
    layout->setSpacing(padding);
    layout->addWidget(m_sign, 0, m_isLarge ? Qt::AlignVCenter : Qt::AlignTop);
    layout->addLayout(words, 1);
    m_text->hide();
    setStatus(status);
    fitFont();
}

bool Note::event(QEvent *event)
{
    const bool handled = QWidget::event(event);
    if (event->type() == QEvent::ApplicationFontChange)
        fitFont();
    return handled;
}

void Note::fitFont()
{
    m_sign->setFont(m_title->font());
    m_sign->updateGeometry();
    if (m_isLarge) {
        setMinimumHeight(2 * padding + m_title->fontMetrics().height() + metrics::tight
            + m_text->fontMetrics().height());
    }
}

void Note::setStatus(StatusSign::Status status)
{
    m_sign->setStatus(status);
    m_title->setTone(
        status == StatusSign::Status::Unknown ? Tone::Plain : StatusSign::toneOf(status));
    update();
}

void Note::setWords(const QString &title, const QString &text)
{
    if (title == m_title->text() && text == m_text->text())
        return;
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
    if (isVisible())
        announce();
}

QString Note::title() const
{
    return m_title->text();
}

QString Note::text() const
{
    return m_text->text();
}

void Note::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toneWash(StatusSign::toneOf(m_sign->status()), palette()));
    painter.drawRoundedRect(contentsRect(), metrics::radius, metrics::radius);
}

void Note::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    announce();
}

void Note::announce()
{
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    Q_EMIT announced();
}

} // namespace eid::ui
