#include "tests/sandbox/faces/portrait.h"

#include "tests/sandbox/faces/jpegnoise.h"

#include <QImage>
#include <QString>

#include <opencv2/imgproc.hpp>
#include <vector>

namespace eid::sandbox {

namespace {

using Outline = std::vector<cv::Point>;

// Traced by eye, so that a person can stand before any backdrop. The lowest points lie below the
// photo: the body goes on.
const Outline astronautOutline{{20, 9000}, {20, 512}, {25, 400}, {45, 310}, {75, 265}, {110, 240},
    {113, 200}, {125, 170}, {155, 152}, {183, 150}, {180, 132}, {168, 112}, {157, 100}, {153, 80},
    {155, 60}, {175, 35}, {205, 17}, {240, 15}, {275, 35}, {297, 65}, {301, 95}, {290, 115},
    {278, 130}, {270, 137}, {263, 155}, {255, 172}, {257, 178}, {285, 196}, {302, 225}, {305, 245},
    {330, 270}, {355, 310}, {362, 350}, {400, 345}, {450, 355}, {490, 400}, {500, 470}, {505, 512},
    {505, 9000}};
const Outline hopperOutline{{15, 9000}, {15, 600}, {30, 430}, {60, 385}, {190, 338}, {203, 318},
    {175, 275}, {160, 235}, {153, 200}, {150, 180}, {148, 130}, {155, 100}, {173, 82}, {180, 55},
    {225, 30}, {262, 25}, {292, 29}, {325, 45}, {348, 76}, {355, 84}, {368, 95}, {372, 130},
    {370, 170}, {377, 195}, {370, 225}, {352, 265}, {345, 295}, {330, 312}, {340, 335}, {440, 370},
    {490, 390}, {510, 440}, {510, 9000}};

Portrait read(
    const QString &file, const Outline &outline, cv::Point2d rightEye, cv::Point2d leftEye)
{
    const QImage image = QImage(QStringLiteral(EID_PORTRAITS "/") + file);
    if (image.isNull())
        qFatal("No portrait %s", qPrintable(file));
    Portrait portrait;
    portrait.photo = matOf(image);
    portrait.rightEye = rightEye;
    portrait.leftEye = leftEye;
    cv::copyMakeBorder(
        portrait.photo, portrait.bgr, 0, portrait.photo.rows, 0, 0, cv::BORDER_REPLICATE);
    portrait.outline = cv::Mat::zeros(portrait.bgr.size(), CV_8UC1);
    cv::fillPoly(portrait.outline, std::vector<Outline>{outline}, cv::Scalar(255));
    cv::GaussianBlur(portrait.outline, portrait.outline, {}, 1.2);
    return portrait;
}

} // namespace

const Portrait &portraitOf(Sitter sitter)
{
    static const Portrait astronaut
        = read(QStringLiteral("astronaut.png"), astronautOutline, {203.5, 101}, {247, 103.5});
    static const Portrait hopper
        = read(QStringLiteral("grace_hopper.jpg"), hopperOutline, {222, 190}, {305, 187});
    return sitter == Sitter::Astronaut ? astronaut : hopper;
}

} // namespace eid::sandbox
