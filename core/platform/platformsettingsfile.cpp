#include "core/platform/decidingsettings.h"
#include "core/platform/platformsettings.h"
#include "core/platform/rootsfile.h"

#include <QDir>

#include <openssl/crypto.h>

namespace eid {

namespace {

constexpr qint64 largestPassword = 1024;

/// What went wrong with \a key, and where.
tl::unexpected<Error> invalid(const IniFile &file, const char *key)
{
    return failure(ErrorCode::InvalidArgument, file.placeOf(key));
}

/// Empty for what is no list of pins.
QList<Bytes> pinsIn(const QString &list)
{
    QList<Bytes> pins;
    for (QString text : list.split(u',')) {
        text = text.trimmed();
        for (const auto prefix : {QLatin1String("sha256/"), QLatin1String("pin-sha256=")}) {
            if (text.startsWith(prefix))
                text.remove(0, prefix.size());
        }
        const auto decoded = QByteArray::fromBase64Encoding(
            text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded || decoded.decoded.isEmpty())
            return {};
        pins.append(Bytes(decoded.decoded.begin(), decoded.decoded.end()));
    }
    return pins;
}

std::shared_ptr<const Secret> passwordIn(QByteArray contents)
{
    qsizetype size = contents.indexOf('\n');
    if (size < 0)
        size = contents.size();
    if (size > 0 && contents.at(size - 1) == '\r')
        --size;
    auto password = std::make_shared<const Secret>(
        std::span(reinterpret_cast<const std::uint8_t *>(contents.constData()),
            static_cast<std::size_t>(size)));
    OPENSSL_cleanse(contents.data(), static_cast<std::size_t>(contents.size()));
    return password;
}

std::optional<RevocationPolicy> revocationIn(const IniFile &file)
{
    const QString word = file.value("revocation").value_or(QStringLiteral("ask"));
    if (word == u"staple")
        return RevocationPolicy::Staple;
    if (word == u"ask")
        return RevocationPolicy::Ask;
    return word == u"require" ? std::optional(RevocationPolicy::Require) : std::nullopt;
}

Result<ProxySettings> proxyIn(const IniFile &file)
{
    ProxySettings proxy;
    const QString way = file.value("proxy").value_or(QStringLiteral("system"));
    if (way == u"none") {
        proxy.mode = ProxyMode::None;
    } else if (way != u"system") {
        proxy.mode = ProxyMode::Manual;
        proxy.address = QUrl(way, QUrl::StrictMode);
    }
    proxy.user = file.value("proxyUser").value_or(QString());
    if (const auto path = file.value("proxyPasswordFile")) {
        const auto contents = readAtMost(file.folder().filePath(*path), largestPassword);
        if (!contents)
            return invalid(file, "proxyPasswordFile");
        proxy.password = passwordIn(*contents);
    }
    return proxy;
}

Result<PlatformSettings> settingsIn(const IniFile &file)
{
    PlatformSettings settings;
    settings.address = QUrl(file.value("address").value_or(QString()), QUrl::StrictMode);
    if (file.value("address").value_or(QString()).isEmpty())
        return failure(ErrorCode::PlatformNotConfigured, file.name());
    settings.roots = readRoots(file.folder().filePath(file.value("roots").value_or(QString())));
    if (const auto pins = file.value("pins")) {
        settings.pins = pinsIn(*pins);
        if (settings.pins.isEmpty())
            return invalid(file, "pins");
    }
    const QString allow = file.value("allowTls12").value_or(QStringLiteral("false"));
    if (allow != u"true" && allow != u"false")
        return invalid(file, "allowTls12");
    settings.allowTls12 = allow == u"true";
    const auto revocation = revocationIn(file);
    if (!revocation)
        return invalid(file, "revocation");
    settings.revocation = *revocation;
    const auto proxy = proxyIn(file);
    if (!proxy)
        return failure(proxy.error());
    settings.proxy = *proxy;
    settings.authenticationLabel
        = file.value("authenticationLabel").value_or(settings.authenticationLabel);
    settings.signatureLabel = file.value("signatureLabel").value_or(settings.signatureLabel);
    if (const auto valid = validate(settings); !valid)
        return invalid(file, valid.error().detail.toLatin1().constData());
    return settings;
}

} // namespace

Result<PlatformSettings> loadPlatformSettings(const PlatformSettingsFiles &files)
{
    const auto file = decidingSettings(files);
    if (!file)
        return failure(file.error());
    if (!*file)
        return failure(ErrorCode::PlatformNotConfigured);
    return settingsIn(**file);
}

} // namespace eid
