#include "core/store/filelock.h"

#include <qt_windows.h>

#include <thread>

namespace eid {

namespace {

/// A file that nobody else may open at the same time is refused at once; this is how often it is
/// tried.
constexpr std::chrono::milliseconds interval{10};

HANDLE handleOf(qintptr handle)
{
    return reinterpret_cast<HANDLE>(handle);
}

} // namespace

Result<std::optional<FileLock>> FileLock::acquire(
    const QString &path, std::chrono::milliseconds waitAtMost)
{
    const auto until = std::chrono::steady_clock::now() + waitAtMost;
    while (true) {
        const HANDLE file = CreateFileW(reinterpret_cast<const wchar_t *>(path.utf16()),
            GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
        if (file != INVALID_HANDLE_VALUE)
            return std::optional(FileLock(reinterpret_cast<qintptr>(file)));
        if (GetLastError() != ERROR_SHARING_VIOLATION)
            return failure(ErrorCode::StoreUnavailable,
                QStringLiteral("The lock file cannot be opened: error %1").arg(GetLastError()));
        if (std::chrono::steady_clock::now() >= until)
            return std::nullopt;
        std::this_thread::sleep_for(interval);
    }
}

FileLock::~FileLock()
{
    if (m_handle != none)
        CloseHandle(handleOf(m_handle));
}

} // namespace eid
