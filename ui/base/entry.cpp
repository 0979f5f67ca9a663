#include "ui/base/entry.h"

#include "ui/base/metrics.h"
#include "ui/base/paint.h"
#include "ui/base/text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <variant>

namespace eid::ui {

class Entry::Badge : public QWidget
{
public:
    explicit Badge(std::variant<Glyph, StatusSign::Status> sign)
        : m_sign(sign)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

    void setSign(std::variant<Glyph, StatusSign::Status> sign)
    {
        m_sign = sign;
        update();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const int side = metrics::signSize(this);
        return {side, side};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        if (const auto *glyph = std::get_if<Glyph>(&m_sign)) {
            const Tone tone = isEnabled() ? Tone::Accent : Tone::Muted;
            drawGlyph(painter, *glyph, rect(), toneColor(tone, palette()));
        } else {
            StatusSign::paint(painter, std::get<StatusSign::Status>(m_sign), rect(), palette());
        }
    }

private:
    std::variant<Glyph, StatusSign::Status> m_sign;
};

Entry::Entry(Look look, Glyph glyph, QWidget *parent)
    : Entry(look, new Badge(glyph), parent)
{ }

Entry::Entry(Look look, StatusSign::Status status, QWidget *parent)
    : Entry(look, new Badge(status), parent)
{ }

Entry::Entry(Look look, Badge *badge, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
    , m_badge(badge)
    , m_title(new Text(look == Look::Plain ? Text::Role::Strong : Text::Role::Body, this))
    , m_description(new Text(Text::Role::Caption, this))
    , m_end(new QWidget(this))
    , m_endTitle(new Text(Text::Role::Body, m_end))
    , m_endDescription(new Text(Text::Role::Caption, m_end))
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);

    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    auto *end = new QVBoxLayout(m_end);
    end->setContentsMargins(0, 0, 0, 0);
    end->setSpacing(1);
    m_end->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_end->hide();
    for (Text *text : {m_title, m_description, m_endTitle, m_endDescription})
        text->setAttribute(Qt::WA_TransparentForMouseEvents);
    for (Text *text : {m_endTitle, m_endDescription})
        text->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_description->setTone(Tone::Muted);
    m_endDescription->setTone(Tone::Muted);
    words->addWidget(m_title);
    words->addWidget(m_description);
    end->addWidget(m_endTitle);
    end->addWidget(m_endDescription);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::medium, metrics::small, metrics::medium, metrics::small);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_badge);
    layout->addLayout(words, 1);
    layout->addWidget(m_end, 1);
    if (look == Look::Row) {
        layout->addWidget(new Badge(Glyph::Forward));
    }
}

void Entry::setWords(const QString &title, const QString &description)
{
    m_title->setText(title);
    m_description->setText(description);
    m_description->setVisible(!description.isEmpty());
    nameForScreenReaders();
}

void Entry::setEnd(const QString &title, const QString &description, Tone tone)
{
    m_endTitle->setText(title);
    m_endTitle->setTone(tone);
    m_end->show();
    m_endDescription->setText(description);
    m_endDescription->setVisible(!description.isEmpty());
    nameForScreenReaders();
}

void Entry::setStatus(StatusSign::Status status)
{
    m_badge->setSign(status);
}

void Entry::setGlyph(Glyph glyph)
{
    m_badge->setSign(glyph);
}

QString Entry::title() const
{
    return m_title->text();
}

QString Entry::description() const
{
    return m_description->text();
}

QString Entry::endTitle() const
{
    return m_endTitle->text();
}

void Entry::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::EnabledChange)
        showAbility();
    QAbstractButton::changeEvent(event);
}

void Entry::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (isChecked()) {
        painter.setBrush(toneWash(Tone::Accent, palette()));
        painter.drawRoundedRect(frame, metrics::controlRadius, metrics::controlRadius);
    }
    if (isEnabled() && (underMouse() || isDown())) {
        QColor veil = toneColor(Tone::Accent, palette());
        veil.setAlphaF(isDown() ? 0.16F : 0.07F);
        painter.setBrush(veil);
        painter.drawRoundedRect(frame, metrics::controlRadius, metrics::controlRadius);
    }
    if (showsFocus(*this))
        paintFocusRing(painter, rect(), palette());
}

void Entry::nameForScreenReaders()
{
    QStringList more{m_description->text(), m_endTitle->text(), m_endDescription->text()};
    more.removeAll(QString());
    setAccessibleName(m_title->text());
    setAccessibleDescription(more.join(QStringLiteral(". ")));
}

void Entry::showAbility()
{
    m_title->setTone(isEnabled() ? Tone::Plain : Tone::Muted);
    setCursor(isEnabled() ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

} // namespace eid::ui
