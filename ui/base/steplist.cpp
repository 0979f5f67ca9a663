#include "ui/base/steplist.h"

#include "ui/base/metrics.h"
#include "ui/base/statussign.h"
#include "ui/base/tone.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace eid::ui {

StepList::StepList(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StepList::setSteps(const QStringList &steps)
{
    m_steps = steps;
    updateGeometry();
    update();
    nameForScreenReaders();
}

void StepList::setDone(int done, bool isRunning)
{
    m_done = done;
    m_isRunning = isRunning;
    update();
    nameForScreenReaders();
}

void StepList::nameForScreenReaders()
{
    setAccessibleName(
        m_done < m_steps.size() ? m_steps.at(m_done) : m_steps.value(m_steps.size() - 1));
    setAccessibleDescription(tr("%1 of %2 steps done").arg(m_done).arg(m_steps.size()));
}

int StepList::rowHeight() const
{
    return std::max(metrics::signSize(this), fontMetrics().height()) + metrics::small;
}

QSize StepList::sizeHint() const
{
    int width = 0;
    for (const QString &step : m_steps)
        width = std::max(width, fontMetrics().horizontalAdvance(step));
    return {metrics::signSize(this) + metrics::small + width,
        rowHeight() * static_cast<int>(m_steps.size())};
}

QSize StepList::minimumSizeHint() const
{
    return {metrics::signSize(this) * 8, sizeHint().height()};
}

void StepList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

void StepList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int sign = metrics::signSize(this);
    const bool mirrored = isRightToLeft();
    for (int row = 0; row < m_steps.size(); ++row) {
        const QRect line(0, row * rowHeight(), width(), rowHeight());
        const QRectF place(
            mirrored ? width() - sign : 0, line.center().y() - sign / 2.0 + 0.5, sign, sign);
        const bool isCurrent = row == m_done && m_isRunning;
        if (row < m_done) {
            StatusSign::paint(painter, StatusSign::Status::Good, place, palette());
        } else {
            const QColor color
                = isCurrent ? toneColor(Tone::Accent, palette()) : edgeColor(palette());
            painter.setPen(QPen(color, isCurrent ? 3 : 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(place.adjusted(3, 3, -3, -3));
        }
        QFont font = this->font();
        if (isCurrent)
            font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(toneColor(row > m_done ? Tone::Muted : Tone::Plain, palette()));
        const int indent = sign + metrics::small;
        const QRect words
            = mirrored ? line.adjusted(0, 0, -indent, 0) : line.adjusted(indent, 0, 0, 0);
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeading,
            QFontMetrics(font).elidedText(m_steps.at(row), Qt::ElideRight, words.width()));
    }
}

} // namespace eid::ui
