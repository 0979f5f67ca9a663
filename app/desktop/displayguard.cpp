#include "displayguard.h"

#include <QByteArray>
#include <QString>

#include <cstdio>
#include <cstdlib>

namespace {

QtMessageHandler handlerBefore = nullptr;

[[noreturn]] void endWithoutDisplay()
{
    std::fputs("eid-maintenance: The window cannot be opened: no display answers.\n"
               "Start it in a desktop session; DISPLAY or WAYLAND_DISPLAY names the session's "
               "display.\nWithout a display, eidctl does the same jobs.\n",
        stderr);
    std::fflush(stderr);
    std::_Exit(1);
}

void guardedHandler(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (type == QtFatalMsg)
        endWithoutDisplay();
    // Which plugins were tried, and why none would do, helps no user.
    if (QByteArray(context.category).startsWith("qt.qpa."))
        return;
    if (handlerBefore != nullptr)
        handlerBefore(type, context, message);
}

} // namespace

DisplayGuard::DisplayGuard()
    : m_before(qInstallMessageHandler(guardedHandler))
{
    handlerBefore = m_before;
}

DisplayGuard::~DisplayGuard()
{
    qInstallMessageHandler(m_before);
    handlerBefore = nullptr;
}
