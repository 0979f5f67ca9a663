#include "ui/face/facewaitview.h"

#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/statement.h"
#include "ui/face/faceflow.h"
#include "ui/face/facewords.h"

#include <QProgressBar>
#include <QVBoxLayout>

namespace eid::ui {

namespace {

constexpr QSize progressSize(260, 8); // px

} // namespace

FaceWaitView::FaceWaitView(FaceFlow &flow, QWidget *parent)
    : FaceView(flow, parent)
    , m_statement(new Statement(Text::Role::Heading, this))
    , m_progress(new QProgressBar(this))
    , m_warning(new Note(StatusSign::Status::Warning, this))
    , m_cancel(addButton(new Button(Button::Kind::Secondary, this)))
{
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(progressSize);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_statement);
    layout->addWidget(m_progress, 0, Qt::AlignHCenter);
    layout->addWidget(m_warning);

    m_statement->title()->setObjectName(QStringLiteral("waitTitle"));
    m_progress->setObjectName(QStringLiteral("progress"));
    m_cancel->setObjectName(QStringLiteral("cancel"));
    connect(m_cancel, &Button::clicked, this, [this] {
        if (!this->flow().isBusy()) {
            Q_EMIT leaveRequested();
            return;
        }
        setFocus(Qt::OtherFocusReason);
        this->flow().cancel();
    });
    refresh();
}

// Not the button: an Enter too many, meant for the step before, must not give the job up.
QWidget *FaceWaitView::firstFocus()
{
    return this;
}

void FaceWaitView::refresh()
{
    const bool isSending = flow().stage() == FaceStage::Sending;
    m_progress->setVisible(isSending);
    m_warning->setVisible(isSending);
    m_cancel->setText(flow().isCancelling() ? tr("Stopping…") : tr("Cancel"));
    m_cancel->setEnabled(!flow().isCancelling());
    if (isSending)
        saySending();
    else if (flow().stage() == FaceStage::AwaitCard)
        sayAwaitCard();
    else
        m_statement->say(Picture::Motif::CardIn, tr("The cameras are looked for…"), {});
    setAccessibleName(m_statement->accessibleName());
    setAccessibleDescription(m_statement->accessibleDescription());
}

void FaceWaitView::sayAwaitCard()
{
    if (const std::optional<Error> obstacle = flow().obstacle())
        m_statement->say(*obstacle);
    else if (!flow().card()->isCardPresent())
        m_statement->say(Picture::Motif::InsertCard, tr("Insert the card"),
            tr("It signs the sample. The picture is kept as long as this page is open."));
    else
        m_statement->say(Picture::Motif::CardIn, tr("The card is being read…"),
            tr("Leave the card in the reader."));
}

void FaceWaitView::saySending()
{
    const SampleProgress progress = flow().progress().value_or(SampleProgress());
    const bool isCounted = progress.stage == SampleProgress::Stage::Sending && progress.size > 0;
    m_statement->say(Picture::Motif::CardIn, FaceWords::sending(progress),
        isCounted ? tr("%1 of %2")
                        .arg(QLocale().formattedDataSize(progress.sent),
                            QLocale().formattedDataSize(progress.size))
                  : QString());
    // Per mille: a sample may have more octets than an int counts on some day.
    m_progress->setRange(0, isCounted ? 1000 : 0);
    if (isCounted)
        m_progress->setValue(static_cast<int>(1000 * progress.sent / progress.size));
    m_progress->setAccessibleName(tr("Sending"));
    m_warning->setWords(tr("Leave the card in the reader"), {});
}

} // namespace eid::ui
