#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/platform/proxysettings.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>
#include <cstddef>

namespace eid {

/// How long the platform may take. None of them runs while the card signs.
struct PlatformTimeouts
{
    std::chrono::milliseconds connect{15'000}; ///< name, TCP and proxy
    std::chrono::milliseconds handshake{15'000}; ///< TLS
    std::chrono::milliseconds silence{20'000}; ///< with no octet either way
    std::chrono::milliseconds whole{60'000}; ///< one try of one request, all in all
    std::chrono::milliseconds status{10'000}; ///< asking about the server, besides all of these
};

/// How much the platform may answer.
struct PlatformLimits
{
    std::size_t headerOctets = 32 * 1024; ///< the status line and all header fields together
    std::size_t bodyOctets = 1024 * 1024; ///< unless the request says less or more
};

/// What it takes for a server's certificate not to be revoked. What the server staples (RFC 6066,
/// 8) is always looked at, and a promise to staple (RFC 7633) always held to it; who is known to be
/// revoked is never talked to. Authorities above the server are not asked about.
enum class RevocationPolicy {
    Staple, ///< nobody else is asked
    /// Where nothing is stapled, the OCSP responder is asked that the certificate names. If it
    /// cannot be reached or gives no answer that holds, the certificate counts as good: whoever can
    /// keep the answer back could still not make the platform's certificate.
    Ask,
    Require, ///< the same, and without a status that says good there is no connection
};

/// Where the identity platform is, and what is trusted to be it. A plain value.
struct PlatformSettings
{
    /// https, with a host; a port and the beginning of a path are welcome, nothing else. EST is at
    /// the root of the host all the same (RFC 7030, 3.2.2).
    QUrl address;
    /// The only roots that a server's chain may end in, each a certificate in DER. At least one.
    QList<Bytes> roots;
    /// SHA-256 of SubjectPublicKeyInfo (RFC 7469, 2.4), 32 octets each: one certificate of the
    /// chain must have one of these keys. Empty: no pinning.
    QList<Bytes> pins;
    ProxySettings proxy;
    /// TLS 1.2 too, with authenticated encryption and forward secrecy only. An administrator's
    /// word. It shows the client's certificate to everybody on the way (RFC 5246, 7.4.6); one that
    /// may name a person, as those of eID cards do, is therefore sent over TLS 1.3 alone, whatever
    /// is said here: TlsClientExposed.
    bool allowTls12 = false;
    RevocationPolicy revocation = RevocationPolicy::Ask;
    /// The label of the EST service (RFC 7030, 3.2.2) for each of the card's credentials; empty for
    /// a platform that has but one.
    QString authenticationLabel = QStringLiteral("authentication"); ///< 9A
    QString signatureLabel = QStringLiteral("signature"); ///< 9C
    PlatformTimeouts timeouts = {};
    PlatformLimits limits = {};
};

/// Whether a session can be opened with \a settings. Fails with PlatformNotConfigured if there is
/// no address, else with InvalidArgument and what is wrong in the detail.
Result<void> validate(const PlatformSettings &settings);

/// Where the settings are kept.
struct PlatformSettingsFiles
{
    QString system; ///< the administrator's; where it exists, the user's is not read at all
    QString user;
    /// The key of Windows' registry that a policy fills; where it has values, neither file is read
    /// at all. Empty: there is none, as on all other systems.
    QString policy = {};
    /// Whether \a system counts only if an administrator has made it: fails otherwise. Where it is
    /// on Windows, anybody may make a file.
    bool isSystemChecked = false;
};

/// /etc/eid-maintenance/platform.ini and $XDG_CONFIG_HOME/eid-maintenance/platform.ini. On Windows
/// %ProgramData%\eid-maintenance\platform.ini, the same below %LOCALAPPDATA%, and the policy
/// HKEY_LOCAL_MACHINE\SOFTWARE\Policies\eID Maintenance Tool.
PlatformSettingsFiles defaultPlatformSettingsFiles();

/// Reads the settings. The file is UTF-8 of lines `key=value`, empty lines, and lines that begin
/// with # or ;. A section heading [platform] may come first. The keys, each at most once:
///
///     address=https://host[:port][/path]
///     roots=FILE                     PEM, one or several; relative to the file that names it
///     pins=BASE64[,BASE64…]          with or without "sha256/" or "pin-sha256=" before each
///     allowTls12=true|false          never for a certificate that may name a person
///     revocation=staple|ask|require  as RevocationPolicy; ask
///     proxy=system|none|URL          http://host:port or socks5://host:port
///     proxyUser=NAME
///     proxyPasswordFile=FILE         its first line; relative to the file that names it
///     authenticationLabel=LABEL      may be empty
///     signatureLabel=LABEL           may be empty
///
/// address and roots are needed. Fails with PlatformNotConfigured if there is no file or no
/// address, with InvalidArgument, and the file's name, the line and the key in the detail, for
/// anything that is not as above: an unknown key too, for a misspelt policy must not be no policy.
///
/// A policy has the same keys as the names of values, in upper or lower case, of the type REG_SZ;
/// REG_DWORD counts as its decimal number, but for 1 and 0, which are true and false. Relative
/// paths begin in the folder of the administrator's file. In the detail it is called "policy".
Result<PlatformSettings> loadPlatformSettings(const PlatformSettingsFiles &files);

} // namespace eid
