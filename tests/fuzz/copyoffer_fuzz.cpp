#include "core/onlinecopy/copyoffer.h"

#include <QUrl>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// What a person pastes, or a QR code holds, as an offer of online copies.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const QUrl address(QStringLiteral("https://platform.example:8443/base/"));
    const QString text
        = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto understood = eid::understandOffer(text, address);
    if (!understood) {
        if (understood.error().code != eid::ErrorCode::CopyOfferMalformed
            && understood.error().code != eid::ErrorCode::CopyOfferUntrusted)
            std::abort();
        return 0;
    }
    if (const auto *place = std::get_if<eid::OfferPlace>(&*understood)) {
        // Whatever follows the platform's address stays there.
        if (!place->path.startsWith('/') || place->path.contains("/../")
            || place->path.contains('#') || place->path.contains(' '))
            std::abort();
        return 0;
    }
    const auto &offer = std::get<eid::CopyOffer>(*understood);
    if (offer.issuer != QLatin1String("https://platform.example:8443/base") || offer.code.isEmpty()
        || offer.code.contains(' ')
        || (offer.transactionCode
            && (offer.transactionCode->hint.size() > 300
                || offer.transactionCode->length.value_or(1) < 1)))
        std::abort();
    return 0;
}
