#include "core/qrcode/blackandwhite.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>
#include <vector>

namespace eid {

namespace {

OwnPicture emptyPicture(int width, int height)
{
    return {
        Bytes(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)), width, height};
}

std::uint8_t *rowOf(OwnPicture &picture, int y)
{
    return picture.octets.data() + static_cast<std::ptrdiff_t>(picture.width) * y;
}

/// Lengths of five neighbouring runs, dark at both ends.
using Runs = std::array<int, 5>;

/// As near to 1:1:3:1:1 as a reader of codes may still take it.
bool isFinder(const Runs &runs)
{
    const int total = runs[0] + runs[1] + runs[2] + runs[3] + runs[4];
    if (total < 7)
        return false;
    // Each may be off by three quarters of a module and half a pixel.
    const auto fits = [total](int run, int modules) {
        return std::abs(28 * run - 4 * modules * total) <= 3 * total + 14;
    };
    return fits(runs[0], 1) && fits(runs[1], 1) && fits(runs[2], 3) && fits(runs[3], 1)
        && fits(runs[4], 1);
}

struct Point
{
    int x = 0;
    int y = 0;
};

bool isWithin(const GrayView &picture, Point point)
{
    return point.x >= 0 && point.y >= 0 && point.x < picture.width && point.y < picture.height;
}

/// The length of what is alike from \a point on in direction \a step, at most about \a longest;
/// \a point ends behind it.
int runFrom(const GrayView &picture, Point &point, Point step, int longest)
{
    if (!isWithin(picture, point))
        return 0;
    const std::uint8_t colour = picture.row(point.y)[point.x];
    int length = 0;
    while (
        isWithin(picture, point) && picture.row(point.y)[point.x] == colour && length <= longest) {
        ++length;
        point = {point.x + step.x, point.y + step.y};
    }
    return length;
}

/// Whether the line through \a middle, which is dark, looks like a finder pattern of about \a size
/// pixels in direction \a step as well.
bool isFinderAlong(const GrayView &picture, Point middle, Point step, int size)
{
    const Point back{-step.x, -step.y};
    Point before = middle;
    Point behind = middle;
    Runs runs{};
    runs[2] = runFrom(picture, before, back, size) + runFrom(picture, behind, step, size) - 1;
    runs[1] = runFrom(picture, before, back, size);
    runs[0] = runFrom(picture, before, back, size);
    runs[3] = runFrom(picture, behind, step, size);
    runs[4] = runFrom(picture, behind, step, size);
    return isFinder(runs);
}

} // namespace

OwnPicture halved(const GrayView &picture)
{
    OwnPicture half = emptyPicture(picture.width / 2, picture.height / 2);
    for (int y = 0; y < half.height; ++y) {
        const std::uint8_t *upper = picture.row(2 * y);
        const std::uint8_t *lower = picture.row(2 * y + 1);
        std::uint8_t *const to = rowOf(half, y);
        for (int x = 0; x < half.width; ++x, upper += 2, lower += 2)
            to[x] = static_cast<std::uint8_t>((upper[0] + upper[1] + lower[0] + lower[1] + 2) / 4);
    }
    return half;
}

OwnPicture blackAndWhite(const GrayView &picture)
{
    // The mean of a square around each pixel. It is wider than the dark middle of a finder pattern
    // in a code that fills the picture, which would come out hollow otherwise.
    const int reach = std::max(8, std::min(picture.width, picture.height) / 12);
    OwnPicture result = emptyPicture(picture.width, picture.height);
    std::vector<unsigned> columns(
        static_cast<std::size_t>(picture.width)); // sums of the square's rows
    std::vector<quint64> sums(columns.size() + 1); // of the columns to the left
    const auto addRow = [&](int y, bool comes) {
        const std::uint8_t *const row = picture.row(y);
        for (std::size_t x = 0; x < columns.size(); ++x)
            columns[x] = comes ? columns[x] + row[x] : columns[x] - row[x];
    };
    for (int y = 0; y < std::min(reach, picture.height); ++y)
        addRow(y, true);
    for (int y = 0; y < picture.height; ++y) {
        if (y + reach < picture.height)
            addRow(y + reach, true);
        if (y - reach - 1 >= 0)
            addRow(y - reach - 1, false);
        for (std::size_t x = 0; x < columns.size(); ++x)
            sums[x + 1] = sums[x] + columns[x];
        const int rows = std::min(y + reach, picture.height - 1) - std::max(y - reach, 0) + 1;
        const std::uint8_t *const from = picture.row(y);
        std::uint8_t *const to = rowOf(result, y);
        for (int x = 0; x < picture.width; ++x) {
            const int left = std::max(x - reach, 0);
            const int right = std::min(x + reach, picture.width - 1) + 1;
            const quint64 sum
                = sums[static_cast<std::size_t>(right)] - sums[static_cast<std::size_t>(left)];
            const auto count = static_cast<quint64>(rows) * static_cast<quint64>(right - left);
            // A shade darker than the mean, so that an even surface has no pattern of its noise.
            const bool isDark = (from[x] + 6U) * count < sum;
            to[x] = isDark ? 0 : 255;
        }
    }
    return result;
}

int countFinderPatterns(const GrayView &picture, int enough)
{
    struct Found
    {
        Point middle;
        int size;
    };
    std::vector<Found> found;
    const auto isKnown = [&found](Point middle) {
        return std::ranges::any_of(found, [middle](const Found &other) {
            return 2 * std::abs(other.middle.x - middle.x) < other.size
                && 2 * std::abs(other.middle.y - middle.y) < other.size;
        });
    };
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t *const row = picture.row(y);
        Runs runs{};
        int begin = 0;
        for (int x = 1; x <= picture.width; ++x) {
            if (x < picture.width && row[x] == row[begin])
                continue;
            std::shift_left(runs.begin(), runs.end(), 1);
            runs[4] = x - begin;
            const bool isDark = row[begin] == 0;
            begin = x;
            if (!isDark || runs[0] == 0 || !isFinder(runs))
                continue;
            const Point middle{x - runs[4] - runs[3] - (runs[2] + 1) / 2, y};
            const int size = runs[0] + runs[1] + runs[2] + runs[3] + runs[4];
            if (!isFinderAlong(picture, middle, {0, 1}, size)
                || !isFinderAlong(picture, middle, {1, 1}, size)
                || !isFinderAlong(picture, middle, {1, -1}, size) || isKnown(middle))
                continue;
            found.push_back({middle, size});
            if (static_cast<int>(found.size()) >= enough)
                return enough;
        }
    }
    return static_cast<int>(found.size());
}

} // namespace eid
