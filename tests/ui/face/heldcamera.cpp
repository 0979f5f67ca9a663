#include "tests/ui/face/heldcamera.h"

#include "app/faceplugin/capturesession.h"
#include "core/facevision/opencvsetup.h"

namespace eid::ui {

HeldCamera::HeldCamera()
{
    setUpOpenCv();
    replace();
}

HeldCamera::~HeldCamera()
{
    camera->letGo();
}

void HeldCamera::replace()
{
    camera = std::make_shared<FakeCamera>();
    camera->format = {QSize(320, 180), 30, {}};
}

QList<Camera> HeldCamera::cameras()
{
    return {{QStringLiteral("camera:/dev/video0"), QStringLiteral("Held Camera")}};
}

Result<std::unique_ptr<FaceCapture>> HeldCamera::start(
    CaptureOptions options, CaptureListener &listener)
{
    return std::make_unique<CaptureSession>(
        CaptureParts{FakeCamera::sourceOf(camera), std::move(options), {},
            QStringLiteral(EID_CASCADES), clock},
        listener, m_threads);
}

} // namespace eid::ui
