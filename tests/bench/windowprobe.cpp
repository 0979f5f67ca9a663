#include "tests/bench/windowprobe.h"

#include "tests/bench/processprobe.h"

#include <QElapsedTimer>

#include <poll.h>
#include <xcb/damage.h>
#include <xcb/xcb.h>

#include <cstdlib>

namespace eid::bench {

namespace {

constexpr int timeoutMs = 30'000;
// Qt makes tiny windows for selections and the like; only a real one counts.
constexpr int smallestWindow = 100;

template <typename T>
using XcbPtr = std::unique_ptr<T, decltype(&std::free)>;

using XcbConnection = std::unique_ptr<xcb_connection_t, decltype(&xcb_disconnect)>;

bool isRealWindow(xcb_connection_t *x, xcb_window_t window)
{
    const XcbPtr<xcb_get_geometry_reply_t> geometry(
        xcb_get_geometry_reply(x, xcb_get_geometry(x, window), nullptr), &std::free);
    return geometry && geometry->width >= smallestWindow && geometry->height >= smallestWindow;
}

} // namespace

WindowProbe::WindowProbe()
{
    // The server writes the display it chose to this descriptor once it is ready.
    m_server.setStandardErrorFile(QProcess::nullDevice());
    m_server.start(QStringLiteral("Xvfb"),
        {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
            QStringLiteral("0"), QStringLiteral("1280x900x24"), QStringLiteral("-noreset"),
            QStringLiteral("-nolisten"), QStringLiteral("tcp")});
    if (!m_server.waitForReadyRead(timeoutMs))
        qFatal("Xvfb does not start");
    m_display = u':' + QString::fromLatin1(m_server.readAllStandardOutput().trimmed());
}

WindowProbe::~WindowProbe()
{
    m_server.terminate();
    if (!m_server.waitForFinished(5000))
        m_server.kill();
    m_server.waitForFinished();
}

std::optional<FirstPaint> WindowProbe::start(
    QProcess &process, const QString &program, const QStringList &arguments)
{
    const XcbConnection connection(
        xcb_connect(m_display.toLatin1().constData(), nullptr), &xcb_disconnect);
    xcb_connection_t *x = connection.get();
    if (xcb_connection_has_error(x) != 0)
        qFatal("Cannot connect to Xvfb");
    const xcb_window_t root = xcb_setup_roots_iterator(xcb_get_setup(x)).data->root;
    const std::uint32_t mask = XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY;
    xcb_change_window_attributes(x, root, XCB_CW_EVENT_MASK, &mask);
    const std::uint8_t damageEvent
        = xcb_get_extension_data(x, &xcb_damage_id)->first_event + XCB_DAMAGE_NOTIFY;
    std::free(xcb_damage_query_version_reply(x, xcb_damage_query_version(x, 1, 1), nullptr));
    xcb_flush(x);

    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DISPLAY"), m_display);
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    process.setProcessEnvironment(environment);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    if (!process.waitForStarted())
        return std::nullopt;

    while (timer.elapsed() < timeoutMs) {
        pollfd ready{xcb_get_file_descriptor(x), POLLIN, 0};
        poll(&ready, 1, 100);
        while (const auto event = XcbPtr<xcb_generic_event_t>(xcb_poll_for_event(x), &std::free)) {
            const std::uint8_t type = event->response_type & 0x7F;
            if (type == XCB_CREATE_NOTIFY) {
                const auto *created = reinterpret_cast<xcb_create_notify_event_t *>(event.get());
                xcb_damage_create(
                    x, xcb_generate_id(x), created->window, XCB_DAMAGE_REPORT_LEVEL_NON_EMPTY);
                xcb_flush(x);
            } else if (type == damageEvent) {
                const auto *damaged = reinterpret_cast<xcb_damage_notify_event_t *>(event.get());
                const FirstPaint paint{static_cast<double>(timer.nsecsElapsed()) / 1e9,
                    cpuSecondsOf(process.processId())};
                if (isRealWindow(x, damaged->drawable))
                    return paint;
            }
        }
    }
    return std::nullopt;
}

} // namespace eid::bench
