#pragma once

#include "core/base/secret.h"
#include "core/platform/platformentry.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace eid {

/// What answers where the platform should be.
enum class PlatformFinding {
    Platform, ///< trusted, and it issues certificates (RFC 7030)
    OtherServer, ///< trusted, and it does not
};

/// Where the platform is set up and tried out. It keeps the proxy's password in memory alone, until
/// it goes.
///
/// Threads: settings() any, all else the object's.
class PlatformDesk : public QObject
{
    Q_OBJECT

public:
    explicit PlatformDesk(PlatformSettingsFiles files, QObject *parent = nullptr);
    /// Gives up a test under way.
    ~PlatformDesk() override;

    /// loadPlatformSettings(), with the proxy's password if one was given.
    [[nodiscard]] Result<PlatformSettings> settings() const;

    [[nodiscard]] bool isLaidDown() const;
    [[nodiscard]] Result<PlatformEntry> load() const;
    /// savePlatformEntry().
    Result<void> save(const PlatformEntry &entry);
    /// UTF-8; empty for none.
    void setProxyPassword(Secret password);

    /// Makes a TLS connection as \a entry has it, without the card, and asks for the platform's
    /// certificates. One at a time: another gives up the one before. Fails as
    /// PlatformSession::send() does, and as settingsWith().
    [[nodiscard]] QFuture<Result<PlatformFinding>> test(const PlatformEntry &entry);
    /// The test under way ends with Cancelled.
    void cancel();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace eid
