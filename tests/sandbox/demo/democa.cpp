#include "tests/sandbox/demo/democa.h"

#include "tests/sandbox/demo/certificateprofiles.h"

#include <algorithm>
#include <functional>

namespace eid::sandbox {

namespace {

constexpr int yearsOfCertificate = 5;

QString rootName()
{
    return QStringLiteral("eID Demo Root CA 1");
}

QString citizensName()
{
    return QStringLiteral("eID Demo Citizen CA 1");
}

QString serversName()
{
    return QStringLiteral("eID Demo Server CA 1");
}

QString servicesName()
{
    return QStringLiteral("eID Demo Service CA 1");
}

/// The authority that \a folder keeps under \a stem, or what \a make makes, kept there.
Result<DemoAuthority> loadOrMake(
    const QString &folder, const QString &stem, const std::function<Result<DemoAuthority>()> &make)
{
    if (DemoAuthority::isKept(folder, stem))
        return DemoAuthority::load(folder, stem);
    auto made = make();
    if (made) {
        if (const auto kept = made->keep(folder, stem); !kept)
            return failure(kept.error());
    }
    return made;
}

Result<Bytes> signFor(
    const DemoAuthority &authority, CertificateContent content, ByteView publicKey)
{
    const unsigned char *next = publicKey.data();
    const KeyHandle key(d2i_PUBKEY(nullptr, &next, static_cast<long>(publicKey.size())));
    content.publicKey = key.get();
    return authority.sign(content).map(
        [](const CertificateHandle &certificate) { return derOf(certificate.get()); });
}

} // namespace

DemoCa::DemoCa(
    DemoAuthority root, DemoAuthority citizens, DemoAuthority servers, DemoAuthority services)
    : m_root(std::move(root))
    , m_citizens(std::move(citizens))
    , m_servers(std::move(servers))
    , m_services(std::move(services))
{ }

Result<DemoCa> DemoCa::create()
{
    auto root = DemoAuthority::createRoot(rootName());
    if (!root)
        return failure(root.error());
    auto citizens = root->createSubordinate(citizensName());
    if (!citizens)
        return failure(citizens.error());
    auto servers = root->createSubordinate(serversName());
    if (!servers)
        return failure(servers.error());
    auto services = root->createSubordinate(servicesName());
    if (!services)
        return failure(services.error());
    return DemoCa(
        std::move(*root), std::move(*citizens), std::move(*servers), std::move(*services));
}

Result<DemoCa> DemoCa::openOrCreate(const QString &folder)
{
    auto root = loadOrMake(
        folder, QStringLiteral("demo-root"), [] { return DemoAuthority::createRoot(rootName()); });
    if (!root)
        return failure(root.error());
    auto citizens = loadOrMake(
        folder, QStringLiteral("demo-ca"), [&] { return root->createSubordinate(citizensName()); });
    if (!citizens)
        return failure(citizens.error());
    auto servers = loadOrMake(folder, QStringLiteral("demo-server-ca"),
        [&] { return root->createSubordinate(serversName()); });
    if (!servers)
        return failure(servers.error());
    auto services = loadOrMake(folder, QStringLiteral("demo-service-ca"),
        [&] { return root->createSubordinate(servicesName()); });
    if (!services)
        return failure(services.error());
    return DemoCa(
        std::move(*root), std::move(*citizens), std::move(*servers), std::move(*services));
}

Result<Bytes> DemoCa::issue(const CertificateRequest &request, ByteView publicKey) const
{
    const NameHandle name(X509_NAME_new());
    const bool named = name && addToName(name.get(), NID_countryName, QStringLiteral("CN"))
        && addToName(name.get(), NID_serialNumber, request.serialNumber)
        && addToName(name.get(), NID_commonName, request.commonName);
    if (!named)
        return opensslFailure(QLatin1String("a demo certificate's name"));
    CertificateContent content;
    content.subject = name.get();
    content.notBefore = request.notAfter.addYears(-yearsOfCertificate);
    content.notAfter = request.notAfter;
    content.extensions = extensionsOf(request.purpose, request.cardUuid);
    return signFor(m_citizens, content, publicKey);
}

Result<Bytes> DemoCa::renew(const CertificateRenewal &renewal, ByteView publicKey) const
{
    CertificateContent content;
    content.subject = X509_get_subject_name(renewal.previous);
    content.notBefore = renewal.notBefore;
    content.notAfter = renewal.notAfter;
    content.extensions = extensionsOf(renewal.purpose, renewal.cardUuid);
    return signFor(m_citizens, content, publicKey);
}

Result<Bytes> DemoCa::issueService(const ServiceRequest &request, ByteView publicKey) const
{
    // What is written into the configuration may not end its line or add to its list.
    const bool plain = std::all_of(request.host.begin(), request.host.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '.'
            || letter == '-';
    });
    if (!plain)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("no host name"));
    const NameHandle name(X509_NAME_new());
    const bool named = name && addToName(name.get(), NID_countryName, QStringLiteral("CN"))
        && addToName(name.get(), NID_organizationName, request.organisation)
        && addToName(name.get(), NID_commonName, request.organisation);
    if (!named)
        return opensslFailure(QLatin1String("a service's name"));
    CertificateContent content;
    content.subject = name.get();
    content.notBefore = request.notBefore;
    content.notAfter = request.notAfter;
    content.extensions = serviceExtensions(request.service, request.host);
    return signFor(m_services, content, publicKey);
}

QByteArray DemoCa::rootsPem() const
{
    // A folder from the time before there was a root holds an authority that vouches for itself.
    return m_citizens.isSelfSigned() ? m_root.certificatePem() + m_citizens.certificatePem()
                                     : m_root.certificatePem();
}

} // namespace eid::sandbox
