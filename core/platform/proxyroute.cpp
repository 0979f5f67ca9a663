#include "core/platform/proxyroute.h"

#include <QNetworkProxy>

namespace eid {

namespace {

/// Names are resolved by the proxy: this computer's network may know none of them.
QByteArray curlAddress(QNetworkProxy::ProxyType type, const QString &host, int port)
{
    QUrl url;
    url.setScheme(
        type == QNetworkProxy::Socks5Proxy ? QStringLiteral("socks5h") : QStringLiteral("http"));
    url.setHost(host);
    url.setPort(port);
    return url.toEncoded();
}

std::shared_ptr<const Secret> secretOf(const QString &password)
{
    if (password.isEmpty())
        return nullptr;
    const QByteArray octets = password.toUtf8();
    return std::make_shared<const Secret>(
        std::span(reinterpret_cast<const std::uint8_t *>(octets.constData()),
            static_cast<std::size_t>(octets.size())));
}

ProxyRoute systemRoute(const QUrl &address)
{
    const auto proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(address));
    for (const QNetworkProxy &proxy : proxies) {
        const bool isKnown = proxy.type() == QNetworkProxy::HttpProxy
            || proxy.type() == QNetworkProxy::Socks5Proxy;
        if (isKnown && !proxy.hostName().isEmpty())
            return {curlAddress(proxy.type(), proxy.hostName(), proxy.port()),
                proxy.user().toUtf8(), secretOf(proxy.password())};
        if (proxy.type() == QNetworkProxy::NoProxy)
            return {};
    }
    return {};
}

} // namespace

ProxyRoute routeTo(const QUrl &address, const ProxySettings &settings)
{
    switch (settings.mode) {
    case ProxyMode::System:
        return systemRoute(address);
    case ProxyMode::None:
        return {};
    case ProxyMode::Manual:
        return {curlAddress(settings.address.scheme() == u"socks5" ? QNetworkProxy::Socks5Proxy
                                                                   : QNetworkProxy::HttpProxy,
                    settings.address.host(), settings.address.port()),
            settings.user.toUtf8(), settings.password};
    }
    return {};
}

} // namespace eid
