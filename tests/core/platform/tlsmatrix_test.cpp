#include "badservers.h"
#include "teststaple.h"

#include <QTest>

using namespace eid;

Q_DECLARE_METATYPE(eid::BadServer)

/// Servers that are bad in one way each: all refused, by the right name, none hangs, and none makes
/// the card sign that was seen to be bad before.
class TlsMatrixTest : public QObject
{
    Q_OBJECT

    static void add(const std::vector<BadServer> &servers)
    {
        for (const BadServer &server : servers)
            QTest::newRow(server.name) << server;
    }

    int m_total = 0;
    int m_unsigned = 0;

private Q_SLOTS:
    void refuses_data()
    {
        QTest::addColumn<BadServer>("bad");
        add(badCertificates());
        add(badStaples());
        add(badHandshakes());
        add(badAnswers());
    }

    void refuses()
    {
        QFETCH(BadServer, bad);
        BadServerBench bench;
        auto setup = bench.setup();
        bad.spoil(bench, setup);
        TestServer server(setup);
        PlatformSettings settings = bench.settings(server);
        if (bad.configure)
            bad.configure(settings);
        auto options = bench.options();
        options.retries.tries = 1;
        PlatformSession session(settings, bench.credential(), options);
        HttpRequest request;
        request.path = "/";
        const auto answer = session.send(request);
        QVERIFY(!answer);
        const QString told = QStringLiteral("%1: %2")
                                 .arg(static_cast<int>(answer.error().code))
                                 .arg(answer.error().detail);
        QVERIFY2(answer.error().code == bad.code, qPrintable(told));
        QCOMPARE(bench.card.signatures(), bad.signs ? 1 : 0);
        QCOMPARE(server.requests(), 0);
        QCOMPARE(server.connections(), 1);
        ++m_total;
        m_unsigned += bad.signs ? 0 : 1;
    }

    void takesTheGoodOne()
    {
        BadServerBench bench;
        TestWish wish = TestWish::authority();
        wish.commonName = "an intermediate authority";
        const TestIdentity *issuer = bench.keep(issue(wish, &bench.authority));
        TestIdentity identity = issue(TestWish::server(), issuer);
        auto setup = bench.setup();
        setup.identity = &identity;
        setup.chain = {issuer->certificate.get()};
        TestServer server(setup);
        for (const Bytes &pin : {identity.pin(), issuer->pin(), bench.authority.pin()}) {
            for (const QString &host : {u"localhost"_qs, u"127.0.0.1"_qs}) {
                PlatformSettings settings = bench.settings(server);
                settings.address = server.address(host);
                settings.pins = {Bytes(32, 0x11), pin};
                PlatformSession session(settings, bench.credential(), bench.options());
                HttpRequest request;
                request.path = "/";
                const auto answer = session.send(request);
                QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
            }
        }
    }

    void takesAGoodStaple()
    {
        BadServerBench bench;
        auto setup = bench.setup();
        staple(setup, makeStaple(bench.identity, bench.authority, V_OCSP_CERTSTATUS_GOOD));
        TestServer server(setup);
        PlatformSession session(bench.settings(server), bench.credential(), bench.options());
        HttpRequest request;
        request.path = "/";
        for (int at = 0; at < 2; ++at) {
            const auto answer = session.send(request);
            QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().detail));
            session.disconnect();
        }
        QCOMPARE(session.cost().resumedHandshakes, 1);
    }

    void cleanupTestCase()
    {
        qInfo("TLS matrix: %d bad servers refused, %d of them without a signature", m_total,
            m_unsigned);
    }
};

QTEST_APPLESS_MAIN(TlsMatrixTest)
#include "tlsmatrix_test.moc"
