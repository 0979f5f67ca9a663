#include "tests/integration/sandboxhandle.h"
#include "tests/integration/shopcitizen.h"
#include "tests/integration/webdriver.h"
#include "tests/sandbox/demo/democitizen.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <QUrl>

using namespace eid;
using namespace eid::sandbox;

namespace {

constexpr int patience = 180'000; // ms; a safety net, never a measure

} // namespace

/// A citizen opens a shop in a browser. They hold its code before the camera of another computer,
/// or click its link, and the desktop starts the window for it, as it is registered there; then
/// they answer with mouse and keyboard. The window and the browser are real, the display and the
/// way to both are those of a desktop; a film of the code stands in for the camera.
class ShopWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void answersACodeOnAnotherDevice();
    void asksInTheWindow();
    void tellsNothingBeforeTheYes();
    void answersWithThePin();

private:
    bool registerPrograms();
    /// What windowperson.py is told; what it says where it fails.
    QString person(const QStringList &words, const QByteArray &typed = {});
    bool isWaiting();
    [[nodiscard]] QString file(const char *name) const
    {
        return m_folder.filePath(QLatin1String(name));
    }

    DemoCitizen m_citizen = demoCitizens().first();
    SandboxHandle m_sandbox;
    QTemporaryDir m_folder;
    std::unique_ptr<WebDriver> m_browser;
    QString m_shop = qEnvironmentVariable("EID_SANDBOX_SHOP");
};

#define PERSON(...)                                                                                \
    do {                                                                                           \
        const QString fault = person(__VA_ARGS__);                                                 \
        QVERIFY2(fault.isEmpty(), qPrintable(fault));                                              \
    } while (false)

bool ShopWindowTest::registerPrograms()
{
    const QString applications = qEnvironmentVariable("XDG_DATA_HOME") + u"/applications/"_qs;
    const QString configuration = qEnvironmentVariable("XDG_CONFIG_HOME");
    // The desktop's browser tells where it was sent: the page is opened in the one of the test.
    const QByteArray browser = "#!/bin/sh\nprintf %s \"$1\" >'" + QFile::encodeName(file("part"))
        + "'\nmv '" + QFile::encodeName(file("part")) + "' '" + QFile::encodeName(file("sent"))
        + "'\n";
    return writeFile(file("to-browser"), browser, true)
        && writeFile(applications + u"to-browser.desktop"_qs,
            "[Desktop Entry]\nType=Application\nName=Browser\nExec="
                + QFile::encodeName(file("to-browser")) + " %u\nMimeType=x-scheme-handler/https;\n")
        && writeFile(applications + u"eid-maintenance.desktop"_qs,
            contentOf(QStringLiteral(EID_DESKTOP_ENTRY)))
        && writeFile(configuration + u"/mimeapps.list"_qs,
            "[Default Applications]\nx-scheme-handler/openid4vp=eid-maintenance.desktop\n"
            "x-scheme-handler/https=to-browser.desktop\n")
        && writeFile(
            configuration + u"/eid-maintenance/eid-maintenance.ini"_qs, "[window]\nlanguage=en\n");
}

void ShopWindowTest::initTestCase()
{
    QVERIFY(!m_shop.isEmpty());
    QVERIFY(m_folder.isValid());
    QVERIFY(QDir().mkdir(file("run"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(registerPrograms());
    const QString fault = takeCopies(m_sandbox, m_citizen);
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
    WebDriver::Options options;
    options.folder = file("browser");
    options.trustedKey = qEnvironmentVariable("EID_SANDBOX_SHOP_KEY");
    options.origin = m_shop.chopped(1);
    options.scheme = QStringLiteral("openid4vp");
    options.environment = QProcessEnvironment::systemEnvironment();
    options.environment.insert(QStringLiteral("HOME"), file("browser"));
    options.environment.insert(QStringLiteral("XDG_CACHE_HOME"), file("browser"));
    options.environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), file("run"));
    // xdg-open asks GIO, as it does in most desktops.
    options.environment.insert(QStringLiteral("XDG_CURRENT_DESKTOP"), QStringLiteral("GNOME"));
    m_browser = std::make_unique<WebDriver>(options);
    QVERIFY2(m_browser->fault().isEmpty(), qPrintable(m_browser->fault()));
}

void ShopWindowTest::cleanupTestCase()
{
    m_browser.reset();
}

QString ShopWindowTest::person(const QStringList &words, const QByteArray &typed)
{
    QProcess person;
    person.setProcessChannelMode(QProcess::MergedChannels);
    person.start(
        QStringLiteral(EID_WINDOW_PERSON), QStringList(QStringLiteral("eid-maintenance")) + words);
    if (!person.waitForStarted())
        return person.errorString();
    person.write(typed);
    person.closeWriteChannel();
    if (!person.waitForFinished(patience))
        return QStringLiteral("the person does not come to an end");
    const QString said = QString::fromUtf8(person.readAll());
    return person.exitStatus() == QProcess::NormalExit && person.exitCode() == 0
        ? QString()
        : words.join(QLatin1Char(' ')) + QStringLiteral(": ") + said;
}

// As the page shows it that is open, and as the shop says it of this visitor now.
bool ShopWindowTest::isWaiting()
{
    const bool isShown = m_browser->text(QStringLiteral("#status")).contains(u"正在等待核验"_qs);
    m_browser->open(m_shop);
    return isShown && m_browser->text(QStringLiteral("#status")).contains(u"正在等待核验"_qs)
        && m_browser->text(QStringLiteral("#verified")).isNull();
}

void ShopWindowTest::answersACodeOnAnotherDevice()
{
    m_browser->open(m_shop);
    const QByteArray seen = m_browser->screenshot();
    QVERIFY2(m_browser->fault().isEmpty(), qPrintable(m_browser->fault()));
    for (int frame = 0; frame < 20; ++frame)
        QVERIFY(
            writeFile(m_folder.filePath(
                          QStringLiteral("film/frame_%1.png").arg(frame, 4, 10, QLatin1Char('0'))),
                seen));
    QProcess window;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), file("run"));
    window.setProcessEnvironment(environment);
    window.setProcessChannelMode(QProcess::ForwardedChannels);
    window.start(QStringLiteral("eid-maintenance"),
        {QStringLiteral("--film"), u"sequence:"_qs + file("film/frame_%04d.png")});
    QVERIFY(window.waitForStarted());
    PERSON({u"click"_qs, u"Scan a code"_qs});
    PERSON({u"click"_qs, u"Scan it with the camera"_qs});
    PERSON({u"wait"_qs, u"Yes, authenticate"_qs});
    QVERIFY(isWaiting());
    PERSON({u"click"_qs, u"Yes, authenticate"_qs});
    PERSON({u"wait"_qs, u"Authenticate"_qs});
    QVERIFY(isWaiting());
    PERSON({u"type"_qs}, pinLine(m_citizen));
    // The page in the browser sees it by itself.
    QTRY_VERIFY2_WITH_TIMEOUT(
        m_browser->text(QStringLiteral("#verified")).contains(u"实名核验通过"_qs),
        qPrintable(m_browser->url() + m_browser->fault()), patience);
    QCOMPARE(m_browser->text(QStringLiteral("#eid-result")), QStringLiteral("0X0X"));
    window.terminate();
    QVERIFY(window.waitForFinished(patience));
}

void ShopWindowTest::asksInTheWindow()
{
    m_browser->open(m_shop);
    m_browser->forgetCookies(); // another visitor
    m_browser->open(m_shop);
    m_browser->click(QStringLiteral("#open-tool"));
    QVERIFY2(m_browser->fault().isEmpty(), qPrintable(m_browser->fault()));
    PERSON({u"wait"_qs, u"Yes, authenticate"_qs});
    QVERIFY(isWaiting());
}

void ShopWindowTest::tellsNothingBeforeTheYes()
{
    // Whoever types on when the window comes up has agreed to nothing, were it the PIN.
    PERSON({u"type"_qs}, pinLine(m_citizen));
    PERSON({u"wait"_qs, u"Yes, authenticate"_qs});
    QVERIFY(isWaiting());
    PERSON({u"click"_qs, u"Yes, authenticate"_qs});
    PERSON({u"wait"_qs, u"Authenticate"_qs});
    QVERIFY(isWaiting());
}

void ShopWindowTest::answersWithThePin()
{
    PERSON({u"type"_qs}, pinLine(m_citizen));
    PERSON({u"wait"_qs, u"Back to the page"_qs});
    QVERIFY2(m_browser->fault().isEmpty(), qPrintable(m_browser->fault()));
    PERSON({u"click"_qs, u"Back to the page"_qs});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file("sent")), patience);
    const QString sent = QString::fromUtf8(contentOf(file("sent")));
    QVERIFY2(sent.startsWith(m_shop), qPrintable(sent));
    m_browser->open(sent);
    QVERIFY2(m_browser->text(QStringLiteral("#verified")).contains(u"实名核验通过"_qs),
        qPrintable(m_browser->url() + m_browser->fault()));
    QCOMPARE(m_browser->text(QStringLiteral("#eid-result")), QStringLiteral("0X0X"));
    QCOMPARE(m_browser->text(QStringLiteral("#pseudonym")).size(), 43);
    const QByteArray memory = contentOf(qEnvironmentVariable("EID_SANDBOX_SHOP_MEMORY"));
    QVERIFY(!memory.contains(m_citizen.name.toUtf8()));
    QVERIFY(!memory.contains(m_citizen.idNumber.toUtf8()));
    QVERIFY2(m_browser->fault().isEmpty(), qPrintable(m_browser->fault()));
}

QTEST_GUILESS_MAIN(ShopWindowTest)
#include "shopwindow_test.moc"
