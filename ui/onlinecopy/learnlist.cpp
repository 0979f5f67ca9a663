#include "ui/onlinecopy/learnlist.h"

#include "ui/base/metrics.h"
#include "ui/base/text.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace eid::ui {

/// One line with its sign.
class LearnList::Row : public QWidget
{
public:
    Row(Glyph glyph, Tone tone, QWidget *parent)
        : QWidget(parent)
        , m_glyph(glyph)
        , m_tone(tone)
        , m_text(new Text(Text::Role::Body, this))
    {
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(sign() + metrics::small, 0, 0, 0);
        layout->addWidget(m_text);
    }

    void setText(const QString &text) { m_text->setText(text); }

protected:
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::FontChange)
            layout()->setContentsMargins(sign() + metrics::small, 0, 0, 0);
        QWidget::changeEvent(event);
    }

    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const int line = m_text->fontMetrics().height();
        const QRectF place(isRightToLeft() ? width() - sign() : 0,
            m_text->y() + (line - sign()) / 2.0, sign(), sign());
        drawGlyph(painter, m_glyph, place, toneColor(m_tone, palette()));
    }

private:
    [[nodiscard]] int sign() const { return metrics::signSize(this); }

    Glyph m_glyph;
    Tone m_tone;
    Text *m_text;
};

LearnList::LearnList(Glyph glyph, Tone tone, QWidget *parent)
    : QWidget(parent)
    , m_glyph(glyph)
    , m_tone(tone)
    , m_title(new Text(Text::Role::Strong, this))
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(metrics::tight);
    m_layout->addWidget(m_title);
    m_title->setTone(tone);
}

void LearnList::setWords(const QString &title, const QStringList &lines)
{
    m_title->setText(title);
    m_lines = lines;
    while (m_rows.size() > lines.size())
        delete m_rows.takeLast();
    while (m_rows.size() < lines.size()) {
        m_rows.append(new Row(m_glyph, m_tone, this));
        m_layout->addWidget(m_rows.constLast());
    }
    for (qsizetype line = 0; line < lines.size(); ++line)
        m_rows.at(line)->setText(lines.at(line));
    setAccessibleName(title);
    setAccessibleDescription(lines.join(QStringLiteral(". ")));
}

} // namespace eid::ui
