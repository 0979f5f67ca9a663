#include "tests/core/qrcode/drawncode.h"

#include <QtMath>

#include <algorithm>
#include <cmath>
#include <random>

namespace eid {

OwnPicture draw(const QrCode &code, const Drawing &drawing)
{
    const double extent = code.side * drawing.pixelsPerModule;
    const double angle = qDegreesToRadians(drawing.degrees);
    const double turned = extent * (std::abs(std::sin(angle)) + std::abs(std::cos(angle)));
    const int side = static_cast<int>(std::ceil(turned)) + 2 * drawing.border;
    OwnPicture picture{
        Bytes(static_cast<std::size_t>(side) * static_cast<std::size_t>(side)), side, side};
    const auto isDarkAt = [&](double x, double y) {
        const double u = (std::cos(angle) * x + std::sin(angle) * y + extent / 2);
        const double v = (-std::sin(angle) * x + std::cos(angle) * y + extent / 2);
        const int column = static_cast<int>(std::floor(u / drawing.pixelsPerModule));
        const int row = static_cast<int>(std::floor(v / drawing.pixelsPerModule));
        return column >= 0 && row >= 0 && column < code.side && row < code.side
            && code.isDark(column, row);
    };
    std::mt19937 random(1); // NOLINT(cert-msc51-cpp): the same picture each time
    std::uniform_int_distribution<int> off(-drawing.noise, drawing.noise);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            int dark = 0;
            for (int sample = 0; sample < 9; ++sample) {
                dark += isDarkAt(x + (sample % 3 + 0.5) / 3 - side / 2.0,
                            y + (sample / 3 + 0.5) / 3 - side / 2.0)
                    ? 1
                    : 0;
            }
            const int value = (dark * drawing.dark + (9 - dark) * drawing.light) / 9
                - drawing.shadow * x / side + off(random);
            picture.octets[static_cast<std::size_t>(y) * static_cast<std::size_t>(side)
                + static_cast<std::size_t>(x)]
                = static_cast<std::uint8_t>(std::clamp(value, 0, 255));
        }
    }
    return picture;
}

OwnPicture noise(int side, std::uint32_t seed)
{
    OwnPicture picture{
        Bytes(static_cast<std::size_t>(side) * static_cast<std::size_t>(side)), side, side};
    std::mt19937 random(seed);
    std::ranges::generate(
        picture.octets, [&random] { return static_cast<std::uint8_t>(random() & 0xFFU); });
    return picture;
}

QrCode codeOf(QByteArrayView text)
{
    const auto code = makeQrCode(text);
    return code ? *code : QrCode();
}

} // namespace eid
