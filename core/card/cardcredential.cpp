#include "core/card/cardcredential.h"

#include "core/card/eidcard.h"
#include "core/card/leasesigner.h"
#include "core/crypto/publickey.h"

#include <algorithm>

namespace eid {

namespace {

Result<CertificateSlot> slotOn(EidCard &card, CardVisit &visit, KeySlot slot)
{
    const QList<CertificateSlot> &known = visit.state().certificates;
    const auto found = std::ranges::find(known, slot, &CertificateSlot::slot);
    if (found != known.end() && found->content != CertificateSlot::Content::Unread)
        return *found;
    const auto reading = card.readCertificate(slot);
    if (!reading)
        return failure(reading.error());
    visit.setCertificate(reading->slot);
    return reading->slot;
}

} // namespace

Result<Certificate> certificateOn(const HeldCard &card, KeySlot slot, const std::stop_token &stop)
{
    const auto read = card.lease->run(
        [slot](EidCard &eid, CardVisit &visit) { return slotOn(eid, visit, slot); }, stop);
    if (!read)
        return failure(read.error());
    if (read->content == CertificateSlot::Content::Faulty)
        return failure(read->error.value_or(Error{ErrorCode::CertificateMalformed, {}, {}}));
    if (read->content != CertificateSlot::Content::Present)
        return failure(ErrorCode::CertificateMissing, slotName(slot));
    return read->certificate;
}

Result<CardCredential> credentialOn(
    const HeldCard &card, KeySlot slot, const QDateTime &now, const std::stop_token &stop)
{
    auto certificate = certificateOn(card, slot, stop);
    if (!certificate)
        return failure(certificate.error());
    if (!certificate->isValidAt(now))
        return failure(ErrorCode::CertificateExpired, slotName(slot));
    auto key
        = CardKey::create(publicKeyOf(*certificate), signerOn(card.lease, slot, card.pin, stop));
    if (!key)
        return failure(key.error());
    return CardCredential{*std::move(certificate), *std::move(key)};
}

} // namespace eid
