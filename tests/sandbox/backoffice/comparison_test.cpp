#include "tests/sandbox/backoffice/demofaces.h"
#include "tests/sandbox/backoffice/facecomparer.h"
#include "tests/sandbox/backoffice/tokenpicture.h"
#include "tests/sandbox/faces/facescene.h"

#include <QTemporaryFile>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace eid;
using namespace eid::sandbox;

namespace {

struct Variant
{
    const char *name = "";
    FaceScene scene = {};
    cv::Point2d error = {}; ///< by how much the eyes are found wrong, inter-eye distances
};

std::vector<Variant> variants()
{
    std::vector<Variant> all;
    const auto add = [&](const char *name, cv::Point2d error = {}) -> FaceScene & {
        all.push_back({name, FaceScene(), error});
        all.back().scene.seed = static_cast<unsigned>(all.size());
        return all.back().scene;
    };
    add("as it should be");
    add("1080p").frame = {1920, 1080};
    add("in the office").backdrop = Backdrop::Office;
    add("half the light").gain = 0.6;
    add("more light").gain = 1.25;
    add("some side light").sideLight = 0.25;
    add("a little soft").defocus = 0.8;
    add("noisy").noise = 6;
    add("JPEG 50").jpegQuality = 50;
    add("leaning 6 degrees").actors[0].roll = 6;
    add("turned 4 degrees").actors[0].yaw = 4;
    add("turned 8 degrees").actors[0].yaw = -8;
    add("nearer").actors[0].interEyeDistance = 0.22;
    add("eyes found 4 % too far left", {0.04, 0});
    add("eyes found 4 % too low", {0, 0.04});
    return all;
}

cv::Mat takenFrom(const Variant &variant, Sitter sitter)
{
    FaceScene scene = variant.scene;
    scene.actors[0].sitter = sitter;
    const SceneFrame frame = FaceStage(scene).frame(std::chrono::milliseconds(700));
    const FaceGeometry &face = frame.faces.front();
    const cv::Point2d shift = variant.error * face.interEyeDistance();
    return tokenOf(frame.bgr, cv::Point2d(face.rightEye.x(), face.rightEye.y()) + shift,
        cv::Point2d(face.leftEye.x(), face.leftEye.y()) + shift);
}

cv::Mat onRecord(Sitter sitter)
{
    return pictureIn(referencePictureOf(sitter).value(), tokenHeight);
}

} // namespace

class ComparisonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsThePortraitsApart()
    {
        const auto comparer = makeLbpComparer();
        const cv::Mat astronaut = onRecord(Sitter::Astronaut);
        const cv::Mat hopper = onRecord(Sitter::Hopper);
        double worstSame = 1;
        double bestOther = 0;
        double threshold = 0;
        qInfo("%-30s %9s %9s %9s %9s", "lbp-histogram", "A on A", "H on H", "A on H", "H on A");
        for (const Variant &variant : variants()) {
            const cv::Mat a = takenFrom(variant, Sitter::Astronaut);
            const cv::Mat h = takenFrom(variant, Sitter::Hopper);
            const auto aa = comparer->compare(astronaut, a);
            const auto hh = comparer->compare(hopper, h);
            const auto ah = comparer->compare(hopper, a);
            const auto ha = comparer->compare(astronaut, h);
            QVERIFY(aa && hh && ah && ha);
            qInfo("%-30s %9.3f %9.3f %9.3f %9.3f", variant.name, aa->score, hh->score, ah->score,
                ha->score);
            QVERIFY(aa->weak);
            QCOMPARE(aa->method, QStringLiteral("lbp-histogram"));
            threshold = aa->threshold;
            worstSame = std::min({worstSame, aa->score, hh->score});
            bestOther = std::max({bestOther, ah->score, ha->score});
        }
        qInfo("worst same %.3f, threshold %.3f, best other %.3f", worstSame, threshold, bestOther);
        QVERIFY(bestOther < threshold);
        QVERIFY(threshold <= worstSame);
    }

    void isSureOfTheSamePicture()
    {
        const cv::Mat hopper = onRecord(Sitter::Hopper);
        const auto same = makeLbpComparer()->compare(hopper, hopper);
        QVERIFY(same);
        QCOMPARE(same->score, 1.0);
        QVERIFY(same->accepted);
    }

    void saysWhyAModelDoesNotFit()
    {
        const auto missing = makeSFaceComparer(QStringLiteral("/no/such/model.onnx"));
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::FaceModelUnusable);
        QVERIFY(missing.error().detail.contains(QStringLiteral("/no/such/model.onnx")));

        QTemporaryFile file(QStringLiteral("XXXXXX.onnx"));
        QVERIFY(file.open());
        file.write("this is no network");
        file.close();
        const auto wrong = makeSFaceComparer(file.fileName());
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, ErrorCode::FaceModelUnusable);
        QVERIFY(!wrong.error().detail.isEmpty());
    }
};

QTEST_GUILESS_MAIN(ComparisonTest)
#include "comparison_test.moc"
