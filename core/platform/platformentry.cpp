#include "core/platform/platformentry.h"

#include "core/platform/decidingsettings.h"
#include "core/platform/rootsfile.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <array>

namespace eid {

namespace {

constexpr qint64 largestRoots = 1024 * 1024;
constexpr auto rootsName = "platform-roots.pem";
/// What is kept of a file whatever is entered.
constexpr std::array keptKeys{"pins", "allowTls12", "revocation", "proxyPasswordFile",
    "authenticationLabel", "signatureLabel"};

QUrl proxyAddress(const PlatformEntry &entry)
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(entry.proxyHost.trimmed(), QUrl::StrictMode);
    url.setPort(entry.proxyPort.trimmed().toUShort());
    return url;
}

QString proxyWord(const PlatformEntry &entry)
{
    switch (entry.proxy) {
    case ProxyMode::System:
        return QStringLiteral("system");
    case ProxyMode::None:
        return QStringLiteral("none");
    case ProxyMode::Manual:
        return proxyAddress(entry).toString(QUrl::FullyEncoded);
    }
    Q_UNREACHABLE();
}

bool hasFlaw(const PlatformEntry &entry)
{
    return addressFlaw(entry) || rootsFlaw(entry) || proxyFlaw(entry);
}

Result<void> write(const QString &path, const QByteArray &octets)
{
    QSaveFile file(path);
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(octets) != octets.size() || !file.commit())
        return failure(ErrorCode::FileNotWritable, QFileInfo(path).fileName());
    return {};
}

} // namespace

std::optional<EntryFlaw> addressFlaw(const PlatformEntry &entry)
{
    const QString text = entry.address.trimmed();
    if (text.isEmpty())
        return EntryFlaw::AddressMissing;
    const QUrl url(text, QUrl::StrictMode);
    if (!text.startsWith(QLatin1String("https://"), Qt::CaseInsensitive))
        return EntryFlaw::AddressNotHttps;
    const bool isWhole = url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty()
        && !url.hasQuery() && !url.hasFragment() && url.port(443) > 0;
    return isWhole ? std::nullopt : std::optional(EntryFlaw::AddressMalformed);
}

std::optional<EntryFlaw> rootsFlaw(const PlatformEntry &entry)
{
    if (entry.roots.isEmpty())
        return EntryFlaw::RootsMissing;
    return readRoots(entry.roots).isEmpty() ? std::optional(EntryFlaw::RootsUnreadable)
                                            : std::nullopt;
}

std::optional<EntryFlaw> proxyFlaw(const PlatformEntry &entry)
{
    if (entry.proxy != ProxyMode::Manual)
        return std::nullopt;
    if (proxyAddress(entry).host().isEmpty())
        return EntryFlaw::ProxyHost;
    return entry.proxyPort.trimmed().toUShort() > 0 ? std::nullopt
                                                    : std::optional(EntryFlaw::ProxyPort);
}

bool isLaidDown(const PlatformSettingsFiles &files)
{
    if (QFileInfo::exists(files.system))
        return true;
    if (files.policy.isEmpty())
        return false;
    // One that cannot be understood decides too: nothing goes before it is mended.
    const auto deciding = decidingSettings({files.system, {}, files.policy});
    return !deciding || deciding->has_value();
}

Result<PlatformEntry> loadPlatformEntry(const PlatformSettingsFiles &files)
{
    const auto deciding = decidingSettings(files);
    if (!deciding)
        return failure(deciding.error());
    if (!*deciding)
        return PlatformEntry();
    const IniFile *const file = &**deciding;
    PlatformEntry entry;
    entry.address = file->value("address").value_or(QString());
    if (const auto roots = file->value("roots"))
        entry.roots = file->folder().filePath(*roots);
    const QString proxy = file->value("proxy").value_or(QStringLiteral("system"));
    if (proxy == u"none") {
        entry.proxy = ProxyMode::None;
    } else if (proxy != u"system") {
        const QUrl url(proxy);
        entry.proxy = ProxyMode::Manual;
        entry.proxyHost = url.host();
        entry.proxyPort = url.port() > 0 ? QString::number(url.port()) : QString();
    }
    entry.proxyUser = file->value("proxyUser").value_or(QString());
    return entry;
}

Result<PlatformSettings> settingsWith(
    const PlatformSettingsFiles &files, const PlatformEntry &entry)
{
    if (hasFlaw(entry))
        return failure(ErrorCode::InvalidArgument, QStringLiteral("entry"));
    PlatformSettings settings = loadPlatformSettings(files).value_or(PlatformSettings());
    settings.address = QUrl(entry.address.trimmed(), QUrl::StrictMode);
    settings.roots = readRoots(entry.roots);
    settings.proxy.mode = entry.proxy;
    settings.proxy.address = entry.proxy == ProxyMode::Manual ? proxyAddress(entry) : QUrl();
    settings.proxy.user = entry.proxyUser;
    return validate(settings).map([&] { return settings; });
}

Result<void> savePlatformEntry(const PlatformSettingsFiles &files, const PlatformEntry &entry)
{
    if (isLaidDown(files) || hasFlaw(entry))
        return failure(ErrorCode::InvalidArgument, QStringLiteral("entry"));
    const QDir folder = QFileInfo(files.user).absoluteDir();
    QByteArray text = "address=" + entry.address.trimmed().toUtf8() + "\nroots=" + rootsName
        + "\nproxy=" + proxyWord(entry).toUtf8() + '\n';
    if (!entry.proxyUser.trimmed().isEmpty())
        text += "proxyUser=" + entry.proxyUser.trimmed().toUtf8() + '\n';
    if (const auto before = userSettings(files)) {
        for (const char *key : keptKeys) {
            if (const auto value = before->value(key))
                text += QByteArray(key) + '=' + value->toUtf8() + '\n';
        }
    }
    const QString roots = folder.filePath(QLatin1String(rootsName));
    const auto pem = readAtMost(entry.roots, largestRoots);
    if (!pem)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("roots"));
    return write(roots, *pem).and_then([&] { return write(files.user, text); });
}

} // namespace eid
