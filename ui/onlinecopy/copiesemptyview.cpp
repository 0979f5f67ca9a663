#include "ui/onlinecopy/copiesemptyview.h"

#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/text.h"
#include "ui/onlinecopy/copiesflow.h"
#include "ui/onlinecopy/copycard.h"
#include "ui/onlinecopy/sidebyside.h"

#include <QVBoxLayout>

namespace eid::ui {

CopiesEmptyView::CopiesEmptyView(CopiesFlow &flow, QWidget *parent)
    : StepView(parent)
    , m_flow(flow)
    , m_picture(new CopyCard(this))
    , m_title(new Text(Text::Role::Heading, this))
    , m_what(new Text(Text::Role::Body, this))
    , m_where(new Text(Text::Role::Body, this))
    , m_others(new Note(StatusSign::Status::Info, this))
    , m_removeOthers(new Button(Button::Kind::Quiet, this))
    , m_take(addButton(new Button(Button::Kind::Primary, this)))
{
    auto *words = new QWidget(this);
    auto *column = new QVBoxLayout(words);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::small);
    column->addWidget(m_title);
    column->addWidget(m_what);
    column->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(new SideBySide(m_picture, words, this));
    layout->addWidget(m_where);
    layout->addWidget(m_others);
    m_others->extras()->addWidget(m_removeOthers, 0, Qt::AlignLeading);
    m_removeOthers->setObjectName(QStringLiteral("removeOthers"));
    connect(
        m_removeOthers, &Button::clicked, this, [this] { m_flow.ask(CopiesAction::RemoveOthers); });
    m_take->setObjectName(QStringLiteral("takeOffer"));
    m_others->setObjectName(QStringLiteral("others"));
    connect(m_take, &Button::clicked, this, &CopiesEmptyView::offerRequested);
    refresh();
}

QWidget *CopiesEmptyView::firstFocus()
{
    return m_take;
}

void CopiesEmptyView::submit()
{
    Q_EMIT offerRequested();
}

void CopiesEmptyView::refresh()
{
    const int others = m_flow.overview().ofOtherCards;
    m_title->setText(tr("No online copy of this card yet"));
    m_what->setText(
        tr("An online copy proves on the internet who you are, without your ID card being shown: "
           "whoever asks learns that it is you, and of the card only what you agree to. It works "
           "on this computer, with this card and its PIN, and nowhere else."));
    m_where->setText(
        tr("Apply for it at a counter with your resident identity card. You are given an offer, "
           "as a QR code and a link, and a transaction code. With both you take it here."));
    m_others->setVisible(others > 0);
    m_others->setWords(tr("Copies of another card are on this computer"),
        tr("%n copies. Only that card opens them.", nullptr, others));
    m_removeOthers->setText(tr("Remove them"));
    m_take->setText(tr("Take an offer"));
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_what->text());
}

} // namespace eid::ui
