#include "copyscene.h"

#include "core/jose/jsontext.h"
#include "core/onlinecopy/formbody.h"
#include "core/onlinecopy/octets.h"
#include "core/platform/problem.h"
#include "core/store/journal.h"
#include "core/store/store.h"
#include "tests/sandbox/demo/democard.h"

#include <QDir>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QUrl>

#include <algorithm>

namespace eid::testing {

namespace {

QByteArray randomText()
{
    QByteArray octets(24, Qt::Uninitialized);
    QRandomGenerator::system()->generate(octets.begin(), octets.end());
    return octets.toBase64(QByteArray::Base64UrlEncoding);
}

HttpRequest formOf(const QByteArray &path, FormBody &body, const QByteArray &accept)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.path = path;
    request.accept = accept;
    request.contentType = "application/x-www-form-urlencoded";
    request.body = body.take();
    request.alsoAnswers = {400, 401, 403, 404, 410};
    return request;
}

} // namespace

const QString CopyScene::reader = QStringLiteral("Sample Reader 00 00");

CopyScene::CopyScene(const QString &whose)
    : citizen(*sandbox::findDemoCitizen(whose))
    , ca(sure(sandbox::DemoCa::create()))
    , listener(sure(sandbox::PlatformListener::bind(0)))
    , card(sure(sandbox::makeDemoCard(citizen, ca)))
{
    startPlatform();
    sure(platform->registerDemoCard(citizen, *card));
    desk.service.addReader(reader);
    desk.desk.start();
    if (!desk.insertAndRead(reader, card))
        qFatal("The card was not read");
    use("shop.example", QStringLiteral("网上商店"));
    startService();
}

void CopyScene::startPlatform()
{
    sandbox::PlatformOptions options;
    options.folder = folder.filePath(QStringLiteral("platform"));
    options.listener = listener;
    platform = sure(sandbox::ReferencePlatform::start(ca, options));
}

PlatformSettings CopyScene::settings() const
{
    PlatformSettings settings;
    settings.address = QUrl(QStringLiteral("https://localhost:%1").arg(listener->port()));
    settings.proxy.mode = ProxyMode::None;
    settings.roots = {sandbox::derOf(ca.root().certificate())};
    return settings;
}

void CopyScene::startService()
{
    QDir(folder.path()).mkpath(QStringLiteral("records"));
    OnlineCopyService::Options options;
    options.records = folder.filePath(QStringLiteral("records/records.sqlite"));
    options.platform = [settings = settings()] { return Result<PlatformSettings>(settings); };
    options.now = [this] { return now; };
    options.session.time.now = options.now;
    // Counted in tries, not in time.
    options.session.time.pause = [](std::chrono::milliseconds, const std::stop_token &stop) {
        return !stop.stop_requested();
    };
    service = std::make_unique<OnlineCopyService>(desk.desk, options);
    QObject::connect(service.get(), &OnlineCopyService::progressed, service.get(),
        [this](const CopyProgress &told) { progress.append(told); });
}

CopyTarget CopyScene::target() const
{
    return {reader, desk.state(reader).identity.serial};
}

QString CopyScene::cardUuid() const
{
    return sandbox::demoCardUuid(citizen).toString(QUuid::WithoutBraces);
}

CopyOffer CopyScene::offer()
{
    const auto made = sure(platform->offerCopies(cardUuid()));
    transactionCode = made.transactionCode;
    return sure(end(service->readOffer(made.link)));
}

Result<CopiesTaken> CopyScene::take(const CopyOffer &offer)
{
    return end(service->take(target(), pin(), offer, Secret(octetsOf(transactionCode.toLatin1()))));
}

Signer CopyScene::party(const QByteArray &dnsName, const QString &name)
{
    const TestKey key = makeTestKey("P-256");
    sandbox::ServiceRequest order;
    order.service = relyingPartyService;
    order.organisation = name;
    order.host = dnsName;
    order.notBefore = now.addDays(-1);
    order.notAfter = now.addDays(400);
    const Bytes der = sure(ca.issueService(order, publicKeyOf(key)));
    sure(platform->registerRelyingParty({QStringLiteral("x509_san_dns:") + QLatin1String(dnsName),
        name, QStringLiteral("https://%1/cb").arg(QLatin1String(dnsName))}));
    return {key,
        {sure(parseCertificate(der)),
            sure(parseCertificate(sandbox::derOf(ca.services().certificate())))}};
}

void CopyScene::use(const QByteArray &dnsName, const QString &name)
{
    host = dnsName;
    shop = party(dnsName, name);
}

QJsonObject CopyScene::claims(const QList<QStringList> &paths) const
{
    QJsonObject credential{{QStringLiteral("id"), QStringLiteral("copy")},
        {QStringLiteral("format"), QStringLiteral("dc+sd-jwt")},
        {QStringLiteral("meta"),
            QJsonObject{{QStringLiteral("vct_values"),
                QJsonArray{QStringLiteral("urn:eid:online-copy:1")}}}}};
    QJsonArray wanted;
    for (const QStringList &path : paths)
        wanted.append(QJsonObject{{QStringLiteral("path"), QJsonArray::fromStringList(path)}});
    if (!wanted.isEmpty())
        credential.insert(QStringLiteral("claims"), wanted);
    return {
        {QStringLiteral("client_id"), QStringLiteral("x509_san_dns:") + QLatin1String(host)},
        {QStringLiteral("response_type"), QStringLiteral("vp_token")},
        {QStringLiteral("response_mode"), QStringLiteral("direct_post")},
        {QStringLiteral("response_uri"),
            platform->address() + QStringLiteral("/v1/authentication/responses")},
        {QStringLiteral("nonce"), QString::fromLatin1(randomText())},
        {QStringLiteral("state"), QString::fromLatin1(randomText())},
        {QStringLiteral("aud"), QStringLiteral("https://self-issued.me/v2")},
        {QStringLiteral("iat"), QDateTime::currentSecsSinceEpoch()},
        {QStringLiteral("exp"), QDateTime::currentSecsSinceEpoch() + 300},
        {QStringLiteral("dcql_query"),
            QJsonObject{{QStringLiteral("credentials"), QJsonArray{credential}}}},
        {QStringLiteral("acr_values"), QStringLiteral("urn:eid:acr:copy")},
        {QStringLiteral("purpose"), QStringLiteral("开设网上商店")},
    };
}

Asked CopyScene::ask(const QJsonObject &claims)
{
    const QByteArray client = claims[QLatin1String("client_id")].toString().toUtf8();
    FormBody body;
    body.add("client_id", client);
    body.add("request", shop.sign(QStringLiteral("oauth-authz-req+jwt"), claims));
    PlatformSession session(settings());
    const auto answer
        = sure(session.send(formOf("/v1/authentication/requests", body, "application/json")));
    const auto left = jsonObjectIn(answer.body);
    if (answer.status != 201 || !left)
        qFatal("The platform does not take the request: %d %.*s", answer.status,
            int(answer.body.size()), reinterpret_cast<const char *>(answer.body.data()));
    const QString place = (*left)[QLatin1String("request_uri")].toString();
    return {QStringLiteral("openid4vp://?client_id=%1&request_uri=%2")
                .arg(QString::fromLatin1(QUrl::toPercentEncoding(QString::fromUtf8(client))),
                    QString::fromLatin1(QUrl::toPercentEncoding(place))),
        (*left)[QLatin1String("transaction_id")].toString().toLatin1(), claims};
}

Told CopyScene::result(const Asked &asked)
{
    FormBody body;
    body.add("transaction_id", asked.transaction);
    PlatformSession session(settings());
    const auto answer
        = sure(session.send(formOf("/v1/authentication/results", body, "application/jwt")));
    Told told{answer.status, {}};
    if (answer.status == 200) {
        const auto jws = sure(parseJws(
            QByteArrayView(answer.body.data(), static_cast<qsizetype>(answer.body.size()))));
        told.claims = sure(jws.claims());
    }
    return told;
}

Result<AuthenticationOutcome> CopyScene::answer(
    const AuthenticationRequest &request, const QList<CopyField> &fields)
{
    return end(service->answer(
        target(), pin(), {request.identifier, fields, !request.transactionTexts.isEmpty()}));
}

QList<JournalEntry> CopyScene::journal() const
{
    auto store
        = sure(Store::open({.path = folder.filePath(QStringLiteral("records/records.sqlite"))}));
    auto entries = sure(Journal(store).list({}));
    std::ranges::reverse(entries);
    return entries;
}

QByteArray CopyScene::filesOnDisk() const
{
    QByteArray all;
    for (const QFileInfo &info : QDir(folder.filePath(QStringLiteral("records")))
                                     .entryInfoList(QDir::Files | QDir::Hidden | QDir::System)) {
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

} // namespace eid::testing
