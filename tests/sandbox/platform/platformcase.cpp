#include "tests/sandbox/platform/platformcase.h"

#include "tests/sandbox/demo/democard.h"
#include "tests/sandbox/platform/certificatefacts.h"

#include <openssl/pkcs7.h>
#include <openssl/x509v3.h>

namespace eid::sandbox {

namespace {

template <typename T>
T sure(Result<T> result)
{
    if (!result)
        qFatal("%s", qUtf8Printable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

using RequestHandle = std::unique_ptr<X509_REQ, ReleasedBy<X509_REQ_free>>;
using MessageHandle = std::unique_ptr<PKCS7, ReleasedBy<PKCS7_free>>;

bool addChallengePassword(X509_REQ *request, const QByteArray &password)
{
    return X509_REQ_add1_attr_by_NID(request, NID_pkcs9_challengePassword, MBSTRING_UTF8,
               reinterpret_cast<const unsigned char *>(password.constData()),
               static_cast<int>(password.size()))
        == 1;
}

} // namespace

PlatformCase::PlatformCase(const PlatformOptions &options, BackOfficeMaker backOffice)
    : adminKey{AdminAlgorithm::Aes128, demoAdminKey(AdminAlgorithm::Aes128)}
    , m_options(options)
    , m_backOffice(std::move(backOffice))
    , m_ca(sure(DemoCa::create()))
{
    m_options.folder = m_folder.path();
    start();
    authentication = makeCredential(CertificatePurpose::Authentication);
    signature = makeCredential(CertificatePurpose::Signature);
    sure(m_platform->registerCard(cardUuid(), adminKey,
        {{QStringLiteral("9A"), authentication.certificate},
            {QStringLiteral("9C"), signature.certificate}},
        documentExpiry()));
}

void PlatformCase::restart()
{
    m_options.port = m_platform->port();
    m_platform.reset();
    m_options.backOffice.reset();
    start();
}

void PlatformCase::start()
{
    if (m_backOffice)
        m_options.backOffice = m_backOffice(m_ca);
    m_platform = sure(ReferencePlatform::start(m_ca, m_options));
}

std::unique_ptr<PlatformClient> PlatformCase::client() const
{
    return std::make_unique<PlatformClient>(m_platform->port(), m_platform->rootsPem());
}

std::unique_ptr<PlatformClient> PlatformCase::client(const SoftCredential &credential) const
{
    auto made = client();
    made->setIdentity(credential.certificate, credential.key.get());
    if (!made->connect())
        qFatal("No connection to the platform");
    return made;
}

SoftCredential PlatformCase::makeCredential(CertificatePurpose purpose, const QString &uuid,
    const QString &name, std::shared_ptr<EVP_PKEY> key) const
{
    SoftCredential credential;
    credential.key = std::move(key);
    CertificateRequest request;
    request.purpose = purpose;
    request.commonName = name;
    request.serialNumber = QStringLiteral("IDCCN-110101198511232115");
    request.cardUuid = uuid;
    request.notAfter = QDateTime::currentDateTimeUtc().addDays(20);
    credential.certificate = sure(m_ca.issue(request, publicKeyDerOf(credential.key.get())));
    return credential;
}

void PlatformCase::arm(const QStringList &specs)
{
    sure(m_platform->arm(sure(parsePlatformFaults(specs))));
}

QByteArray PlatformCase::request(ByteView previous, EVP_PKEY *key, const Bytes &binding)
{
    const CertificateHandle model = certificateOf(previous);
    const RequestHandle request(X509_REQ_new());
    const QByteArray password = QByteArray(
        reinterpret_cast<const char *>(binding.data()), static_cast<qsizetype>(binding.size()))
                                    .toBase64();
    STACK_OF(X509_EXTENSION) *extensions = nullptr;
    const int at = X509_get_ext_by_NID(model.get(), NID_subject_alt_name, -1);
    X509v3_add_ext(&extensions, X509_get_ext(model.get(), at), -1);
    const bool made
        = X509_REQ_set_subject_name(request.get(), X509_get_subject_name(model.get())) == 1
        && X509_REQ_set_pubkey(request.get(), key) == 1
        && X509_REQ_add_extensions(request.get(), extensions) == 1
        && (binding.empty() || addChallengePassword(request.get(), password))
        && X509_REQ_sign(request.get(), key, EVP_sha256()) > 0;
    sk_X509_EXTENSION_pop_free(extensions, X509_EXTENSION_free);
    if (!made)
        qFatal("No request");
    unsigned char *der = nullptr;
    const int size = i2d_X509_REQ(request.get(), &der);
    const QByteArray base64 = QByteArray(reinterpret_cast<const char *>(der), size).toBase64();
    OPENSSL_free(der);
    return base64;
}

Bytes PlatformCase::certificateIn(const QByteArray &base64)
{
    const QByteArray der = QByteArray::fromBase64(base64);
    const auto *next = reinterpret_cast<const unsigned char *>(der.constData());
    const MessageHandle message(d2i_PKCS7(nullptr, &next, static_cast<long>(der.size())));
    if (!message || !PKCS7_type_is_signed(message.get()) || sk_X509_num(message->d.sign->cert) != 1)
        return {};
    return derOf(sk_X509_value(message->d.sign->cert, 0));
}

std::shared_ptr<EVP_PKEY> PlatformCase::newKey()
{
    return {EVP_EC_gen("P-256"), EVP_PKEY_free};
}

QString PlatformCase::cardUuid()
{
    return QStringLiteral("00112233-4455-6677-8899-aabbccddeeff");
}

QDate PlatformCase::documentExpiry()
{
    return QDateTime::currentDateTimeUtc().date().addYears(8);
}

QString PlatformCase::serialOf(const Bytes &certificate)
{
    return serialNumberOf(certificateOf(certificate).get());
}

} // namespace eid::sandbox
