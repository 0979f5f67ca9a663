#include "app/eidctl/descriptor.h"
#include "app/eidctl/interruption.h"

#include <qt_windows.h>

#include <fcntl.h>
#include <io.h>

#include <cerrno>
#include <cstring>

namespace eid::ctl {

namespace {

/// Windows lets nobody wait until something is in a pipe; this is how often it is looked.
constexpr DWORD intervalMs = 20;

tl::unexpected<Error> failed()
{
    return failure(ErrorCode::PinInputMissing, QLatin1String(std::strerror(errno)));
}

/// Whether there is something to be read, or the end, without blocking.
bool isReady(HANDLE handle)
{
    DWORD available = 0;
    return GetFileType(handle) != FILE_TYPE_PIPE
        || PeekNamedPipe(handle, nullptr, 0, nullptr, &available, nullptr) == FALSE
        || available > 0;
}

} // namespace

bool isTerminal(int descriptor)
{
    return _isatty(descriptor) != 0;
}

Result<std::size_t> readFrom(
    int descriptor, std::span<std::uint8_t> octets, const Interruption &interruption)
{
    const auto handle = reinterpret_cast<HANDLE>(_get_osfhandle(descriptor));
    if (handle == INVALID_HANDLE_VALUE)
        return failed();
    const auto interrupted = reinterpret_cast<HANDLE>(interruption.waitable());
    do {
        if (WaitForSingleObject(interrupted, isReady(handle) ? 0 : intervalMs) == WAIT_OBJECT_0)
            return failure(ErrorCode::Cancelled);
    } while (!isReady(handle));
    // As text, the runtime would look ahead for the end of a line, and keep what it finds.
    _setmode(descriptor, _O_BINARY);
    const int count = _read(descriptor, octets.data(), static_cast<unsigned>(octets.size()));
    if (count < 0)
        return failed();
    return static_cast<std::size_t>(count);
}

void trimLineEnd(Secret &line)
{
    if (!line.isEmpty() && line.octets().back() == '\r')
        line.removeAt(line.size() - 1);
}

} // namespace eid::ctl
