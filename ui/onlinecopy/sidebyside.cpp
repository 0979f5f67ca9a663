#include "ui/onlinecopy/sidebyside.h"

#include "ui/base/metrics.h"

#include <QBoxLayout>
#include <QResizeEvent>

#include <algorithm>

namespace eid::ui {

namespace {

// Narrower than this many heights of a letter words are hard to read.
constexpr int leastWordsInEms = 17;
constexpr int pictureShare = 3;
constexpr int wordsShare = 2;

} // namespace

SideBySide::SideBySide(QWidget *picture, QWidget *words, QWidget *parent)
    : QWidget(parent)
    , m_picture(picture)
    , m_words(words)
    , m_layout(new QBoxLayout(QBoxLayout::TopToBottom, this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(metrics::large);
    m_layout->addWidget(m_picture, pictureShare);
    m_layout->addWidget(m_words, wordsShare);
}

// As narrow as one below the other: only so can it find out that there is no more room.
QSize SideBySide::minimumSizeHint() const
{
    return {std::max(m_picture->minimumSizeHint().width(), m_words->minimumSizeHint().width()),
        m_layout->minimumSize().height()};
}

void SideBySide::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int needed
        = leastWordsInEms * fontInfo().pixelSize() * (pictureShare + wordsShare) / wordsShare;
    const auto direction = width() >= needed ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (direction != m_layout->direction())
        m_layout->setDirection(direction);
}

} // namespace eid::ui
