#include "core/qrcode/qrwriting.h"

#include <QString>
#include <QStringDecoder>

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <algorithm>
#include <exception>

namespace eid {

namespace {

/// Of version 40 with error correction M (ISO/IEC 18004, table 7), where it says that it is UTF-8.
constexpr qsizetype longestText = 2330;
/// On the library's scale from 0 to 8, for all kinds of codes.
constexpr int correctionM = 4;

/// ASCII says nothing of its alphabet: not every reader understands that.
ZXing::CharacterSet alphabetOf(QByteArrayView text)
{
    const bool isAscii = std::ranges::all_of(text, [](char octet) { return (octet & 0x80) == 0; });
    return isAscii ? ZXing::CharacterSet::ISO8859_1 : ZXing::CharacterSet::UTF8;
}

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
        const ZXing::BitMatrix matrix = ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode)
                                            .setEncoding(alphabetOf(text))
                                            .setEccLevel(correctionM)
                                            .setMargin(quietZone)
                                            .encode(characters.toStdWString(), 0, 0);
        QrCode code{Bytes(), matrix.width()};
        code.modules.reserve(
            static_cast<std::size_t>(matrix.width()) * static_cast<std::size_t>(matrix.height()));
        for (int y = 0; y < matrix.height(); ++y) {
            for (int x = 0; x < matrix.width(); ++x)
                code.modules.push_back(matrix.get(x, y) ? 0 : 255);
        }
        return code;
    } catch (const std::exception &exception) { // no memory is left, or it does not fit
        return failure(ErrorCode::InvalidArgument, QString::fromUtf8(exception.what()));
    }
}

} // namespace eid
