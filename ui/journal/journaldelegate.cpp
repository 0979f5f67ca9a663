#include "ui/journal/journaldelegate.h"

#include "ui/base/metrics.h"
#include "ui/base/paint.h"
#include "ui/base/tone.h"
#include "ui/journal/journalmodel.h"
#include "ui/journal/journalrow.h"

#include <QAbstractItemView>
#include <QPainter>

#include <algorithm>

namespace eid::ui {

namespace {

constexpr int gap = 12;

/// Where the parts of a row lie, from its upper left corner.
struct Places
{
    Places(const JournalRow &row, const QWidget &view, int width)
        : strong(view.font())
        , caption(view.font())
    {
        strong.setWeight(QFont::DemiBold);
        if (caption.pixelSize() > 0)
            caption.setPixelSize(qRound(caption.pixelSize() * 0.9));
        else
            caption.setPointSizeF(caption.pointSizeF() * 0.9);

        const int side = metrics::signSize(&view);
        sign = QRect(metrics::medium, gap, side, side);
        const int left = sign.right() + 1 + gap;
        const int room = std::max(width - left - metrics::medium, 1);
        const QSize titleSize = sizeOf(strong, row.title, room);
        const QSize timeSize = sizeOf(caption, row.time, room);
        title = QRect(QPoint(left, gap), QSize(room, titleSize.height()));
        const bool fitsBeside = titleSize.width() + gap + timeSize.width() <= room;
        if (fitsBeside) {
            title.setWidth(room - timeSize.width() - gap);
            time = QRect(title.right() + 1 + gap, gap, timeSize.width(),
                std::max(titleSize.height(), timeSize.height()));
        } else {
            time = QRect(QPoint(left, title.bottom() + 1 + 2), QSize(room, timeSize.height()));
        }
        const int below = std::max(title.bottom(), time.bottom()) + 1 + 2;
        const QSize outcomeSize = sizeOf(caption, row.outcome, room);
        outcome = QRect(QPoint(left, below), QSize(room, outcomeSize.height()));
        height = outcome.bottom() + 1 + gap;
    }

    static QSize sizeOf(const QFont &font, const QString &text, int width)
    {
        return QFontMetrics(font)
            .boundingRect(QRect(0, 0, width, QWIDGETSIZE_MAX), Qt::TextWordWrap, text)
            .size();
    }

    QFont strong;
    QFont caption;
    QRect sign;
    QRect title;
    QRect time;
    QRect outcome;
    int height = 0;
};

} // namespace

JournalDelegate::JournalDelegate(const JournalModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{ }

void JournalDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const JournalRow row(m_model.entry(index.row()));
    const QWidget &view = *option.widget;
    const Places places(row, view, option.rect.width());
    const QPalette &palette = option.palette;
    const auto placed = [&](const QRect &place) {
        return visualRect(view, place.translated(option.rect.topLeft()), option.rect);
    };
    const auto write = [&](const QRect &place, const QFont &font, Tone tone, const QString &text) {
        painter->setFont(font);
        painter->setPen(toneColor(tone, palette));
        painter->drawText(
            placed(place), Qt::TextWordWrap | Qt::AlignLeading | Qt::AlignVCenter, text);
    };

    painter->save();
    painter->setLayoutDirection(view.layoutDirection());
    if (index.row() > 0) {
        painter->setPen(lineColor(palette));
        painter->drawLine(option.rect.left() + metrics::medium, option.rect.top(),
            option.rect.right() - metrics::medium, option.rect.top());
    }
    StatusSign::paint(*painter, row.status, placed(places.sign), palette);
    write(places.title, places.strong, Tone::Plain, row.title);
    write(places.time, places.caption, Tone::Muted, row.time);
    const bool isBad = row.status == StatusSign::Status::Bad;
    write(places.outcome, places.caption, isBad ? Tone::Bad : Tone::Muted, row.outcome);
    if (option.state & QStyle::State_HasFocus && showsFocus(view))
        paintFocusRing(*painter, option.rect.adjusted(2, 2, -2, -2), palette);
    painter->restore();
}

QSize JournalDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view != nullptr ? view->viewport()->width() : option.rect.width();
    const JournalRow row(m_model.entry(index.row()));
    return {width, Places(row, *option.widget, width).height};
}

} // namespace eid::ui
