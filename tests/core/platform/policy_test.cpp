#include "core/platform/platformdesk.h"
#include "core/platform/platformentry.h"
#include "core/platform/platformsettings.h"
#include "testpki.h"

#include <qt_windows.h>
#include <QTemporaryDir>
#include <QTest>

using namespace eid;

namespace {

const QString subkey = QStringLiteral(R"(Software\eID Maintenance Tool tests)");

const wchar_t *wide(const QString &text)
{
    return reinterpret_cast<const wchar_t *>(text.utf16());
}

void write(const QString &path, const QByteArray &octets)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(octets) != octets.size())
        qFatal("A file cannot be written");
}

QByteArray pemOf(const TestIdentity &identity)
{
    const Bytes der = identity.der();
    const QByteArray octets(
        reinterpret_cast<const char *>(der.data()), static_cast<qsizetype>(der.size()));
    return "-----BEGIN CERTIFICATE-----\n" + octets.toBase64() + "\n-----END CERTIFICATE-----\n";
}

/// A policy in the user's part of the registry, and files beside it.
class PolicyBench
{
public:
    PolicyBench()
    {
        RegDeleteTreeW(HKEY_CURRENT_USER, wide(subkey));
        RegCreateKeyExW(HKEY_CURRENT_USER, wide(subkey), 0, nullptr, 0, KEY_ALL_ACCESS, nullptr,
            &m_key, nullptr);
        const TestIdentity root = issue(TestWish::authority());
        write(path("roots.pem"), pemOf(root));
    }
    ~PolicyBench()
    {
        RegCloseKey(m_key);
        RegDeleteTreeW(HKEY_CURRENT_USER, wide(subkey));
    }
    Q_DISABLE_COPY_MOVE(PolicyBench)

    void set(const QString &name, DWORD type, const QByteArray &octets) const
    {
        RegSetValueExW(m_key, wide(name), 0, type,
            reinterpret_cast<const BYTE *>(octets.constData()), static_cast<DWORD>(octets.size()));
    }
    void setText(const QString &name, const QString &text) const
    {
        set(name, REG_SZ,
            QByteArray(reinterpret_cast<const char *>(text.utf16()), (text.size() + 1) * 2));
    }
    void setNumber(const QString &name, DWORD number) const
    {
        set(name, REG_DWORD, QByteArray(reinterpret_cast<const char *>(&number), sizeof number));
    }
    void setLeast() const
    {
        setText(QStringLiteral("address"), QStringLiteral("https://policy.example"));
        setText(QStringLiteral("roots"), QStringLiteral("roots.pem"));
    }

    [[nodiscard]] QString path(const char *name) const
    {
        return m_folder.filePath(QLatin1String(name));
    }
    [[nodiscard]] PlatformSettingsFiles files() const
    {
        return {
            path("system.ini"), path("user.ini"), QStringLiteral("HKEY_CURRENT_USER\\") + subkey};
    }
    [[nodiscard]] Result<PlatformSettings> load() const { return loadPlatformSettings(files()); }

private:
    QTemporaryDir m_folder;
    HKEY m_key = nullptr;
};

} // namespace

class PolicyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesBeforeBothFiles()
    {
        const PolicyBench bench;
        write(bench.path("system.ini"), "address=https://system.example\nroots=roots.pem\n");
        write(bench.path("user.ini"), "address=https://user.example\nroots=roots.pem\n");
        QCOMPARE(bench.load()->address, QUrl(QStringLiteral("https://system.example")));
        bench.setLeast();
        bench.setText(QStringLiteral("REVOCATION"), QStringLiteral("require"));
        bench.setNumber(QStringLiteral("allowTls12"), 1);
        bench.setText(QStringLiteral("proxy"), QStringLiteral("http://proxy.example:3128"));
        const auto settings = bench.load();
        QVERIFY2(settings, settings ? "" : qPrintable(settings.error().detail));
        QCOMPARE(settings->address, QUrl(QStringLiteral("https://policy.example")));
        QCOMPARE(settings->roots.size(), 1);
        QCOMPARE(settings->revocation, RevocationPolicy::Require);
        QVERIFY(settings->allowTls12);
        QCOMPARE(settings->proxy.address, QUrl(QStringLiteral("http://proxy.example:3128")));
    }

    void isNoneWithoutValues()
    {
        const PolicyBench bench;
        QCOMPARE(bench.load().error().code, ErrorCode::PlatformNotConfigured);
        QVERIFY(!isLaidDown(bench.files()));
        PlatformSettingsFiles files = bench.files();
        files.policy += QStringLiteral(R"(\not there)");
        QCOMPARE(loadPlatformSettings(files).error().code, ErrorCode::PlatformNotConfigured);
    }

    void mixesWithNoFile()
    {
        const PolicyBench bench;
        write(bench.path("system.ini"), "address=https://system.example\nroots=roots.pem\n");
        bench.setText(QStringLiteral("proxy"), QStringLiteral("none"));
        QCOMPARE(bench.load().error().code, ErrorCode::PlatformNotConfigured);
        QCOMPARE(bench.load().error().detail, QStringLiteral("policy"));
    }

    void laysDownWhatIsEntered()
    {
        const PolicyBench bench;
        bench.setLeast();
        QVERIFY(isLaidDown(bench.files()));
        PlatformDesk desk(bench.files());
        QVERIFY(desk.isLaidDown());
        const auto entry = desk.load();
        QVERIFY(entry);
        QCOMPARE(entry->address, QStringLiteral("https://policy.example"));
        QCOMPARE(savePlatformEntry(bench.files(), *entry).error().code, ErrorCode::InvalidArgument);
    }

    void namesWhatIsWrong_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<uint>("type");
        QTest::addColumn<QByteArray>("octets");
        const auto text = [](const char16_t *words) {
            const QString string = QString::fromUtf16(words);
            return QByteArray(
                reinterpret_cast<const char *>(string.utf16()), (string.size() + 1) * 2);
        };
        const auto add
            = [](const char *row, const char *name, uint type, const QByteArray &octets) {
                  QTest::newRow(row) << QString::fromLatin1(name) << type << octets;
              };
        add("another name", "adress", REG_SZ, text(u"https://a.example"));
        add("no https", "address", REG_SZ, text(u"http://a.example"));
        add("no such file", "roots", REG_SZ, text(u"nothing.pem"));
        add("another word", "revocation", REG_SZ, text(u"never"));
        add("a number for a word", "revocation", REG_DWORD, QByteArray("\1\0\0\0", 4));
        add("neither 0 nor 1", "allowTls12", REG_DWORD, QByteArray("\2\0\0\0", 4));
        add("a short number", "allowTls12", REG_DWORD, QByteArray("\1\0", 2));
        add("octets", "allowTls12", REG_BINARY, QByteArray("\1\0\0\0", 4));
        add("several words", "proxy", REG_MULTI_SZ, text(u"none"));
        add("to be expanded", "roots", REG_EXPAND_SZ, text(u"%TEMP%\\roots.pem"));
        add("half a character", "proxy", REG_SZ, QByteArray("n\0o\0n\0e\0\0", 9));
        add("something behind the end", "proxy", REG_SZ, QByteArray("n\0\0\0e\0\0\0", 8));
        add("too long", "proxyUser", REG_SZ, QByteArray(70'000, 'a'));
        add("no proxy", "proxy", REG_SZ, text(u"ftp://proxy.example:21"));
        add("no pins", "pins", REG_SZ, text(u"x"));
    }
    void namesWhatIsWrong()
    {
        QFETCH(QString, name);
        QFETCH(uint, type);
        QFETCH(QByteArray, octets);
        const PolicyBench bench;
        bench.setLeast();
        bench.set(name, type, octets);
        const auto settings = bench.load();
        QVERIFY(!settings);
        QCOMPARE(settings.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(settings.error().detail, QStringLiteral("policy: ") + name);
        QVERIFY(isLaidDown(bench.files()));
    }
};

QTEST_APPLESS_MAIN(PolicyTest)
#include "policy_test.moc"
