#pragma once

#include "core/card/cardtypes.h"
#include "core/store/renewaljournal.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>

#include <optional>

namespace eid {

/// Why a credential is to be renewed.
enum class RenewalReason {
    NotDue, ///< valid for longer than the window to renew; nothing is done
    Due, ///< its validity ends within the window to renew
    Expired,
    Unusable, ///< no certificate, or one that does not go with the key
    CutShort, ///< a renewal of it was begun and not brought to its end
    Asked, ///< not due, and the user wants it all the same
};

/// One credential in a plan, in the order in which they are done.
struct PlannedRenewal
{
    KeySlot slot = KeySlot::Signature;
    /// The credential under whose mutual TLS this one is renewed, and which is not touched.
    KeySlot voucher = KeySlot::Authentication;
    RenewalReason reason = RenewalReason::NotDue;
    std::optional<QDateTime> expires; ///< UTC, of the certificate that is there

    [[nodiscard]] bool isWanted() const { return reason != RenewalReason::NotDue; }
    bool operator==(const PlannedRenewal &) const = default;
};

/// What a renewal would do with a card.
struct RenewalPlan
{
    QList<PlannedRenewal> credentials;

    [[nodiscard]] bool isEmpty() const
    {
        for (const PlannedRenewal &credential : credentials) {
            if (credential.isWanted())
                return false;
        }
        return true;
    }
    bool operator==(const RenewalPlan &) const = default;
};

/// How far a running renewal has come: the step of the slot that is under way or just done.
struct RenewalProgress
{
    KeySlot slot = KeySlot::Signature;
    RenewalStep step = RenewalStep::Planned;
    RenewalMark mark = RenewalMark::Before;
    int credential = 0; ///< of the plan, counted from 0
    int credentials = 0; ///< to be renewed in all
    /// Whether the card must stay in now: taking it out costs time, and never the card.
    bool needsCard = true;

    bool operator==(const RenewalProgress &) const = default;
};

/// What was done for one credential.
struct RenewedCredential
{
    KeySlot slot = KeySlot::Signature;
    QDateTime expires; ///< UTC, of the new certificate
    QString fingerprint; ///< SHA-256 of it, upper-case hexadecimal

    bool operator==(const RenewedCredential &) const = default;
};

/// How a renewal ended well, and what it cost.
struct RenewalOutcome
{
    QList<RenewedCredential> renewed;
    int apdus = 0;
    int fullHandshakes = 0;
    int requests = 0;
    qint64 cardMilliseconds = 0; ///< spent waiting for the card
    qint64 milliseconds = 0; ///< in all

    bool operator==(const RenewalOutcome &) const = default;
};

} // namespace eid

Q_DECLARE_METATYPE(eid::RenewalPlan)
Q_DECLARE_METATYPE(eid::RenewalProgress)
Q_DECLARE_METATYPE(eid::RenewalOutcome)
