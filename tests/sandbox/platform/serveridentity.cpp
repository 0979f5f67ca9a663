#include "tests/sandbox/platform/serveridentity.h"

#include "tests/sandbox/platform/certificatefacts.h"
#include "tests/sandbox/platform/keyfile.h"

#include <QDir>

#include <openssl/rsa.h>

#include <array>
#include <utility>

namespace eid::sandbox {

namespace {

constexpr std::array names{
    std::pair{ServerCertificate::Good, "good"},
    std::pair{ServerCertificate::Expired, "expired"},
    std::pair{ServerCertificate::NotYetValid, "not-yet-valid"},
    std::pair{ServerCertificate::WrongHost, "wrong-host"},
    std::pair{ServerCertificate::SelfSigned, "self-signed"},
    std::pair{ServerCertificate::Untrusted, "untrusted"},
    std::pair{ServerCertificate::Revoked, "revoked"},
    std::pair{ServerCertificate::Sha1, "sha1"},
    std::pair{ServerCertificate::Rsa1024, "rsa1024"},
};

constexpr char ownHost[] = "DNS:localhost, IP:127.0.0.1, IP:0:0:0:0:0:0:0:1";
constexpr char otherHost[] = "DNS:platform.eid-demo.example";

QByteArray serverExtensions(const char *hosts, bool selfSigned)
{
    QByteArray text = R"([extensions]
basicConstraints = critical, CA:FALSE
subjectKeyIdentifier = hash
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
)";
    if (!selfSigned)
        text += "authorityKeyIdentifier = keyid\n";
    text += "subjectAltName = " + QByteArray(hosts) + '\n';
    return text;
}

} // namespace

std::optional<ServerCertificate> serverCertificateNamed(const QString &name)
{
    for (const auto &[certificate, text] : names) {
        if (name == QLatin1String(text))
            return certificate;
    }
    return std::nullopt;
}

ServerIdentity::ServerIdentity(const DemoCa &ca, KeyHandle key)
    : m_ca(ca)
    , m_key(std::move(key))
{ }

Result<std::unique_ptr<ServerIdentity>> ServerIdentity::open(
    const DemoCa &ca, const QString &folder)
{
    KeyHandle key = readOrMakeKey(QDir(folder).filePath(QStringLiteral("server.key")));
    if (!key)
        return opensslFailure(QLatin1String("the server's key"));
    std::unique_ptr<ServerIdentity> identity(new ServerIdentity(ca, std::move(key)));
    if (const auto good = identity->chain(ServerCertificate::Good); !good)
        return failure(good.error());
    return identity;
}

Result<ServerChain> ServerIdentity::chain(ServerCertificate certificate)
{
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_chains.find(certificate); known != m_chains.end())
        return known->second;
    auto made = make(certificate);
    if (made)
        m_chains.emplace(certificate, *made);
    return made;
}

Result<ServerChain> ServerIdentity::make(ServerCertificate certificate)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const bool selfSigned = certificate == ServerCertificate::SelfSigned;
    const bool wrongHost = certificate == ServerCertificate::WrongHost;
    const NameHandle name = demoName(
        wrongHost ? QStringLiteral("platform.eid-demo.example") : QStringLiteral("localhost"));
    ServerChain chain;
    chain.key = m_key;
    if (certificate == ServerCertificate::Rsa1024)
        chain.key = KeyHandle(EVP_RSA_gen(1024));
    CertificateContent content{name.get(), chain.key.get(), now.addDays(-30), now.addYears(1),
        serverExtensions(wrongHost ? otherHost : ownHost, selfSigned), EVP_sha256()};
    if (certificate == ServerCertificate::Expired)
        content.notAfter = now.addDays(-1);
    if (certificate == ServerCertificate::NotYetValid)
        content.notBefore = now.addDays(1);
    if (certificate == ServerCertificate::Sha1)
        content.digest = EVP_sha1();

    Result<DemoAuthority> issuer = m_ca.servers();
    if (certificate == ServerCertificate::Untrusted) {
        issuer = DemoAuthority::createRoot(QStringLiteral("eID Demo Root CA 1"))
                     .and_then([](const DemoAuthority &root) {
                         return root.createSubordinate(QStringLiteral("eID Demo Server CA 1"));
                     });
        if (!issuer)
            return failure(issuer.error());
    }
    auto leaf = selfSigned ? selfSign(m_key.get(), content) : issuer->sign(content);
    if (!leaf)
        return failure(leaf.error());
    chain.leaf = std::move(*leaf);
    if (!selfSigned) {
        X509_up_ref(issuer->certificate());
        chain.above.emplace_back(issuer->certificate(), X509_free);
    }
    return chain;
}

OcspStatus ServerIdentity::statusOf(const QString &serialNumber) const
{
    const std::lock_guard lock(m_mutex);
    for (const auto &[certificate, chain] : m_chains) {
        if (serialNumberOf(chain.leaf.get()) != serialNumber)
            continue;
        if (certificate != ServerCertificate::Revoked)
            return {OcspStatus::Kind::Good, {}, 0};
        return {OcspStatus::Kind::Revoked, QDateTime::currentDateTimeUtc().addDays(-1), 1};
    }
    return {};
}

} // namespace eid::sandbox
