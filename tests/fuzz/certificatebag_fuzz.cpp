#include "core/crypto/certificatebag.h"
#include "core/crypto/certificatepath.h"

#include <QTimeZone>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// What a server says are certificates and nothing else.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto bag = eid::parseCertificateBag(eid::ByteView(data, size));
    if (!bag) {
        if (bag.error().code != eid::ErrorCode::CertificateMalformed)
            std::abort();
        return 0;
    }
    if (bag->isEmpty() || bag->size() > eid::maximumBagCount)
        std::abort();
    const auto again = eid::parseCertificateBag(eid::makeCertificateBag(*bag).value());
    if (!again || again->size() != bag->size())
        std::abort();
    // Whatever it holds, a path ends where it is told to.
    const QDateTime at(QDate(2026, 6, 1), QTime(12, 0), QTimeZone::utc());
    for (const auto purpose : {eid::CertificatePurpose::Client, eid::CertificatePurpose::Issuer}) {
        const auto path = eid::findCertificatePath(bag->first(), *bag, {bag->last()}, at, purpose);
        if (path && (path->first() != bag->first() || path->last() != bag->last()))
            std::abort();
    }
    return 0;
}
