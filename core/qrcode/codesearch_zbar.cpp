#include "core/qrcode/codesearch.h"

#include <QStringDecoder>

#include <zbar.h>

#include <memory>
#include <new>

namespace eid {

namespace {

struct Releasing
{
    void operator()(zbar::zbar_image_scanner_t *scanner) const
    {
        zbar::zbar_image_scanner_destroy(scanner);
    }
    void operator()(zbar::zbar_image_t *image) const { zbar::zbar_image_destroy(image); }
};

/// "Y800": one octet a pixel.
constexpr unsigned long gray = 0x30303859;

/// UTF-8 where it can be that, else ISO 8859-1, which is what the standard says of octets about
/// which a code says nothing.
QString textOf(QByteArrayView octets)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder.decode(octets);
    return decoder.hasError() ? QString::fromLatin1(octets) : text;
}

} // namespace

QStringList searchCodes(const OwnPicture &picture)
{
    const std::unique_ptr<zbar::zbar_image_scanner_t, Releasing> scanner(
        zbar::zbar_image_scanner_create());
    const std::unique_ptr<zbar::zbar_image_t, Releasing> image(zbar::zbar_image_create());
    if (!scanner || !image)
        throw std::bad_alloc();
    zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    // It would take UTF-8 for whatever else it may be.
    zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_BINARY, 1);
    // The pixels stay ours, and are only read.
    zbar::zbar_image_set_format(image.get(), gray);
    zbar::zbar_image_set_size(
        image.get(), static_cast<unsigned>(picture.width), static_cast<unsigned>(picture.height));
    zbar::zbar_image_set_data(image.get(), picture.octets.data(),
        static_cast<unsigned long>(picture.octets.size()), nullptr);
    zbar::zbar_scan_image(scanner.get(), image.get());

    QStringList texts;
    for (const zbar::zbar_symbol_t *code = zbar::zbar_image_first_symbol(image.get());
         code != nullptr; code = zbar::zbar_symbol_next(code)) {
        // Part of a text that goes on in codes that are not in the picture says nothing.
        if (zbar::zbar_symbol_get_type(code) == zbar::ZBAR_QRCODE)
            texts.append(textOf({zbar::zbar_symbol_get_data(code),
                static_cast<qsizetype>(zbar::zbar_symbol_get_data_length(code))}));
    }
    return texts;
}

} // namespace eid
