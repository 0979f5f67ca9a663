#include "ui/onlinecopy/copyrunview.h"

#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/steplist.h"
#include "ui/base/text.h"
#include "ui/onlinecopy/copyflow.h"
#include "ui/onlinecopy/copywords.h"

#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace eid::ui {

CopyRunView::CopyRunView(CopyFlow &flow, std::function<QString()> title,
    QList<CopyProgress::Stage> steps, bool usesCard, QWidget *parent)
    : StepView(parent)
    , m_flow(flow)
    , m_title(std::move(title))
    , m_stages(std::move(steps))
    , m_heading(new Text(Text::Role::Heading, this))
    , m_steps(new StepList(this))
    , m_warning(new Note(StatusSign::Status::Warning, this))
    , m_cancel(addButton(new Button(Button::Kind::Secondary, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_heading);
    layout->addWidget(m_steps);
    layout->addWidget(m_warning);
    m_steps->setObjectName(QStringLiteral("steps"));
    m_steps->setVisible(!m_stages.isEmpty());
    m_warning->setVisible(usesCard);
    m_cancel->setObjectName(QStringLiteral("cancel"));
    connect(m_cancel, &Button::clicked, this, [this] {
        setFocus(Qt::OtherFocusReason);
        m_flow.cancel();
    });
    refresh();
}

// Not the button: an Enter too many, meant for the step before, must not give the job up.
QWidget *CopyRunView::firstFocus()
{
    return this;
}

void CopyRunView::refresh()
{
    const CopyProgress progress = m_flow.progress().value_or(CopyProgress());
    const bool isUnderWay = m_flow.progress().has_value();
    const qsizetype current
        = isUnderWay ? std::max<qsizetype>(m_stages.indexOf(progress.stage), 0) : 0;
    QStringList steps;
    for (const CopyProgress::Stage stage : m_stages)
        steps.append(isUnderWay && stage == progress.stage ? CopyWords::happening(progress)
                                                           : CopyWords::step(stage));
    m_heading->setText(m_title());
    m_steps->setSteps(steps);
    m_steps->setDone(static_cast<int>(current), true);
    m_warning->setWords(tr("Leave the card in the reader"),
        tr("Should it be taken out all the same, nothing is lost: begin anew."));
    m_cancel->setText(m_flow.isCancelling() ? tr("Stopping…") : tr("Stop"));
    m_cancel->setEnabled(!m_flow.isCancelling());
    setAccessibleName(m_heading->text());
    setAccessibleDescription(steps.value(current));
}

} // namespace eid::ui
