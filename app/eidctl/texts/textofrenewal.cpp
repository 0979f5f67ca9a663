#include "app/eidctl/texts/textofrenewal.h"

#include "app/eidctl/text.h"
#include "app/eidctl/texts/textofcertificates.h"

#include <QStringList>

namespace eid::ctl {

namespace {

QString day(const QDateTime &time)
{
    return time.toLocalTime().date().toString(Qt::ISODate);
}

QString nameOf(KeySlot slot)
{
    return QStringLiteral("%1 (%2)").arg(slotName(slot), textOfSlotPurpose(slot));
}

QString textOfReason(RenewalReason reason)
{
    switch (reason) {
    case RenewalReason::NotDue:
        return Text::tr("not due yet, nothing to do");
    case RenewalReason::Due:
        return Text::tr("to be renewed, ends soon");
    case RenewalReason::Expired:
        return Text::tr("to be renewed, has expired");
    case RenewalReason::Unusable:
        return Text::tr("to be renewed, cannot be used");
    case RenewalReason::CutShort:
        return Text::tr("to be renewed, was cut short before");
    case RenewalReason::Asked:
        return Text::tr("to be renewed, though not due yet");
    }
    Q_UNREACHABLE();
}

QString textOfStep(RenewalStep step)
{
    switch (step) {
    case RenewalStep::Planned:
        return Text::tr("the platform knows the card");
    case RenewalStep::AdminAuthenticated:
        return Text::tr("the platform opens the card for the change");
    case RenewalStep::KeyGenerated:
        return Text::tr("the card makes a new key");
    case RenewalStep::Enrolled:
        return Text::tr("the platform issues the certificate");
    case RenewalStep::Written:
        return Text::tr("the certificate is written to the card");
    case RenewalStep::Verified:
        return Text::tr("the new credential is tried out");
    case RenewalStep::Confirmed:
        return Text::tr("the platform retires the old certificate");
    case RenewalStep::Abandoned:
        return Text::tr("given up");
    }
    Q_UNREACHABLE();
}

QString seconds(qint64 milliseconds)
{
    return QString::number(static_cast<double>(milliseconds) / 1000, 'f', 1);
}

} // namespace

QString textOfRenewalPlan(const RenewalPlanReport &report)
{
    QStringList lines;
    for (const PlannedRenewal &planned : report.plan.credentials) {
        QString line
            = QStringLiteral("%1: %2").arg(nameOf(planned.slot), textOfReason(planned.reason));
        if (planned.expires)
            line += QStringLiteral(", ") + Text::tr("valid until %1").arg(day(*planned.expires));
        if (planned.isWanted())
            line += QStringLiteral(", ")
                + Text::tr("%1 vouches for it").arg(slotName(planned.voucher));
        lines += line;
    }
    if (report.isCutShort)
        lines += Text::tr("A renewal was cut short: “eidctl renew resume” brings it to its end.");
    return lines.join(u'\n');
}

QString textOfRenewal(const RenewalReport &report)
{
    QStringList lines;
    for (const RenewedCredential &credential : report.outcome.renewed)
        lines += Text::tr("%1: renewed, valid until %2")
                     .arg(nameOf(credential.slot), day(credential.expires));
    lines
        += Text::tr("Commands to the card: %1; full TLS handshakes: %2; requests: %3; "
                    "%4 s, of which the card %5 s")
               .arg(report.outcome.apdus)
               .arg(report.outcome.fullHandshakes)
               .arg(report.outcome.requests)
               .arg(seconds(report.outcome.milliseconds), seconds(report.outcome.cardMilliseconds));
    return lines.join(u'\n');
}

QString textOfProgress(const RenewalProgress &progress)
{
    const RenewalMark told
        = progress.step == RenewalStep::Planned ? RenewalMark::After : RenewalMark::Before;
    if (progress.mark != told)
        return {};
    return Text::tr("[%1/%2] %3: %4")
        .arg(progress.credential + 1)
        .arg(progress.credentials)
        .arg(nameOf(progress.slot), textOfStep(progress.step));
}

QString textOfStand(RenewalStand stand, const std::optional<RenewalProgress> &last)
{
    if (stand == RenewalStand::Unchanged)
        return Text::tr("Nothing was changed on the card.");
    const QString resume
        = Text::tr("No step is lost: “eidctl renew resume” brings the renewal to its end.");
    if (!last)
        return resume;
    return Text::tr("The renewal has stopped at %1: %2.")
               .arg(nameOf(last->slot), textOfStep(last->step))
        + u'\n' + resume;
}

} // namespace eid::ctl
