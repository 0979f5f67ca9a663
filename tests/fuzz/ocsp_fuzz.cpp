#include "core/crypto/ocsp.h"

#include <QTimeZone>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

/// The part at the front of \a data, behind two octets that say how long it is.
eid::ByteView takePart(eid::ByteView &data)
{
    constexpr std::size_t head = 2;
    if (data.size() < head)
        return {};
    const std::size_t announced = static_cast<std::size_t>(data[0] << 8 | data[1]);
    const std::size_t size = announced < data.size() - head ? announced : data.size() - head;
    const eid::ByteView part = data.subspan(head, size);
    data = data.subspan(head + size);
    return part;
}

} // namespace

/// What an OCSP responder answers: the certificate, its issuer and the request come in front, so
/// that the answers of the corpus hold and what is near them is met.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    eid::ByteView rest(data, size);
    const auto certificate = eid::parseCertificate(takePart(rest));
    const auto issuer = eid::parseCertificate(takePart(rest));
    const eid::ByteView request = takePart(rest);
    if (!certificate || !issuer)
        return 0;
    const QDateTime now(QDate(2026, 6, 1), QTime(12, 0), QTimeZone::utc());
    const auto status = eid::checkOcspResponse(
        rest, {{request.begin(), request.end()}}, *certificate, *issuer, now);
    if (!status) {
        if (status.error().code != eid::ErrorCode::CertificateStatusUnknown)
            std::abort();
        return 0;
    }
    if (!status->thisUpdate.isValid()
        || (status->state == eid::CertificateStatus::State::Revoked) != status->revokedAt.isValid())
        std::abort();
    return 0;
}
