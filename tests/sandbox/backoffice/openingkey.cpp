#include "tests/sandbox/backoffice/openingkey.h"

#include <QDir>
#include <QFile>

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/pem.h>

namespace eid::sandbox {

namespace {

using MessageHandle = std::unique_ptr<CMS_ContentInfo, ReleasedBy<CMS_ContentInfo_free>>;

constexpr int yearsOfCertificate = 2;

QByteArray extensions()
{
    return R"([extensions]
basicConstraints = critical, CA:FALSE
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
keyUsage = critical, keyAgreement
subjectAltName = URI:urn:eid:service:face-comparison
)";
}

KeyHandle readKey(const QString &path)
{
    const BioHandle file(BIO_new_file(QFile::encodeName(path).constData(), "r"));
    return KeyHandle(
        file ? PEM_read_bio_PrivateKey(file.get(), nullptr, nullptr, nullptr) : nullptr);
}

CertificateHandle readCertificate(const QString &path)
{
    const BioHandle file(BIO_new_file(QFile::encodeName(path).constData(), "r"));
    return CertificateHandle(
        file ? PEM_read_bio_X509(file.get(), nullptr, nullptr, nullptr) : nullptr);
}

template <typename Write>
bool writeFile(const QString &path, const Write &write)
{
    const BioHandle memory(BIO_new(BIO_s_mem()));
    QFile file(path);
    if (!memory || write(memory.get()) != 1
        || !file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
            QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return false;
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return file.write(data, size) == size && file.flush();
}

Result<CertificateHandle> certified(const DemoCa &ca, EVP_PKEY *key)
{
    const NameHandle name = demoName(QStringLiteral("eID Demo Face Comparison"));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const CertificateContent content{name.get(), key, now.addDays(-1),
        now.addYears(yearsOfCertificate), extensions(), EVP_sha256()};
    return ca.servers().sign(content);
}

bool isSealedAsAgreed(CMS_ContentInfo *message)
{
    return OBJ_obj2nid(CMS_get0_type(message)) == NID_id_smime_ct_authEnvelopedData
        && sk_CMS_RecipientInfo_num(CMS_get0_RecipientInfos(message)) == 1;
}

} // namespace

OpeningKey::OpeningKey(KeyHandle key, CertificateHandle certificate, Bytes issuer)
    : m_key(std::move(key))
    , m_certificate(std::move(certificate))
    , m_issuer(std::move(issuer))
{ }

Result<OpeningKey> OpeningKey::open(const DemoCa &ca, const QString &folder)
{
    if (!QDir().mkpath(folder))
        return failure(ErrorCode::FileNotWritable, folder);
    const QString keyFile = QDir(folder).filePath(QStringLiteral("back-office.key"));
    const QString shownFile = QDir(folder).filePath(QStringLiteral("back-office.pem"));
    const Bytes issuer = derOf(ca.servers().certificate());
    if (QFile::exists(keyFile)) {
        KeyHandle key = readKey(keyFile);
        CertificateHandle certificate = readCertificate(shownFile);
        if (!key || !certificate || X509_check_private_key(certificate.get(), key.get()) != 1)
            return opensslFailure(QLatin1String("the back office's files"));
        return OpeningKey(std::move(key), std::move(certificate), issuer);
    }
    KeyHandle key(EVP_EC_gen("P-256"));
    if (!key)
        return opensslFailure(QLatin1String("the back office's key"));
    auto certificate = certified(ca, key.get());
    if (!certificate)
        return failure(certificate.error());
    const bool kept = writeFile(shownFile, [&](BIO *out) {
        return PEM_write_bio_X509(out, certificate->get());
    }) && writeFile(keyFile, [&](BIO *out) {
        return PEM_write_bio_PKCS8PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
    if (!kept)
        return failure(ErrorCode::FileNotWritable, folder);
    return OpeningKey(std::move(key), std::move(*certificate), issuer);
}

QList<Bytes> OpeningKey::certificates() const
{
    return {derOf(m_certificate.get()), m_issuer};
}

WipedBytes OpeningKey::opened(ByteView envelope) const
{
    const unsigned char *next = envelope.data();
    const MessageHandle message(
        d2i_CMS_ContentInfo(nullptr, &next, static_cast<long>(envelope.size())));
    const BioHandle out(BIO_new(BIO_s_mem()));
    const bool whole = message && out && next == envelope.data() + envelope.size();
    WipedBytes plaintext;
    if (whole && isSealedAsAgreed(message.get())
        && CMS_decrypt(message.get(), m_key.get(), m_certificate.get(), nullptr, out.get(),
               CMS_BINARY | CMS_DEBUG_DECRYPT)
            == 1) {
        char *data = nullptr;
        const long size = BIO_get_mem_data(out.get(), &data);
        plaintext = WipedBytes(
            ByteView(reinterpret_cast<const std::uint8_t *>(data), static_cast<std::size_t>(size)));
        OPENSSL_cleanse(data, static_cast<std::size_t>(size));
    }
    ERR_clear_error();
    return plaintext;
}

} // namespace eid::sandbox
