#include "tests/sandbox/demo/demoauthority.h"

#include "tests/sandbox/demo/certificateprofiles.h"

#include <QDir>
#include <QFile>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <array>

namespace eid::sandbox {

namespace {

constexpr int yearsOfAuthority = 15;

bool setRandomSerial(X509 *certificate)
{
    std::array<std::uint8_t, 16> octets{};
    if (RAND_bytes(octets.data(), static_cast<int>(octets.size())) != 1)
        return false;
    octets[0] = static_cast<std::uint8_t>((octets[0] & 0x7F) | 0x40);
    const NumberHandle number(BN_bin2bn(octets.data(), static_cast<int>(octets.size()), nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate));
}

bool setValidity(X509 *certificate, const QDateTime &from, const QDateTime &until)
{
    return ASN1_TIME_set(X509_getm_notBefore(certificate), from.toSecsSinceEpoch())
        && ASN1_TIME_set(X509_getm_notAfter(certificate), until.toSecsSinceEpoch());
}

bool addExtensions(X509 *certificate, X509 *issuer, const QByteArray &profile)
{
    const BioHandle text(BIO_new_mem_buf(profile.constData(), static_cast<int>(profile.size())));
    const ConfHandle conf(NCONF_new(nullptr));
    if (!text || !conf || NCONF_load_bio(conf.get(), text.get(), nullptr) != 1)
        return false;
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509V3_set_nconf(&context, conf.get());
    return X509V3_EXT_add_nconf(conf.get(), &context, "extensions", certificate) == 1;
}

/// \a issuer null: the certificate is its own.
Result<CertificateHandle> certify(X509 *issuer, EVP_PKEY *key, const CertificateContent &content)
{
    CertificateHandle certificate(X509_new());
    const bool made = certificate && content.subject && content.publicKey
        && X509_set_version(certificate.get(), X509_VERSION_3) == 1
        && setRandomSerial(certificate.get())
        && setValidity(certificate.get(), content.notBefore, content.notAfter)
        && X509_set_subject_name(certificate.get(), content.subject) == 1
        && X509_set_issuer_name(
               certificate.get(), issuer ? X509_get_subject_name(issuer) : content.subject)
            == 1
        && X509_set_pubkey(certificate.get(), content.publicKey) == 1
        && addExtensions(certificate.get(), issuer ? issuer : certificate.get(), content.extensions)
        && X509_sign(certificate.get(), key, content.digest) > 0;
    if (!made)
        return opensslFailure(QLatin1String("a demo certificate"));
    return certificate;
}

CertificateContent authorityContent(const X509_NAME *name, EVP_PKEY *key, bool root)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return {name, key, now.addYears(-1), now.addYears(yearsOfAuthority),
        root ? rootExtensions() : authorityExtensions(), EVP_sha256()};
}

QByteArray contentOf(const BioHandle &memory)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return {data, static_cast<qsizetype>(size)};
}

QByteArray keyPem(EVP_PKEY *key)
{
    const BioHandle memory(BIO_new(BIO_s_mem()));
    PEM_write_bio_PKCS8PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return contentOf(memory);
}

bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
               QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(content) == content.size();
}

QString keyFile(const QString &folder, const QString &stem)
{
    return QDir(folder).filePath(stem + QStringLiteral(".key"));
}

QString certificateFile(const QString &folder, const QString &stem)
{
    return QDir(folder).filePath(stem + QStringLiteral(".pem"));
}

} // namespace

DemoAuthority::DemoAuthority(KeyHandle key, CertificateHandle certificate)
    : m_key(std::move(key))
    , m_certificate(std::move(certificate))
{ }

Result<DemoAuthority> DemoAuthority::createRoot(const QString &commonName)
{
    KeyHandle key(EVP_EC_gen("P-256"));
    const NameHandle name = demoName(commonName);
    if (!key || !name)
        return opensslFailure(QLatin1String("a demo authority's key"));
    auto certificate = selfSign(key.get(), authorityContent(name.get(), key.get(), true));
    if (!certificate)
        return failure(certificate.error());
    return DemoAuthority(std::move(key), std::move(*certificate));
}

Result<DemoAuthority> DemoAuthority::createSubordinate(const QString &commonName) const
{
    KeyHandle key(EVP_EC_gen("P-256"));
    const NameHandle name = demoName(commonName);
    if (!key || !name)
        return opensslFailure(QLatin1String("a demo authority's key"));
    auto certificate = sign(authorityContent(name.get(), key.get(), false));
    if (!certificate)
        return failure(certificate.error());
    return DemoAuthority(std::move(key), std::move(*certificate));
}

Result<DemoAuthority> DemoAuthority::load(const QString &folder, const QString &stem)
{
    const BioHandle keyPart(BIO_new_file(QFile::encodeName(keyFile(folder, stem)), "r"));
    const BioHandle shown(BIO_new_file(QFile::encodeName(certificateFile(folder, stem)), "r"));
    KeyHandle key(
        keyPart ? PEM_read_bio_PrivateKey(keyPart.get(), nullptr, nullptr, nullptr) : nullptr);
    CertificateHandle certificate(
        shown ? PEM_read_bio_X509(shown.get(), nullptr, nullptr, nullptr) : nullptr);
    if (!key || !certificate || X509_check_private_key(certificate.get(), key.get()) != 1)
        return opensslFailure(QLatin1String("a demo authority's files"));
    return DemoAuthority(std::move(key), std::move(certificate));
}

bool DemoAuthority::isKept(const QString &folder, const QString &stem)
{
    return QFile::exists(keyFile(folder, stem));
}

Result<void> DemoAuthority::keep(const QString &folder, const QString &stem) const
{
    if (!QDir().mkpath(folder) || !writeFile(certificateFile(folder, stem), certificatePem())
        || !writeFile(keyFile(folder, stem), keyPem(m_key.get())))
        return failure(ErrorCode::FileNotWritable, folder);
    return {};
}

Result<CertificateHandle> DemoAuthority::sign(const CertificateContent &content) const
{
    return certify(m_certificate.get(), m_key.get(), content);
}

bool DemoAuthority::isSelfSigned() const
{
    return X509_self_signed(m_certificate.get(), 0) == 1;
}

QByteArray DemoAuthority::certificatePem() const
{
    const BioHandle memory(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(memory.get(), m_certificate.get());
    return contentOf(memory);
}

Result<CertificateHandle> selfSign(EVP_PKEY *key, const CertificateContent &content)
{
    return certify(nullptr, key, content);
}

NameHandle demoName(const QString &commonName)
{
    NameHandle name(X509_NAME_new());
    const bool made = name && addToName(name.get(), NID_countryName, QStringLiteral("CN"))
        && addToName(name.get(), NID_organizationName, QStringLiteral("eID Demonstration"))
        && addToName(name.get(), NID_commonName, commonName);
    return made ? std::move(name) : nullptr;
}

bool addToName(X509_NAME *name, int nid, const QString &value)
{
    const QByteArray text = value.toUtf8();
    return X509_NAME_add_entry_by_NID(name, nid, MBSTRING_UTF8,
               reinterpret_cast<const unsigned char *>(text.constData()),
               static_cast<int>(text.size()), -1, 0)
        == 1;
}

Bytes derOf(const X509 *certificate)
{
    const int size = i2d_X509(certificate, nullptr);
    Bytes der(static_cast<std::size_t>(std::max(size, 0)));
    unsigned char *end = der.data();
    if (!der.empty())
        i2d_X509(certificate, &end);
    return der;
}

CertificateHandle certificateOf(ByteView der)
{
    const unsigned char *next = der.data();
    CertificateHandle certificate(d2i_X509(nullptr, &next, static_cast<long>(der.size())));
    return certificate && next == der.data() + der.size() ? std::move(certificate) : nullptr;
}

tl::unexpected<Error> opensslFailure(QLatin1String what)
{
    std::array<char, 256> reason{};
    ERR_error_string_n(ERR_get_error(), reason.data(), reason.size());
    ERR_clear_error();
    return failure(ErrorCode::Internal, what + QLatin1String(": ") + QLatin1String(reason.data()));
}

} // namespace eid::sandbox
