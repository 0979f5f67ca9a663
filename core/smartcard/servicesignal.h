#pragma once

#include <chrono>
#include <memory>
#include <optional>

namespace eid {

/// Tells when it is worth trying again to reach a smart card service that does not run, or to load
/// a library that is not installed, so that nobody has to poll. Armed from its construction on:
/// what happens between that and wait() is not missed.
class ServiceSignal
{
public:
    enum class Woken {
        Changed, ///< it may have come
        TimedOut,
        Interrupted, ///< interrupt() was called since the last wait()
    };

    virtual ~ServiceSignal();
    ServiceSignal(const ServiceSignal &) = delete;
    ServiceSignal &operator=(const ServiceSignal &) = delete;

    /// Blocks until something changed, or for \a timeout at most; unset: for as long as it takes.
    virtual Woken wait(std::optional<std::chrono::milliseconds> timeout) = 0;
    /// Ends a wait(), this one or the next. From any thread.
    virtual void interrupt() = 0;

protected:
    ServiceSignal() = default;
};

/// For the start of the host's smart card service.
std::unique_ptr<ServiceSignal> hostServiceSignal();
/// For the installation of the host's PC/SC library.
std::unique_ptr<ServiceSignal> hostLibrarySignal();

} // namespace eid
