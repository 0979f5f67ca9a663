#include "core/crypto/certificate.h"
#include "core/platform/platformdesk.h"
#include "sessionbench.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace eid;

namespace {

QByteArray pemOf(const Bytes &der)
{
    return toPem(*parseCertificate(der));
}

/// A user's and an administrator's settings, and a file of roots on a stick.
struct Folder
{
    Folder()
    {
        QDir().mkpath(folder.filePath(u"stick"_qs));
        write(u"stick/roots.crt"_qs, pemOf(issue(TestWish::authority()).der()));
    }

    void write(const QString &name, const QByteArray &octets) const
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(octets) != octets.size())
            qFatal("A file cannot be written");
    }

    [[nodiscard]] PlatformSettingsFiles files() const
    {
        return {folder.filePath(u"system.ini"_qs), folder.filePath(u"user/platform.ini"_qs)};
    }

    [[nodiscard]] PlatformEntry entry() const
    {
        PlatformEntry entry;
        entry.address = u"https://eid.example.cn"_qs;
        entry.roots = folder.filePath(u"stick/roots.crt"_qs);
        return entry;
    }

    QTemporaryDir folder;
};

Result<PlatformFinding> resultOf(QFuture<Result<PlatformFinding>> future)
{
    future.waitForFinished();
    return future.result();
}

} // namespace

Q_DECLARE_METATYPE(std::optional<eid::EntryFlaw>)

class PlatformDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seesWhatCannotBeMeant_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<std::optional<EntryFlaw>>("flaw");
        const auto row = [](const char *address, std::optional<EntryFlaw> flaw) {
            QTest::newRow(address) << QString::fromLatin1(address) << flaw;
        };
        row("", EntryFlaw::AddressMissing);
        row("  ", EntryFlaw::AddressMissing);
        row("eid.example.cn", EntryFlaw::AddressNotHttps);
        row("http://eid.example.cn", EntryFlaw::AddressNotHttps);
        row("https://", EntryFlaw::AddressMalformed);
        row("https://user@eid.example.cn", EntryFlaw::AddressMalformed);
        row("https://eid.example.cn?x", EntryFlaw::AddressMalformed);
        row("https://eid.example.cn:99999", EntryFlaw::AddressMalformed);
        row("https://eid example.cn", EntryFlaw::AddressMalformed);
        row(" https://eid.example.cn:8443/path ", std::nullopt);
        row("https://[::1]:8443", std::nullopt);
    }

    void seesWhatCannotBeMeant()
    {
        QFETCH(QString, address);
        QFETCH(std::optional<EntryFlaw>, flaw);
        const Folder folder;
        PlatformEntry entry = folder.entry();
        entry.address = address;
        QCOMPARE(addressFlaw(entry), flaw);
        QCOMPARE(savePlatformEntry(folder.files(), entry).has_value(), !flaw);
        QCOMPARE(settingsWith(folder.files(), entry).has_value(), !flaw);
    }

    void seesWhatIsNoProxyAndNoRoot()
    {
        const Folder folder;
        PlatformEntry entry = folder.entry();
        QCOMPARE(rootsFlaw(entry), std::nullopt);
        QCOMPARE(proxyFlaw(entry), std::nullopt);
        entry.proxy = ProxyMode::Manual;
        QCOMPARE(proxyFlaw(entry), EntryFlaw::ProxyHost);
        entry.proxyHost = u"http://proxy"_qs;
        QCOMPARE(proxyFlaw(entry), EntryFlaw::ProxyHost);
        entry.proxyHost = u"proxy.example.cn"_qs;
        for (const QString &port : {QString(), u"0"_qs, u"65536"_qs, u"-1"_qs, u"http"_qs}) {
            entry.proxyPort = port;
            QCOMPARE(proxyFlaw(entry), EntryFlaw::ProxyPort);
        }
        entry.proxyPort = u"3128"_qs;
        QCOMPARE(proxyFlaw(entry), std::nullopt);
        entry.roots.clear();
        QCOMPARE(rootsFlaw(entry), EntryFlaw::RootsMissing);
        entry.roots = folder.folder.filePath(u"nothing"_qs);
        QCOMPARE(rootsFlaw(entry), EntryFlaw::RootsUnreadable);
        folder.write(u"stick/picture"_qs, QByteArray(500, '\xA7'));
        entry.roots = folder.folder.filePath(u"stick/picture"_qs);
        QCOMPARE(rootsFlaw(entry), EntryFlaw::RootsUnreadable);
    }

    void keepsWhatIsEntered()
    {
        const Folder folder;
        PlatformDesk desk(folder.files());
        QCOMPARE(desk.load(), Result<PlatformEntry>(PlatformEntry()));
        PlatformEntry entry = folder.entry();
        entry.proxy = ProxyMode::Manual;
        entry.proxyHost = u"proxy.example.cn"_qs;
        entry.proxyPort = u"3128"_qs;
        entry.proxyUser = u"zhang"_qs;
        QVERIFY(desk.save(entry));

        // The stick is pulled.
        QVERIFY(QDir(folder.folder.filePath(u"stick"_qs)).removeRecursively());
        const auto settings = loadPlatformSettings(folder.files());
        QVERIFY2(settings, settings ? "" : qPrintable(settings.error().detail));
        QCOMPARE(settings->address, QUrl(entry.address));
        QCOMPARE(settings->roots.size(), 1);
        QCOMPARE(settings->proxy.address, QUrl(u"http://proxy.example.cn:3128"_qs));
        auto again = *desk.load();
        QCOMPARE(rootsFlaw(again), std::nullopt);
        again.roots = entry.roots;
        QCOMPARE(again, entry);
#ifndef Q_OS_WIN // where who may read what is in a profile is for the system
        const auto others = QFile::permissions(folder.files().user)
            & (QFile::ReadOther | QFile::WriteOther | QFile::ReadGroup | QFile::WriteGroup);
        QCOMPARE(others, QFile::Permissions());
#endif
    }

    void keepsWhatElseTheFileSays()
    {
        const Folder folder;
        PlatformDesk desk(folder.files());
        QVERIFY(desk.save(folder.entry()));
        QFile file(folder.files().user);
        QVERIFY(file.open(QIODevice::Append));
        file.write("revocation=require\nsignatureLabel=\n");
        file.close();
        PlatformEntry entry = folder.entry();
        entry.address = u"https://other.example.cn"_qs;
        QVERIFY(desk.save(entry));
        const auto settings = desk.settings();
        QVERIFY(settings);
        QCOMPARE(settings->address.host(), u"other.example.cn"_qs);
        QCOMPARE(settings->revocation, RevocationPolicy::Require);
        QCOMPARE(settings->signatureLabel, QString());
    }

    void leavesItToTheAdministrator()
    {
        const Folder folder;
        folder.write(u"system.ini"_qs, "address=https://laid-down.example.cn\nroots=x.pem\n");
        PlatformDesk desk(folder.files());
        QVERIFY(desk.isLaidDown());
        QCOMPARE(desk.load()->address, u"https://laid-down.example.cn"_qs);
        QCOMPARE(desk.save(folder.entry()).error().code, ErrorCode::InvalidArgument);
        QVERIFY(!QFile::exists(folder.files().user));
    }

    void storesNoPassword()
    {
        const Folder folder;
        PlatformDesk desk(folder.files());
        const QByteArray word = "open sesame";
        desk.setProxyPassword(
            Secret(std::span(reinterpret_cast<const std::uint8_t *>(word.constData()),
                static_cast<std::size_t>(word.size()))));
        QVERIFY(desk.save(folder.entry()));
        QCOMPARE(desk.settings()->proxy.password->size(), std::size_t(word.size()));
        QDir user(folder.folder.filePath(u"user"_qs));
        QVERIFY(!user.entryList(QDir::Files).isEmpty());
        for (const QString &name : user.entryList(QDir::Files)) {
            QFile file(user.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(!file.readAll().contains(word));
        }
        desk.setProxyPassword({});
        QVERIFY(!desk.settings()->proxy.password);
    }

    void tellsWhatAnswers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<PlatformFinding>("finding");
        QTest::newRow("not found") << httpAnswer(404) << PlatformFinding::OtherServer;
        QTest::newRow("a page") << httpAnswer(200, "<html>", "Content-Type: text/html\r\n")
                                << PlatformFinding::OtherServer;
    }

    void tellsWhatAnswers()
    {
        QFETCH(QByteArray, answer);
        QFETCH(PlatformFinding, finding);
        SessionBench bench;
        auto setup = bench.setup([&](const TestRequest &, TestConnection &) { return answer; });
        setup.asksForClient = false;
        TestServer server(setup);
        const Folder folder;
        folder.write(u"stick/roots.crt"_qs, pemOf(bench.authority.der()));
        PlatformDesk desk(folder.files());
        PlatformEntry entry = folder.entry();
        entry.proxy = ProxyMode::None;
        entry.address = server.address().toString();
        const auto found = resultOf(desk.test(entry));
        QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
        QCOMPARE(*found, finding);
        QVERIFY(!QFile::exists(folder.files().user)); // it was tried out, not saved
    }

    void tellsWhyNobodyIsTrusted()
    {
        SessionBench bench;
        auto setup = bench.setup();
        TestServer server(setup);
        const Folder folder; // of another authority
        PlatformDesk desk(folder.files());
        PlatformEntry entry = folder.entry();
        entry.proxy = ProxyMode::None;
        entry.address = server.address().toString();
        const auto found = resultOf(desk.test(entry));
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::TlsServerUntrusted);
    }

    void isGivenUp()
    {
        PlatformDesk *desk = nullptr;
        SessionBench bench;
        TestServer server({.raw = [&](TestConnection &connection) {
            connection.read(1);
            QMetaObject::invokeMethod(desk, [desk] { desk->cancel(); });
            while (!connection.read(1024).isEmpty()) { }
        }});
        const Folder folder;
        PlatformDesk made(folder.files());
        desk = &made;
        PlatformEntry entry = folder.entry();
        entry.proxy = ProxyMode::None;
        entry.address = server.address().toString();
        auto future = made.test(entry);
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(PlatformDeskTest)
#include "platformdesk_test.moc"
