#include "app/eidctl/descriptor.h"
#include "app/eidctl/interruption.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace eid::ctl {

namespace {

tl::unexpected<Error> failed()
{
    return failure(ErrorCode::PinInputMissing, QLatin1String(std::strerror(errno)));
}

Result<void> waitForInput(int descriptor, const Interruption &interruption)
{
    std::array<pollfd, 2> waiting{
        {{descriptor, POLLIN, 0}, {static_cast<int>(interruption.waitable()), POLLIN, 0}}};
    while (poll(waiting.data(), waiting.size(), -1) < 0) {
        if (errno != EINTR)
            return failed();
    }
    if (waiting[1].revents != 0)
        return failure(ErrorCode::Cancelled);
    return {};
}

} // namespace

bool isTerminal(int descriptor)
{
    return isatty(descriptor) != 0;
}

Result<std::size_t> readFrom(
    int descriptor, std::span<std::uint8_t> octets, const Interruption &interruption)
{
    for (;;) {
        if (const auto ready = waitForInput(descriptor, interruption); !ready)
            return failure(ready.error());
        const auto count = read(descriptor, octets.data(), octets.size());
        if (count >= 0)
            return static_cast<std::size_t>(count);
        if (errno != EINTR && errno != EAGAIN)
            return failed();
    }
}

void trimLineEnd(Secret & /*line*/) { }

} // namespace eid::ctl
