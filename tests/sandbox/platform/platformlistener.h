#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <memory>

namespace eid::sandbox {

/// A port of 127.0.0.1 that is the platform's, whether it listens there or not: taken once, in
/// whatever network namespace the process is in then.
class PlatformListener
{
public:
    /// \a port 0: any that is free. Fails with PlatformUnreachable.
    static Result<std::shared_ptr<PlatformListener>> bind(std::uint16_t port);
    ~PlatformListener();
    PlatformListener(const PlatformListener &) = delete;
    PlatformListener &operator=(const PlatformListener &) = delete;

    /// Fails with PlatformUnreachable.
    Result<void> listen();
    /// Connections are refused from now on, those that wait as well.
    void refuse();

    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] int descriptor() const { return m_descriptor; } ///< not blocking

private:
    explicit PlatformListener(int descriptor);
    static Result<std::shared_ptr<PlatformListener>> bindTo(std::uint16_t port);

    int m_descriptor;
};

} // namespace eid::sandbox
