#include "ui/window/sidebar.h"

#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/slimscrollbar.h"
#include "ui/base/tone.h"
#include "ui/window/cardzone.h"
#include "ui/window/joblist.h"
#include "ui/window/readerchooser.h"

#include <QEvent>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace eid::ui {

SideBar::SideBar(QWidget *parent)
    : QWidget(parent)
    , m_cardZone(new CardZone(this))
    , m_chooser(new ReaderChooser(this))
    , m_jobs(new JobList(this))
    , m_language(new Button(Button::Kind::Quiet, this))
    , m_journal(new Button(Button::Kind::Quiet, this))
    , m_settings(new Button(Button::Kind::Quiet, this))
    , m_about(new Button(Button::Kind::Quiet, this))
{
    m_language->setGlyph(Glyph::Globe);
    m_language->setObjectName(QStringLiteral("language"));
    m_journal->setGlyph(Glyph::Journal);
    m_journal->setObjectName(QStringLiteral("openJournal"));
    m_settings->setGlyph(Glyph::Gear);
    m_settings->setObjectName(QStringLiteral("settings"));
    m_about->setGlyph(Glyph::Info);
    m_about->setObjectName(QStringLiteral("about"));

    auto *list = new QWidget;
    auto *entries = new QVBoxLayout(list);
    entries->setContentsMargins(metrics::small, 0, metrics::small, metrics::small);
    entries->setSpacing(metrics::medium);
    entries->addWidget(m_chooser);
    entries->addWidget(m_jobs);
    entries->addStretch(1);
    auto *scroller = new QScrollArea(this);
    scroller->setWidget(list);
    scroller->setWidgetResizable(true);
    scroller->setFrameShape(QFrame::NoFrame);
    scroller->setVerticalScrollBar(new SlimScrollBar(Qt::Vertical, scroller));
    scroller->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroller->setFocusPolicy(Qt::NoFocus);
    scroller->viewport()->setAutoFillBackground(false);
    list->setAutoFillBackground(false);

    auto *card = new QVBoxLayout;
    card->setContentsMargins(metrics::large, metrics::large, metrics::large, metrics::medium);
    card->addWidget(m_cardZone);

    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(metrics::small, 0, metrics::small, metrics::small);
    foot->setSpacing(metrics::tight);
    foot->addWidget(m_language);
    foot->addStretch(1);
    foot->addWidget(m_journal);
    foot->addWidget(m_settings);
    foot->addWidget(m_about);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 1, 0);
    layout->setSpacing(0);
    layout->addLayout(card);
    layout->addWidget(scroller, 1);
    layout->addLayout(foot);
    fitWidth();
    retranslate();
}

bool SideBar::event(QEvent *event)
{
    const bool handled = QWidget::event(event);
    if (event->type() == QEvent::ApplicationFontChange)
        fitWidth();
    return handled;
}

void SideBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SideBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    painter.setPen(lineColor(palette()));
    const int edge = mirrored ? 0 : width() - 1;
    painter.drawLine(edge, 0, edge, height());
}

void SideBar::retranslate()
{
    // The other language names itself, so that whoever cannot read this one finds the way.
    //: Shown on the button that switches to the other language: the name of that language in itself
    m_language->setText(tr("中文"));
    m_language->setAccessibleName(tr("Switch the language to Chinese"));
    m_journal->setAccessibleName(tr("Journal"));
    m_journal->setToolTip(tr("Journal of what was done (Ctrl+J)"));
    m_settings->setAccessibleName(tr("Settings"));
    m_settings->setToolTip(tr("Settings"));
    m_about->setAccessibleName(tr("Help and about"));
    m_about->setToolTip(tr("Help and about (F1)"));
}

void SideBar::fitWidth()
{
    setFixedWidth(std::clamp(fontInfo().pixelSize() * 316 / 14, 316, 460));
}

} // namespace eid::ui
