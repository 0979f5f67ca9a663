#include "tests/sandbox/shop/shopscene.h"

#include "core/jose/jws.h"
#include "tests/sandbox/platform/certificatefacts.h"

#include <QFile>
#include <QUrl>
#include <QUrlQuery>

namespace eid::sandbox {

namespace {

constexpr int copiesOfCustomer = 4;

ShopCustomer makeCustomer(
    PlatformCase &scene, const QString &name, const QString &idNumber, const QString &cardUuid)
{
    SoftCredential credential;
    credential.key = PlatformCase::newKey();
    const auto certificate = scene.platform().ca().issue(
        {CertificatePurpose::Authentication, name, QStringLiteral("IDCCN-") + idNumber, cardUuid,
            QDateTime::currentDateTimeUtc().addYears(1)},
        publicKeyDerOf(credential.key.get()));
    if (!certificate)
        qFatal("No certificate");
    credential.certificate = *certificate;
    if (!scene.platform().registerCard(cardUuid, scene.adminKey,
            {{QStringLiteral("9A"), credential.certificate}}, PlatformCase::documentExpiry()))
        qFatal("No card");
    ShopCustomer customer{name, idNumber, std::make_unique<CopyHolder>(scene, credential), {}};
    customer.copies = customer.holder->take(copiesOfCustomer);
    return customer;
}

} // namespace

ShopScene::ShopScene()
{
    const std::pair<const char *, const char *> shops[]
        = {{"shop.localhost", "青禾网上商店"}, {"books.localhost", "晴川书屋"}};
    for (const auto &[host, name] : shops) {
        const auto identity = makeShopIdentity(
            m_platform.platform().ca(), QLatin1String(host), QString::fromUtf8(name));
        ShopOptions options;
        options.folder = folderOf(static_cast<int>(m_shops.size()));
        options.platform = {m_platform.platform().address(), m_platform.platform().rootsPem()};
        auto shop = identity ? DemoShop::open(*identity, options)
                             : Result<std::unique_ptr<DemoShop>>(failure(identity.error()));
        if (!shop
            || !m_platform.platform().registerRelyingParty(
                {identity->clientId(), identity->name, (*shop)->callback()}))
            qFatal("No shop");
        (*shop)->serve();
        m_shops.push_back(std::move(*shop));
    }
    m_customers.push_back(makeCustomer(m_platform, QStringLiteral("欧阳娜娜敏"),
        residentIdNumber(QStringLiteral("310101"), QDate(1991, 4, 5), 7),
        QStringLiteral("11111111-2222-4333-8444-555555555555")));
    m_customers.push_back(makeCustomer(m_platform, QStringLiteral("司马相如安"),
        residentIdNumber(QStringLiteral("440305"), QDate(1964, 12, 30), 12),
        QStringLiteral("66666666-7777-4888-8999-aaaaaaaaaaaa")));
}

QByteArray ShopScene::memoryOf(int index) const
{
    QFile file(ShopMemory::fileIn(folderOf(index)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Visitor ShopScene::visitor(int index)
{
    return {shop(index).address(), m_platform.platform().rootsPem()};
}

SoftParty::Asked ShopScene::request(const QString &link)
{
    const QUrlQuery query{QUrl(link)};
    const QUrl uri(query.queryItemValue(QStringLiteral("request_uri"), QUrl::FullyDecoded));
    SoftParty::Asked asked;
    asked.requestUri = uri.path().toLatin1();
    const auto anybody = m_platform.client();
    if (anybody->connect())
        asked.reply = anybody->ask("GET", asked.requestUri);
    if (!asked.reply)
        return asked;
    const auto claims
        = parseJws(asked.reply->body).and_then([](const Jws &jws) { return jws.claims(); });
    asked.claims = claims.value_or(QJsonObject());
    return asked;
}

std::optional<HttpReply> ShopScene::answer(ShopCustomer &customer, const QString &link, int copy)
{
    const SoftParty::Asked asked = request(link);
    return respond(
        *customer.holder, asked, presentation(*customer.holder, customer.copies.at(copy), asked));
}

std::optional<HttpReply> ShopScene::decline(ShopCustomer &customer, const QString &link)
{
    const SoftParty::Asked asked = request(link);
    return customer.holder->client()->ask("POST", "/v1/authentication/responses", formType,
        formOf({{"error", "access_denied"},
            {"state", asked.claims[QLatin1String("state")].toString().toLatin1()}}));
}

QString redirectionIn(const std::optional<HttpReply> &reply)
{
    return reply && reply->status == 200 ? jsonIn(reply)[QLatin1String("redirect_uri")].toString()
                                         : QString();
}

} // namespace eid::sandbox
