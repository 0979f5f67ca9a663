#include "ui/camera/captureinbox.h"

#include <QMetaObject>
#include <QMutexLocker>

#include <memory>
#include <utility>

namespace eid::ui {

CaptureInbox::CaptureInbox(QObject *parent)
    : QObject(parent)
{ }

void CaptureInbox::viewChanged(CaptureView view)
{
    const QMutexLocker lock(&m_mutex);
    const bool isAnnounced = m_latest.has_value();
    m_latest = std::move(view);
    if (!isAnnounced)
        QMetaObject::invokeMethod(this, &CaptureInbox::deliverView, Qt::QueuedConnection);
}

void CaptureInbox::deliverView()
{
    std::optional<CaptureView> view;
    {
        const QMutexLocker lock(&m_mutex);
        view = std::exchange(m_latest, std::nullopt);
    }
    if (view)
        Q_EMIT viewCame(*view);
}

// A queued call holds a copy of its function, and pictures are only moved.
void CaptureInbox::pictureTaken(TakenPicture picture)
{
    auto held = std::make_shared<TakenPicture>(std::move(picture));
    QMetaObject::invokeMethod(
        this, [this, held] { Q_EMIT pictureCame(*held); }, Qt::QueuedConnection);
}

void CaptureInbox::presencePassed(std::vector<KeyFrame> keyFrames)
{
    auto held = std::make_shared<std::vector<KeyFrame>>(std::move(keyFrames));
    QMetaObject::invokeMethod(
        this, [this, held] { Q_EMIT presenceCame(*held); }, Qt::QueuedConnection);
}

void CaptureInbox::failed(Error error)
{
    QMetaObject::invokeMethod(
        this, [this, error = std::move(error)] { Q_EMIT failureCame(error); },
        Qt::QueuedConnection);
}

} // namespace eid::ui
