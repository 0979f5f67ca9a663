#include "ui/renewal/renewalwords.h"

#include <QLocale>

namespace eid::ui {

QString RenewalWords::title()
{
    return tr("Renew the certificates");
}

QString RenewalWords::credential(KeySlot slot)
{
    switch (slot) {
    case KeySlot::Authentication:
        return tr("Identity");
    case KeySlot::Signature:
        return tr("Signature");
    case KeySlot::KeyManagement:
        return tr("Encryption");
    case KeySlot::CardAuthentication:
        return tr("Card");
    }
    Q_UNREACHABLE();
}

QString RenewalWords::date(const QDateTime &when)
{
    //: How a date is written; see QLocale::toString()
    return QLocale().toString(when.toLocalTime().date(), tr("d MMMM yyyy"));
}

QString RenewalWords::reason(const PlannedRenewal &planned)
{
    const QString until = planned.expires ? date(*planned.expires) : QString();
    switch (planned.reason) {
    case RenewalReason::NotDue:
        return tr("Valid until %1. Not due yet.").arg(until);
    case RenewalReason::Asked:
        return tr("Valid until %1. Renewed because you want it.").arg(until);
    case RenewalReason::Due:
        return tr("Valid until %1 only.").arg(until);
    case RenewalReason::Expired:
        return tr("No longer valid since %1.").arg(until);
    case RenewalReason::Unusable:
        return tr("Cannot be used as it is.");
    case RenewalReason::CutShort:
        return tr("Its renewal was cut short.");
    }
    Q_UNREACHABLE();
}

QStringList RenewalWords::steps()
{
    return {tr("The platform opens the card"), tr("The card makes a new key"),
        tr("The platform issues the certificate"), tr("The certificate is put on the card"),
        tr("The new certificate is tried"), tr("The old certificate is retired")};
}

int RenewalWords::stepsDone(const RenewalProgress &progress)
{
    const int done = progress.mark == RenewalMark::After ? 1 : 0;
    switch (progress.step) {
    case RenewalStep::Planned:
    case RenewalStep::Abandoned:
        return 0;
    case RenewalStep::AdminAuthenticated:
        return 0 + done;
    case RenewalStep::KeyGenerated:
        return 1 + done;
    case RenewalStep::Enrolled:
        return 2 + done;
    case RenewalStep::Written:
        return 3 + done;
    case RenewalStep::Verified:
        return 4 + done;
    case RenewalStep::Confirmed:
        return 5 + done;
    }
    Q_UNREACHABLE();
}

QString RenewalWords::happening(const RenewalProgress &progress)
{
    const QStringList names = steps();
    const int done = stepsDone(progress);
    return done < names.size() ? names.at(done) : names.last();
}

QString RenewalWords::warning(const RenewalProgress &progress)
{
    return progress.needsCard
        ? tr("Leave the card in the reader until it is done. Should it be taken out all the same, "
             "nothing is lost: the renewal can be resumed.")
        : tr("The platform is at work. Leave the card in the reader.");
}

} // namespace eid::ui
