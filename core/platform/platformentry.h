#pragma once

#include "core/base/result.h"
#include "core/platform/platformsettings.h"

#include <QString>

#include <optional>

namespace eid {

/// What a person enters about the platform, as it was typed. A plain value.
struct PlatformEntry
{
    QString address;
    QString roots; ///< the path of a PEM file
    ProxyMode proxy = ProxyMode::System;
    QString proxyHost; ///< Manual
    QString proxyPort;
    QString proxyUser;

    bool operator==(const PlatformEntry &) const = default;
};

/// What keeps an entry from being meant.
enum class EntryFlaw {
    AddressMissing,
    AddressNotHttps,
    AddressMalformed, ///< no host, or more than host, port and path
    RootsMissing,
    RootsUnreadable, ///< no file, or something in it that is no certificate
    ProxyHost,
    ProxyPort,
};

std::optional<EntryFlaw> addressFlaw(const PlatformEntry &entry);
std::optional<EntryFlaw> rootsFlaw(const PlatformEntry &entry); ///< reads the file
std::optional<EntryFlaw> proxyFlaw(const PlatformEntry &entry);

/// Whether an administrator's file or policy decides: nothing that is entered would count.
bool isLaidDown(const PlatformSettingsFiles &files);

/// What the file that decides says now; an empty entry where there is none. Fails as
/// loadPlatformSettings() does for a file that is not as it should be.
Result<PlatformEntry> loadPlatformEntry(const PlatformSettingsFiles &files);

/// \a entry with what else the file says; without a proxy's password. Fails with InvalidArgument
/// for an entry with a flaw.
Result<PlatformSettings> settingsWith(
    const PlatformSettingsFiles &files, const PlatformEntry &entry);

/// Writes \a entry into the user's file, and the roots beside it, so that they stay when the file
/// they came from goes. What else the file says is kept, comments are not; one that cannot be
/// understood is replaced. Fails with InvalidArgument for an entry with a flaw or where the
/// administrator decides, and with FileNotWritable.
Result<void> savePlatformEntry(const PlatformSettingsFiles &files, const PlatformEntry &entry);

} // namespace eid
