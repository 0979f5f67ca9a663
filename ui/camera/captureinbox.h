#pragma once

#include "core/face/facecapture.h"

#include <QMutex>
#include <QObject>

#include <optional>

namespace eid::ui {

/// Brings what a capture tells from its threads to the thread of this object. Of the views, the
/// latest one waits; a window that is slow sees fewer of them.
class CaptureInbox : public QObject, public CaptureListener
{
    Q_OBJECT

public:
    explicit CaptureInbox(QObject *parent = nullptr);

    void viewChanged(CaptureView view) override;
    void pictureTaken(TakenPicture picture) override;
    void presencePassed(std::vector<KeyFrame> keyFrames) override;
    void failed(Error error) override;

Q_SIGNALS:
    void viewCame(const eid::CaptureView &view);
    /// The receiver may move out of \a picture.
    void pictureCame(eid::TakenPicture &picture);
    void presenceCame(std::vector<eid::KeyFrame> &keyFrames);
    void failureCame(const eid::Error &error);

private:
    void deliverView();

    QMutex m_mutex;
    std::optional<CaptureView> m_latest;
};

} // namespace eid::ui
