#include "tests/sandbox/backoffice/demofaces.h"

#include "tests/sandbox/backoffice/tokenpicture.h"

#include <QStringList>

namespace eid::sandbox {

namespace {

constexpr int jpegQuality = 90;

} // namespace

Sitter sitterOf(const QString &citizenKey)
{
    const QStringList withGlasses{
        QStringLiteral("default"), QStringLiteral("new"), QStringLiteral("rsa")};
    return withGlasses.contains(citizenKey) ? Sitter::Hopper : Sitter::Astronaut;
}

Result<Bytes> referencePictureOf(Sitter sitter)
{
    const Portrait &portrait = portraitOf(sitter);
    return jpegOf(tokenOf(portrait.bgr, portrait.rightEye, portrait.leftEye), jpegQuality);
}

} // namespace eid::sandbox
