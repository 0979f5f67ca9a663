#include "ui/onlinecopy/codelook.h"

#include "ui/camera/captureinbox.h"
#include "ui/onlinecopy/codekind.h"

#include <utility>

namespace eid::ui {

CodeLook::CodeLook(CameraServices services, QObject *parent)
    : QObject(parent)
    , m_camera(std::move(services))
{
    connect(&m_camera, &LiveCamera::found, this, [this] {
        if (m_state == State::Starting)
            start();
    });
    connect(&m_camera, &LiveCamera::notFound, this, [this](const Error &error) {
        if (m_state == State::Starting)
            fail(error);
    });
    connect(&m_camera, &LiveCamera::camerasChanged, this, [this] {
        if (m_state == State::NoCamera)
            start();
        else
            Q_EMIT changed();
    });
}

void CodeLook::go(State state)
{
    m_state = state;
    Q_EMIT changed();
}

void CodeLook::fail(const Error &error)
{
    end();
    m_error = error;
    go(State::Failed);
}

void CodeLook::begin()
{
    end();
    m_error.reset();
    m_sawOther = false;
    go(State::Starting);
    if (!m_camera.isFound()) {
        m_camera.find();
        return;
    }
    m_camera.list();
    start();
}

void CodeLook::choose(const QString &source)
{
    if (source == camera())
        return;
    m_camera.choose(source);
    begin();
}

void CodeLook::end()
{
    m_camera.release();
    m_preview = {};
    m_state = State::Off;
}

void CodeLook::start()
{
    if (cameras().isEmpty()) {
        go(State::NoCamera);
        return;
    }
    CaptureOptions options;
    options.readsCodes = true;
    const auto inbox = m_camera.start(std::move(options));
    if (!inbox) {
        fail(inbox.error());
        return;
    }
    connect(*inbox, &CaptureInbox::viewCame, this, &CodeLook::see);
    connect(*inbox, &CaptureInbox::failureCame, this, &CodeLook::fail);
    go(State::Starting);
}

void CodeLook::see(const CaptureView &view)
{
    if (const auto code = firstKnownCode(view.codes)) {
        end();
        Q_EMIT found(*code);
        return;
    }
    m_sawOther = m_sawOther || !view.codes.isEmpty();
    m_preview = view.preview;
    go(State::Looking);
}

} // namespace eid::ui
