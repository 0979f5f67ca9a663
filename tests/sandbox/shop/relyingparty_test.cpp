#include "core/jose/jws.h"
#include "tests/sandbox/platform/certificatefacts.h"
#include "tests/sandbox/platform/copyissuer.h"
#include "tests/sandbox/shop/relyingparty.h"

#include <QTemporaryDir>
#include <QtTest>

#include <httplib.h>

#include <functional>
#include <mutex>
#include <thread>

using namespace eid;
using namespace eid::sandbox;

namespace {

/// A platform that says whatever it is told to.
class ForgedPlatform
{
public:
    explicit ForgedPlatform(const DemoCa &ca)
        : m_identity(*makeShopIdentity(ca, QStringLiteral("localhost"), QStringLiteral("伪平台")))
        , m_server(m_identity.webCertificate.get(), m_identity.webKey.get())
    {
        const auto answer = [this](const httplib::Request &, httplib::Response &response) {
            const std::lock_guard lock(m_mutex);
            response.status = m_status;
            response.set_content(m_body.toStdString(), "application/jwt");
        };
        SSL_CTX_add1_chain_cert(m_server.ssl_context(), m_identity.webAuthority.get());
        m_server.Post("/v1/authentication/requests", answer);
        m_server.Post("/v1/authentication/results", answer);
        m_port = m_server.bind_to_any_port("127.0.0.1");
        m_thread = std::thread([this] { m_server.listen_after_bind(); });
    }
    ~ForgedPlatform()
    {
        while (!m_server.is_running())
            std::this_thread::yield();
        m_server.stop();
        m_thread.join();
    }

    void say(int status, const QByteArray &body)
    {
        const std::lock_guard lock(m_mutex);
        m_status = status;
        m_body = body;
    }
    [[nodiscard]] QString address() const
    {
        return QStringLiteral("https://localhost:%1").arg(m_port);
    }

private:
    ShopIdentity m_identity;
    httplib::SSLServer m_server;
    int m_port = 0;
    std::thread m_thread;
    std::mutex m_mutex;
    int m_status = 500;
    QByteArray m_body;
};

} // namespace

/// What a relying party believes of what a platform says, and what not.
class RelyingPartyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void understandsWhatWasPushed();
    void refusesOtherAnswersToWhatWasPushed_data();
    void refusesOtherAnswersToWhatWasPushed();
    void believesARightResult();
    void takesNoForNo();
    void understandsTheStatus_data();
    void understandsTheStatus();
    void believesNoOtherResult_data();
    void believesNoOtherResult();
    void refusesEndlessAnswers();
    void trustsNoOtherServer();

private:
    [[nodiscard]] QJsonObject claims() const;
    /// A result with \a claims, signed by a \a service of \a ca.
    [[nodiscard]] QByteArray token(const QJsonObject &claims, const char *type = "eid-result+jwt",
        const char *service = copyIssuingService, const DemoCa *ca = nullptr) const;
    [[nodiscard]] Result<ShopResult> resultOf(int status, const QByteArray &body);

    QTemporaryDir m_folder;
    std::optional<DemoCa> m_ca;
    std::unique_ptr<ForgedPlatform> m_platform;
    std::unique_ptr<ShopMemory> m_memory;
    std::unique_ptr<RelyingParty> m_party;
};

void RelyingPartyTest::initTestCase()
{
    m_ca = *DemoCa::create();
    m_platform = std::make_unique<ForgedPlatform>(*m_ca);
    m_memory = std::move(*ShopMemory::open(m_folder.path()));
    const auto identity
        = makeShopIdentity(*m_ca, QStringLiteral("shop.localhost"), QStringLiteral("青禾"));
    QVERIFY(identity);
    m_party = std::make_unique<RelyingParty>(
        *identity, TrustedPlatform{m_platform->address(), m_ca->rootsPem()}, *m_memory);
}

void RelyingPartyTest::cleanupTestCase()
{
    m_party.reset();
    m_platform.reset();
}

QJsonObject RelyingPartyTest::claims() const
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    return {{QStringLiteral("iss"), m_platform->address()},
        {QStringLiteral("aud"), QStringLiteral("x509_san_dns:shop.localhost")},
        {QStringLiteral("nonce"), QStringLiteral("the-nonce")}, {QStringLiteral("iat"), now},
        {QStringLiteral("exp"), now + 600}, {QStringLiteral("verified"), true},
        {QStringLiteral("eid_result"), QStringLiteral("0X0X")},
        {QStringLiteral("sub"), QStringLiteral("pseudonym")}};
}

QByteArray RelyingPartyTest::token(
    const QJsonObject &claims, const char *type, const char *service, const DemoCa *ca) const
{
    const DemoCa &authority = ca != nullptr ? *ca : *m_ca;
    const std::shared_ptr<EVP_PKEY> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto certificate = authority.issueService(
        {service, QStringLiteral("签发"), "localhost", now.addDays(-1), now.addDays(1)},
        publicKeyDerOf(key.get()));
    QJsonArray chain;
    for (const Bytes &der : {*certificate, derOf(authority.services().certificate())})
        chain.append(QString::fromLatin1(
            QByteArray(reinterpret_cast<const char *>(der.data()), qsizetype(der.size()))
                .toBase64()));
    return *signJwt({{QStringLiteral("typ"), QLatin1String(type)}, {QStringLiteral("x5c"), chain}},
        claims, {key.get(), eid::KeyAlgorithm::EcP256});
}

Result<ShopResult> RelyingPartyTest::resultOf(int status, const QByteArray &body)
{
    m_platform->say(status, body);
    return m_party->result(
        {{}, "transaction", QStringLiteral("the-nonce"), {}}, QByteArray("code"));
}

void RelyingPartyTest::understandsWhatWasPushed()
{
    m_platform->say(201,
        "{\"request_uri\":\"" + m_platform->address().toLatin1()
            + "/v1/authentication/requests/abc\",\"expires_in\":90,\"transaction_id\":\"t\"}");
    const auto transaction = m_party->begin({QStringLiteral("目的")});
    QVERIFY(transaction);
    QCOMPARE(transaction->identifier, QByteArray("t"));
    QVERIFY(transaction->link.endsWith(QLatin1String("%2Fv1%2Fauthentication%2Frequests%2Fabc")));
    QCOMPARE(transaction->nonce.size(), 22);
}

void RelyingPartyTest::refusesOtherAnswersToWhatWasPushed_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorCode>("expected");
    const auto malformed = ErrorCode::PlatformMalformedAnswer;
    QTest::newRow("refused") << 400 << QByteArray("{\"error\":\"invalid_client\"}")
                             << ErrorCode::PlatformRefused;
    QTest::newRow("nothing") << 201 << QByteArray() << malformed;
    QTest::newRow("no JSON") << 201 << QByteArray("abc") << malformed;
    QTest::newRow("another's address")
        << 201
        << QByteArray("{\"request_uri\":\"https://evil.example/\",\"expires_in\":90,"
                      "\"transaction_id\":\"t\"}")
        << malformed;
    QTest::newRow("an address that goes on")
        << 201
        << "{\"request_uri\":\"" + m_platform->address().toLatin1()
            + ".evil.example/\",\"expires_in\":90,\"transaction_id\":\"t\"}"
        << malformed;
    QTest::newRow("over already") << 201
                                  << "{\"request_uri\":\"" + m_platform->address().toLatin1()
            + "/a\",\"expires_in\":0,\"transaction_id\":\"t\"}"
                                  << malformed;
}

void RelyingPartyTest::refusesOtherAnswersToWhatWasPushed()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(ErrorCode, expected);
    m_platform->say(status, body);
    const auto transaction = m_party->begin({QStringLiteral("目的")});
    QVERIFY(!transaction);
    QCOMPARE(transaction.error().code, expected);
}

void RelyingPartyTest::believesARightResult()
{
    const auto result = resultOf(200, token(claims()));
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(*result,
        (ShopResult{
            ShopResult::State::Verified, QStringLiteral("0X0X"), QStringLiteral("pseudonym"), {}}));
}

void RelyingPartyTest::takesNoForNo()
{
    QJsonObject no = claims();
    no[QLatin1String("verified")] = false;
    no[QLatin1String("eid_result")] = QStringLiteral("XX5X");
    no.remove(QLatin1String("sub"));
    const auto result = resultOf(200, token(no));
    QVERIFY(result);
    QCOMPARE(result->state, ShopResult::State::NotVerified);
    QCOMPARE(result->fourPart, QStringLiteral("XX5X"));
}

void RelyingPartyTest::understandsTheStatus_data()
{
    using State = ShopResult::State;
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("problem");
    QTest::addColumn<int>("expected"); // -1: refused
    QTest::newRow("later") << 202 << QByteArray() << int(State::Pending);
    QTest::newRow("over") << 410 << QByteArray("request-over") << int(State::Over);
    QTest::newRow("declined") << 403 << QByteArray("access-denied") << int(State::Declined);
    QTest::newRow("foreign") << 403 << QByteArray("response-code") << int(State::Foreign);
    QTest::newRow("another refusal") << 403 << QByteArray("nonsense") << -1;
    QTest::newRow("not found") << 404 << QByteArray("not-found") << -1;
    QTest::newRow("failed") << 500 << QByteArray("internal") << -1;
}

void RelyingPartyTest::understandsTheStatus()
{
    QFETCH(int, status);
    QFETCH(QByteArray, problem);
    QFETCH(int, expected);
    const auto result = resultOf(status, "{\"type\":\"urn:eid:problem:" + problem + "\"}");
    QCOMPARE(result ? int(result->state) : -1, expected);
}

void RelyingPartyTest::believesNoOtherResult_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto with = [this](const char *name, const QJsonValue &value) {
        QJsonObject changed = claims();
        changed[QLatin1String(name)] = value;
        return token(changed);
    };
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("JSON") << QByteArray("{\"verified\":true}");
    QTest::newRow("another issuer") << with("iss", QStringLiteral("https://localhost:1"));
    QTest::newRow("for another") << with("aud", QStringLiteral("x509_san_dns:books.localhost"));
    QTest::newRow("of another request") << with("nonce", QStringLiteral("another"));
    QTest::newRow("expired") << with("exp", now - 1);
    QTest::newRow("of the future") << with("iat", now + 3600);
    QTest::newRow("without times") << with("exp", QJsonValue::Undefined);
    QTest::newRow("verified, and the copy is not") << with("eid_result", QStringLiteral("XX1X"));
    QTest::newRow("verified, and nobody") << with("sub", QJsonValue::Undefined);
    QTest::newRow("another kind of token") << token(claims(), "oauth-authz-req+jwt");
    QTest::newRow("signed by a relying party")
        << token(claims(), "eid-result+jwt", relyingPartyService);
    const auto other = DemoCa::create();
    QTest::newRow("signed below another root")
        << token(claims(), "eid-result+jwt", copyIssuingService, &*other);
    const QByteArray right = token(claims());
    const QByteArrayList parts = right.split('.');
    const QByteArray changed
        = QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding).replace("0X0X", "000X");
    QTest::newRow("changed afterwards") << parts[0] + '.'
            + changed.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) + '.'
            + parts[2];
    const QByteArray none
        = QByteArray(R"({"typ":"eid-result+jwt","alg":"none"})")
              .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    QTest::newRow("not signed") << none + '.' + parts[1] + '.';
}

void RelyingPartyTest::believesNoOtherResult()
{
    QFETCH(QByteArray, body);
    const auto result = resultOf(200, body);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::PlatformMalformedAnswer);
}

void RelyingPartyTest::refusesEndlessAnswers()
{
    const auto result = resultOf(200, QByteArray(1 << 20, 'a'));
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::PlatformUnreachable);
}

void RelyingPartyTest::trustsNoOtherServer()
{
    const auto other = DemoCa::create();
    QVERIFY(other);
    m_platform->say(200, token(claims()));
    RelyingParty party(m_party->identity(), {m_platform->address(), other->rootsPem()}, *m_memory);
    const auto result
        = party.result({{}, "transaction", QStringLiteral("the-nonce"), {}}, std::nullopt);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::PlatformUnreachable);
}

QTEST_GUILESS_MAIN(RelyingPartyTest)
#include "relyingparty_test.moc"
