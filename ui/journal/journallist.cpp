#include "ui/journal/journallist.h"

#include "ui/base/paint.h"
#include "ui/journal/journaldelegate.h"
#include "ui/journal/journalmodel.h"

#include <QEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollArea>

namespace eid::ui {

namespace {

/// The panel's line, which the entries leave free.
constexpr int frame = 1;

} // namespace

JournalList::JournalList(JournalModel &model, QWidget *parent)
    : QListView(parent)
{
    setModel(&model);
    setItemDelegate(new JournalDelegate(model, this));
    setFrameShape(QFrame::NoFrame);
    setViewportMargins(frame, frame, frame, frame);
    viewport()->setAutoFillBackground(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setResizeMode(Adjust);
    connect(&model, &JournalModel::modelReset, this, &JournalList::fitHeight);
    connect(&model, &JournalModel::rowsInserted, this, &JournalList::fitHeight);
    connect(&model, &JournalModel::dataChanged, this, [this] {
        scheduleDelayedItemsLayout();
        fitHeight();
    });
}

QSize JournalList::sizeHint() const
{
    const int width = viewport()->width();
    int height = 2 * frame;
    for (int row = 0; row < model()->rowCount(); ++row)
        height += sizeHintForRow(row);
    return {width, height};
}

QSize JournalList::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

bool JournalList::event(QEvent *event)
{
    const bool handled = QListView::event(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange) {
        scheduleDelayedItemsLayout();
        fitHeight();
    }
    return handled;
}

void JournalList::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        paintPanel(painter, viewport()->rect(), palette());
    }
    QListView::paintEvent(event);
}

void JournalList::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    // Words wrap by the width, and so the height follows it.
    if (event->size().width() != event->oldSize().width())
        fitHeight();
}

void JournalList::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && model()->rowCount() > 0)
        setCurrentIndex(model()->index(0, 0));
    showCurrent();
}

void JournalList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (hasFocus())
        showCurrent();
}

void JournalList::fitHeight()
{
    setFixedHeight(sizeHint().height());
    updateGeometry();
}

/// By itself a scroll area would try to show the whole list, which is higher than it.
void JournalList::showCurrent()
{
    if (!currentIndex().isValid())
        return;
    for (QWidget *above = parentWidget(); above != nullptr; above = above->parentWidget()) {
        auto *scroller = qobject_cast<QScrollArea *>(above);
        if (scroller == nullptr)
            continue;
        const QRect row = visualRect(currentIndex());
        const QPoint centre
            = viewport()->mapTo(scroller->widget(), QPoint(row.left(), row.center().y()));
        scroller->ensureVisible(centre.x(), centre.y(), 0, row.height());
        return;
    }
}

} // namespace eid::ui
