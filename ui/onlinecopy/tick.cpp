#include "ui/onlinecopy/tick.h"

#include "ui/base/glyph.h"
#include "ui/base/metrics.h"
#include "ui/base/paint.h"
#include "ui/base/text.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QMouseEvent>
#include <QPainter>

namespace eid::ui {

namespace {

/// As large as a sign, and to be told from its ground.
class Box : public QCheckBox
{
public:
    using QCheckBox::QCheckBox;

    [[nodiscard]] QSize sizeHint() const override
    {
        const int side = metrics::signSize(this) + 2 * ring;
        return {side, side};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool hitButton(const QPoint &at) const override { return rect().contains(at); }

    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF frame = QRectF(rect()).adjusted(ring, ring, -ring, -ring);
        const QColor accent = toneColor(Tone::Accent, palette());
        painter.setPen(QPen(isChecked() ? accent : edgeColor(palette()), 1.6));
        painter.setBrush(isChecked() ? accent : palette().color(QPalette::Base));
        painter.drawRoundedRect(frame, 4, 4);
        if (isChecked())
            drawGlyph(painter, Glyph::Check, frame.adjusted(1, 1, -1, -1),
                palette().color(QPalette::Base));
        if (showsFocus(*this))
            paintFocusRing(painter, rect(), palette());
    }

private:
    static constexpr int ring = 4;
};

} // namespace

Tick::Tick(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_box(new Box(this))
    , m_words(new Text(Text::Role::Body, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, metrics::tight, 0, metrics::tight);
    layout->setSpacing(metrics::small);
    layout->addWidget(m_box, 0, Qt::AlignVCenter);
    layout->addWidget(m_words, 1, Qt::AlignVCenter);
    m_box->setObjectName(name);
    m_words->setAttribute(Qt::WA_TransparentForMouseEvents);
    setCursor(Qt::PointingHandCursor);
    setMinimumHeight(metrics::controlHeight(this));
    setFocusProxy(m_box);
}

void Tick::setWords(const QString &words)
{
    m_words->setText(words);
    m_box->setAccessibleName(words);
}

void Tick::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        m_box->click();
}

} // namespace eid::ui
