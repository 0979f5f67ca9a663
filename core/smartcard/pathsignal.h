#pragma once

#include "core/smartcard/servicesignal.h"

#include <string>
#include <vector>

namespace eid {

/// Changes as soon as one of some files appears, is replaced or gets other rights (Linux, inotify).
/// The folder of a file may come later, and may go and come again.
class PathSignal : public ServiceSignal
{
public:
    /// \a paths: absolute.
    explicit PathSignal(std::vector<std::string> paths);
    ~PathSignal() override;

    Woken wait(std::optional<std::chrono::milliseconds> timeout) override;
    void interrupt() override;

private:
    /// One file, and the folder nearest to it that exists.
    struct Watched
    {
        std::string path;
        int watch = -1;
        std::string awaited; ///< the entry of that folder that leads on to the file
        bool isWhole = false; ///< that entry is the file itself
    };

    void arm(Watched &watched);
    bool takeEvents();

    std::vector<Watched> m_watched;
    int m_inotify = -1;
    int m_interrupt = -1;
};

} // namespace eid
