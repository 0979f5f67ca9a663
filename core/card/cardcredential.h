#pragma once

#include "core/base/result.h"
#include "core/card/cardlease.h"
#include "core/card/cardtypes.h"
#include "core/card/jobpin.h"
#include "core/crypto/cardkey.h"
#include "core/crypto/certificate.h"

#include <QDateTime>

#include <memory>
#include <stop_token>

namespace eid {

/// The card of one job, held by a lease, and the PIN that the job was given.
struct HeldCard
{
    std::shared_ptr<CardLease> lease;
    std::shared_ptr<JobPin> pin;
};

/// What a card proves with, of one slot.
struct CardCredential
{
    Certificate certificate;
    CardKey key; ///< signs on the card, see signerOn()
};

/// The certificate in \a slot of \a card, valid or not, which is read where the desk has not come
/// to it yet. Fails as CardLease::run() does, with CertificateMissing, and with why what is there
/// cannot be read.
///
/// Threads: as for CardLease::run().
Result<Certificate> certificateOn(
    const HeldCard &card, KeySlot slot, const std::stop_token &stop = {});

/// The credential in \a slot of \a card. Fails as certificateOn() does, and with CertificateExpired
/// where it is not valid at \a now.
Result<CardCredential> credentialOn(
    const HeldCard &card, KeySlot slot, const QDateTime &now, const std::stop_token &stop = {});

} // namespace eid
