#include "ui/renewal/awaitview.h"

#include "ui/base/button.h"
#include "ui/base/errorpanel.h"
#include "ui/base/metrics.h"
#include "ui/base/picture.h"
#include "ui/base/text.h"
#include "ui/renewal/renewalflow.h"

#include <QVBoxLayout>

#include <optional>

namespace eid::ui {

namespace {

std::optional<Error> obstacleOf(const RenewalFlow &flow)
{
    if (flow.desk().serviceError)
        return flow.desk().serviceError;
    const CardState *card = flow.card();
    if (card == nullptr)
        return Error{ErrorCode::ReaderUnavailable, {}, std::nullopt};
    return card->phase == CardPhase::Failed ? card->error : std::nullopt;
}

} // namespace

AwaitView::AwaitView(RenewalFlow &flow, QWidget *parent)
    : RenewalView(flow, parent)
    , m_obstacle(new ErrorPanel(this))
    , m_picture(new Picture(Picture::Motif::InsertCard, this))
    , m_title(new Text(Text::Role::Heading, this))
    , m_text(new Text(Text::Role::Body, this))
    , m_leave(addButton(new Button(Button::Kind::Secondary, this)))
{
    m_title->setAlignment(Qt::AlignCenter);
    m_text->setAlignment(Qt::AlignCenter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_obstacle);
    layout->addWidget(m_picture);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    m_leave->setObjectName(QStringLiteral("cancel"));
    connect(m_leave, &Button::clicked, this, &StepView::leaveRequested);
    refresh();
}

QWidget *AwaitView::firstFocus()
{
    return m_leave;
}

void AwaitView::refresh()
{
    const std::optional<Error> trouble = obstacleOf(flow());
    m_obstacle->setVisible(trouble.has_value());
    if (trouble && m_obstacle->error() != trouble)
        m_obstacle->setError(*trouble);
    for (QWidget *widget : {static_cast<QWidget *>(m_picture), static_cast<QWidget *>(m_title),
             static_cast<QWidget *>(m_text)})
        widget->setVisible(!trouble);
    const CardState *card = flow().card();
    const bool isIn = card != nullptr && card->isCardPresent();
    m_picture->setMotif(isIn ? Picture::Motif::CardIn : Picture::Motif::InsertCard);
    m_title->setText(!isIn                             ? tr("Insert the card")
            : flow().stage() == RenewalStage::Planning ? tr("The tool looks what is due…")
                                                       : tr("The card is being read…"));
    m_text->setText(isIn ? tr("Leave the card in the reader.")
                         : tr("It goes on as soon as the card is in the reader."));
    m_leave->setText(tr("Cancel"));
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_text->text());
}

} // namespace eid::ui
