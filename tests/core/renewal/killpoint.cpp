// SQLite reaches the disk by these two functions of the C library. The executable's own go before
// them, so that a process is killed amid a real write without SQLite or the tool knowing of it.

#include "tests/core/renewal/killpoint.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <mutex>
#include <string_view>
#include <utility>

namespace eid::testing {

namespace {

constexpr std::size_t smallestPage = 512;

struct Watch
{
    std::mutex mutex;
    KillMoment moment = KillMoment::Before;
    int write = 0;
    RecordWrites writes;
    bool isUnderWay = false; ///< octets were written that nobody has made last
    bool hasPage = false;
};

Watch &watch()
{
    static Watch watch;
    return watch;
}

/// Whether \a descriptor is SQLite's log of the records, in which every transaction begins.
bool isLogOfRecords(int descriptor)
{
    std::array<char, 32> link{};
    std::array<char, 4096> target{};
    std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", descriptor);
    const ssize_t length = ::readlink(link.data(), target.data(), target.size());
    return length > 0
        && std::string_view(target.data(), static_cast<std::size_t>(length))
               .ends_with("records.sqlite-wal");
}

/// Counts one more, and dies if it is the one. With the mutex held, which nobody needs any more.
void pass(KillMoment moment, int &count)
{
    ++count;
    if (watch().moment == moment && watch().write == count)
        ::kill(::getpid(), SIGKILL);
}

ssize_t reallyWrite(int descriptor, const void *octets, std::size_t size, off64_t offset)
{
    return ::syscall(SYS_pwrite64, descriptor, octets, size, offset);
}

} // namespace

void killAt(KillMoment moment, int write)
{
    const std::scoped_lock lock(watch().mutex);
    watch().moment = moment;
    watch().write = write;
    watch().writes = {};
}

RecordWrites recordWrites()
{
    const std::scoped_lock lock(watch().mutex);
    return watch().writes;
}

} // namespace eid::testing

using eid::testing::KillMoment;

extern "C" ssize_t pwrite64(int descriptor, const void *octets, size_t size, off64_t offset)
{
    using namespace eid::testing;
    if (isLogOfRecords(descriptor)) {
        Watch &seen = watch();
        const std::scoped_lock lock(seen.mutex);
        if (!seen.isUnderWay) {
            seen.isUnderWay = true;
            seen.hasPage = false;
            pass(KillMoment::Before, seen.writes.before);
        }
        if (!seen.hasPage && size >= smallestPage) {
            seen.hasPage = true;
            if (seen.moment == KillMoment::Torn && seen.write == seen.writes.torn + 1)
                reallyWrite(descriptor, octets, size / 2, offset);
            pass(KillMoment::Torn, seen.writes.torn);
        }
    }
    return reallyWrite(descriptor, octets, size, offset);
}

extern "C" int fdatasync(int descriptor)
{
    using namespace eid::testing;
    const auto done = static_cast<int>(::syscall(SYS_fdatasync, descriptor));
    if (isLogOfRecords(descriptor)) {
        Watch &seen = watch();
        const std::scoped_lock lock(seen.mutex);
        // A log is made last once more before it goes into the file: nothing new is in it then.
        if (std::exchange(seen.isUnderWay, false))
            pass(KillMoment::After, seen.writes.after);
    }
    return done;
}
