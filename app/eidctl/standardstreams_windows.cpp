#include "app/eidctl/standardstreams.h"

#include <qt_windows.h>

#include <fcntl.h>
#include <io.h>

#include <cstdio>

namespace eid::ctl {

StandardStreams::StandardStreams()
    : m_codePage(GetConsoleOutputCP())
{
    _setmode(_fileno(stdout), _O_BINARY);
    _setmode(_fileno(stderr), _O_BINARY);
    if (m_codePage != 0)
        SetConsoleOutputCP(CP_UTF8);
}

StandardStreams::~StandardStreams()
{
    if (m_codePage != 0)
        SetConsoleOutputCP(m_codePage);
}

} // namespace eid::ctl
