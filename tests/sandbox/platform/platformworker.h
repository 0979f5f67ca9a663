#pragma once

#include "tests/sandbox/platform/httpengine.h"
#include "tests/sandbox/platform/tlscontext.h"

#include <atomic>
#include <functional>
#include <memory>

namespace eid::sandbox {

/// What has come to the platform since it started.
struct PlatformCounters
{
    std::atomic<int> connections = 0;
    std::atomic<int> fullHandshakes = 0;
    std::atomic<int> resumedHandshakes = 0;
    std::atomic<int> refusedHandshakes = 0; ///< by either side, or broken off
    std::atomic<int> requests = 0; ///< to one of the routes
};

/// What all workers share.
struct WorkerParts
{
    int listener = -1; ///< not blocking
    int stop = -1; ///< becomes readable when the platform stops
    const PlatformServices &services;
    const ServerIdentity &identity;
    FaultQueue &faults;
    PlatformCounters &counters;
    StorageFactory openStorage;
    std::function<std::shared_ptr<SSL_CTX>()> context; ///< the one of now
};

/// Accepts connections and serves them, one after the other, until the platform stops; a request
/// that is being answered is answered to its end. As many workers as run, so many connections are
/// open at most: the others wait.
void runWorker(const WorkerParts &parts);

} // namespace eid::sandbox
