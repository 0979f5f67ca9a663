#include "ui/base/page.h"

#include "ui/base/pageframe.h"
#include "ui/base/text.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace eid::ui {

Page::Page(Way way, QWidget *parent)
    : QWidget(parent)
    , m_frame(new PageFrame(way == Way::Back, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_frame);
    connect(m_frame, &PageFrame::backRequested, this, &Page::backRequested);
    // By itself a scroll area follows the Tab key alone.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now != nullptr && m_frame->scroller()->widget()->isAncestorOf(now))
            m_frame->scroller()->ensureWidgetVisible(now);
    });
}

QString Page::title() const
{
    return m_frame->title()->text();
}

QWidget *Page::firstFocus()
{
    const QList<QWidget *> widgets = m_frame->scroller()->widget()->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (widget->isVisibleTo(this) && widget->isEnabled()
            && widget->focusPolicy() & Qt::TabFocus)
            return widget;
    }
    return this;
}

void Page::setTitle(const QString &title)
{
    if (title == this->title())
        return;
    m_frame->title()->setText(title);
    setAccessibleName(title);
    Q_EMIT titleChanged(title);
}

QBoxLayout *Page::body() const
{
    return m_frame->body();
}

QBoxLayout *Page::actions() const
{
    return m_frame->actions();
}

void Page::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Page::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier) {
        Q_EMIT backRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace eid::ui
