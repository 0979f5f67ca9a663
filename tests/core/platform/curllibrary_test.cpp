#include "core/platform/curlconnection.h"
#include "core/platform/curllibrary.h"
#include "sessionbench.h"

#include <QTest>

#ifdef Q_OS_WIN
#include <qt_windows.h>
#else
#include <dlfcn.h>
#endif

#include <future>

using namespace eid;

namespace {

bool isCurlLoaded()
{
#ifdef Q_OS_WIN
    return GetModuleHandleW(L"libcurl-4.dll") != nullptr
        || GetModuleHandleW(L"libcurl.dll") != nullptr;
#else
    void *handle = dlopen("libcurl.so.4", RTLD_NOW | RTLD_NOLOAD);
    if (handle != nullptr)
        dlclose(handle);
    return handle != nullptr;
#endif
}

curl_version_info_data version(unsigned int number, const char *tls)
{
    curl_version_info_data data{};
    data.age = CURLVERSION_FIRST;
    data.version = "as said";
    data.version_num = number;
    data.ssl_version = tls;
    return data;
}

HttpRequest get()
{
    HttpRequest request;
    request.path = "/";
    return request;
}

} // namespace

class CurlLibraryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isLoadedWhenTheNetworkIsUsed();
    void isLoadedOnceForAllThreads();
    void suitsTheTool_data();
    void suitsTheTool();
    void isLookedForAgainAfterAFailure();
};

/// First of all: what is loaded stays.
void CurlLibraryTest::isLoadedWhenTheNetworkIsUsed()
{
    SessionBench bench;
    TestServer server(bench.setup());
    const auto session = bench.open(server);
    QVERIFY(!isCurlLoaded());
    QVERIFY(session->send(get()));
    QVERIFY(isCurlLoaded());
}

void CurlLibraryTest::isLoadedOnceForAllThreads()
{
    std::vector<std::future<Result<const CurlLibrary *>>> asked;
    for (int at = 0; at < 4; ++at)
        asked.push_back(std::async(std::launch::async, loadCurl));
    const auto first = loadCurl();
    QVERIFY(first && *first != nullptr);
    for (auto &one : asked) {
        const auto loaded = one.get();
        QVERIFY(loaded);
        QCOMPARE(*loaded, *first);
    }
}

void CurlLibraryTest::suitsTheTool_data()
{
    QTest::addColumn<unsigned int>("number");
    QTest::addColumn<QByteArray>("tls");
    QTest::addColumn<QString>("refusal");
    constexpr unsigned int good = CURL_VERSION_BITS(7, 87, 0);
    constexpr unsigned int newer = CURL_VERSION_BITS(8, 14, 1);
    constexpr unsigned int older = CURL_VERSION_BITS(7, 86, 0);
    const QString none;
    QTest::newRow("oldest") << good << QByteArray("OpenSSL/3.0.15") << none;
    QTest::newRow("newer") << newer << QByteArray("OpenSSL/3.0.15") << none;
    QTest::newRow("several") << good << QByteArray("(Schannel) OpenSSL/3.0.15") << none;
    QTest::newRow("too old") << older << QByteArray("OpenSSL/3.0.15")
                             << QStringLiteral("libcurl is too old: as said");
    const auto uses = [](const char *what) {
        return QStringLiteral("libcurl uses %1 for TLS, and not OpenSSL/3.0.15")
            .arg(QLatin1String(what));
    };
    for (const char *other : {"GnuTLS/3.7.9", "OpenSSL/1.1.1w", "OpenSSL/3.0.1", "OpenSSL/3.0.151",
             "(OpenSSL/3.0.15) Schannel", "LibreSSL/3.0.15"})
        QTest::newRow(other) << good << QByteArray(other) << uses(other);
    QTest::newRow("no TLS") << good << QByteArray() << uses("nothing");
}

void CurlLibraryTest::suitsTheTool()
{
    QFETCH(unsigned int, number);
    QFETCH(QByteArray, tls);
    QFETCH(QString, refusal);
    const auto suited = suits(version(number, tls.isNull() ? nullptr : tls.constData()), "3.0.15");
    QCOMPARE(suited.has_value(), refusal.isEmpty());
    if (suited)
        return;
    QCOMPARE(suited.error().code, ErrorCode::PlatformLibraryMissing);
    QCOMPARE(suited.error().detail, refusal);
}

/// It may have been installed in the meantime.
void CurlLibraryTest::isLookedForAgainAfterAFailure()
{
    SessionBench bench;
    TestServer server(bench.setup());
    const PlatformSettings settings = bench.settings(server);
    auto tls = TlsClient::create(settings, bench.credential(),
        ServerStatus(
            settings.revocation, std::make_shared<StatusMemory>(), bench.options().time.now));
    QVERIFY(tls);
    int asked = 0;
    CurlConnection connection(settings, std::move(*tls), [&]() -> Result<const CurlLibrary *> {
        if (++asked == 1)
            return failure(ErrorCode::PlatformLibraryMissing, QStringLiteral("none"));
        return loadCurl();
    });
    const auto perform = [&] {
        return connection.perform({.request = get(), .onlyOver = {}}, [] { return false; });
    };
    connection.wakeUp();
    const TransferOutcome without = perform();
    QVERIFY(!without.answer);
    QCOMPARE(without.answer.error().code, ErrorCode::PlatformLibraryMissing);
    QVERIFY(!without.wasSent);
    QCOMPARE(bench.card.signatures(), 0);
    connection.disconnect();
    for (int times = 0; times < 2; ++times) {
        const TransferOutcome with = perform();
        QVERIFY2(with.answer, qPrintable(with.answer ? QString() : with.answer.error().detail));
    }
    QCOMPARE(asked, 2);
}

QTEST_GUILESS_MAIN(CurlLibraryTest)
#include "curllibrary_test.moc"
