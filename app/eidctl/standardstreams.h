#pragma once

#include <QtGlobal>

namespace eid::ctl {

/// Makes standard output and standard error take UTF-8, octet by octet as it is written, for as
/// long as it lives. They do anyway, but for Windows: there the console has a code page, which it
/// gets back, and the C runtime would put a CR before each LF, in a certificate too.
class StandardStreams
{
public:
    StandardStreams();
    ~StandardStreams();
    Q_DISABLE_COPY_MOVE(StandardStreams)

private:
    unsigned m_codePage = 0; ///< that of the console before; 0: there is none, or none to give back
};

} // namespace eid::ctl
