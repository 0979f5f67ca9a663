#include "tests/sandbox/platform/copyissuer.h"

#include "core/crypto/publickeyhandle.h"
#include "tests/sandbox/platform/certificatefacts.h"
#include "tests/sandbox/platform/keyfile.h"

#include <QDir>

namespace eid::sandbox {

namespace {

constexpr int yearsOfCertificate = 2;

QString base64Of(ByteView der)
{
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char *>(der.data()), qsizetype(der.size())).toBase64());
}

} // namespace

struct CopyIssuer::Key
{
    KeyHandle own;
    PublicKeyHandle shown; ///< read once: each signature is checked with it
};

CopyIssuer::CopyIssuer(std::unique_ptr<Key> key, const QJsonArray &certificates)
    : m_key(std::move(key))
    , m_certificates(certificates)
{ }

CopyIssuer::~CopyIssuer() = default;

Result<std::unique_ptr<CopyIssuer>> CopyIssuer::open(const DemoCa &ca, const QString &folder)
{
    auto key = std::make_unique<Key>();
    key->own = readOrMakeKey(QDir(folder).filePath(QStringLiteral("copy-issuer.key")));
    if (!key->own)
        return opensslFailure(QLatin1String("the key of the issuer of copies"));
    const Bytes publicKey = publicKeyDerOf(key->own.get());
    auto shown = decodePublicKey(publicKey);
    if (!shown)
        return failure(shown.error());
    key->shown = std::move(*shown);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    // The host is that of the issuer's identifier: verifiers that know nothing of the service look
    // for it there.
    const auto certificate
        = ca.issueService({copyIssuingService, QStringLiteral("eID Demo Copy Issuer"), "localhost",
                              now.addDays(-30), now.addYears(yearsOfCertificate)},
            publicKey);
    if (!certificate)
        return failure(certificate.error());
    const QJsonArray chain{base64Of(*certificate), base64Of(derOf(ca.services().certificate()))};
    return std::unique_ptr<CopyIssuer>(new CopyIssuer(std::move(key), chain));
}

Result<QByteArray> CopyIssuer::sign(const QString &type, const QJsonObject &claims) const
{
    const QJsonObject header{
        {QStringLiteral("typ"), type}, {QStringLiteral("x5c"), m_certificates}};
    return signJwt(header, claims, {m_key->own.get(), eid::KeyAlgorithm::EcP256});
}

bool CopyIssuer::hasSigned(const Jws &jws, const QString &type) const
{
    return jws.header[QLatin1String("typ")] == type && verifyJws(jws, m_key->shown);
}

} // namespace eid::sandbox
