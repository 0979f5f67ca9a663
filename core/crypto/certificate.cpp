#include "core/crypto/certificate.h"

#include "core/crypto/asn1text.h"
#include "core/crypto/openssl.h"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <array>

namespace eid {

namespace {

using OwnedX509 = OpenSslOwned<X509, X509_free>;

/// More than any certificate that fits on a card.
constexpr std::size_t maximumSize = 64 * 1024;

constexpr qint64 msecsPerDay = 24 * 60 * 60 * 1000;

tl::unexpected<Error> malformed(QString what)
{
    ERR_clear_error();
    return failure(ErrorCode::CertificateMalformed, std::move(what));
}

bool encodesTo(X509 &x509, ByteView der)
{
    unsigned char *octets = nullptr;
    const int size = i2d_X509(&x509, &octets);
    const bool same = size >= 0 && equal(ByteView(octets, static_cast<std::size_t>(size)), der);
    OPENSSL_free(octets);
    return same;
}

Result<OwnedX509> decode(ByteView der)
{
    if (der.empty() || der.size() > maximumSize)
        return malformed(QStringLiteral("%1 octets").arg(der.size()));
    const unsigned char *at = der.data();
    OwnedX509 x509(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    if (!x509)
        return malformed(takeOpenSslReason());
    if (at != der.data() + der.size())
        return malformed(QStringLiteral("octets behind the certificate"));
    // OpenSSL reads BER, of which DER is but one form.
    if (!encodesTo(*x509, der))
        return malformed(QStringLiteral("not DER"));
    return x509;
}

QString numberOf(const ASN1_INTEGER &integer)
{
    const ByteView octets(
        ASN1_STRING_get0_data(&integer), static_cast<std::size_t>(ASN1_STRING_length(&integer)));
    const bool isNegative = (ASN1_STRING_type(&integer) & V_ASN1_NEG) != 0;
    return (isNegative ? QStringLiteral("-") : QString()) + toHex(octets);
}

QString algorithmOid(const X509 &x509)
{
    ASN1_OBJECT *algorithm = nullptr;
    X509_PUBKEY_get0_param(&algorithm, nullptr, nullptr, nullptr, X509_get_X509_PUBKEY(&x509));
    return algorithm != nullptr ? longNameOf(*algorithm) : QString();
}

QString curveOf(const EVP_PKEY &key)
{
    std::array<char, 80> name{};
    if (EVP_PKEY_get_group_name(&key, name.data(), name.size(), nullptr) != 1)
        return QStringLiteral("%1").arg(EVP_PKEY_get_bits(&key));
    const char *nist = EC_curve_nid2nist(OBJ_txt2nid(name.data()));
    return QString::fromLatin1(nist != nullptr ? nist : name.data());
}

QString keyAlgorithmOf(const X509 &x509)
{
    // OpenSSL gives no key for an algorithm it does not know, or for a point off its curve.
    const EVP_PKEY *key = X509_get0_pubkey(&x509);
    if (key == nullptr)
        return algorithmOid(x509);
    switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_EC:
        return QStringLiteral("EC %1").arg(curveOf(*key));
    case EVP_PKEY_SM2:
        return QStringLiteral("SM2");
    case EVP_PKEY_RSA:
        return QStringLiteral("RSA %1").arg(EVP_PKEY_get_bits(key));
    case EVP_PKEY_RSA_PSS:
        return QStringLiteral("RSA-PSS %1").arg(EVP_PKEY_get_bits(key));
    default: // OpenSSL's numbers, not an enumeration of ours
        return algorithmOid(x509);
    }
}

QString signatureAlgorithmOf(const X509 &x509)
{
    const X509_ALGOR *algorithm = nullptr;
    X509_get0_signature(nullptr, &algorithm, &x509);
    const ASN1_OBJECT *object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
    return object != nullptr ? longNameOf(*object) : QString();
}

/// The extension \a nid, null where there is none. Fails where there is one that cannot be read, or
/// several.
template <typename T, auto Free>
Result<OpenSslOwned<T, Free>> extension(const X509 &x509, int nid)
{
    constexpr int absent = -1;
    int critical = 0;
    OpenSslOwned<T, Free> value(static_cast<T *>(X509_get_ext_d2i(&x509, nid, &critical, nullptr)));
    if (!value && critical != absent)
        return malformed(QStringLiteral("extension %1").arg(QLatin1String(OBJ_nid2sn(nid))));
    return value;
}

Result<QList<QString>> keyUsagesOf(const X509 &x509)
{
    const auto bits = extension<ASN1_BIT_STRING, ASN1_BIT_STRING_free>(x509, NID_key_usage);
    if (!bits)
        return failure(bits.error());
    return *bits ? keyUsageNames(**bits) : QList<QString>();
}

Result<QList<QString>> extendedKeyUsagesOf(const X509 &x509)
{
    const auto purposes
        = extension<EXTENDED_KEY_USAGE, EXTENDED_KEY_USAGE_free>(x509, NID_ext_key_usage);
    if (!purposes)
        return failure(purposes.error());
    QList<QString> usages;
    for (int i = 0; *purposes && i < sk_ASN1_OBJECT_num(purposes->get()); ++i)
        usages.append(shortNameOf(*sk_ASN1_OBJECT_value(purposes->get(), i)));
    return usages;
}

QString fingerprintOf(ByteView der)
{
    std::array<std::uint8_t, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_Digest(der.data(), der.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
        return {};
    return toHex(ByteView(digest).first(size));
}

} // namespace

qint64 Certificate::daysLeft(const QDateTime &now) const
{
    const qint64 msecs = now.msecsTo(notAfter);
    return msecs >= 0 ? msecs / msecsPerDay : -((-msecs + msecsPerDay - 1) / msecsPerDay);
}

bool Certificate::isValidAt(const QDateTime &now) const
{
    return notBefore <= now && now <= notAfter;
}

Result<Certificate> parseCertificate(ByteView der)
{
    const auto decoded = decode(der);
    if (!decoded)
        return failure(decoded.error());
    const X509 &x509 = **decoded;
    const X509_NAME &subject = *X509_get_subject_name(&x509);
    const X509_NAME &issuer = *X509_get_issuer_name(&x509);

    Certificate certificate;
    certificate.der.assign(der.begin(), der.end());
    certificate.commonName = attributeOf(subject, NID_commonName);
    certificate.serialNumberAttribute = attributeOf(subject, NID_serialNumber);
    certificate.subject = textOf(subject);
    certificate.issuer = textOf(issuer);
    certificate.issuerCommonName = attributeOf(issuer, NID_commonName);
    certificate.serialNumber = numberOf(*X509_get0_serialNumber(&x509));
    certificate.notBefore = instantOf(X509_get0_notBefore(&x509));
    certificate.notAfter = instantOf(X509_get0_notAfter(&x509));
    if (!certificate.notBefore.isValid() || !certificate.notAfter.isValid())
        return malformed(QStringLiteral("validity"));
    certificate.keyAlgorithm = keyAlgorithmOf(x509);
    certificate.signatureAlgorithm = signatureAlgorithmOf(x509);

    auto keyUsages = keyUsagesOf(x509);
    if (!keyUsages)
        return failure(keyUsages.error());
    certificate.keyUsages = std::move(*keyUsages);
    auto extendedKeyUsages = extendedKeyUsagesOf(x509);
    if (!extendedKeyUsages)
        return failure(extendedKeyUsages.error());
    certificate.extendedKeyUsages = std::move(*extendedKeyUsages);

    certificate.sha256 = fingerprintOf(der);
    ERR_clear_error();
    return certificate;
}

QByteArray toPem(const Certificate &certificate)
{
    constexpr qsizetype lineLength = 64;
    const QByteArray base64
        = QByteArray::fromRawData(reinterpret_cast<const char *>(certificate.der.data()),
            static_cast<qsizetype>(certificate.der.size()))
              .toBase64();
    QByteArray pem = "-----BEGIN CERTIFICATE-----\n";
    for (qsizetype at = 0; at < base64.size(); at += lineLength)
        pem += base64.sliced(at, qMin(lineLength, base64.size() - at)) + '\n';
    return pem + "-----END CERTIFICATE-----\n";
}

} // namespace eid
