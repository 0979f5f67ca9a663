#include "ui/renewal/offerview.h"

#include "ui/base/button.h"
#include "ui/base/metrics.h"
#include "ui/base/note.h"
#include "ui/base/text.h"
#include "ui/renewal/renewalflow.h"
#include "ui/renewal/renewalwords.h"

#include <QVBoxLayout>

namespace eid::ui {

namespace {

StatusSign::Status statusOf(RenewalReason reason)
{
    switch (reason) {
    case RenewalReason::NotDue:
        return StatusSign::Status::Good;
    case RenewalReason::Asked:
        return StatusSign::Status::Info;
    case RenewalReason::Due:
    case RenewalReason::CutShort:
        return StatusSign::Status::Warning;
    case RenewalReason::Expired:
    case RenewalReason::Unusable:
        return StatusSign::Status::Bad;
    }
    Q_UNREACHABLE();
}

} // namespace

OfferView::OfferView(RenewalFlow &flow, QWidget *parent)
    : RenewalView(flow, parent)
    , m_lead(new Text(Text::Role::Body, this))
    , m_explanation(new Text(Text::Role::Body, this))
    , m_go(addButton(new Button(Button::Kind::Primary, this)))
    , m_leave(addButton(new Button(Button::Kind::Secondary, this)))
    , m_all(addButton(new Button(Button::Kind::Quiet, this)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(m_lead);
    for (const PlannedRenewal &planned : flow.plan().credentials) {
        auto *note = new Note(statusOf(planned.reason), this);
        m_credentials.append(note);
        layout->addWidget(note);
    }
    layout->addWidget(m_explanation);
    m_explanation->setTone(Tone::Muted);

    m_go->setObjectName(QStringLiteral("go"));
    m_leave->setObjectName(QStringLiteral("cancel"));
    m_all->setObjectName(QStringLiteral("all"));
    connect(m_go, &Button::clicked, this, &OfferView::submit);
    connect(m_leave, &Button::clicked, this, &StepView::leaveRequested);
    connect(m_all, &Button::clicked, &flow, &RenewalFlow::wantAll);
    refresh();
}

QWidget *OfferView::firstFocus()
{
    return m_go->isHidden() ? m_leave : m_go;
}

void OfferView::submit()
{
    if (!flow().plan().isEmpty())
        flow().accept();
}

void OfferView::refresh()
{
    const bool isEmpty = flow().plan().isEmpty();
    m_lead->setText(isEmpty ? tr("Nothing on this card needs to be renewed yet.")
                            : tr("These certificates are renewed, one after the other:"));
    const QList<PlannedRenewal> &planned = flow().plan().credentials;
    for (qsizetype i = 0; i < m_credentials.size() && i < planned.size(); ++i)
        m_credentials[i]->setWords(
            RenewalWords::credential(planned[i].slot), RenewalWords::reason(planned[i]));
    m_explanation->setText(tr(
        "The card makes new keys, and the platform issues new certificates for them. Your PIN "
        "stays the same. One certificate is valid all the time; whatever interrupts the renewal, "
        "it can be resumed. It takes about half a minute."));
    m_explanation->setVisible(!isEmpty);
    m_go->setText(tr("Renew"));
    m_go->setVisible(!isEmpty);
    m_leave->setText(isEmpty ? tr("Close") : tr("Not now"));
    m_all->setText(tr("Renew all the same"));
    m_all->setVisible(isEmpty);
    setAccessibleName(m_lead->text());
}

} // namespace eid::ui
