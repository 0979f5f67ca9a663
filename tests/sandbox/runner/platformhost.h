#pragma once

#include "tests/sandbox/platform/referenceplatform.h"

#include <QJsonObject>
#include <QStringList>

namespace eid::sandbox {

/// The sandbox's reference platform, and the settings by which the tool finds it.
///
/// Threads: the thread of the event loop.
class PlatformHost
{
public:
    /// \a configuration: the folder that is XDG_CONFIG_HOME for what runs in the sandbox.
    PlatformHost(DemoCa ca, PlatformOptions options, const QString &configuration);

    /// Starts the platform with what shall go wrong, and writes the settings. Fails as
    /// ReferencePlatform::start() does, with FileNotWritable, and with InvalidArgument for what is
    /// no fault.
    Result<void> start(const QStringList &faults = {});
    /// With the reference picture of the citizen.
    Result<void> registerCard(const QString &citizenKey, const VirtualPivCard &card);

    /// A verb with its words: status, fault SPEC…, stop, start, revoke SERIAL, challenge [ID] (the
    /// one that was issued last; {} where there is none), and those of serveAtCounter(). Fails with
    /// InvalidArgument and the platform's errors.
    Result<QString> execute(QStringList words);

    [[nodiscard]] QJsonObject status() const;

private:
    Result<void> writeSettings() const;
    Result<QString> arm(const QStringList &words);
    [[nodiscard]] Result<QString> challenge(const QString &identifier) const;
    /// For each card the fingerprints of its live certificates: {"9A": […], "9C": […]} by UUID.
    [[nodiscard]] QJsonObject live() const;

    DemoCa m_ca;
    PlatformOptions m_options;
    QString m_folder; ///< of the settings
    QStringList m_cards; ///< UUIDs of those registered here
    std::unique_ptr<ReferencePlatform> m_platform;
};

/// The file of the settings below an XDG_CONFIG_HOME.
QString platformSettingsFile(const QString &configuration);

} // namespace eid::sandbox
