#include "app/eidctl/certificatereading.h"

#include "app/eidctl/cardsession.h"
#include "core/card/readcertificate.h"

#include <algorithm>

namespace eid::ctl {

namespace {

Result<CertificateSlot> slotOf(CardSession &cards, const CardState &card, KeySlot slot)
{
    const auto found = std::ranges::find(card.certificates, slot, &CertificateSlot::slot);
    if (found != card.certificates.end() && found->content != CertificateSlot::Content::Unread)
        return *found;
    return cards.await(readCertificate(cards.desk(), card.reader, card.identity.serial, slot));
}

} // namespace

Result<CertificateSlot> presentCertificate(CardSession &cards, const CardState &card, KeySlot slot)
{
    auto read = slotOf(cards, card, slot);
    if (!read)
        return read;
    switch (read->content) {
    case CertificateSlot::Content::Present:
        return read;
    case CertificateSlot::Content::Faulty:
        return failure(read->error.value_or(Error{ErrorCode::CertificateMalformed, {}, {}}));
    case CertificateSlot::Content::Empty:
    case CertificateSlot::Content::Unread:
        return failure(ErrorCode::CertificateMissing, slotName(slot));
    }
    Q_UNREACHABLE();
}

} // namespace eid::ctl
