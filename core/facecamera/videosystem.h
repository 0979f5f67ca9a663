#pragma once

#include <chrono>
#include <cstddef>

namespace eid {

/// The system calls through which Linux gives its cameras, as they are: -1 and errno where they
/// fail. A test puts a camera of its own behind them.
///
/// Threads: one at a time for each descriptor.
class VideoSystem
{
public:
    virtual ~VideoSystem() = default;
    /// For reading and writing, not blocking.
    virtual int open(const char *path) = 0;
    virtual void close(int descriptor) = 0;
    /// ioctl(), again after a signal.
    virtual int control(int descriptor, unsigned long request, void *argument) = 0;
    /// Shared memory to read from; nullptr where it fails.
    virtual void *map(int descriptor, std::size_t length, std::size_t offset) = 0;
    virtual void unmap(void *memory, std::size_t length) = 0;
    /// 1: there is a frame, or an error to fetch; 0: none within \a patience.
    virtual int wait(int descriptor, std::chrono::milliseconds patience) = 0;
};

/// The kernel's.
VideoSystem &kernelVideo();

} // namespace eid
