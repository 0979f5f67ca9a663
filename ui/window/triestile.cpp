#include "ui/window/triestile.h"

#include "ui/base/metrics.h"
#include "ui/base/paint.h"
#include "ui/base/statussign.h"
#include "ui/base/text.h"
#include "ui/window/cardwords.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace eid::ui {

// Filled for a try that is left, hollow for one that is spent.
class TriesTile::Dots : public QWidget
{
public:
    explicit Dots(QWidget *parent)
        : QWidget(parent)
    {
        setFixedHeight(side);
    }

    void setTries(const PinStatus &status, Tone tone)
    {
        m_left = status.triesLeft.value_or(0);
        m_atMost = std::min(status.triesAtMost.value_or(m_left), most);
        m_tone = tone;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor color = toneColor(m_tone, palette());
        for (int index = 0; index < m_atMost; ++index) {
            const QRect place(index * (side + 6), 0, side, side);
            const QRectF dot = QRectF(visualRect(*this, place, rect())).adjusted(1, 1, -1, -1);
            const bool left = index < m_left;
            painter.setPen(QPen(left ? color : edgeColor(palette()), 1.5));
            painter.setBrush(left ? color : QColor(Qt::transparent));
            painter.drawEllipse(dot);
        }
    }

private:
    static constexpr int side = 12;
    static constexpr int most = 15; // a card's counter has four bits

    int m_left = 0;
    int m_atMost = 0;
    Tone m_tone = Tone::Plain;
};

TriesTile::TriesTile(PinRole role, QWidget *parent)
    : Panel(parent)
    , m_role(role)
    , m_sign(new StatusSign(StatusSign::Status::Unknown, this))
    , m_title(new Text(Text::Role::Heading, this))
    , m_words(new Text(Text::Role::Strong, this))
    , m_explanation(new Text(Text::Role::Caption, this))
    , m_dots(new Dots(this))
{
    m_explanation->setTone(Tone::Muted);
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::small);
    head->addWidget(m_sign);
    head->addWidget(m_title, 1);
    content()->addLayout(head);
    content()->addWidget(m_words);
    content()->addWidget(m_dots);
    content()->addWidget(m_explanation);
    content()->addStretch(1);
}

void TriesTile::setStatus(const CardState &card)
{
    const Words words = CardWords::tries(m_role, card);
    const PinStatus &status = m_role == PinRole::Pin ? card.pin : card.puk;
    m_sign->setStatus(words.status);
    m_title->setText(m_role == PinRole::Pin ? tr("PIN") : tr("PUK"));
    m_words->setText(words.title);
    m_words->setTone(StatusSign::toneOf(words.status));
    m_explanation->setText(words.text);
    m_dots->setTries(status, StatusSign::toneOf(words.status));
    m_dots->setVisible(status.triesLeft.has_value());
    setAccessibleName(QStringLiteral("%1: %2").arg(m_title->text(), words.title));
    setAccessibleDescription(words.text);
}

QString TriesTile::words() const
{
    return m_words->text();
}

QString TriesTile::explanation() const
{
    return m_explanation->text();
}

} // namespace eid::ui
