#include "core/facecamera/videosystem.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>

namespace eid {

namespace {

class KernelVideo : public VideoSystem
{
public:
    int open(const char *path) override { return ::open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC); }
    void close(int descriptor) override { ::close(descriptor); }

    int control(int descriptor, unsigned long request, void *argument) override
    {
        int result = 0;
        do
            result = ioctl(descriptor, request, argument);
        while (result < 0 && errno == EINTR);
        return result;
    }

    void *map(int descriptor, std::size_t length, std::size_t offset) override
    {
        void *memory
            = mmap(nullptr, length, PROT_READ, MAP_SHARED, descriptor, static_cast<off_t>(offset));
        return memory == MAP_FAILED ? nullptr : memory;
    }
    void unmap(void *memory, std::size_t length) override { munmap(memory, length); }

    int wait(int descriptor, std::chrono::milliseconds patience) override
    {
        pollfd waiting{descriptor, POLLIN, 0};
        const int ready = poll(&waiting, 1, static_cast<int>(patience.count()));
        return ready < 0 && errno == EINTR ? 0 : ready;
    }
};

} // namespace

VideoSystem &kernelVideo()
{
    static KernelVideo kernel;
    return kernel;
}

} // namespace eid
