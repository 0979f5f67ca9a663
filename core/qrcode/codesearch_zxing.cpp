#include "core/qrcode/codesearch.h"
#include "core/qrcode/qrreading.h"

#define ZX_USE_UTF8 // what text() gives
#include <ZXing/ReadBarcode.h>

namespace eid {

QStringList searchCodes(const OwnPicture &picture)
{
    const auto hints = ZXing::DecodeHints()
                           .setFormats(ZXing::BarcodeFormat::QRCode)
                           .setBinarizer(ZXing::Binarizer::FixedThreshold)
                           .setTryDownscale(false)
                           .setTryRotate(false) // concerns codes of bars
                           .setMaxNumberOfSymbols(mostCodes);
    const auto codes = ZXing::ReadBarcodes(
        {picture.octets.data(), picture.width, picture.height, ZXing::ImageFormat::Lum}, hints);
    QStringList texts;
    for (const ZXing::Result &code : codes) {
        if (code.isValid())
            texts.append(QString::fromStdString(code.text()));
    }
    return texts;
}

} // namespace eid
