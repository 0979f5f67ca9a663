#include "core/qrcode/qrwriting.h"

#include "core/qrcode/codedrawing.h"

#include <QStringDecoder>

#include <exception>

namespace eid {

namespace {

/// Of version 40 with error correction M (ISO/IEC 18004, table 7), where it says that it is UTF-8.
constexpr qsizetype longestText = 2330;

} // namespace

Result<QrCode> makeQrCode(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > longestText)
        return failure(ErrorCode::InvalidArgument,
            QStringLiteral("%1 octets do not fit into a QR code").arg(text.size()));
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString characters = decoder.decode(text);
    if (decoder.hasError())
        return failure(ErrorCode::InvalidArgument, QStringLiteral("not UTF-8"));
    try {
        return drawCode(text, characters);
    } catch (const std::exception &exception) { // no memory is left, or it does not fit
        return failure(ErrorCode::InvalidArgument, QString::fromUtf8(exception.what()));
    }
}

} // namespace eid
