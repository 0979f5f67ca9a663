#include "core/jose/base64url.h"

namespace eid {

QByteArray toBase64Url(ByteView octets)
{
    return QByteArray::fromRawData(
        reinterpret_cast<const char *>(octets.data()), static_cast<qsizetype>(octets.size()))
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

std::optional<Bytes> fromBase64Url(QByteArrayView text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text.toByteArray(),
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals
            | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    const Bytes octets((*decoded).cbegin(), (*decoded).cend());
    // There are other texts of the same octets: with padding, and with bits left over.
    if (toBase64Url(octets) != text)
        return std::nullopt;
    return octets;
}

} // namespace eid
