#include "core/platform/platformsettings.h"

#include "core/crypto/certificate.h"
#include "core/platform/machinesettings.h"

#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>

namespace eid {

namespace {

constexpr qsizetype mostRoots = 32;
constexpr qsizetype mostPins = 32;
constexpr std::size_t pinSize = 32;

tl::unexpected<Error> invalid(const char *key)
{
    return failure(ErrorCode::InvalidArgument, QString::fromLatin1(key));
}

/// Scheme, host and port, and nothing that asks for more.
bool isBare(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasQuery()
        && !url.hasFragment();
}

bool isLabel(const QString &text)
{
    static const QRegularExpression label(QStringLiteral("\\A[A-Za-z0-9._~-]{0,64}\\z"));
    return label.match(text).hasMatch() && text != u"." && text != u"..";
}

bool isProxy(const ProxySettings &proxy)
{
    if (proxy.mode != ProxyMode::Manual)
        return true;
    const QString scheme = proxy.address.scheme();
    const bool isKnown = scheme == u"http" || scheme == u"socks5";
    const bool isRoot = proxy.address.path().isEmpty() || proxy.address.path() == u"/";
    return isKnown && isRoot && isBare(proxy.address) && proxy.address.port() > 0;
}

bool isAddress(const QUrl &address)
{
    return address.scheme() == u"https" && isBare(address) && address.port(443) > 0;
}

bool arePositive(const PlatformTimeouts &timeouts)
{
    return std::min({timeouts.connect, timeouts.handshake, timeouts.silence, timeouts.whole,
               timeouts.status})
        > std::chrono::milliseconds::zero();
}

} // namespace

Result<void> validate(const PlatformSettings &settings)
{
    if (settings.address.isEmpty())
        return failure(ErrorCode::PlatformNotConfigured);
    if (!isAddress(settings.address))
        return invalid("address");
    const auto isRoot = [](const Bytes &der) { return parseCertificate(der).has_value(); };
    if (settings.roots.isEmpty() || settings.roots.size() > mostRoots
        || !std::ranges::all_of(settings.roots, isRoot))
        return invalid("roots");
    const auto isPin = [](const Bytes &pin) { return pin.size() == pinSize; };
    if (settings.pins.size() > mostPins || !std::ranges::all_of(settings.pins, isPin))
        return invalid("pins");
    if (!isProxy(settings.proxy))
        return invalid("proxy");
    if (!isLabel(settings.authenticationLabel))
        return invalid("authenticationLabel");
    if (!isLabel(settings.signatureLabel))
        return invalid("signatureLabel");
    if (!arePositive(settings.timeouts))
        return invalid("timeouts");
    return {};
}

PlatformSettingsFiles defaultPlatformSettingsFiles()
{
    const QString name = QStringLiteral("/eid-maintenance/platform.ini");
    return {machineFolder() + name,
        QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + name,
        policyPlace(), true};
}

} // namespace eid
