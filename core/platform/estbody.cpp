#include "core/platform/estbody.h"

#include "core/crypto/certificatebag.h"
#include "core/platform/base64.h"

#include <openssl/asn1.h>
#include <openssl/err.h>

namespace eid {

namespace {

QByteArrayView textOf(ByteView body)
{
    return {reinterpret_cast<const char *>(body.data()), static_cast<qsizetype>(body.size())};
}

tl::unexpected<Error> malformed(const char *what)
{
    return failure(ErrorCode::PlatformMalformedAnswer, QString::fromLatin1(what));
}

/// One SEQUENCE of definite length with nothing behind it.
bool isSequence(const Bytes &der)
{
    const unsigned char *at = der.data();
    long length = 0;
    int tag = 0;
    int tagClass = 0;
    constexpr int constructed = V_ASN1_CONSTRUCTED;
    const int form = ASN1_get_object(&at, &length, &tag, &tagClass, static_cast<long>(der.size()));
    ERR_clear_error();
    return form == constructed && tag == V_ASN1_SEQUENCE && tagClass == V_ASN1_UNIVERSAL
        && at + length == der.data() + der.size();
}

} // namespace

Result<QList<Certificate>> certificatesInEstBody(ByteView body)
{
    const auto decoded = fromBase64Lines(textOf(body));
    if (!decoded)
        return malformed("no base64");
    auto certificates = parseCertificateBag(*decoded);
    if (!certificates)
        return failure(ErrorCode::PlatformMalformedAnswer, certificates.error().detail);
    return certificates;
}

Result<Bytes> attributesInEstBody(ByteView body)
{
    auto decoded = fromBase64Lines(textOf(body));
    if (!decoded)
        return malformed("no base64");
    if (!decoded->empty() && !isSequence(*decoded))
        return malformed("no CsrAttrs");
    return *std::move(decoded);
}

} // namespace eid
