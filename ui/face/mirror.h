#pragma once

#include "core/face/facecapture.h"
#include "ui/camera/camerapicture.h"

#include <optional>

namespace eid::ui {

/// The camera's picture as in a mirror, with an oval for the face and a sign of the movement that
/// is asked for. It decorates: the words beside it say the same.
class Mirror : public CameraPicture
{
    Q_OBJECT

public:
    /// What the oval says, beside its colour by how it is drawn.
    enum class Mood {
        Searching, ///< dashes
        Good, ///< a full line, of which a part is done
        Bad, ///< a full line
    };

    explicit Mirror(QWidget *parent = nullptr);

    /// \a done is the part of the oval that is drawn strong, 0 to 1.
    void setOval(Mood mood, double done);
    void setMovement(std::optional<PresenceMovement> movement);

protected:
    void paintAbove(QPainter &painter) override;

private:
    [[nodiscard]] QRectF oval() const;
    void paintOval(QPainter &painter) const;
    void paintMovement(QPainter &painter) const;

    Mood m_mood = Mood::Searching;
    double m_done = 0;
    std::optional<PresenceMovement> m_movement;
};

} // namespace eid::ui
