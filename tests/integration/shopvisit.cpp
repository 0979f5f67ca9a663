// Logs in at the shop of the sandbox: eid-shop-visit COMMAND…, which is given the shop's link as
// its last word and says as JSON where it leads back to. Goes there with Chromium where that and
// its driver are installed, else by HTTP alone. Says what the shop shows; exit status 0: it has let
// the visitor in.

#include "tests/integration/webdriver.h"
#include "tests/sandbox/shop/visitor.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTextStream>

#include <memory>

using namespace eid;
using namespace eid::sandbox;

namespace {

/// What the shop shows in the end.
struct Shown
{
    QString verified;
    QString fourPart;
    QString pseudonym;
};

/// A way to look at the shop.
class Eyes
{
public:
    virtual ~Eyes() = default;
    virtual QString link() = 0;
    virtual Shown follow(const QString &redirection) = 0;
};

class PlainEyes : public Eyes
{
public:
    explicit PlainEyes(const QString &shop)
        : m_visitor(shop, roots())
    { }
    QString link() override { return m_visitor.link(); }
    Shown follow(const QString &redirection) override
    {
        const VisitReply page = m_visitor.comeBack(redirection);
        return {page.textOf("verified"), page.textOf("eid-result"), page.textOf("pseudonym")};
    }

private:
    /// Those that the tool trusts in the sandbox.
    static QByteArray roots()
    {
        QFile file(qEnvironmentVariable("XDG_CONFIG_HOME")
            + QStringLiteral("/eid-maintenance/platform-roots.pem"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    Visitor m_visitor;
};

class BrowserEyes : public Eyes
{
public:
    explicit BrowserEyes(const QString &shop)
    {
        WebDriver::Options options;
        options.folder = m_folder.path();
        options.trustedKey = qEnvironmentVariable("EID_SANDBOX_SHOP_KEY");
        options.environment = QProcessEnvironment::systemEnvironment();
        options.environment.insert(QStringLiteral("HOME"), m_folder.path());
        m_browser = std::make_unique<WebDriver>(options);
        m_browser->open(shop);
    }
    [[nodiscard]] bool sees() const { return m_browser->fault().isEmpty(); }
    QString link() override
    {
        return m_browser->attribute(QStringLiteral("#open-tool"), QStringLiteral("href"));
    }
    Shown follow(const QString &redirection) override
    {
        m_browser->open(redirection);
        return {m_browser->text(QStringLiteral("#verified")),
            m_browser->text(QStringLiteral("#eid-result")),
            m_browser->text(QStringLiteral("#pseudonym"))};
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<WebDriver> m_browser;
};

std::unique_ptr<Eyes> eyesFor(const QString &shop, QTextStream &out)
{
    if (WebDriver::isInstalled()) {
        auto browser = std::make_unique<BrowserEyes>(shop);
        if (browser->sees()) {
            out << "(looked at with Chromium)" << Qt::endl;
            return browser;
        }
    }
    out << "(looked at without a browser)" << Qt::endl;
    return std::make_unique<PlainEyes>(shop);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QTextStream out(stdout);
    const QString shop = qEnvironmentVariable("EID_SANDBOX_SHOP");
    QStringList words = QCoreApplication::arguments().mid(1);
    if (shop.isEmpty() || words.isEmpty()) {
        QTextStream(stderr) << "eid-shop-visit COMMAND…, within eid-sandbox run --shop" << Qt::endl;
        return 2;
    }
    const auto eyes = eyesFor(shop, out);
    const QString link = eyes->link();
    out << shop << " asks: " << link << Qt::endl;
    QProcess tool;
    tool.setInputChannelMode(QProcess::ForwardedInputChannel);
    tool.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const QString program = words.takeFirst();
    tool.start(program, words << link);
    tool.waitForFinished(-1);
    const QByteArray said = tool.readAllStandardOutput();
    const QString redirection = QJsonDocument::fromJson(said)[QLatin1String("redirect")].toString();
    if (tool.exitCode() != 0 || redirection.isEmpty()) {
        out << QString::fromUtf8(said) << "The shop has let nobody in." << Qt::endl;
        return 1;
    }
    const Shown shown = eyes->follow(redirection);
    out << "The shop shows: " << shown.verified << ", " << shown.fourPart << ", " << shown.pseudonym
        << Qt::endl;
    return shown.pseudonym.isEmpty() ? 1 : 0;
}
