#pragma once

#include "core/face/camera.h"
#include "ui/base/picker.h"

namespace eid::ui {

/// Which of the cameras is used.
class CameraPicker : public Picker
{
    Q_OBJECT

public:
    explicit CameraPicker(QWidget *parent = nullptr);

    /// Offers \a cameras, with the one whose source is \a chosen as the chosen one. One without a
    /// name is a film.
    void offer(const QList<Camera> &cameras, const QString &chosen);

Q_SIGNALS:
    /// The user has chosen the one with this source.
    void sourceChosen(const QString &source);
};

} // namespace eid::ui
