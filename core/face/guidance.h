#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

namespace eid {

/// The one thing that the person is asked to do now, the most important first.
enum class Guidance {
    NoFace, ///< look into the camera
    SeveralFaces, ///< be alone in the picture
    TooDark, ///< more light in the face
    TooBright, ///< less light
    UnevenLight, ///< light from the front, not from one side
    ComeCloser,
    MoveBack,
    MoveLeft, ///< as the person sees it: towards the own left
    MoveRight,
    MoveUp,
    MoveDown,
    LevelHead, ///< the head leans to one side
    LookStraight, ///< the head is turned
    OpenEyes,
    HoldStill, ///< moves, or is blurred by moving
    Blurred, ///< out of focus: wipe the lens, or wait
    Hold, ///< all holds: stay like this
};

/// Every guidance, in the order of the enum.
[[nodiscard]] QList<Guidance> allGuidance();

/// A stable name for scripts: "come-closer".
[[nodiscard]] QString identifierOf(Guidance guidance);

} // namespace eid

Q_DECLARE_METATYPE(eid::Guidance)
