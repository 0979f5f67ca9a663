#include "ui/face/meters.h"

#include "ui/base/metrics.h"
#include "ui/base/paint.h"
#include "ui/base/statussign.h"
#include "ui/face/facewords.h"

#include <QPainter>

namespace eid::ui {

namespace {

constexpr double nameShare = 0.45; // of the width
constexpr int barHeight = 8; // px

} // namespace

Meters::Meters(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Meters::setRecord(const QualityRecord &record, bool onlyOpen)
{
    const qsizetype before = m_rows.size();
    m_rows.clear();
    QStringList spoken;
    for (const QualityValue &value : record.values) {
        if (onlyOpen && value.holds)
            continue;
        m_rows.append(value);
        //: A measure and its score, such as "Brightness: 80 of 100"
        spoken.append(tr("%1: %2 of 100").arg(FaceWords::measure(value.measure)).arg(value.score));
    }
    setAccessibleName(tr("Measures of the picture"));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    if (m_rows.size() != before)
        updateGeometry();
    update();
}

int Meters::rowHeight() const
{
    return std::max(metrics::signSize(this), fontMetrics().height()) + metrics::small;
}

QSize Meters::sizeHint() const
{
    return {320, static_cast<int>(m_rows.size()) * rowHeight()};
}

QSize Meters::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

void Meters::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = metrics::signSize(this);
    const int nameWidth = static_cast<int>(nameShare * width());
    for (qsizetype index = 0; index < m_rows.size(); ++index) {
        const QualityValue &row = m_rows.at(index);
        const QRect line(0, static_cast<int>(index) * rowHeight(), width(), rowHeight());
        const auto visual = [&](const QRect &place) { return visualRect(*this, place, line); };
        const auto status = row.holds ? StatusSign::Status::Good
            : mayRefuse(row.measure)  ? StatusSign::Status::Warning
                                      : StatusSign::Status::Info;
        StatusSign::paint(painter, status,
            visual({0, line.top() + (line.height() - side) / 2, side, side}), palette());
        painter.setPen(palette().color(QPalette::WindowText));
        const QRect name = visual(
            {side + metrics::small, line.top(), nameWidth - side - metrics::small, line.height()});
        painter.drawText(name, static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter),
            fontMetrics().elidedText(
                FaceWords::measure(row.measure), Qt::ElideRight, name.width()));
        const QRect bar(nameWidth + metrics::medium, line.top() + (line.height() - barHeight) / 2,
            std::max(0, width() - nameWidth - metrics::medium), barHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(toneWash(Tone::Plain, palette()));
        painter.drawRoundedRect(visual(bar), barHeight / 2.0, barHeight / 2.0);
        QRect filled = bar;
        filled.setWidth(bar.width() * row.score / 100);
        painter.setBrush(toneColor(StatusSign::toneOf(status), palette()));
        painter.drawRoundedRect(visual(filled), barHeight / 2.0, barHeight / 2.0);
    }
}

} // namespace eid::ui
