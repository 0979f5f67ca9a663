#include "core/platform/proxyroute.h"
#include "sessionbench.h"
#include "testproxy.h"

#include <QTest>

using namespace eid;

namespace {

HttpRequest get()
{
    HttpRequest request;
    request.path = "/";
    return request;
}

std::shared_ptr<const Secret> secret(const QByteArray &text)
{
    return std::make_shared<const Secret>(
        std::span(reinterpret_cast<const std::uint8_t *>(text.constData()),
            static_cast<std::size_t>(text.size())));
}

PlatformSettings through(PlatformSettings settings, const QUrl &proxy)
{
    settings.proxy.mode = ProxyMode::Manual;
    settings.proxy.address = proxy;
    return settings;
}

/// A platform behind a proxy.
struct Bench : SessionBench
{
    explicit Bench(TestProxy::Behaviour behaviour = {})
        : server(setup())
        , proxy(server, std::move(behaviour))
    { }

    Result<HttpAnswer> sendOnce(PlatformSettings settings)
    {
        PlatformSession session(std::move(settings), credential(), options());
        return session.send(get());
    }

    TestServer server;
    TestProxy proxy;
};

} // namespace

class ProxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        for (const char *name : {"https_proxy", "http_proxy", "no_proxy", "all_proxy"})
            qunsetenv(name);
    }

    void goesThroughTheProxy()
    {
        Bench bench;
        const auto answer
            = bench.sendOnce(through(bench.settings(bench.server), bench.proxy.address()));
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
        QCOMPARE(bench.proxy.asked(),
            QList<QByteArray>(
                {"CONNECT localhost:" + QByteArray::number(bench.server.port()) + " HTTP/1.1"}));
        QCOMPARE(bench.card.signatures(), 1);
    }

    void goesDirectlyWhateverTheEnvironmentSays()
    {
        Bench bench;
        qputenv("https_proxy", bench.proxy.address().toEncoded());
        qputenv("all_proxy", bench.proxy.address().toEncoded());
        QVERIFY(bench.sendOnce(bench.settings(bench.server)));
        QVERIFY(bench.proxy.asked().isEmpty());
    }

    void ignoresTheEnvironmentsExceptions()
    {
        Bench bench;
        qputenv("no_proxy", "*");
        QVERIFY(bench.sendOnce(through(bench.settings(bench.server), bench.proxy.address())));
        QCOMPARE(bench.proxy.asked().size(), 1);
    }

    void goesAsTheSystemIsSetUp()
    {
        if (QSysInfo::productType() == u"windows"_qs)
            QSKIP("Windows keeps it where a test may not change it");
        Bench bench;
        qputenv("https_proxy", bench.proxy.address().toEncoded());
        ProxySettings settings;
        const ProxyRoute route = routeTo(QUrl(u"https://platform.example/"_qs), settings);
        QCOMPARE(QUrl::fromEncoded(route.address).port(), bench.proxy.address().port());
    }

    void provesItself_data()
    {
        QTest::addColumn<QByteArray>("challenge");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("Basic") << QByteArray("Basic realm=\"x\"")
                               << QByteArray("Basic " + QByteArray("zhang:geheim").toBase64());
        QTest::newRow("Digest") << QByteArray(
            "Digest realm=\"x\", nonce=\"abc\", qop=\"auth\", algorithm=SHA-256")
                                << QByteArray("Digest username=\"zhang\"");
    }

    void provesItself()
    {
        QFETCH(QByteArray, challenge);
        QFETCH(QByteArray, begin);
        Bench bench({.authorization = begin, .challenge = challenge});
        PlatformSettings settings = through(bench.settings(bench.server), bench.proxy.address());
        settings.proxy.user = u"zhang"_qs;
        settings.proxy.password = secret("geheim");
        const auto answer = bench.sendOnce(settings);
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
        // Nothing is told to a proxy that has not asked.
        QCOMPARE(bench.proxy.authorizations().first(), QByteArray());
        QVERIFY(bench.proxy.authorizations().last().startsWith(begin));
    }

    void tellsThatTheProxyWantsAPassword_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("another") << QByteArray("falsch");
    }

    void tellsThatTheProxyWantsAPassword()
    {
        QFETCH(QByteArray, password);
        Bench bench({.authorization = "Basic x", .challenge = "Basic realm=\"x\""});
        PlatformSettings settings = through(bench.settings(bench.server), bench.proxy.address());
        if (!password.isEmpty()) {
            settings.proxy.user = u"zhang"_qs;
            settings.proxy.password = secret(password);
        }
        const auto answer = bench.sendOnce(settings);
        QCOMPARE(answer.error().code, ErrorCode::ProxyAuthentication);
        QVERIFY(!answer.error().detail.contains(u"falsch"));
        QCOMPARE(bench.card.signatures(), 0);
        QVERIFY(bench.pauses.isEmpty());
    }

    void tellsThatTheProxyFails_data()
    {
        QTest::addColumn<QByteArray>("refusal");
        QTest::newRow("forbidden") << httpAnswer(403);
        QTest::newRow("no way on") << httpAnswer(502);
        QTest::newRow("hangs up") << QByteArray("close");
        QTest::newRow("garbage") << QByteArray(200, '\xA7') + "\r\n\r\n";
        QTest::newRow("an endless header")
            << "HTTP/1.1 200 OK\r\n" + QByteArray(200'000, 'x') + "\r\n\r\n";
    }

    void tellsThatTheProxyFails()
    {
        QFETCH(QByteArray, refusal);
        Bench bench({.refusal = refusal});
        const auto answer
            = bench.sendOnce(through(bench.settings(bench.server), bench.proxy.address()));
        QVERIFY2(answer.error().code == ErrorCode::ProxyFailed, qPrintable(answer.error().detail));
        QCOMPARE(bench.card.signatures(), 0);
        QCOMPARE(bench.server.connections(), 0);
    }

    void tellsThatThereIsNoProxy()
    {
        Bench bench;
        auto gone = std::make_unique<TestServer>(bench.setup());
        QUrl address = bench.proxy.address();
        address.setPort(gone->port());
        gone.reset();
        QCOMPARE(bench.sendOnce(through(bench.settings(bench.server), address)).error().code,
            ErrorCode::ProxyFailed);
    }

    void blamesThePlatformBehindAProxy()
    {
        Bench bench;
        PlatformSettings settings = through(bench.settings(bench.server), bench.proxy.address());
        settings.pins = {Bytes(32, 0x11)};
        QCOMPARE(bench.sendOnce(settings).error().code, ErrorCode::TlsServerPin);
        QCOMPARE(bench.card.signatures(), 0);
    }
};

QTEST_APPLESS_MAIN(ProxyTest)
#include "proxy_test.moc"
