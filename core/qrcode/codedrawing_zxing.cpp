#include "core/qrcode/codedrawing.h"

#include <QString>

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <algorithm>

namespace eid {

namespace {

/// On the library's scale from 0 to 8, for all kinds of codes.
constexpr int correctionM = 4;

/// ASCII says nothing of its alphabet: not every reader understands that.
ZXing::CharacterSet alphabetOf(QByteArrayView text)
{
    const bool isAscii = std::ranges::all_of(text, [](char octet) { return (octet & 0x80) == 0; });
    return isAscii ? ZXing::CharacterSet::ISO8859_1 : ZXing::CharacterSet::UTF8;
}

} // namespace

QrCode drawCode(QByteArrayView text, const QString &characters)
{
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
}

} // namespace eid
