#include "core/platform/statusmemory.h"
#include "sessionbench.h"
#include "teststaple.h"

#include <QTest>

using namespace eid;

namespace {

constexpr long hour = 3600;
constexpr auto mediaType = "Content-Type: application/ocsp-response\r\n";

QByteArray octets(const Bytes &bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size())};
}

/// A platform that staples nothing, and a responder that its certificate names.
struct Scene : SessionBench
{
    using Speak = std::function<QByteArray(Scene &, const TestRequest &)>;

    explicit Scene(Speak speak)
        : responder({.answer
            = [this, speak = std::move(speak)](const TestRequest &request, TestConnection &) {
                  asked = request;
                  return speak(*this, request);
              }})
    {
        nameResponder("http://127.0.0.1:" + std::to_string(responder.port()) + "/ocsp");
    }

    void nameResponder(const std::string &address)
    {
        TestWish wish = TestWish::server();
        if (!address.empty())
            wish.extensions.emplaceBack("authorityInfoAccess", "OCSP;URI:" + address);
        identity = issue(wish, &authority);
    }

    /// What comes of a request under \a policy, each in a session of its own.
    Result<HttpAnswer> send(RevocationPolicy policy)
    {
        TestServer server(setup());
        PlatformSettings settings = this->settings(server);
        settings.revocation = policy;
        settings.timeouts.status = patience;
        auto options = this->options();
        options.retries.tries = 1;
        options.statuses = statuses;
        PlatformSession session(settings, credential(), options);
        HttpRequest request;
        request.path = "/";
        return session.send(request);
    }

    TestRequest asked;
    std::chrono::milliseconds patience{30'000};
    std::shared_ptr<StatusMemory> statuses;
    TestServer responder;
};

Bytes body(const TestRequest &request)
{
    return {request.body.begin(), request.body.end()};
}

Scene::Speak says(int status, long begins = -60, long ends = hour)
{
    return [=](Scene &scene, const TestRequest &request) {
        return httpAnswer(200,
            octets(
                makeAnswer(body(request), scene.identity, scene.authority, status, begins, ends)),
            mediaType);
    };
}

Scene::Speak answers(int status, QByteArray text, QByteArray fields)
{
    return [=](Scene &, const TestRequest &) { return httpAnswer(status, text, fields); };
}

struct Row
{
    const char *name;
    Scene::Speak speak;
    std::optional<ErrorCode> asked; ///< under RevocationPolicy::Ask; nothing: it is talked to
    std::optional<ErrorCode> required; ///< under RevocationPolicy::Require
};

const std::vector<Row> &rows()
{
    constexpr auto unknown = ErrorCode::CertificateStatusUnknown;
    const auto other = [](const TestIdentity &signer, const TestIdentity &subject) {
        return makeStaple(subject, signer, V_OCSP_CERTSTATUS_GOOD);
    };
    static const std::vector<Row> rows{
        {"good", says(V_OCSP_CERTSTATUS_GOOD), {}, {}},
        {"good, without the nonce",
            [](Scene &scene, const TestRequest &) {
                return httpAnswer(200,
                    octets(makeStaple(scene.identity, scene.authority, V_OCSP_CERTSTATUS_GOOD)),
                    mediaType);
            },
            {}, {}},
        {"revoked", says(V_OCSP_CERTSTATUS_REVOKED), ErrorCode::TlsServerRevoked,
            ErrorCode::TlsServerRevoked},
        {"unknown", says(V_OCSP_CERTSTATUS_UNKNOWN), ErrorCode::TlsServerUntrusted,
            ErrorCode::TlsServerUntrusted},
        {"outdated", says(V_OCSP_CERTSTATUS_GOOD, -2 * hour, -hour), {}, unknown},
        {"of the future", says(V_OCSP_CERTSTATUS_GOOD, hour, 2 * hour), {}, unknown},
        {"another nonce",
            [](Scene &scene, const TestRequest &) {
                const OpenSslOwned<OCSP_REQUEST, OCSP_REQUEST_free> request(OCSP_REQUEST_new());
                OCSP_request_add1_nonce(request.get(), nullptr, 32);
                unsigned char *der = nullptr;
                const int size = i2d_OCSP_REQUEST(request.get(), &der);
                const Bytes foreign(der, der + size);
                OPENSSL_free(der);
                return httpAnswer(200,
                    octets(makeAnswer(
                        foreign, scene.identity, scene.authority, V_OCSP_CERTSTATUS_GOOD)),
                    mediaType);
            },
            {}, unknown},
        {"signed by another authority",
            [other](Scene &scene, const TestRequest &) {
                const TestIdentity authority = issue(TestWish::authority());
                return httpAnswer(200, octets(other(authority, scene.identity)), mediaType);
            },
            {}, unknown},
        {"of another certificate",
            [other](Scene &scene, const TestRequest &) {
                const TestIdentity server = issue(TestWish::server(), &scene.authority);
                return httpAnswer(200, octets(other(scene.authority, server)), mediaType);
            },
            {}, unknown},
        {"garbage", answers(200, QByteArray(300, '\xA7'), mediaType), {}, unknown},
        {"nothing", answers(200, {}, mediaType), {}, unknown},
        {"another media type", answers(200, "<html>", "Content-Type: text/html\r\n"), {}, unknown},
        {"not found", answers(404, {}, {}), {}, unknown},
        {"elsewhere",
            [](Scene &scene, const TestRequest &request) {
                // Whoever followed it would be told that all is well.
                if (request.path == "/good")
                    return says(V_OCSP_CERTSTATUS_GOOD)(scene, request);
                return httpAnswer(302, {}, "Location: /good\r\n");
            },
            {}, unknown},
        {"too much", answers(200, QByteArray(65 * 1024, 'x'), mediaType), {}, unknown},
        {"endless header", answers(200, {}, "X: " + QByteArray(9000, 'x') + "\r\n"), {}, unknown},
        {"closes without a word", [](Scene &, const TestRequest &) { return QByteArray(); }, {},
            unknown},
    };
    return rows;
}

} // namespace

Q_DECLARE_METATYPE(const Row *)

/// What comes of asking a responder about a server that staples nothing.
class ResponderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAskedBeforeTheCardSigns_data()
    {
        QTest::addColumn<const Row *>("row");
        for (const Row &row : rows())
            QTest::newRow(row.name) << &row;
    }

    void isAskedBeforeTheCardSigns()
    {
        QFETCH(const Row *, row);
        Scene scene(row->speak);
        for (const auto &[policy, refusal] : {std::pair{RevocationPolicy::Ask, row->asked},
                 std::pair{RevocationPolicy::Require, row->required}}) {
            const int before = scene.card.signatures();
            const int asked = scene.responder.requests();
            const auto answer = scene.send(policy);
            QCOMPARE(answer.has_value(), !refusal.has_value());
            if (!answer)
                QCOMPARE(answer.error().code, *refusal);
            QCOMPARE(scene.card.signatures() - before, refusal ? 0 : 1);
            QCOMPARE(scene.responder.requests() - asked, 1);
            QCOMPARE(scene.asked.method, QByteArray("POST"));
            QCOMPARE(
                scene.asked.fields.value("content-type"), QByteArray("application/ocsp-request"));
        }
        const int asked = scene.responder.requests();
        QVERIFY(scene.send(RevocationPolicy::Staple));
        QCOMPARE(scene.responder.requests(), asked);
    }

    void mayBeUnreachable_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<ErrorCode>("required");
        QTest::newRow("nobody listens")
            << u"http://127.0.0.1:1/"_qs << ErrorCode::CertificateStatusUnknown;
        QTest::newRow("none is named") << QString() << ErrorCode::TlsServerUntrusted;
        QTest::newRow("over TLS, which would have to be asked about in turn")
            << u"https://127.0.0.1:1/"_qs << ErrorCode::TlsServerUntrusted;
        QTest::newRow("a file") << u"file:///etc/passwd"_qs << ErrorCode::TlsServerUntrusted;
        QTest::newRow("no address") << u"http://:80/"_qs << ErrorCode::TlsServerUntrusted;
    }

    void mayBeUnreachable()
    {
        QFETCH(QString, address);
        QFETCH(ErrorCode, required);
        Scene scene(says(V_OCSP_CERTSTATUS_REVOKED));
        scene.nameResponder(address.toStdString());
        QVERIFY(scene.send(RevocationPolicy::Ask));
        const auto answer = scene.send(RevocationPolicy::Require);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, required);
        QCOMPARE(scene.card.signatures(), 1);
        QCOMPARE(scene.responder.requests(), 0);
    }

    void mayBeSilent()
    {
        Scene scene([](Scene &, const TestRequest &) { return QByteArray(); });
        TestServer silent({.raw = [](TestConnection &connection) {
            while (!connection.read(1024).isEmpty()) { }
        }});
        scene.nameResponder("http://127.0.0.1:" + std::to_string(silent.port()) + "/");
        scene.patience = std::chrono::milliseconds(50);
        QVERIFY(scene.send(RevocationPolicy::Ask));
        const auto answer = scene.send(RevocationPolicy::Require);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::CertificateStatusUnknown);
    }

    void isGivenUpWithTheRequest()
    {
        std::stop_source stop;
        Scene scene([](Scene &, const TestRequest &) { return QByteArray(); });
        TestServer silent({.raw = [&stop](TestConnection &connection) {
            connection.readUntil("\r\n\r\n");
            stop.request_stop(); // in the middle of the handshake
            while (!connection.read(1024).isEmpty()) { }
        }});
        scene.nameResponder("http://127.0.0.1:" + std::to_string(silent.port()) + "/");
        TestServer server(scene.setup());
        PlatformSession session(scene.settings(server), scene.credential(), scene.options());
        HttpRequest request;
        request.path = "/";
        const auto answer = session.send(request, stop.get_token());
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Cancelled);
        session.disconnect(); // returns once the thread has come back from the responder
        QCOMPARE(scene.card.signatures(), 0);
    }

    void isAskedOnceBySessionsThatShare()
    {
        Scene scene(says(V_OCSP_CERTSTATUS_GOOD));
        scene.statuses = std::make_shared<StatusMemory>();
        for (int at = 0; at < 3; ++at)
            QVERIFY(scene.send(RevocationPolicy::Require));
        QCOMPARE(scene.responder.requests(), 1);
        scene.statuses.reset();
        QVERIFY(scene.send(RevocationPolicy::Require));
        QCOMPARE(scene.responder.requests(), 2);
    }

    void isNotAskedWhereTheServerStaples()
    {
        Scene scene(says(V_OCSP_CERTSTATUS_REVOKED));
        auto setup = scene.setup();
        staple(setup, makeStaple(scene.identity, scene.authority, V_OCSP_CERTSTATUS_GOOD));
        TestServer server(setup);
        PlatformSettings settings = scene.settings(server);
        settings.revocation = RevocationPolicy::Require;
        PlatformSession session(settings, scene.credential(), scene.options());
        HttpRequest request;
        request.path = "/";
        QVERIFY(session.send(request));
        QCOMPARE(scene.responder.requests(), 0);
    }

    void remembersAsLongAsItHolds()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const Bytes one(3, 1);
        StatusMemory memory;
        CertificateStatus status;
        status.state = CertificateStatus::State::Good;
        status.thisUpdate = now;
        memory.remember(one, status, now);
        QVERIFY(!memory.find(one, now)); // there may be later news at any time
        status.nextUpdate = now.addSecs(100);
        memory.remember(one, status, now);
        QCOMPARE(memory.find(one, now), CertificateStatus::State::Good);
        QVERIFY(!memory.find(Bytes(3, 2), now));
        QVERIFY(!memory.find(one, now.addSecs(100)));
        QVERIFY(!memory.find(one, now.addSecs(-1)));
        status.nextUpdate = now.addDays(7);
        memory.remember(one, status, now);
        QVERIFY(memory.find(one, now.addSecs(hour - 1)));
        QVERIFY(!memory.find(one, now.addSecs(hour)));
    }
};

QTEST_APPLESS_MAIN(ResponderTest)
#include "responder_test.moc"
