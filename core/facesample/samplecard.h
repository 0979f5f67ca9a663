#pragma once

#include "core/base/result.h"
#include "core/card/cardlease.h"
#include "core/card/jobpin.h"
#include "core/crypto/cardkey.h"
#include "core/crypto/certificate.h"

#include <QDateTime>

#include <memory>
#include <stop_token>

namespace eid {

/// What a card proves with, of one slot.
struct CardCredential
{
    Certificate certificate;
    CardKey key; ///< signs on the card, see signerOn()
};

/// The card of one job, held by a lease.
struct SampleCard
{
    std::shared_ptr<CardLease> lease;
    std::shared_ptr<JobPin> pin;
};

/// The credential in \a slot of \a card, whose certificate is read where the desk has not come to
/// it yet. Fails with CertificateMissing, with why it cannot be read, and with CertificateExpired
/// where it is not valid at \a now.
Result<CardCredential> credentialOn(
    const SampleCard &card, KeySlot slot, const QDateTime &now, const std::stop_token &stop);

} // namespace eid
