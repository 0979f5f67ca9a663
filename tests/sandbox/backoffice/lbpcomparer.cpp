#include "tests/sandbox/backoffice/facecomparer.h"
#include "tests/sandbox/backoffice/tokenpicture.h"

#include <array>
#include <bit>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace eid::sandbox {

namespace {

constexpr double eyeDistance = 48; // of the aligned face, pixels
constexpr int columns = 7;
constexpr int rows = 8;
constexpr int cell = 16;
constexpr int radius = 2;
constexpr int bins = 59; // the 58 uniform patterns, and all others
/// Halfway between the worst of the same person and the best of another in the variants of the two
/// portraits of the tests: see comparison_test.cpp, which prints them.
constexpr double threshold = 0.77;

/// Which bin each pattern of eight neighbours goes to: those with at most two changes around the
/// circle each to one of its own (Ojala, Pietikäinen, Mäenpää 2002).
std::array<std::uint8_t, 256> makeBins()
{
    std::array<std::uint8_t, 256> table{};
    std::uint8_t next = 0;
    for (unsigned pattern = 0; pattern < 256; ++pattern) {
        const auto octet = static_cast<std::uint8_t>(pattern);
        const int changes = std::popcount(static_cast<std::uint8_t>(octet ^ std::rotl(octet, 1)));
        table[pattern] = changes <= 2 ? next++ : std::uint8_t(bins - 1);
    }
    return table;
}

/// The face of a token picture: eyes level, as many pixels as the grid needs and a rim for the
/// neighbours; without the forehead, where caps are, and without what lies beside the cheeks.
cv::Mat aligned(const cv::Mat &token)
{
    const double scale = eyeDistance / (tokenLeftEye.x() - tokenRightEye.x());
    const double middle = (tokenLeftEye.x() + tokenRightEye.x()) / 2;
    const double left = (columns * cell) / 2.0 + radius;
    const double above = 2.0 * cell + radius;
    const cv::Mat map = (cv::Mat_<double>(2, 3) << scale, 0, left - scale * middle, 0, scale,
        above - scale * tokenRightEye.y());
    cv::Mat gray;
    cv::Mat face;
    cv::cvtColor(token, gray, cv::COLOR_BGR2GRAY);
    cv::warpAffine(
        gray, face, map, {columns * cell + 2 * radius, rows * cell + 2 * radius}, cv::INTER_AREA);
    // As soft as the softest camera, so that sharpness alone does not tell two pictures apart.
    cv::GaussianBlur(face, face, {}, 1.2);
    return face;
}

std::vector<float> histograms(const cv::Mat &face)
{
    static const auto binOf = makeBins();
    static constexpr std::array<std::pair<int, int>, 8> ring{
        {{0, 2}, {1, 1}, {2, 0}, {1, -1}, {0, -2}, {-1, -1}, {-2, 0}, {-1, 1}}};
    std::vector<float> all(static_cast<std::size_t>(columns * rows * bins));
    for (int y = 0; y < rows * cell; ++y) {
        for (int x = 0; x < columns * cell; ++x) {
            const int centre = face.at<uchar>(y + radius, x + radius);
            unsigned pattern = 0;
            for (const auto &[down, right] : ring) {
                const int there = face.at<uchar>(y + radius + down, x + radius + right);
                pattern = pattern << 1 | (there >= centre ? 1U : 0U);
            }
            const int which = (y / cell) * columns + x / cell;
            all[static_cast<std::size_t>(which * bins + binOf[pattern])] += 1.0F / (cell * cell);
        }
    }
    return all;
}

class LbpComparer : public FaceComparer
{
public:
    Result<ComparisonRecord> compare(const cv::Mat &reference, const cv::Mat &probe) override
    {
        const auto a = histograms(aligned(reference));
        const auto b = histograms(aligned(probe));
        double distance = 0; // of each cell from 0 to 2
        for (std::size_t i = 0; i < a.size(); ++i) {
            const double sum = a[i] + b[i];
            const double difference = a[i] - b[i];
            distance += sum > 0 ? difference * difference / sum : 0;
        }
        const double score = 1 - distance / (2.0 * columns * rows);
        return ComparisonRecord{
            QStringLiteral("lbp-histogram"), score, threshold, score >= threshold, true};
    }
};

} // namespace

std::unique_ptr<FaceComparer> makeLbpComparer()
{
    return std::make_unique<LbpComparer>();
}

} // namespace eid::sandbox
