#include "ui/renewal/runview.h"

#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/steplist.h"
#include "ui/base/text.h"
#include "ui/renewal/renewalflow.h"
#include "ui/renewal/renewalwords.h"

#include <QVBoxLayout>

namespace eid::ui {

RunView::RunView(RenewalFlow &flow, QWidget *parent)
    : RenewalView(flow, parent)
    , m_credential(new Text(Text::Role::Heading, this))
    , m_steps(new StepList(this))
    , m_warning(new Note(StatusSign::Status::Warning, this))
    , m_cancel(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_credential);
    layout->addWidget(m_steps);
    layout->addWidget(m_warning);
    m_credential->setObjectName(QStringLiteral("credential"));
    m_steps->setObjectName(QStringLiteral("steps"));
    m_cancel->setObjectName(QStringLiteral("cancel"));
    connect(m_cancel, &Button::clicked, this, [this] {
        setFocus(Qt::OtherFocusReason);
        this->flow().cancel();
    });
    refresh();
}

// Not the button: an Enter too many, meant for the step before, must not give the job up.
QWidget *RunView::firstFocus()
{
    return this;
}

void RunView::refresh()
{
    const RenewalProgress progress = flow().progress().value_or(RenewalProgress());
    m_credential->setText(!flow().progress() ? tr("The card proves itself to the platform…")
            : progress.credentials > 1
            ? tr("Certificate %1 of %2: %3")
                  .arg(progress.credential + 1)
                  .arg(progress.credentials)
                  .arg(RenewalWords::credential(progress.slot))
            : tr("Certificate: %1").arg(RenewalWords::credential(progress.slot)));
    m_steps->setSteps(RenewalWords::steps());
    m_steps->setDone(flow().progress() ? RenewalWords::stepsDone(progress) : 0, true);
    m_warning->setWords(tr("Leave the card in the reader"), RenewalWords::warning(progress));
    m_cancel->setText(flow().isCancelling() ? tr("Stopping…") : tr("Stop"));
    m_cancel->setEnabled(!flow().isCancelling());
    setAccessibleName(m_credential->text());
    setAccessibleDescription(RenewalWords::happening(progress));
}

} // namespace eid::ui
