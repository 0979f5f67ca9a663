#include "ui/onlinecopy/faceneededview.h"

#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/statement.h"
#include "ui/onlinecopy/authenticationflow.h"
#include "ui/onlinecopy/copywords.h"

#include <QVBoxLayout>

namespace eid::ui {

FaceNeededView::FaceNeededView(AuthenticationFlow &flow, QWidget *parent)
    : StepView(parent)
    , m_flow(flow)
    , m_statement(new Statement(Text::Role::Title, this))
    , m_truth(new Note(StatusSign::Status::Info, this))
    , m_take(addButton(new Button(Button::Kind::Primary, this)))
    , m_again(addButton(new Button(Button::Kind::Secondary, this)))
    , m_decline(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_statement);
    layout->addWidget(m_truth);
    m_take->setObjectName(QStringLiteral("takeSample"));
    m_take->setGlyph(Glyph::Face);
    m_take->setVisible(flow.takesSamples());
    m_again->setObjectName(QStringLiteral("again"));
    m_decline->setObjectName(QStringLiteral("decline"));
    connect(m_take, &Button::clicked, this, &FaceNeededView::faceSampleRequested);
    connect(m_again, &Button::clicked, &flow, &AuthenticationFlow::again);
    connect(m_decline, &Button::clicked, &flow, &AuthenticationFlow::decline);
    refresh();
}

QWidget *FaceNeededView::firstFocus()
{
    return m_flow.takesSamples() ? m_take : m_again;
}

void FaceNeededView::refresh()
{
    m_statement->say(Picture::Motif::FaceWanted, tr("A face sample is needed for this"),
        m_flow.takesSamples()
            ? tr("Take one now. It goes to the back office of the platform, not to whoever asks. "
                 "Once it was accepted, answer again.")
            : tr("Take one on a computer with a camera. Once it was accepted, answer again."));
    m_truth->setWords(tr("Nothing was told yet"),
        tr("The request stays open until %1.").arg(CopyWords::moment(m_flow.request().expires)));
    m_take->setText(tr("Take a face sample"));
    m_again->setText(tr("Answer again"));
    m_decline->setText(tr("Decline"));
    setAccessibleName(m_statement->accessibleName());
    setAccessibleDescription(m_statement->accessibleDescription());
}

} // namespace eid::ui
