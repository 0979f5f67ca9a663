#include "core/platform/platformsettings.h"
#include "testpki.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace eid;

namespace {

void write(const QString &path, const QByteArray &octets)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(octets);
}

QByteArray pemOf(const TestIdentity &identity)
{
    const Bytes der = identity.der();
    const QByteArray octets(
        reinterpret_cast<const char *>(der.data()), static_cast<qsizetype>(der.size()));
    return "-----BEGIN CERTIFICATE-----\n" + octets.toBase64() + "\n-----END CERTIFICATE-----\n";
}

/// A folder with a file of roots.
struct Folder
{
    QTemporaryDir folder;
    TestIdentity root = issue(TestWish::authority());
    TestIdentity other = issue(TestWish::authority());

    Folder() { write(path("roots.pem"), "# roots\n" + pemOf(root) + pemOf(other)); }

    [[nodiscard]] QString path(const char *name) const
    {
        return folder.filePath(QLatin1String(name));
    }
    [[nodiscard]] PlatformSettingsFiles files() const
    {
        return {path("system.ini"), path("platform.ini")};
    }
    [[nodiscard]] Result<PlatformSettings> load(const QByteArray &ini) const
    {
        write(path("platform.ini"), ini);
        return loadPlatformSettings(files());
    }
};

const QByteArray least = "address=https://platform.example\nroots=roots.pem\n";

} // namespace

class PlatformSettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheLeast()
    {
        Folder folder;
        const auto settings = folder.load(least);
        QVERIFY2(settings, qPrintable(settings ? QString() : settings.error().detail));
        QCOMPARE(settings->address, QUrl(u"https://platform.example"_qs));
        QCOMPARE(settings->roots, QList<Bytes>({folder.root.der(), folder.other.der()}));
        QVERIFY(settings->pins.isEmpty());
        QVERIFY(!settings->allowTls12);
        QCOMPARE(settings->revocation, RevocationPolicy::Ask);
        QCOMPARE(settings->proxy.mode, ProxyMode::System);
        QCOMPARE(settings->authenticationLabel, u"authentication"_qs);
        QCOMPARE(settings->signatureLabel, u"signature"_qs);
    }

    void readsEverything()
    {
        Folder folder;
        write(folder.path("password"), "geheim\r\nsecond line\n");
        const QByteArray pin(32, '\x5A');
        const auto settings = folder.load("# of the administrator\r\n\r\n[platform]\r\n"
                                          "address = https://platform.example:8443/eid/\r\n"
                                          "roots="
            + folder.path("roots.pem").toUtf8() + "\npins=sha256/" + pin.toBase64()
            + ", pin-sha256=" + pin.toBase64() + "," + pin.toBase64()
            + "\nallowTls12=true\nrevocation=require\nproxy=socks5://"
              "proxy.example:1080\nproxyUser=zhang\n"
              "proxyPasswordFile=password\nauthenticationLabel=\nsignatureLabel=sign-2\n");
        QVERIFY2(settings, qPrintable(settings ? QString() : settings.error().detail));
        QCOMPARE(settings->address, QUrl(u"https://platform.example:8443/eid/"_qs));
        QCOMPARE(settings->pins, QList<Bytes>(3, Bytes(32, 0x5A)));
        QVERIFY(settings->allowTls12);
        QCOMPARE(settings->revocation, RevocationPolicy::Require);
        QCOMPARE(settings->proxy.mode, ProxyMode::Manual);
        QCOMPARE(settings->proxy.address, QUrl(u"socks5://proxy.example:1080"_qs));
        QCOMPARE(settings->proxy.user, u"zhang"_qs);
        const Secret expected(
            std::span(reinterpret_cast<const std::uint8_t *>("geheim"), std::size_t(6)));
        QVERIFY(settings->proxy.password && settings->proxy.password->equals(expected));
        QVERIFY(settings->authenticationLabel.isEmpty());
        QCOMPARE(settings->signatureLabel, u"sign-2"_qs);
    }

    void needsAFileAndAnAddress()
    {
        Folder folder;
        QCOMPARE(
            loadPlatformSettings(folder.files()).error().code, ErrorCode::PlatformNotConfigured);
        QCOMPARE(folder.load("").error().code, ErrorCode::PlatformNotConfigured);
        QCOMPARE(folder.load("roots=roots.pem\n").error().code, ErrorCode::PlatformNotConfigured);
    }

    void takesTheAdministratorsFileAlone()
    {
        Folder folder;
        write(folder.path("system.ini"),
            "address=https://official.example\nroots=roots.pem\nproxy=none\n");
        const auto settings = folder.load(least + "allowTls12=true\n");
        QVERIFY(settings);
        QCOMPARE(settings->address.host(), u"official.example"_qs);
        QVERIFY(!settings->allowTls12);
        // However bad it is.
        write(folder.path("system.ini"), "adress=https://official.example\n");
        QCOMPARE(folder.load(least).error(),
            (Error{ErrorCode::InvalidArgument, u"system.ini:1"_qs, std::nullopt}));
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("detail");
        const QString third = u"platform.ini:3"_qs;
        QTest::newRow("an unknown key") << QByteArray("alowTls12=true") << third;
        QTest::newRow("a key in another case") << QByteArray("allowtls12=true") << third;
        QTest::newRow("a key twice") << QByteArray("address=https://x.example") << third;
        QTest::newRow("no key") << QByteArray("hello") << third;
        QTest::newRow("another heading") << QByteArray("[other]") << third;
        QTest::newRow("a heading in the middle") << QByteArray("[platform]") << third;
        QTest::newRow("no UTF-8") << QByteArray("proxyUser=\xFF") << u"platform.ini"_qs;
        QTest::newRow("neither true nor false")
            << QByteArray("allowTls12=yes") << third + u": allowTls12"_qs;
        QTest::newRow("no revocation policy")
            << QByteArray("revocation=soft") << third + u": revocation"_qs;
        QTest::newRow("a short pin") << QByteArray("pins=AAAA") << third + u": pins"_qs;
        QTest::newRow("an empty pin") << QByteArray("pins=") << third + u": pins"_qs;
        QTest::newRow("no pin") << QByteArray("pins=***") << third + u": pins"_qs;
        QTest::newRow("a proxy over TLS")
            << QByteArray("proxy=https://proxy.example:8080") << third + u": proxy"_qs;
        QTest::newRow("a proxy without a port")
            << QByteArray("proxy=http://proxy.example") << third + u": proxy"_qs;
        QTest::newRow("a proxy with a user")
            << QByteArray("proxy=http://a:b@proxy.example:8080") << third + u": proxy"_qs;
        QTest::newRow("a proxy of another word")
            << QByteArray("proxy=auto") << third + u": proxy"_qs;
        QTest::newRow("no password file")
            << QByteArray("proxyPasswordFile=nowhere") << third + u": proxyPasswordFile"_qs;
        QTest::newRow("a label that is a path")
            << QByteArray("signatureLabel=a/b") << third + u": signatureLabel"_qs;
        QTest::newRow("a label that goes up")
            << QByteArray("authenticationLabel=..") << third + u": authenticationLabel"_qs;
    }

    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, line);
        Folder folder;
        const auto settings = folder.load(least + line + "\n");
        QVERIFY(!settings);
        QCOMPARE(settings.error().code, ErrorCode::InvalidArgument);
        QTEST(settings.error().detail, "detail");
    }

    void wantsAPlainAddress_data()
    {
        QTest::addColumn<QByteArray>("address");
        for (const char *address : {"http://platform.example", "platform.example", "https://",
                 "https://user@platform.example", "https://platform.example/?a=b",
                 "https://platform.example/#x", "https://platform.example:0",
                 "https://platform .example"})
            QTest::newRow(address) << QByteArray(address);
    }

    void wantsAPlainAddress()
    {
        QFETCH(QByteArray, address);
        Folder folder;
        const auto settings = folder.load("address=" + address + "\nroots=roots.pem\n");
        QVERIFY(!settings);
        QCOMPARE(settings.error(),
            (Error{ErrorCode::InvalidArgument, u"platform.ini:1: address"_qs, std::nullopt}));
    }

    void wantsRoots_data()
    {
        QTest::addColumn<QByteArray>("roots");
        QTest::addColumn<QByteArray>("contents");
        QTest::newRow("no file") << QByteArray("roots=nowhere.pem\n") << QByteArray();
        QTest::newRow("not named") << QByteArray() << QByteArray();
        QTest::newRow("empty") << QByteArray("roots=it.pem\n") << QByteArray();
        QTest::newRow("text") << QByteArray("roots=it.pem\n") << QByteArray("hello");
        QTest::newRow("broken PEM") << QByteArray("roots=it.pem\n")
                                    << QByteArray("-----BEGIN CERTIFICATE-----\nMAA=\n"
                                                  "-----END CERTIFICATE-----\n");
        QTest::newRow("too large") << QByteArray("roots=it.pem\n") << QByteArray(2'000'000, '\n');
    }

    void wantsRoots()
    {
        QFETCH(QByteArray, roots);
        QFETCH(QByteArray, contents);
        Folder folder;
        write(folder.path("it.pem"), contents);
        const auto settings = folder.load("address=https://platform.example\n" + roots);
        QVERIFY(!settings);
        QCOMPARE(settings.error().code, ErrorCode::InvalidArgument);
        QVERIFY(settings.error().detail.endsWith(u": roots"));
    }

    void keepsTheOrderOfAdministratorAndUser()
    {
        qputenv("XDG_CONFIG_HOME", "/home/somebody/.config");
        const PlatformSettingsFiles files = defaultPlatformSettingsFiles();
        QVERIFY(files.isSystemChecked);
#ifdef Q_OS_WIN
        QVERIFY(files.system.endsWith(u":/ProgramData/eid-maintenance/platform.ini"_qs));
        QVERIFY(files.user.endsWith(u"/AppData/Local/eid-maintenance/platform.ini"_qs));
        QCOMPARE(files.policy,
            QStringLiteral(R"(HKEY_LOCAL_MACHINE\SOFTWARE\Policies\eID Maintenance Tool)"));
#else
        QCOMPARE(files.system, u"/etc/eid-maintenance/platform.ini"_qs);
        QCOMPARE(files.user, u"/home/somebody/.config/eid-maintenance/platform.ini"_qs);
        QVERIFY(files.policy.isEmpty());
#endif
    }
};

QTEST_APPLESS_MAIN(PlatformSettingsTest)
#include "platformsettings_test.moc"
