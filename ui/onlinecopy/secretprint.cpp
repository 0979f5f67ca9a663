#include "ui/onlinecopy/secretprint.h"

#include "ui/onlinecopy/codeplate.h"

#include <QFontDatabase>
#include <QPainter>

#include <algorithm>

namespace eid::ui {

namespace {

constexpr qreal margin = 0.08; // of the page's width
constexpr qreal titleHeight = 0.035; // of its width, too, as all heights of letters
constexpr qreal bodyHeight = 0.02;
constexpr qreal codeHeight = 0.04;

QFont withHeight(QFont font, qreal pixels)
{
    font.setPixelSize(std::max(1, qRound(pixels)));
    return font;
}

} // namespace

void paintSecretPage(
    QPainter &painter, const QRectF &page, const SecretPageWords &words, const Secret &secret)
{
    const qreal width = page.width();
    QRectF place = page.adjusted(width * margin, width * margin, -width * margin, -width * margin);
    const auto write = [&](const QFont &font, const QString &text) {
        painter.setFont(font);
        QRectF used;
        painter.drawText(place, Qt::AlignLeading | Qt::AlignTop | Qt::TextWordWrap, text, &used);
        place.setTop(used.bottom() + width * bodyHeight);
    };
    painter.setPen(Qt::black);
    const QFont body = withHeight(painter.font(), width * bodyHeight);
    QFont title = withHeight(painter.font(), width * titleHeight);
    title.setWeight(QFont::DemiBold);
    write(title, words.title);

    const QFont code
        = withHeight(QFontDatabase::systemFont(QFontDatabase::FixedFont), width * codeHeight);
    painter.setFont(code);
    const QFontMetricsF metrics(code, painter.device());
    const qreal gap = metrics.horizontalAdvance(u'0');
    QPointF at(place.left(), place.top() + metrics.ascent());
    for (int index = 0; index < groupsIn(secret); ++index) {
        const QString group = groupOf(secret, index);
        const qreal needed = metrics.horizontalAdvance(group);
        if (at.x() > place.left() && at.x() + needed > place.right())
            at = {place.left(), at.y() + metrics.height() * 1.2};
        painter.drawText(at, group);
        at.rx() += needed + gap;
    }
    place.setTop(at.y() + metrics.descent() + width * bodyHeight);
    write(body, words.purpose);
}

} // namespace eid::ui
