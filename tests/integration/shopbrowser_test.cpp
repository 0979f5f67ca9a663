#include "../app/eidctl/needles.h"
#include "tests/integration/sandboxhandle.h"
#include "tests/integration/shopcitizen.h"
#include "tests/integration/webdriver.h"
#include "tests/sandbox/demo/democitizen.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>
#include <QUrl>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace eid;
using namespace eid::sandbox;

namespace {

const QString scheme = QStringLiteral("openid4vp");

} // namespace

/// A citizen opens a shop in a browser and clicks its link; the desktop starts the tool for it, as
/// it is registered there, and the tool answers at the sandbox's platform.
///
/// What stands in for the person at the window is a script behind the same desktop entry, which
/// runs eidctl with its yes and reads the PIN from a pipe.
class ShopBrowserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void takesCopies();
    void logsInByTheLink();
    void isKnownAgain();
    void leavesNothingToBeFound();
    void isRefusedOnceTheCardIsLost();

private:
    /// How eidctl, which the browser's click has started, has ended.
    struct Answered
    {
        int status = -1;
        QJsonObject document;
    };

    bool registerTool();
    void typePin();
    /// For whoever wants to see the shop: the window as it is now, into EID_SHOP_PICTURES.
    void keepPicture(const char *name);
    /// Opens the shop as somebody whom it has not seen, and clicks.
    Answered click();
    [[nodiscard]] QString file(const char *name) const
    {
        return m_folder.filePath(QLatin1String(name));
    }

    DemoCitizen m_citizen = demoCitizens().first();
    SandboxHandle m_sandbox;
    QTemporaryDir m_folder;
    std::unique_ptr<WebDriver> m_browser;
    QString m_shop = qEnvironmentVariable("EID_SANDBOX_SHOP");
    QString m_pseudonym;
};

bool ShopBrowserTest::registerTool()
{
    // PIN, document and status each have a name; the status comes last, whole.
    const QByteArray script = "#!/bin/sh\neidctl authenticate --json --yes --pin-fd 3 \"$1\" 3<'"
        + QFile::encodeName(file("pin")) + "' >'" + QFile::encodeName(file("document"))
        + "' 2>/dev/null\necho $? >'" + QFile::encodeName(file("status.part")) + "'\nmv '"
        + QFile::encodeName(file("status.part")) + "' '" + QFile::encodeName(file("status"))
        + "'\n";
    QByteArray entry = contentOf(QStringLiteral(EID_DESKTOP_ENTRY));
    const QByteArray exec = "\nExec=eid-maintenance %u\n";
    if (!entry.contains(exec))
        return false;
    entry.replace(exec, "\nExec=" + QFile::encodeName(file("tool")) + " %u\n");
    return ::mkfifo(QFile::encodeName(file("pin")).constData(), S_IRUSR | S_IWUSR) == 0
        && writeFile(file("tool"), script, true)
        && writeFile(qEnvironmentVariable("XDG_DATA_HOME")
                + QStringLiteral("/applications/eid-maintenance.desktop"),
            entry)
        && writeFile(qEnvironmentVariable("XDG_CONFIG_HOME") + QStringLiteral("/mimeapps.list"),
            "[Default Applications]\nx-scheme-handler/openid4vp=eid-maintenance.desktop\n");
}

void ShopBrowserTest::initTestCase()
{
    if (!WebDriver::isInstalled())
        QSKIP("chromium and chromium-driver are not installed");
    QVERIFY(!m_shop.isEmpty());
    QVERIFY(registerTool());
    WebDriver::Options options;
    options.folder = file("browser");
    options.trustedKey = qEnvironmentVariable("EID_SANDBOX_SHOP_KEY");
    options.origin = m_shop.chopped(1);
    options.scheme = scheme;
    options.environment = QProcessEnvironment::systemEnvironment();
    options.environment.insert(QStringLiteral("HOME"), file("browser"));
    options.environment.insert(QStringLiteral("XDG_CACHE_HOME"), file("browser"));
    // xdg-open finds the program by itself where there is no desktop, but for a scheme with a digit
    // in it; this way it asks GIO, as it does in most desktops.
    options.environment.insert(QStringLiteral("XDG_CURRENT_DESKTOP"), QStringLiteral("GNOME"));
    m_browser = std::make_unique<WebDriver>(options);
    QVERIFY2(m_browser->fault().isEmpty(), qPrintable(m_browser->fault()));
}

void ShopBrowserTest::cleanupTestCase()
{
    m_browser.reset();
}

void ShopBrowserTest::takesCopies()
{
    const QString fault = takeCopies(m_sandbox, m_citizen);
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
}

void ShopBrowserTest::typePin()
{
    // Blocks until the script opens the other end: the click has reached the tool.
    const int pipe = ::open(QFile::encodeName(file("pin")).constData(), O_WRONLY | O_CLOEXEC);
    const QByteArray line = pinLine(m_citizen);
    QCOMPARE(::write(pipe, line.constData(), std::size_t(line.size())), line.size());
    ::close(pipe);
}

void ShopBrowserTest::keepPicture(const char *name)
{
    const QString folder = qEnvironmentVariable("EID_SHOP_PICTURES");
    if (!folder.isEmpty())
        writeFile(folder + QLatin1Char('/') + QLatin1String(name), m_browser->screenshot());
}

ShopBrowserTest::Answered ShopBrowserTest::click()
{
    QFile::remove(file("status"));
    m_browser->open(m_shop);
    m_browser->forgetCookies();
    m_browser->open(m_shop);
    keepPicture("shop-check.png");
    m_browser->click(QStringLiteral("#open-tool"));
    if (!m_browser->fault().isEmpty())
        return {};
    typePin();
    if (!QTest::qWaitFor([this] { return QFile::exists(file("status")); }, 120000))
        return {};
    return {contentOf(file("status")).trimmed().toInt(),
        QJsonDocument::fromJson(contentOf(file("document"))).object()};
}

void ShopBrowserTest::logsInByTheLink()
{
    const Answered answered = click();
    QVERIFY2(m_browser->fault().isEmpty(), qPrintable(m_browser->fault()));
    QVERIFY2(answered.status == 0, QJsonDocument(answered.document).toJson().constData());
    const QString redirect = answered.document[QLatin1String("redirect")].toString();
    QVERIFY2(redirect.startsWith(m_shop), qPrintable(redirect));
    // The desktop opens it in the same browser.
    m_browser->open(redirect);
    QVERIFY2(m_browser->text(QStringLiteral("#verified")).contains(QStringLiteral("实名核验通过")),
        qPrintable(m_browser->url() + m_browser->fault()));
    QCOMPARE(m_browser->text(QStringLiteral("#eid-result")), QStringLiteral("0X0X"));
    m_pseudonym = m_browser->text(QStringLiteral("#pseudonym"));
    QCOMPARE(m_pseudonym.size(), 43);
    keepPicture("shop-verified.png");
}

void ShopBrowserTest::isKnownAgain()
{
    const Answered answered = click();
    QCOMPARE(answered.status, 0);
    m_browser->open(answered.document[QLatin1String("redirect")].toString());
    QCOMPARE(m_browser->text(QStringLiteral("#pseudonym")), m_pseudonym);
    QVERIFY2(m_browser->fault().isEmpty(), qPrintable(m_browser->fault()));
}

void ShopBrowserTest::leavesNothingToBeFound()
{
    // What the shop received, what the tool keeps, and what the browser has written.
    const QByteArray memory = contentOf(qEnvironmentVariable("EID_SANDBOX_SHOP_MEMORY"));
    QVERIFY(memory.contains(m_pseudonym.toLatin1()));
    QList<Needle> needles = needlesForText(QStringLiteral("name"), m_citizen.name)
        + needlesForText(QStringLiteral("ID number"), m_citizen.idNumber)
        + needlesForText(QStringLiteral("birth"), m_citizen.idNumber.mid(6, 8));
    QCOMPARE(found(needles, memory), QStringList());
    const QByteArray pin(reinterpret_cast<const char *>(m_citizen.demoPin.data()),
        qsizetype(m_citizen.demoPin.size()));
    QVERIFY(!memory.contains(pin));
    needles += needlesForText(QStringLiteral("PIN"), QString::fromLatin1(pin));
    // Few octets are in large files by chance.
    constexpr qsizetype shortest = 6;
    needles.removeIf([](const Needle &needle) { return needle.octets.size() < shortest; });
    // A browser writes numbers by the thousand, and some have the PIN's digits in the middle.
    QList<Needle> rare = needles;
    rare.removeIf([&pin](const Needle &needle) { return needle.octets == pin; });
    const QRegularExpression alone(
        QStringLiteral("(?<![0-9A-Za-z])%1(?![0-9A-Za-z])").arg(QString::fromLatin1(pin)));
    QCOMPARE(rare.size(), needles.size() - 1);
    QVERIFY(alone.match(QStringLiteral("pin=%1\n").arg(QString::fromLatin1(pin))).hasMatch());
    int files = 0;
    for (const QString &folder : {qEnvironmentVariable("XDG_DATA_HOME"), m_folder.path()}) {
        const bool browsers = folder == m_folder.path();
        for (QDirIterator each(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
             each.hasNext();) {
            const QString path = each.next();
            const QByteArray content = contentOf(path);
            const QStringList seen = found(browsers ? rare : needles, content);
            QVERIFY2(seen.isEmpty(), qPrintable(path + seen.join(QLatin1Char(' '))));
            QVERIFY2(!alone.match(QString::fromLatin1(content)).hasMatch(), qPrintable(path));
            ++files;
        }
    }
    QVERIFY(files > 10);
}

void ShopBrowserTest::isRefusedOnceTheCardIsLost()
{
    m_sandbox.say(QStringLiteral("platform loss ") + m_citizen.key);
    const Answered answered = click();
    QVERIFY2(m_browser->fault().isEmpty(), qPrintable(m_browser->fault()));
    QVERIFY2(answered.status != 0, "it went through");
    const QString code
        = answered.document[QLatin1String("error")][QLatin1String("code")].toString();
    QVERIFY2(code == QLatin1String("copy-not-valid") || code == QLatin1String("request-refused"),
        QJsonDocument(answered.document).toJson().constData());
    // The page sees it by itself, and lets nobody in.
    QTRY_VERIFY2_WITH_TIMEOUT(
        m_browser->text(QStringLiteral("#refused")).contains(QStringLiteral("实名核验未通过")),
        qPrintable(m_browser->url() + m_browser->fault()), 60000);
    QCOMPARE(m_browser->text(QStringLiteral("#eid-result")), QStringLiteral("XX5X"));
    keepPicture("shop-refused.png");
    QVERIFY(m_browser->text(QStringLiteral("#verified")).isNull());
    QVERIFY(m_browser->text(QStringLiteral("#pseudonym")).isNull());
    QVERIFY2(m_browser->fault().isEmpty(), qPrintable(m_browser->fault()));
}

QTEST_GUILESS_MAIN(ShopBrowserTest)
#include "shopbrowser_test.moc"
