#include "core/qrcode/codedrawing.h"

#include <qrcodegen/qrcodegen.hpp>
#include <QString>

#include <algorithm>
#include <vector>

namespace eid {

namespace {

/// That what follows is UTF-8 (AIM ITS/04-001).
constexpr long utf8 = 26;

} // namespace

QrCode drawCode(QByteArrayView text, const QString &)
{
    std::vector<qrcodegen::QrSegment> segments;
    // ASCII says nothing of its alphabet: not every reader understands that.
    if (std::ranges::any_of(text, [](char octet) { return (octet & 0x80) != 0; }))
        segments.push_back(qrcodegen::QrSegment::makeEci(utf8));
    segments.push_back(qrcodegen::QrSegment::makeBytes({text.begin(), text.end()}));
    const auto drawn = qrcodegen::QrCode::encodeSegments(
        segments, qrcodegen::QrCode::Ecc::MEDIUM, 1, 40, -1, false);

    QrCode code{Bytes(), drawn.getSize() + 2 * quietZone};
    code.modules.reserve(static_cast<std::size_t>(code.side) * static_cast<std::size_t>(code.side));
    // Beyond its edges it is light.
    for (int y = -quietZone; y < drawn.getSize() + quietZone; ++y) {
        for (int x = -quietZone; x < drawn.getSize() + quietZone; ++x)
            code.modules.push_back(drawn.getModule(x, y) ? 0 : 255);
    }
    return code;
}

} // namespace eid
