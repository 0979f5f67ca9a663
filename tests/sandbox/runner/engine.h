#pragma once

#include "tests/sandbox/platform/platformlistener.h"
#include "tests/sandbox/runner/options.h"

#include <QList>
#include <QString>

#include <cstdint>

namespace eid::sandbox {

/// Where pcscd keeps its process number, and its socket when it made that itself. Compiled into it.
inline constexpr char serviceRunFolder[] = "/run/pcscd";

/// Where a sandbox lives, decided before its process begins.
struct EngineSetup
{
    QString folder; ///< holds the sockets and, without --state, the cards; goes with the sandbox
    QString readerConfiguration;
    QList<std::uint16_t> ports;
    bool ownNamespaces = false;
    bool removesRunFolder = false; ///< /run/pcscd is there because of this sandbox

    /// The platform's port, in the network of whoever runs in the sandbox; null: no platform.
    std::shared_ptr<PlatformListener> platform;

    [[nodiscard]] QString serviceSocket() const { return folder + QStringLiteral("/pcscd.comm"); }
    [[nodiscard]] QString controlSocket() const { return folder + QStringLiteral("/control"); }
    [[nodiscard]] QString camera() const { return folder + QStringLiteral("/camera"); }
    /// For the shop's memory.
    [[nodiscard]] QString shop() const { return folder + QStringLiteral("/shop"); }
    /// XDG_CONFIG_HOME for whoever runs in the sandbox.
    [[nodiscard]] QString configuration() const { return folder + QStringLiteral("/config"); }
    /// XDG_DATA_HOME for whoever runs in the sandbox and has none of its own.
    [[nodiscard]] QString data() const { return folder + QStringLiteral("/data"); }
};

/// Where the cards and the authorities of the sandbox are.
QString cardsFolder(const Options &options, const EngineSetup &setup);

/// The process in which a sandbox lives, apart from the one the user sees: enters its namespaces,
/// starts everything, writes "ready" or the reason why not as one line to \a report, and serves
/// until SIGTERM. Removes the folder at the end.
int runEngine(const Options &options, const EngineSetup &setup, int report);

} // namespace eid::sandbox
