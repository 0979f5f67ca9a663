#include "tests/sandbox/shop/shopidentity.h"

#include "tests/sandbox/platform/certificatefacts.h"
#include "tests/sandbox/platform/copyissuer.h"

namespace eid::sandbox {

namespace {

QByteArray webExtensions(const QByteArray &host)
{
    return R"([extensions]
basicConstraints = critical, CA:FALSE
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost, IP:127.0.0.1, DNS:)"
        + host + '\n';
}

} // namespace

Result<ShopIdentity> makeShopIdentity(const DemoCa &ca, const QString &host, const QString &name)
{
    ShopIdentity shop;
    shop.host = host;
    shop.name = name;
    shop.key.reset(EVP_EC_gen("P-256"), EVP_PKEY_free);
    shop.webKey.reset(EVP_EC_gen("P-256"), EVP_PKEY_free);
    if (!shop.key || !shop.webKey)
        return opensslFailure(QLatin1String("the keys of a shop"));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto certificate = ca.issueService(
        {relyingPartyService, name, host.toLatin1(), now.addDays(-1), now.addYears(1)},
        publicKeyDerOf(shop.key.get()));
    if (!certificate)
        return failure(certificate.error());
    shop.chain = {*certificate, derOf(ca.services().certificate())};
    const NameHandle subject = demoName(host);
    auto web = ca.servers().sign({subject.get(), shop.webKey.get(), now.addDays(-1),
        now.addDays(90), webExtensions(host.toLatin1()), EVP_sha256()});
    if (!web)
        return failure(web.error());
    shop.webCertificate = std::move(*web);
    X509_up_ref(ca.servers().certificate());
    shop.webAuthority.reset(ca.servers().certificate(), X509_free);
    return shop;
}

} // namespace eid::sandbox
