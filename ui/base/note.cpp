#include "ui/base/note.h"

#include "ui/base/metrics.h"
#include "ui/base/text.h"

#include <QAccessible>
#include <QPainter>
#include <QVBoxLayout>

namespace eid::ui {

Note::Note(StatusSign::Status status, QWidget *parent)
    : QWidget(parent)
    , m_sign(new StatusSign(status, this))
    , m_title(new Text(Text::Role::Strong, this))
    , m_text(new Text(Text::Role::Body, this))
    , m_extras(new QVBoxLayout)
{
    auto *words = new QVBoxLayout;
    words->setSpacing(metrics::tight);
    words->addWidget(m_title);
    words->addWidget(m_text);
    words->addLayout(m_extras);
    m_extras->setSpacing(metrics::small);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::medium, 12, metrics::medium, 12);
    layout->setSpacing(12);
    layout->addWidget(m_sign, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    m_text->hide();
    setStatus(status);
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
}

} // namespace eid::ui
