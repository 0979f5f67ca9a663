#include "core/face/guidance.h"

namespace eid {

QList<Guidance> allGuidance()
{
    QList<Guidance> all;
    for (int index = 0; index <= static_cast<int>(Guidance::Hold); ++index)
        all.append(static_cast<Guidance>(index));
    return all;
}

QString identifierOf(Guidance guidance)
{
    switch (guidance) {
    case Guidance::NoFace:
        return QStringLiteral("no-face");
    case Guidance::SeveralFaces:
        return QStringLiteral("several-faces");
    case Guidance::TooDark:
        return QStringLiteral("too-dark");
    case Guidance::TooBright:
        return QStringLiteral("too-bright");
    case Guidance::UnevenLight:
        return QStringLiteral("uneven-light");
    case Guidance::ComeCloser:
        return QStringLiteral("come-closer");
    case Guidance::MoveBack:
        return QStringLiteral("move-back");
    case Guidance::MoveLeft:
        return QStringLiteral("move-left");
    case Guidance::MoveRight:
        return QStringLiteral("move-right");
    case Guidance::MoveUp:
        return QStringLiteral("move-up");
    case Guidance::MoveDown:
        return QStringLiteral("move-down");
    case Guidance::LevelHead:
        return QStringLiteral("level-head");
    case Guidance::LookStraight:
        return QStringLiteral("look-straight");
    case Guidance::OpenEyes:
        return QStringLiteral("open-eyes");
    case Guidance::HoldStill:
        return QStringLiteral("hold-still");
    case Guidance::Blurred:
        return QStringLiteral("blurred");
    case Guidance::Hold:
        return QStringLiteral("hold");
    }
    Q_UNREACHABLE();
}

} // namespace eid
