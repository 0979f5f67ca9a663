#include "core/crypto/certificationrequest.h"

#include "core/crypto/asn1text.h"
#include "core/crypto/publickey.h"
#include "core/crypto/strength.h"
#include "core/crypto/x509handle.h"

#include <openssl/x509v3.h>

#include <algorithm>
#include <string_view>

namespace eid {

namespace {

using OwnedRequest = OpenSslOwned<X509_REQ, X509_REQ_free>;

void freeExtensions(STACK_OF(X509_EXTENSION) * extensions)
{
    sk_X509_EXTENSION_pop_free(extensions, X509_EXTENSION_free);
}
using OwnedExtensions = OpenSslOwned<STACK_OF(X509_EXTENSION), freeExtensions>;

/// More than a request with all that the profile knows.
constexpr std::size_t maximumSize = 64 * 1024;

tl::unexpected<Error> malformed(const QString &what)
{
    ERR_clear_error();
    return failure(
        ErrorCode::CertificateMalformed, QStringLiteral("certification request: %1").arg(what));
}

/// PrintableString (X.680, 41.4), which RFC 2985 wants wherever it suffices.
bool isPrintable(char character)
{
    static constexpr std::string_view others = " '()+,-./:=?";
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z')
        || (character >= '0' && character <= '9')
        || others.find(character) != std::string_view::npos;
}

/// What is asked for anew: as it stands in \a renewed.
OwnedExtensions wantedExtensions(const X509 &renewed)
{
    OwnedExtensions wanted(sk_X509_EXTENSION_new_null());
    for (const int nid : {NID_subject_alt_name, NID_key_usage}) {
        const int at = X509_get_ext_by_NID(&renewed, nid, -1);
        if (at < 0 || !wanted)
            continue;
        OpenSslOwned<X509_EXTENSION, X509_EXTENSION_free> copy(
            X509_EXTENSION_dup(X509_get_ext(&renewed, at)));
        if (!copy || sk_X509_EXTENSION_push(wanted.get(), copy.get()) <= 0)
            return nullptr;
        [[maybe_unused]] X509_EXTENSION *given = copy.release();
    }
    return wanted;
}

bool addChallengePassword(X509_REQ &request, const QByteArray &password)
{
    return password.isEmpty()
        || X509_REQ_add1_attr_by_NID(&request, NID_pkcs9_challengePassword, V_ASN1_PRINTABLESTRING,
               reinterpret_cast<const unsigned char *>(password.constData()),
               static_cast<int>(password.size()))
        == 1;
}

Result<OwnedRequest> decode(ByteView der)
{
    if (der.empty() || der.size() > maximumSize)
        return malformed(QStringLiteral("%1 octets").arg(der.size()));
    const unsigned char *at = der.data();
    OwnedRequest request(d2i_X509_REQ(nullptr, &at, static_cast<long>(der.size())));
    if (!request)
        return malformed(takeOpenSslReason());
    if (at != der.data() + der.size())
        return malformed(QStringLiteral("octets behind it"));
    if (!equal(encodingOf(i2d_X509_REQ, request.get()), der))
        return malformed(QStringLiteral("not DER"));
    if (X509_REQ_get_version(request.get()) != X509_REQ_VERSION_1)
        return malformed(QStringLiteral("version"));
    return request;
}

/// The one value of the attribute \a nid; null where there is no such attribute. Fails where it
/// stands there twice, or has several values or none.
Result<ASN1_TYPE *> attributeIn(const X509_REQ &request, int nid)
{
    const int at = X509_REQ_get_attr_by_NID(&request, nid, -1);
    if (at < 0)
        return nullptr;
    X509_ATTRIBUTE *attribute = X509_REQ_get_attr(&request, at);
    if (X509_REQ_get_attr_by_NID(&request, nid, at) >= 0 || X509_ATTRIBUTE_count(attribute) != 1)
        return malformed(QStringLiteral("attribute %1").arg(QLatin1String(OBJ_nid2sn(nid))));
    return X509_ATTRIBUTE_get0_type(attribute, 0);
}

Result<void> readChallengePassword(const X509_REQ &request, CertificationRequest &read)
{
    const auto value = attributeIn(request, NID_pkcs9_challengePassword);
    if (!value)
        return failure(value.error());
    if (*value == nullptr)
        return {};
    const int type = ASN1_TYPE_get(*value);
    unsigned char *octets = nullptr;
    const int size
        = type == V_ASN1_PRINTABLESTRING || type == V_ASN1_UTF8STRING || type == V_ASN1_IA5STRING
        ? ASN1_STRING_to_UTF8(&octets, (*value)->value.asn1_string)
        : -1;
    if (size < 0)
        return malformed(QStringLiteral("challengePassword"));
    read.challengePassword = QByteArray(reinterpret_cast<const char *>(octets), size);
    OPENSSL_free(octets);
    if (QString::fromUtf8(read.challengePassword).size() > maximumChallengePassword)
        return malformed(QStringLiteral("challengePassword of %1 octets").arg(size));
    return {};
}

/// The one extension \a nid; null where there is none. Fails where there are several.
Result<X509_EXTENSION *> extensionIn(const STACK_OF(X509_EXTENSION) * extensions, int nid)
{
    const int at = X509v3_get_ext_by_NID(extensions, nid, -1);
    if (at < 0)
        return nullptr;
    if (X509v3_get_ext_by_NID(extensions, nid, at) >= 0)
        return malformed(QStringLiteral("extension %1 twice").arg(QLatin1String(OBJ_nid2sn(nid))));
    return X509v3_get_ext(extensions, at);
}

Result<void> readExtensions(const X509_REQ &request, CertificationRequest &read)
{
    const auto value = attributeIn(request, NID_ext_req);
    if (!value)
        return failure(value.error());
    if (*value == nullptr)
        return {};
    const OwnedExtensions extensions(static_cast<STACK_OF(X509_EXTENSION) *>(
        ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(X509_EXTENSIONS), *value)));
    if (!extensions)
        return malformed(takeOpenSslReason());
    const auto alternatives = extensionIn(extensions.get(), NID_subject_alt_name);
    if (!alternatives)
        return failure(alternatives.error());
    if (*alternatives != nullptr) {
        const ASN1_OCTET_STRING *octets = X509_EXTENSION_get_data(*alternatives);
        const unsigned char *first = ASN1_STRING_get0_data(octets);
        read.names.alternatives.assign(first, first + ASN1_STRING_length(octets));
    }
    const auto usage = extensionIn(extensions.get(), NID_key_usage);
    if (!usage)
        return failure(usage.error());
    if (*usage != nullptr) {
        const OpenSslOwned<ASN1_BIT_STRING, ASN1_BIT_STRING_free> bits(
            static_cast<ASN1_BIT_STRING *>(X509V3_EXT_d2i(*usage)));
        if (!bits)
            return malformed(QStringLiteral("keyUsage"));
        read.keyUsages = keyUsageNames(*bits);
    }
    return {};
}

Result<void> verify(X509_REQ &request)
{
    const X509_ALGOR *algorithm = nullptr;
    X509_REQ_get0_signature(&request, nullptr, &algorithm);
    const QString weakness = weaknessOf(*algorithm);
    if (!weakness.isEmpty())
        return failure(ErrorCode::CertificateWeak, weakness);
    if (X509_REQ_verify(&request, X509_REQ_get0_pubkey(&request)) != 1)
        return malformed(QStringLiteral("its signature does not hold"));
    return {};
}

} // namespace

Result<Bytes> makeCertificationRequest(
    const Certificate &renewed, const CardKey &key, const QByteArray &challengePassword)
{
    if (challengePassword.size() > maximumChallengePassword
        || !std::ranges::all_of(challengePassword, isPrintable))
        return failure(ErrorCode::InvalidArgument, QStringLiteral("challengePassword"));
    const auto x509 = x509Of(renewed);
    if (!x509)
        return failure(x509.error());
    const OwnedRequest request(X509_REQ_new());
    const OwnedExtensions extensions = wantedExtensions(**x509);
    if (!request || !extensions || X509_REQ_set_version(request.get(), X509_REQ_VERSION_1) != 1
        || X509_REQ_set_subject_name(request.get(), X509_get_subject_name(x509->get())) != 1
        || X509_REQ_set_pubkey(request.get(), key.handle()) != 1
        || (sk_X509_EXTENSION_num(extensions.get()) > 0
            && X509_REQ_add_extensions(request.get(), extensions.get()) != 1)
        || !addChallengePassword(*request, challengePassword))
        return failure(ErrorCode::Internal, takeOpenSslReason());
    const EVP_MD *digest = key.algorithm() == KeyAlgorithm::EcP384 ? EVP_sha384() : EVP_sha256();
    static_cast<void>(key.takeSigningError()); // of an earlier signature
    if (X509_REQ_sign(request.get(), key.handle(), digest) <= 0) {
        const QString reason = takeOpenSslReason();
        return failure(
            key.takeSigningError().value_or(Error{ErrorCode::Internal, reason, std::nullopt}));
    }
    return encodingOf(i2d_X509_REQ, request.get());
}

Result<CertificationRequest> parseCertificationRequest(ByteView der)
{
    const auto request = decode(der);
    if (!request)
        return failure(request.error());
    CertificationRequest read;
    read.publicKey = encodingOf(i2d_X509_PUBKEY, X509_REQ_get_X509_PUBKEY(request->get()));
    const auto algorithm = keyAlgorithmOf(read.publicKey);
    if (!algorithm)
        return failure(algorithm.error());
    if (const auto verified = verify(**request); !verified)
        return failure(verified.error());
    read.names.subject = encodingOf(i2d_X509_NAME, X509_REQ_get_subject_name(request->get()));
    if (const auto done = readChallengePassword(**request, read); !done)
        return failure(done.error());
    if (const auto done = readExtensions(**request, read); !done)
        return failure(done.error());
    ERR_clear_error();
    return read;
}

} // namespace eid
