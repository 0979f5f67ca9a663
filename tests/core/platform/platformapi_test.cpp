#include "core/platform/platformapi.h"
#include "core/platform/platformjson.h"
#include "sessionbench.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QTimeZone>

using namespace eid;

namespace {

const QString uuid = u"0b7a1a1e-6f5c-4a0e-9c57-0123456789ab"_qs;

Bytes bytesOf(const QByteArray &octets)
{
    return {octets.begin(), octets.end()};
}

QByteArray base64Of(const Bytes &octets)
{
    return QByteArray(
        reinterpret_cast<const char *>(octets.data()), static_cast<qsizetype>(octets.size()))
        .toBase64();
}

struct Sample
{
    SessionBench bench;
    Certificate certificate = *parseCertificate(bench.cardCertificate.der());

    [[nodiscard]] QJsonObject credential() const
    {
        return {{u"slot"_qs, u"9A"_qs}, {u"serialNumber"_qs, certificate.serialNumber.toLower()},
            {u"notAfter"_qs, certificate.notAfter.toString(Qt::ISODate)}, {u"state"_qs, u"live"_qs},
            {u"certificate"_qs, QString::fromLatin1(base64Of(certificate.der))}};
    }
    [[nodiscard]] QJsonObject card(const QJsonObject &first) const
    {
        return {{u"cardUuid"_qs, uuid}, {u"credentials"_qs, QJsonArray{first}},
            {u"renewalOpensAt"_qs, u"2026-03-01T12:00:00.5+08:00"_qs}, {u"more"_qs, 1}};
    }
};

QByteArray jsonAnswer(const QByteArray &body)
{
    return httpAnswer(200, body, "Content-Type: application/json; charset=utf-8\r\n");
}

Result<PlatformCard> read(const QJsonObject &object)
{
    return platformCardIn(bytesOf(QJsonDocument(object).toJson()));
}

} // namespace

class PlatformApiTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheCard()
    {
        Sample sample;
        QByteArray path;
        TestServer server(sample.bench.setup([&](const TestRequest &request, TestConnection &) {
            path = request.method + ' ' + request.path;
            return jsonAnswer(QJsonDocument(sample.card(sample.credential())).toJson());
        }));
        const auto session = sample.bench.open(server);
        const auto card = PlatformApi(*session).card();
        QVERIFY2(card, qPrintable(card ? QString() : card.error().detail));
        QCOMPARE(path, QByteArray("GET /v1/card"));
        QCOMPARE(card->cardUuid, uuid);
        QCOMPARE(card->credentials.size(), 1);
        QCOMPARE(card->credentials.first().slot, CredentialSlot::Authentication);
        QCOMPARE(card->credentials.first().state, CredentialState::Live);
        QCOMPARE(card->credentials.first().certificate, sample.certificate);
        QCOMPARE(*card->renewalOpensAt,
            QDateTime(QDate(2026, 3, 1), QTime(4, 0, 0, 500), QTimeZone::utc()));
    }

    void passesOverWhatIsNotKnown()
    {
        Sample sample;
        QJsonObject other = sample.credential();
        other[u"slot"] = u"9D"_qs;
        other[u"state"] = u"asleep"_qs;
        QJsonObject object = sample.card(other);
        object.remove(u"renewalOpensAt");
        const auto card = read(object);
        QVERIFY(card);
        QVERIFY(card->credentials.isEmpty());
        QVERIFY(!card->renewalOpensAt);
    }

    void refusesAnotherCredential_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("a slot that is a number") << u"slot"_qs << QJsonValue(9);
        QTest::newRow("an unknown state") << u"state"_qs << QJsonValue(u"asleep"_qs);
        QTest::newRow("another number") << u"serialNumber"_qs << QJsonValue(u"0FFF"_qs);
        QTest::newRow("no number") << u"serialNumber"_qs << QJsonValue(QString());
        QTest::newRow("another end") << u"notAfter"_qs << QJsonValue(u"2026-03-01T12:00:00Z"_qs);
        QTest::newRow("an end without a zone")
            << u"notAfter"_qs << QJsonValue(u"2026-03-01T12:00:00"_qs);
        QTest::newRow("no certificate") << u"certificate"_qs << QJsonValue(u"MAA="_qs);
        QTest::newRow("no base64") << u"certificate"_qs << QJsonValue(u"\u4E2D"_qs);
        QTest::newRow("a certificate that is an object")
            << u"certificate"_qs << QJsonValue(QJsonObject());
        QTest::newRow("nothing") << u"certificate"_qs << QJsonValue(QJsonValue::Undefined);
    }

    void refusesAnotherCredential()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        Sample sample;
        QJsonObject credential = sample.credential();
        credential[member] = value; // undefined removes it
        const auto card = read(sample.card(credential));
        QVERIFY(!card);
        QCOMPARE(card.error().code, ErrorCode::PlatformMalformedAnswer);
    }

    void refusesAnotherBody_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("an array") << QByteArray("[]");
        QTest::newRow("an empty object") << QByteArray("{}");
        QTest::newRow("something behind")
            << QByteArray(R"({"cardUuid":")" + uuid.toLatin1() + R"(","credentials":[]} x)");
        QTest::newRow("no UUID") << QByteArray(R"({"cardUuid":"1","credentials":[]})");
        QTest::newRow("no list") << QByteArray(
            R"({"cardUuid":")" + uuid.toLatin1() + R"(","credentials":{}})");
        QTest::newRow("a time that is a number") << QByteArray(
            R"({"cardUuid":")" + uuid.toLatin1() + R"(","credentials":[],"renewalOpensAt":5})");
        QTest::newRow("deep") << QByteArray(100'000, '[');
    }

    void refusesAnotherBody()
    {
        QFETCH(QByteArray, body);
        const auto card = platformCardIn(bytesOf(body));
        QVERIFY(!card);
        QCOMPARE(card.error().code, ErrorCode::PlatformMalformedAnswer);
    }

    void refusesAnotherMediaType()
    {
        Sample sample;
        TestServer server(sample.bench.setup([&](const TestRequest &, TestConnection &) {
            return httpAnswer(200, QJsonDocument(sample.card(sample.credential())).toJson(),
                "Content-Type: text/html\r\n");
        }));
        const auto session = sample.bench.open(server);
        QCOMPARE(PlatformApi(*session).card().error().code, ErrorCode::PlatformMalformedAnswer);
    }

    void relaysAChallenge_data()
    {
        QTest::addColumn<AdministrationCipher>("cipher");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("size");
        QTest::newRow("3DES") << AdministrationCipher::TripleDes << u"3DES"_qs << 8;
        QTest::newRow("AES-128") << AdministrationCipher::Aes128 << u"AES-128"_qs << 16;
        QTest::newRow("AES-192") << AdministrationCipher::Aes192 << u"AES-192"_qs << 16;
        QTest::newRow("AES-256") << AdministrationCipher::Aes256 << u"AES-256"_qs << 16;
    }

    void relaysAChallenge()
    {
        QFETCH(AdministrationCipher, cipher);
        QFETCH(QString, name);
        QFETCH(int, size);
        SessionBench bench;
        TestRequest seen;
        const Bytes response(static_cast<std::size_t>(size), 0x5A);
        QByteArray answer = jsonAnswer(R"({"response":")" + base64Of(response) + R"("})");
        TestServer server(bench.setup([&](const TestRequest &request, TestConnection &) {
            seen = request;
            return answer;
        }));
        const auto session = bench.open(server);
        PlatformApi api(*session);
        const Bytes challenge(static_cast<std::size_t>(size), 0xC3);
        const auto answered = api.answerChallenge(cipher, challenge);
        QVERIFY(answered);
        QCOMPARE(*answered, response);
        QCOMPARE(seen.path, QByteArray("/v1/card/administrator-authentication"));
        QCOMPARE(seen.fields.value("content-type"), QByteArray("application/json"));
        QVERIFY(seen.fields.contains("idempotency-key"));
        const QJsonObject asked = QJsonDocument::fromJson(seen.body).object();
        QCOMPARE(asked[u"algorithm"].toString(), name);
        QCOMPARE(asked[u"challenge"].toString().toLatin1(), base64Of(challenge));

        answer = jsonAnswer(R"({"response":")" + base64Of(Bytes(7)) + R"("})");
        QCOMPARE(api.answerChallenge(cipher, challenge).error().code,
            ErrorCode::PlatformMalformedAnswer);
        answer = jsonAnswer(R"({"response":5})");
        QCOMPARE(api.answerChallenge(cipher, challenge).error().code,
            ErrorCode::PlatformMalformedAnswer);
        QCOMPARE(api.answerChallenge(cipher, Bytes(7)).error().code, ErrorCode::InvalidArgument);
    }

    void confirms()
    {
        SessionBench bench;
        QList<QByteArray> keys;
        TestRequest seen;
        TestServer server(bench.setup([&](const TestRequest &request, TestConnection &) {
            seen = request;
            keys.append(request.fields.value("idempotency-key"));
            return keys.size() == 1 ? QByteArray() : httpAnswer(204);
        }));
        const auto session = bench.open(server);
        PlatformApi api(*session);
        QVERIFY(api.confirm(u"0A1B"_qs));
        QCOMPARE(seen.method, QByteArray("POST"));
        QCOMPARE(seen.path, QByteArray("/v1/card/credentials/0A1B/confirmation"));
        QCOMPARE(keys.size(), 2);
        QCOMPARE(keys.first(), keys.last());
        QCOMPARE(api.confirm(u"../x"_qs).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(api.confirm(QString()).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(keys.size(), 2);
    }
};

QTEST_APPLESS_MAIN(PlatformApiTest)
#include "platformapi_test.moc"
