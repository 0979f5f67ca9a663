#pragma once

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace eid {

/// Chromium in the hands of a test, by WebDriver (W3C) over HTTP. Without a display: it does what
/// one with a window does.
///
/// Functions that cannot do what they are to say so in fault(), and do nothing from then on.
class WebDriver
{
public:
    struct Options
    {
        QString folder; ///< profile, cache and home: nothing of the user's is touched
        QString trustedKey; ///< of --ignore-certificate-errors-spki-list
        QString origin; ///< "https://HOST:PORT", whose links may open \a scheme without a question
        QString scheme;
        QProcessEnvironment environment;
    };

    /// Whether Chromium and its driver are installed.
    static bool isInstalled();

    explicit WebDriver(const Options &options);
    ~WebDriver();
    WebDriver(const WebDriver &) = delete;
    WebDriver &operator=(const WebDriver &) = delete;

    void open(const QString &url);
    void click(const QString &selector);
    /// The text of the first element that \a selector (CSS) finds, as it is seen; a null string
    /// where there is none.
    QString text(const QString &selector);
    QString attribute(const QString &selector, const QString &name);
    [[nodiscard]] QString url();
    void forgetCookies();
    /// The window, as PNG.
    QByteArray screenshot();

    [[nodiscard]] const QString &fault() const { return m_fault; }

private:
    QJsonValue call(const QByteArray &method, const QString &path, const QJsonObject &body = {},
        bool mayBeMissing = false);
    QString element(const QString &selector);
    quint16 startDriver();

    QNetworkAccessManager m_network;
    QProcess m_driver;
    QString m_session; ///< address of the session
    QString m_fault;
};

} // namespace eid
