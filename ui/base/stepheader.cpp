#include "ui/base/stepheader.h"

#include "ui/base/metrics.h"
#include "ui/base/paint.h"
#include "ui/base/text.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace eid::ui {

namespace {

constexpr int barHeight = 6;

} // namespace

StepHeader::StepHeader(QWidget *parent)
    : QWidget(parent)
    , m_words(new Text(Text::Role::Strong, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, barHeight + metrics::small, 0, 0);
    layout->addWidget(m_words);
}

void StepHeader::setSteps(const QStringList &names)
{
    m_names = names;
    retranslate();
}

void StepHeader::setCurrent(int step)
{
    m_current = step;
    retranslate();
    update();
}

void StepHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void StepHeader::paintEvent(QPaintEvent *)
{
    if (m_names.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const int count = static_cast<int>(m_names.size());
    const int part = (width() - metrics::tight * (count - 1)) / count;
    for (int step = 0; step < count; ++step) {
        const QRect bar(step * (part + metrics::tight), 0, part, barHeight);
        painter.setBrush(
            step <= m_current ? toneColor(Tone::Accent, palette()) : lineColor(palette()));
        painter.drawRoundedRect(visualRect(*this, bar, rect()), barHeight / 2, barHeight / 2);
    }
}

void StepHeader::retranslate()
{
    const int count = static_cast<int>(m_names.size());
    if (m_current >= count) {
        m_words->setText(count == 0 ? QString() : tr("All steps are done"));
    } else {
        //: %1 and %2 are numbers, %3 is the name of the step, such as "New PIN"
        m_words->setText(
            tr("Step %1 of %2: %3").arg(m_current + 1).arg(count).arg(m_names.at(m_current)));
    }
    setAccessibleName(m_words->text());
}

} // namespace eid::ui
