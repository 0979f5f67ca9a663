#include "sessionbench.h"

#include <QTest>

#include <condition_variable>
#include <semaphore>

using namespace eid;
using std::chrono::milliseconds;

namespace {

HttpRequest get(const QByteArray &path = "/")
{
    HttpRequest request;
    request.path = path;
    return request;
}

HttpRequest post(const QByteArray &body, const QByteArray &idempotencyKey = {})
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.path = "/";
    request.contentType = "text/plain";
    request.body = Bytes(body.begin(), body.end());
    request.idempotencyKey = idempotencyKey;
    return request;
}

QByteArray text(const Bytes &octets)
{
    return {reinterpret_cast<const char *>(octets.data()), static_cast<qsizetype>(octets.size())};
}

} // namespace

class PlatformSessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carriesARequestAndItsAnswer()
    {
        SessionBench bench;
        TestRequest seen;
        TestServer server(bench.setup([&](const TestRequest &request, TestConnection &) {
            seen = request;
            return httpAnswer(201, "made", "X-One: 1\r\nContent-Type: Text/Plain; a=b\r\n");
        }));
        const auto session = bench.open(server);
        HttpRequest request = post("a body", "key-1");
        request.path = "/v1/thing?a=%20";
        request.accept = "text/plain";
        request.fields = {{"X-Two", "2"}};
        const auto answer = session->send(request);
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
        QCOMPARE(answer->status, 201);
        QCOMPARE(text(answer->body), QByteArray("made"));
        QCOMPARE(answer->field("x-one"), QByteArray("1"));
        QCOMPARE(answer->mediaType(), QByteArray("text/plain"));
        QCOMPARE(seen.method, QByteArray("POST"));
        QCOMPARE(seen.path, QByteArray("/v1/thing?a=%20"));
        QCOMPARE(seen.body, QByteArray("a body"));
        QCOMPARE(seen.fields.value("idempotency-key"), QByteArray("\"key-1\""));
        QCOMPARE(seen.fields.value("accept"), QByteArray("text/plain"));
        QCOMPARE(seen.fields.value("content-type"), QByteArray("text/plain"));
        QCOMPARE(seen.fields.value("x-two"), QByteArray("2"));
        QVERIFY(!seen.fields.contains("accept-encoding"));
        QCOMPARE(session->cost().octetsSent, quint64(6));
        QCOMPARE(session->cost().octetsReceived, quint64(4));
    }

    void signsOnceForAllRequests_data()
    {
        QTest::addColumn<KeyAlgorithm>("algorithm");
        QTest::newRow("P-256") << KeyAlgorithm::EcP256;
        QTest::newRow("P-384") << KeyAlgorithm::EcP384;
        QTest::newRow("RSA-2048") << KeyAlgorithm::Rsa2048;
    }

    void signsOnceForAllRequests()
    {
        QFETCH(KeyAlgorithm, algorithm);
        SessionBench bench(algorithm);
        TestServer server(bench.setup());
        const auto session = bench.open(server);
        for (int at = 0; at < 3; ++at)
            QVERIFY(session->send(get()));
        QCOMPARE(bench.card.signatures(), 1);
        QCOMPARE(server.connections(), 1);
        // The connection is lost, its TLS session is not.
        session->disconnect();
        QVERIFY(session->send(get()));
        server.dropConnections();
        QVERIFY(session->send(get()));
        QCOMPARE(server.connections(), 3);
        QCOMPARE(bench.card.signatures(), 1);
        QCOMPARE(session->cost().fullHandshakes, 1);
        QCOMPARE(session->cost().resumedHandshakes, 2);
    }

    void worksWithTls12WhereAllowed()
    {
        SessionBench bench(KeyAlgorithm::Rsa2048);
        auto setup = bench.setup();
        setup.lowestVersion = setup.highestVersion = TLS1_2_VERSION;
        TestServer server(setup);
        PlatformSettings settings = bench.settings(server);
        settings.allowTls12 = true;
        PlatformSession session(settings, bench.credential(), bench.options());
        QVERIFY(session.send(get()));
        const auto binding = session.channelBinding();
        QVERIFY(binding);
        QCOMPARE(binding->type, ChannelBinding::Type::TlsUnique);
        QCOMPARE(binding->octets.size(), std::size_t(12));
        session.disconnect();
        QVERIFY(session.send(get()));
        QCOMPARE(bench.card.signatures(), 1);
        QVERIFY(session.channelBinding()->octets != binding->octets);
    }

    void talksAsNobody()
    {
        SessionBench bench;
        auto setup = bench.setup();
        setup.asksForClient = false;
        TestServer server(setup);
        PlatformSession session(bench.settings(server), std::nullopt, bench.options());
        QVERIFY(session.send(get()));
        QCOMPARE(bench.card.signatures(), 0);
    }

    void bindsToTheConnection()
    {
        SessionBench bench;
        QByteArray exporter;
        TestServer server(
            bench.setup([&](const TestRequest &, TestConnection &connection) -> QByteArray {
                exporter = connection.exporter();
                return httpAnswer(200, QByteArray::number(connection.number()));
            }));
        const auto session = bench.open(server);
        QCOMPARE(session->channelBinding().error().code, ErrorCode::PlatformUnreachable);
        QVERIFY(session->send(get()));
        const auto binding = session->channelBinding();
        QVERIFY(binding);
        QCOMPARE(binding->type, ChannelBinding::Type::TlsExporter);
        QCOMPARE(text(binding->octets), exporter);

        const auto same = session->sendOver(*binding, post("x"));
        QVERIFY(same && *same);
        QCOMPARE(text((*same)->body), QByteArray("1"));

        session->disconnect();
        const int before = server.requests();
        const auto gone = session->sendOver(*binding, post("x"));
        QVERIFY(gone && !*gone);
        QCOMPARE(server.requests(), before);
        QVERIFY(session->send(get()));
        const auto next = session->channelBinding();
        QVERIFY(next && next->octets != binding->octets);
        QCOMPARE(text(next->octets), exporter);
        QVERIFY(*session->sendOver(*next, post("x")));
    }

    void tellsWhenTheConnectionGoesWithTheRequest()
    {
        SessionBench bench;
        TestServer server(
            bench.setup([&](const TestRequest &request, TestConnection &) -> QByteArray {
                return request.method == "GET" ? httpAnswer(200) : QByteArray();
            }));
        const auto session = bench.open(server);
        QVERIFY(session->send(get()));
        const auto gone = session->sendOver(*session->channelBinding(), post("x"));
        QVERIFY(gone && !*gone);
        QCOMPARE(server.requests(), 2);
    }

    void repeatsWhatIsSafe_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<int>("requests");
        QTest::newRow("a get") << QByteArray("GET") << QByteArray() << 4;
        QTest::newRow("a post with a key") << QByteArray("POST") << QByteArray("k") << 4;
        QTest::newRow("a post") << QByteArray("POST") << QByteArray() << 1;
    }

    void repeatsWhatIsSafe()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, key);
        for (const bool closes : {false, true}) {
            SessionBench bench;
            TestServer server(bench.setup([&](const TestRequest &, TestConnection &) {
                return closes ? QByteArray() : httpAnswer(500);
            }));
            const auto session = bench.open(server);
            const auto answer = session->send(method == "GET" ? get() : post("x", key));
            QVERIFY(!answer);
            QCOMPARE(answer.error().code,
                closes ? ErrorCode::PlatformUnreachable : ErrorCode::PlatformFailure);
            QTEST(server.requests(), "requests");
            QCOMPARE(bench.pauses.size() + 1, server.requests());
            QCOMPARE(bench.card.signatures(), 1);
        }
    }

    void backsOff()
    {
        SessionBench bench;
        TestServer server(
            bench.setup([](const TestRequest &, TestConnection &) { return httpAnswer(502); }));
        QVERIFY(!bench.open(server)->send(get()));
        QCOMPARE(bench.pauses,
            QList<milliseconds>({milliseconds(375), milliseconds(750), milliseconds(1500)}));
    }

    void repeatsAPostThatWasNeverSent()
    {
        SessionBench bench;
        auto server = std::make_unique<TestServer>(bench.setup());
        const auto session = bench.open(*server);
        server.reset(); // refuses
        const auto answer = session->send(post("x"));
        QCOMPARE(answer.error().code, ErrorCode::PlatformUnreachable);
        QCOMPARE(bench.pauses.size(), 3);
    }

    void doesNotRepeatAPostOverALostConnection()
    {
        SessionBench bench;
        TestServer server(
            bench.setup([](const TestRequest &request, TestConnection &) -> QByteArray {
                return request.method == "GET" ? httpAnswer(200) : QByteArray();
            }));
        const auto session = bench.open(server);
        QVERIFY(session->send(get()));
        QCOMPARE(session->send(post("x")).error().code, ErrorCode::PlatformUnreachable);
        QCOMPARE(server.requests(), 2);
    }

    void honoursRetryAfter_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("requests");
        QTest::addColumn<int>("pauseMs");
        QTest::newRow("more than the back-off") << QByteArray("7") << 2 << 7000;
        QTest::newRow("less") << QByteArray("0") << 2 << 375;
        QTest::newRow("too long") << QByteArray("3600") << 1 << 0;
        QTest::newRow("no number") << QByteArray("soon") << 2 << 375;
    }

    void honoursRetryAfter()
    {
        QFETCH(QByteArray, value);
        SessionBench bench;
        std::atomic<int> count = 0;
        TestServer server(bench.setup([&](const TestRequest &, TestConnection &) {
            return ++count == 1 ? httpAnswer(503, {}, "Retry-After: " + value + "\r\n")
                                : httpAnswer(200);
        }));
        const auto answer = bench.open(server)->send(get());
        QTEST(server.requests(), "requests");
        if (server.requests() == 1) {
            QCOMPARE(answer.error().code, ErrorCode::PlatformBusy);
            return;
        }
        QVERIFY(answer);
        QFETCH(int, pauseMs);
        QCOMPARE(bench.pauses, QList<milliseconds>({milliseconds(pauseMs)}));
    }

    void namesWhatThePlatformRefuses()
    {
        SessionBench bench;
        TestServer server(bench.setup([](const TestRequest &, TestConnection &) {
            return httpAnswer(403, R"({"type":"urn:eid:problem:x","title":"Zhang San"})",
                "Content-Type: application/problem+json\r\n");
        }));
        const auto session = bench.open(server);
        const auto answer = session->send(get());
        QCOMPARE(answer.error().code, ErrorCode::PlatformRefused);
        QCOMPARE(answer.error().detail, u"HTTP 403 urn:eid:problem:x"_qs);
        HttpRequest request = get();
        request.alsoAnswers = {403};
        QCOMPARE(session->send(request)->status, 403);
    }

    void passesOnWhyTheCardDidNotSign()
    {
        SessionBench bench;
        bench.card.failure = Error{ErrorCode::CardRemoved, u"pulled"_qs, std::nullopt};
        TestServer server(bench.setup());
        const auto session = bench.open(server);
        const auto answer = session->send(get());
        QCOMPARE(answer.error(), *bench.card.failure);
        QCOMPARE(server.requests(), 0);
        QCOMPARE(bench.card.signatures(), 1);
        bench.card.failure.reset();
        QVERIFY(session->send(get()));
    }

    void returnsAtOnceWhileTheCardSigns()
    {
        SessionBench bench;
        TestServer server(bench.setup());
        // What the signer uses outlives the session: the thread in it is left behind.
        struct Gate
        {
            std::binary_semaphore entered{0};
            std::binary_semaphore open{0};
            std::binary_semaphore left{0};
        };
        const auto gate = std::make_shared<Gate>();
        auto key = CardKey::create(
            bench.card.publicKey(), [gate](const CardSignatureRequest &) -> Result<Bytes> {
                gate->entered.release();
                gate->open.acquire();
                gate->left.release();
                return failure(ErrorCode::Cancelled);
            });
        QVERIFY(key);
        std::optional<PlatformSession> session(std::in_place, bench.settings(server),
            ClientCredential{bench.cardCertificate.der(), {}, *key}, bench.options());
        std::stop_source stop;
        std::jthread canceller([&] {
            gate->entered.acquire();
            stop.request_stop();
        });
        const auto answer = session->send(get(), stop.get_token());
        // The card still has not answered.
        QCOMPARE(answer.error().code, ErrorCode::Cancelled);
        QVERIFY(!gate->left.try_acquire());
        session.reset();
        QVERIFY(!gate->left.try_acquire());
        gate->open.release();
        gate->left.acquire();
    }

    void returnsAtOnceWhileThePlatformIsSilent()
    {
        SessionBench bench;
        std::stop_source stop;
        std::binary_semaphore open{0};
        TestServer server(bench.setup([&](const TestRequest &, TestConnection &) {
            stop.request_stop();
            open.acquire();
            return httpAnswer(200);
        }));
        const auto session = bench.open(server);
        QCOMPARE(session->send(get(), stop.get_token()).error().code, ErrorCode::Cancelled);
        open.release();
        // The session goes on.
        open.release();
        QVERIFY(session->send(get()));
    }

    void stopsBetweenTries()
    {
        SessionBench bench;
        TestServer server(
            bench.setup([](const TestRequest &, TestConnection &) { return httpAnswer(500); }));
        std::stop_source stop;
        auto options = bench.options();
        options.time.pause = [&](milliseconds, const std::stop_token &token) {
            stop.request_stop();
            return !token.stop_requested();
        };
        PlatformSession session(bench.settings(server), bench.credential(), options);
        QCOMPARE(session.send(get(), stop.get_token()).error().code, ErrorCode::Cancelled);
        QCOMPARE(session.send(get(), stop.get_token()).error().code, ErrorCode::Cancelled);
        QCOMPARE(server.requests(), 1);
    }

    void tellsItsProgress()
    {
        SessionBench bench;
        TestServer server(bench.setup([](const TestRequest &, TestConnection &) {
            return httpAnswer(200, QByteArray(100'000, 'x'));
        }));
        const auto session = bench.open(server);
        std::mutex mutex;
        QList<TransferProgress> told;
        HttpRequest request = post(QByteArray(50'000, 'y'));
        request.progress = [&](const TransferProgress &progress) {
            const std::scoped_lock lock(mutex);
            told.append(progress);
        };
        QVERIFY(session->send(request));
        QVERIFY(!told.isEmpty());
        QCOMPARE(told.last(), (TransferProgress{50'000, 50'000, 100'000, 100'000}));
    }

    void refusesWhatCannotBeSent_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("no slash") << QByteArray("x") << QByteArray("v");
        QTest::newRow("a blank") << QByteArray("/a b") << QByteArray("v");
        QTest::newRow("another line") << QByteArray("/a\r\nX: y") << QByteArray("v");
        QTest::newRow("a field of two lines") << QByteArray("/") << QByteArray("v\r\nX: y");
    }

    void refusesWhatCannotBeSent()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, value);
        SessionBench bench;
        TestServer server(bench.setup());
        HttpRequest request = get(path);
        request.fields = {{"X", value}};
        QCOMPARE(bench.open(server)->send(request).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(server.connections(), 0);
    }

    void needsSettingsAndAMatchingKey()
    {
        SessionBench bench;
        PlatformSession nowhere{PlatformSettings()};
        QCOMPARE(nowhere.send(get()).error().code, ErrorCode::PlatformNotConfigured);
        TestServer server(bench.setup());
        SoftwareCard other(KeyAlgorithm::EcP256);
        PlatformSession mixed(
            bench.settings(server), ClientCredential{bench.cardCertificate.der(), {}, other.key()});
        QCOMPARE(mixed.send(get()).error().code, ErrorCode::CertificateUnexpected);
        PlatformSession none(
            bench.settings(server), ClientCredential{{0x30, 0x00}, {}, bench.card.key()});
        QCOMPARE(none.send(get()).error().code, ErrorCode::CertificateMalformed);
        QCOMPARE(server.connections(), 0);
    }

    void servesManyThreads()
    {
        SessionBench bench;
        TestServer server(bench.setup([](const TestRequest &request, TestConnection &) {
            return httpAnswer(200, request.path);
        }));
        const auto session = bench.open(server);
        std::atomic<int> right = 0;
        {
            std::vector<std::jthread> threads;
            for (int thread = 0; thread < 4; ++thread) {
                threads.emplace_back([&, thread] {
                    for (int at = 0; at < 5; ++at) {
                        const QByteArray path = '/' + QByteArray::number(thread * 10 + at);
                        const auto answer = session->send(get(path));
                        right += answer && text(answer->body) == path ? 1 : 0;
                    }
                });
            }
        }
        QCOMPARE(right.load(), 20);
        QCOMPARE(bench.card.signatures(), 1);
    }
};

QTEST_APPLESS_MAIN(PlatformSessionTest)
#include "platformsession_test.moc"
