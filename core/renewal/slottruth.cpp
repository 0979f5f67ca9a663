#include "core/renewal/slottruth.h"

#include "core/card/eidcard.h"
#include "core/card/leasesigner.h"
#include "core/crypto/certificationrequest.h"
#include "core/crypto/publickey.h"
#include "core/renewal/credentialreading.h"
#include "core/renewal/renewalplan.h"

#include <algorithm>

namespace eid {

namespace {

struct Seen
{
    std::optional<Certificate> certificate;
    std::optional<Bytes> publicKey; ///< where the card tells
    std::optional<Certificate> any; ///< of whichever slot, for its names
};

std::optional<Certificate> copyOf(const Certificate *certificate)
{
    return certificate ? std::optional(*certificate) : std::nullopt;
}

std::optional<Certificate> anyCertificate(const CardState &card)
{
    for (const KeySlot slot : {KeySlot::Authentication, KeySlot::Signature}) {
        if (const Certificate *certificate = certificateIn(card, slot))
            return *certificate;
    }
    return std::nullopt;
}

/// Has the card look again, and tell of its key.
Result<Seen> lookAgain(const RenewalTools &tools, KeySlot slot)
{
    return tools.lease->run(
        [slot](EidCard &card, CardVisit &visit) -> Result<Seen> {
            const auto reading = card.readCertificate(slot);
            if (!reading)
                return failure(reading.error());
            visit.setCertificate(reading->slot);
            if (const auto read = readCredentials(card, visit); !read)
                return failure(read.error());
            const auto key = card.readPublicKey(slot);
            if (!key)
                return failure(key.error());
            return Seen{
                copyOf(certificateIn(visit.state(), slot)), *key, anyCertificate(visit.state())};
        },
        tools.stop);
}

bool isOfTheCard(const Error &error)
{
    return error.code == ErrorCode::CardUnsupported || error.code == ErrorCode::CardObjectMissing
        || error.code == ErrorCode::CardRefused || error.code == ErrorCode::CardMalformedData;
}

/// Whether the key in \a slot signs as \a publicKey does. A request for a certificate that nobody
/// gets serves as what is signed, for it is verified by whoever reads it.
Result<bool> holdsKey(
    const RenewalTools &tools, KeySlot slot, const Bytes &publicKey, const Certificate &names)
{
    const auto key = CardKey::create(publicKey, signerOn(tools.lease, slot, tools.pin, tools.stop));
    if (!key)
        return failure(key.error());
    const auto request = makeCertificationRequest(names, *key, {});
    if (request)
        return parseCertificationRequest(*request).has_value();
    // A key of another kind is refused by the card; one of the same kind signs, and wrongly.
    if (isOfTheCard(request.error()))
        return false;
    return failure(request.error());
}

Result<bool> isInSlot(
    const RenewalTools &tools, KeySlot slot, const Bytes &publicKey, const Seen &seen)
{
    if (seen.publicKey)
        return *seen.publicKey == publicKey;
    if (!seen.any)
        return false;
    return holdsKey(tools, slot, publicKey, *seen.any);
}

/// Whether the card made the key that it shows in place of the old one, and nobody noted it down.
bool wasMadeUnseen(const Seen &seen)
{
    return seen.publicKey && seen.certificate && publicKeyOf(*seen.certificate) != *seen.publicKey
        && keyAlgorithmOf(*seen.publicKey).has_value();
}

} // namespace

RecordedSlot RecordedSlot::of(const UnfinishedRenewal &run, KeySlot slot)
{
    RecordedSlot recorded;
    for (const RenewalRecord &record : run.records) {
        if (record.slot != slotName(slot))
            continue;
        if (record.step == RenewalStep::KeyGenerated && record.mark == RenewalMark::Before) {
            recorded.wasGenerating = true;
            recorded.publicKey.clear();
        }
        if (!record.publicKey.empty())
            recorded.publicKey = record.publicKey;
    }
    return recorded;
}

Result<SlotTruth> findSlotTruth(
    const RenewalTools &tools, KeySlot slot, const std::optional<RecordedSlot> &recorded)
{
    if (!recorded || !recorded->wasGenerating) {
        return tools.lease->run(
            [slot](EidCard &card, CardVisit &visit) -> Result<SlotTruth> {
                if (const auto read = readCredentials(card, visit); !read)
                    return failure(read.error());
                return SlotTruth{
                    RenewalEntry::Generate, copyOf(certificateIn(visit.state(), slot)), {}};
            },
            tools.stop);
    }
    const auto seen = lookAgain(tools, slot);
    if (!seen)
        return failure(seen.error());
    SlotTruth truth{RenewalEntry::Generate, seen->certificate, {}};
    if (recorded->publicKey.empty()) {
        if (wasMadeUnseen(*seen)) {
            truth.entry = RenewalEntry::Enrol;
            truth.publicKey = *seen->publicKey;
        }
        return truth;
    }
    const auto isThere = isInSlot(tools, slot, recorded->publicKey, *seen);
    if (!isThere)
        return failure(isThere.error());
    if (*isThere) {
        const bool isCertified
            = seen->certificate && publicKeyOf(*seen->certificate) == recorded->publicKey;
        truth.entry = isCertified ? RenewalEntry::Verify : RenewalEntry::Enrol;
        truth.publicKey = recorded->publicKey;
    }
    return truth;
}

} // namespace eid
