#include "tests/integration/webdriver.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QStandardPaths>

#include <unistd.h>

namespace eid {

namespace {

QString driverProgram()
{
    return QStandardPaths::findExecutable(QStringLiteral("chromedriver"));
}

QString browserProgram()
{
    return QStandardPaths::findExecutable(QStringLiteral("chromium"));
}

QStringList argumentsFor(const WebDriver::Options &options)
{
    QStringList arguments{QStringLiteral("--headless=new"), QStringLiteral("--disable-quic"),
        QStringLiteral("--no-first-run"), QStringLiteral("--disable-background-networking"),
        QStringLiteral("--disable-component-update"), QStringLiteral("--disable-sync"),
        QStringLiteral("--disable-gpu"), QStringLiteral("--disable-dev-shm-usage"),
        QStringLiteral("--password-store=basic"), QStringLiteral("--lang=zh-CN"),
        QStringLiteral("--window-size=1100,900"), QStringLiteral("--no-proxy-server"),
        // Names below localhost are this machine without being asked for; no other is known.
        QStringLiteral("--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE *.localhost , "
                       "EXCLUDE 127.0.0.1"),
        QStringLiteral("--ignore-certificate-errors-spki-list=") + options.trustedKey,
        QStringLiteral("--user-data-dir=") + options.folder + QStringLiteral("/profile")};
    // Chromium has no sandbox for the superuser, as whom some machines run tests.
    if (::geteuid() == 0)
        arguments << QStringLiteral("--no-sandbox");
    return arguments;
}

QJsonObject capabilitiesFor(const WebDriver::Options &options)
{
    const QJsonObject preferences{{QStringLiteral("protocol_handler"),
        QJsonObject{{QStringLiteral("allowed_origin_protocol_pairs"),
            QJsonObject{{options.origin, QJsonObject{{options.scheme, true}}}}}}}};
    const QJsonObject chrome{{QStringLiteral("binary"), browserProgram()},
        {QStringLiteral("args"), QJsonArray::fromStringList(argumentsFor(options))},
        {QStringLiteral("prefs"), preferences}};
    return {{QStringLiteral("capabilities"),
        QJsonObject{{QStringLiteral("alwaysMatch"),
            QJsonObject{{QStringLiteral("browserName"), QStringLiteral("chrome")},
                {QStringLiteral("goog:chromeOptions"), chrome}}}}}};
}

} // namespace

bool WebDriver::isInstalled()
{
    return !driverProgram().isEmpty() && !browserProgram().isEmpty();
}

WebDriver::WebDriver(const Options &options)
{
    m_driver.setProcessEnvironment(options.environment);
    m_driver.setProcessChannelMode(QProcess::MergedChannels);
    const quint16 port = startDriver();
    if (port == 0) {
        m_fault = QStringLiteral("chromedriver does not start");
        return;
    }
    m_session = QStringLiteral("http://127.0.0.1:%1/session").arg(port);
    const QString identifier = call("POST", QString(), capabilitiesFor(options))
                                   .toObject()[QLatin1String("sessionId")]
                                   .toString();
    m_session += QLatin1Char('/') + identifier;
}

WebDriver::~WebDriver()
{
    if (m_fault.isEmpty())
        call("DELETE", QString());
    m_driver.terminate();
    if (!m_driver.waitForFinished(10000))
        m_driver.kill();
    m_driver.waitForFinished();
}

quint16 WebDriver::startDriver()
{
    m_driver.start(driverProgram(), {QStringLiteral("--port=0")});
    const QRegularExpression started(QStringLiteral("successfully on port (\\d+)"));
    QString said;
    while (m_driver.waitForReadyRead()) {
        said += QString::fromUtf8(m_driver.readAll());
        if (const auto found = started.match(said); found.hasMatch())
            return static_cast<quint16>(found.captured(1).toUInt());
    }
    return 0;
}

QJsonValue WebDriver::call(
    const QByteArray &method, const QString &path, const QJsonObject &body, bool mayBeMissing)
{
    if (!m_fault.isEmpty())
        return {};
    QNetworkRequest request{QUrl(m_session + path)};
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setTransferTimeout(60000);
    QNetworkReply *const reply = m_network.sendCustomRequest(request, method,
        method == "POST" ? QJsonDocument(body).toJson(QJsonDocument::Compact) : QByteArray());
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    const QByteArray answer = reply->readAll();
    const bool succeeded = reply->error() == QNetworkReply::NoError;
    reply->deleteLater();
    const QJsonValue value = QJsonDocument::fromJson(answer)[QLatin1String("value")];
    if (!succeeded
        && !(mayBeMissing && value[QLatin1String("error")] == QLatin1String("no such element")))
        m_fault = QStringLiteral("%1 %2: %3")
                      .arg(QLatin1String(method), path, QString::fromUtf8(answer.left(1000)));
    return succeeded ? value : QJsonValue();
}

QString WebDriver::element(const QString &selector)
{
    const QJsonObject found = call("POST", QStringLiteral("/element"),
        {{QStringLiteral("using"), QStringLiteral("css selector")},
            {QStringLiteral("value"), selector}},
        true)
                                  .toObject();
    return found.isEmpty() ? QString() : found.begin()->toString();
}

void WebDriver::open(const QString &url)
{
    call("POST", QStringLiteral("/url"), {{QStringLiteral("url"), url}});
}

void WebDriver::click(const QString &selector)
{
    call("POST", QStringLiteral("/element/%1/click").arg(element(selector)));
}

QString WebDriver::text(const QString &selector)
{
    const QString found = element(selector);
    return found.isEmpty() ? QString()
                           : call("GET", QStringLiteral("/element/%1/text").arg(found)).toString();
}

QString WebDriver::attribute(const QString &selector, const QString &name)
{
    return call("GET", QStringLiteral("/element/%1/attribute/%2").arg(element(selector), name))
        .toString();
}

QString WebDriver::url()
{
    return call("GET", QStringLiteral("/url")).toString();
}

void WebDriver::forgetCookies()
{
    call("DELETE", QStringLiteral("/cookie"));
}

QByteArray WebDriver::screenshot()
{
    return QByteArray::fromBase64(call("GET", QStringLiteral("/screenshot")).toString().toLatin1());
}

} // namespace eid
