#include "ui/face/faceendview.h"

#include "core/base/errorwords.h"
#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/statement.h"
#include "ui/face/faceflow.h"
#include "ui/face/facewords.h"

#include <QVBoxLayout>

namespace eid::ui {

FaceEndView::FaceEndView(FaceFlow &flow, QWidget *parent)
    : FaceView(flow, parent)
    , m_statement(new Statement(Text::Role::Title, this))
    , m_truth(new Note(StatusSign::Status::Info, this))
    , m_next(addButton(new Button(Button::Kind::Primary, this)))
    , m_close(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_statement);
    layout->addWidget(m_truth);

    m_statement->title()->setObjectName(QStringLiteral("resultTitle"));
    m_truth->setObjectName(QStringLiteral("truth"));
    m_next->setObjectName(QStringLiteral("next"));
    m_close->setObjectName(QStringLiteral("close"));
    connect(m_next, &Button::clicked, this, &FaceEndView::submit);
    connect(m_close, &Button::clicked, this, &StepView::closeRequested);
    refresh();
}

QWidget *FaceEndView::firstFocus()
{
    return m_next;
}

bool FaceEndView::canGoOn() const
{
    return flow().stage() == FaceStage::Failed
        && errorWords(flow().error()->code).retry != Retry::No;
}

void FaceEndView::submit()
{
    if (canGoOn())
        flow().begin();
    else
        Q_EMIT closeRequested();
}

void FaceEndView::refresh()
{
    if (flow().stage() == FaceStage::Done)
        sayDone();
    else if (flow().stage() == FaceStage::Failed)
        sayFailed();
    m_next->setText(canGoOn() ? tr("Start anew") : tr("Close"));
    m_close->setText(tr("Close"));
    m_close->setVisible(canGoOn());
    setAccessibleName(m_statement->accessibleName());
    setAccessibleDescription(m_statement->accessibleDescription());
}

void FaceEndView::sayDone()
{
    const SampleOutcome &outcome = flow().outcome();
    if (!outcome.sent) {
        m_statement->say(Picture::Motif::CardIn, tr("The sample waits to be sent."),
            tr("The platform cannot be reached now. Open this page again when it can."));
        m_truth->setStatus(StatusSign::Status::Info);
        m_truth->setWords(tr("It is kept encrypted"),
            tr("Nobody but the back office can open it, not even on this computer. The picture "
               "itself is gone from here."));
        return;
    }
    const std::optional<FaceComparison> &comparison = outcome.comparison;
    m_statement->say(Picture::Motif::Done, tr("The sample was sent."),
        tr("The picture itself is gone from this computer."));
    m_truth->setVisible(comparison.has_value());
    if (!comparison)
        return;
    m_truth->setStatus(
        comparison->accepted ? StatusSign::Status::Good : StatusSign::Status::Warning);
    m_truth->setWords(tr("The comparison"), FaceWords::comparison(*comparison));
}

void FaceEndView::sayFailed()
{
    m_statement->say(*flow().error());
    m_truth->setWords(
        tr("Nothing was kept"), tr("The camera is off, and no picture is left on this computer."));
}

} // namespace eid::ui
