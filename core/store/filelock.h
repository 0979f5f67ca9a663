#pragma once

#include "core/base/result.h"

#include <QString>

#include <chrono>
#include <optional>
#include <utility>

namespace eid {

/// A file that one holder at a time has locked, among all processes and threads. The system itself
/// lets it go when the holder dies, however that happens. The file stays behind, empty: to remove
/// it would let two holders lock two files of one name.
class FileLock
{
public:
    /// Waits for the lock for as long as \a waitAtMost says; nothing if another one has it until
    /// then. Fails with StoreUnavailable if the file cannot be made or locked at all.
    static Result<std::optional<FileLock>> acquire(
        const QString &path, std::chrono::milliseconds waitAtMost);

    FileLock(FileLock &&other) noexcept
        : m_handle(std::exchange(other.m_handle, none))
    { }
    FileLock &operator=(FileLock &&other) noexcept
    {
        std::swap(m_handle, other.m_handle);
        return *this;
    }
    ~FileLock();

private:
    static constexpr qintptr none = -1;

    explicit FileLock(qintptr handle)
        : m_handle(handle)
    { }

    qintptr m_handle = none; ///< the system's
};

} // namespace eid
