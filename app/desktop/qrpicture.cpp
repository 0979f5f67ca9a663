#include "qrpicture.h"

#include "core/face/faceengine.h"

using namespace eid;

Result<QString> readQrPicture(const QByteArray &file)
{
    const auto engine = loadFaceEngine();
    if (!engine)
        return failure(engine.error());
    const auto codes
        = (*engine)->readCodes(ByteView(reinterpret_cast<const std::uint8_t *>(file.constData()),
            static_cast<std::size_t>(file.size())));
    if (!codes)
        return failure(codes.error());
    if (codes->isEmpty())
        return failure(ErrorCode::CopyOfferMalformed, QStringLiteral("no QR code in the picture"));
    return codes->constFirst();
}
