#include "tests/sandbox/demo/democa.h"

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

tl::unexpected<Error> opensslFailure(QLatin1String what)
{
    std::array<char, 256> reason{};
    ERR_error_string_n(ERR_get_error(), reason.data(), reason.size());
    return failure(ErrorCode::Internal, what + QLatin1String(": ") + QLatin1String(reason.data()));
}

bool addToName(X509_NAME *name, int nid, const QString &value)
{
    const QByteArray text = value.toUtf8();
    return X509_NAME_add_entry_by_NID(name, nid, MBSTRING_UTF8,
               reinterpret_cast<const unsigned char *>(text.constData()),
               static_cast<int>(text.size()), -1, 0)
        == 1;
}

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

Result<CertificateHandle> selfSign(EVP_PKEY *key)
{
    CertificateHandle certificate(X509_new());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    X509_NAME *name = certificate ? X509_get_subject_name(certificate.get()) : nullptr;
    const bool made = name && X509_set_version(certificate.get(), X509_VERSION_3) == 1
        && setRandomSerial(certificate.get())
        && setValidity(certificate.get(), now.addYears(-1), now.addYears(15))
        && addToName(name, NID_countryName, QStringLiteral("CN"))
        && addToName(name, NID_organizationName, QStringLiteral("eID Demonstration"))
        && addToName(name, NID_commonName, QStringLiteral("eID Demo Citizen CA 1"))
        && X509_set_issuer_name(certificate.get(), name) == 1
        && X509_set_pubkey(certificate.get(), key) == 1
        && addExtensions(certificate.get(), certificate.get(), authorityExtensions())
        && X509_sign(certificate.get(), key, EVP_sha256()) > 0;
    if (!made)
        return opensslFailure(QLatin1String("the demo CA's certificate"));
    return certificate;
}

Result<KeyHandle> readKey(const QString &path)
{
    const BioHandle file(BIO_new_file(QFile::encodeName(path).constData(), "r"));
    KeyHandle key(file ? PEM_read_bio_PrivateKey(file.get(), nullptr, nullptr, nullptr) : nullptr);
    if (!key)
        return opensslFailure(QLatin1String("the demo CA's key"));
    return key;
}

Result<CertificateHandle> readCertificate(const QString &path)
{
    const BioHandle file(BIO_new_file(QFile::encodeName(path).constData(), "r"));
    CertificateHandle certificate(
        file ? PEM_read_bio_X509(file.get(), nullptr, nullptr, nullptr) : nullptr);
    if (!certificate)
        return opensslFailure(QLatin1String("the demo CA's certificate"));
    return certificate;
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

} // namespace

DemoCa::DemoCa(KeyHandle key, CertificateHandle certificate)
    : m_key(std::move(key))
    , m_certificate(std::move(certificate))
{ }

Result<DemoCa> DemoCa::create()
{
    KeyHandle key(EVP_EC_gen("P-256"));
    if (!key)
        return opensslFailure(QLatin1String("the demo CA's key"));
    auto certificate = selfSign(key.get());
    if (!certificate)
        return failure(certificate.error());
    return DemoCa(std::move(key), std::move(*certificate));
}

Result<DemoCa> DemoCa::openOrCreate(const QString &folder)
{
    const QDir dir(folder);
    const QString keyPath = dir.filePath(QStringLiteral("demo-ca.key"));
    const QString certificatePath = dir.filePath(QStringLiteral("demo-ca.pem"));
    if (QFile::exists(keyPath)) {
        auto key = readKey(keyPath);
        if (!key)
            return failure(key.error());
        auto certificate = readCertificate(certificatePath);
        if (!certificate)
            return failure(certificate.error());
        return DemoCa(std::move(*key), std::move(*certificate));
    }
    auto made = create();
    if (made
        && !(dir.mkpath(QStringLiteral(".")) && writeFile(certificatePath, made->certificatePem())
            && writeFile(keyPath, keyPem(made->m_key.get()))))
        return failure(ErrorCode::FileNotWritable, folder);
    return made;
}

Result<Bytes> DemoCa::issue(const CertificateRequest &request, ByteView publicKey) const
{
    const unsigned char *next = publicKey.data();
    const KeyHandle key(d2i_PUBKEY(nullptr, &next, static_cast<long>(publicKey.size())));
    const CertificateHandle certificate(X509_new());
    X509_NAME *name = certificate ? X509_get_subject_name(certificate.get()) : nullptr;
    const bool made = key && name && X509_set_version(certificate.get(), X509_VERSION_3) == 1
        && setRandomSerial(certificate.get())
        && setValidity(certificate.get(), request.notAfter.addYears(-5), request.notAfter)
        && addToName(name, NID_countryName, QStringLiteral("CN"))
        && addToName(name, NID_serialNumber, request.serialNumber)
        && addToName(name, NID_commonName, request.commonName)
        && X509_set_issuer_name(certificate.get(), X509_get_subject_name(m_certificate.get())) == 1
        && X509_set_pubkey(certificate.get(), key.get()) == 1
        && addExtensions(
            certificate.get(), m_certificate.get(), extensionsOf(request.purpose, request.cardUuid))
        && X509_sign(certificate.get(), m_key.get(), EVP_sha256()) > 0;
    if (!made)
        return opensslFailure(QLatin1String("a demo certificate"));
    Bytes der(static_cast<std::size_t>(i2d_X509(certificate.get(), nullptr)));
    unsigned char *end = der.data();
    i2d_X509(certificate.get(), &end);
    return der;
}

QByteArray DemoCa::certificatePem() const
{
    const BioHandle memory(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(memory.get(), m_certificate.get());
    return contentOf(memory);
}

} // namespace eid::sandbox
