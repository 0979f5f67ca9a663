#pragma once

#include "core/facecamera/videosystem.h"

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <vector>

namespace eid {

/// A camera as the kernel would show it, with the faults that a test gives it.
class FakeVideo : public VideoSystem
{
public:
    struct Frame
    {
        std::vector<unsigned char> octets = {};
        bool isDamaged = false;
    };

    int openError = 0; ///< errno of every open()
    std::map<std::string, int> openErrors = {}; ///< by path
    std::map<std::string, std::uint32_t> capabilitiesOf = {}; ///< by path, else \a capabilities
    std::uint32_t capabilities = 0;
    std::vector<std::uint32_t> pixelFormats = {};
    std::uint32_t width = 64; ///< whatever it is asked for
    std::uint32_t height = 48;
    std::uint32_t stride = 0;
    std::map<unsigned long, int> errors = {}; ///< errno of a request
    std::deque<Frame> frames = {};
    bool isPulled = false; ///< every request: ENODEV

    // What became of it.
    int openCount = 0; ///< nodes that are open
    int mapped = 0;
    bool isStreaming = false;
    int queued = 0; ///< buffers that the camera may fill

    FakeVideo();
    int open(const char *path) override;
    void close(int descriptor) override;
    int control(int descriptor, unsigned long request, void *argument) override;
    void *map(int descriptor, std::size_t length, std::size_t offset) override;
    void unmap(void *memory, std::size_t length) override;
    int wait(int descriptor, std::chrono::milliseconds patience) override;

private:
    int dequeue(void *argument);

    std::string m_path = {};
    std::vector<std::vector<unsigned char>> m_buffers = {};
    std::deque<unsigned> m_queue = {};
};

} // namespace eid
