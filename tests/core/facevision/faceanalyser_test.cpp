#include "core/facevision/faceanalyser.h"
#include "tests/sandbox/faces/facescene.h"

#include <QLineF>
#include <QTemporaryDir>
#include <QTest>

#include <opencv2/imgproc.hpp>

using namespace eid;
using namespace eid::sandbox;
using namespace std::chrono_literals;

namespace {

const QString cascades = QStringLiteral(EID_CASCADES);

FaceAnalyser analyser()
{
    auto loaded = FaceAnalyser::load({}, cascades);
    if (!loaded)
        qFatal("%s", qPrintable(loaded.error().detail));
    return std::move(*loaded);
}

/// How far the eyes are from the truth, in inter-eye distances.
double errorOf(const FaceGeometry &found, const FaceGeometry &truth)
{
    return std::max(QLineF(found.rightEye, truth.rightEye).length(),
               QLineF(found.leftEye, truth.leftEye).length())
        / truth.interEyeDistance();
}

double valueOf(const FrameAnalysis &analysis, QualityMeasure measure)
{
    const auto value = analysis.quality.of(measure);
    return value ? value->value : std::nan("");
}

} // namespace

class FaceAnalyserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheEyes_data();
    void findsTheEyes();
    void followsAHeadThatMoves();
    void followsUntilTheFaceIsGone();
    void seesNobodyInAnOffice();
    void countsFaces();
    void measuresTurnsAndLids_data();
    void measuresTurnsAndLids();
    void aStillPictureHasAllMeasures();
    void resetForgets();
    void boundsHostileFrames_data();
    void boundsHostileFrames();
    void boundsHostileGeometry();
    void saysWhatIsMissing();
};

void FaceAnalyserTest::findsTheEyes_data()
{
    QTest::addColumn<Sitter>("sitter");
    QTest::addColumn<QSize>("frame");
    QTest::addColumn<double>("size");
    QTest::addColumn<double>("roll");

    for (const auto sitter : {Sitter::Astronaut, Sitter::Hopper}) {
        const char *name = sitter == Sitter::Astronaut ? "astronaut" : "hopper";
        QTest::addRow("%s, 720p", name) << sitter << QSize(1280, 720) << 0.17 << 0.0;
        QTest::addRow("%s, 1080p", name) << sitter << QSize(1920, 1080) << 0.17 << 0.0;
        QTest::addRow("%s, VGA", name) << sitter << QSize(640, 480) << 0.17 << 0.0;
        QTest::addRow("%s, upright frame", name) << sitter << QSize(720, 1280) << 0.1 << 0.0;
        QTest::addRow("%s, near", name) << sitter << QSize(1280, 720) << 0.24 << 0.0;
        QTest::addRow("%s, far", name) << sitter << QSize(1280, 720) << 0.07 << 0.0;
        QTest::addRow("%s, leans left", name) << sitter << QSize(1280, 720) << 0.17 << 15.0;
        QTest::addRow("%s, leans right", name) << sitter << QSize(1280, 720) << 0.17 << -25.0;
    }
}

void FaceAnalyserTest::findsTheEyes()
{
    QFETCH(const Sitter, sitter);
    QFETCH(const QSize, frame);
    QFETCH(const double, size);
    QFETCH(const double, roll);
    FaceScene scene;
    scene.frame = frame;
    scene.actors.front().sitter = sitter;
    scene.actors.front().interEyeDistance = size;
    scene.actors.front().roll = roll;
    const FaceStage stage(scene);
    FaceAnalyser analysed = analyser();

    int found = 0;
    double worst = 0;
    constexpr int frames = 12;
    for (int index = 0; index < frames; ++index) {
        const auto at = 66ms * index;
        const SceneFrame seen = stage.frame(at);
        const FrameAnalysis analysis = analysed.analyse(seen.bgr, at);
        if (!analysis.face)
            continue;
        ++found;
        QCOMPARE(analysis.faces, 1);
        QCOMPARE(analysis.face->picture, frame);
        worst = std::max(worst, errorOf(*analysis.face, seen.faces.front()));
        QVERIFY(std::abs(analysis.face->roll() - seen.faces.front().roll()) < 4);
    }
    // A head that leans much is looked for in every sixth frame only.
    QVERIFY2(found >= frames - 6, qPrintable(QString::number(found)));
    QVERIFY2(worst < 0.09, qPrintable(QString::number(worst)));

    const SceneFrame still = stage.frame(0ms);
    const auto face = analysed.find(still.bgr);
    QVERIFY(face);
    QVERIFY(errorOf(*face, still.faces.front()) < 0.09);
}

void FaceAnalyserTest::followsAHeadThatMoves()
{
    FaceScene scene;
    scene.actors.front().movements = {{Movement::Kind::ComeCloser, 200ms, 2000ms, 0.35},
        {Movement::Kind::SlideLeft, 500ms, 2000ms, 1.5}};
    const FaceStage stage(scene);
    FaceAnalyser analysed = analyser();
    for (int index = 0; index < 40; ++index) {
        const auto at = 66ms * index;
        const SceneFrame seen = stage.frame(at);
        const FrameAnalysis analysis = analysed.analyse(seen.bgr, at);
        QVERIFY2(analysis.face, qPrintable(QString::number(index)));
        QVERIFY(errorOf(*analysis.face, seen.faces.front()) < 0.1);
    }
}

void FaceAnalyserTest::followsUntilTheFaceIsGone()
{
    const FaceScene with;
    FaceScene without;
    without.actors.clear();
    const cv::Mat room = FaceStage(without).frame(0ms).bgr;
    FaceAnalyser analysed = analyser();
    QVERIFY(analysed.analyse(FaceStage(with).frame(0ms).bgr, 0ms).face);
    FrameAnalysis last;
    for (int index = 1; index <= 5; ++index)
        last = analysed.analyse(room, 33ms * index);
    QVERIFY(!last.face);
    QCOMPARE(last.faces, 0);
    QVERIFY(last.quality.values.isEmpty());
}

void FaceAnalyserTest::seesNobodyInAnOffice()
{
    FaceScene scene;
    scene.actors.clear();
    scene.backdrop = Backdrop::Office;
    FaceAnalyser analysed = analyser();
    for (unsigned seed = 1; seed <= 8; ++seed) {
        scene.seed = seed;
        const cv::Mat room = FaceStage(scene).frame(0ms).bgr;
        QVERIFY(!analysed.analyse(room, 33ms * static_cast<int>(seed)).face);
        QVERIFY(!analysed.find(room));
    }
}

void FaceAnalyserTest::countsFaces()
{
    FaceScene scene;
    scene.actors.front().eyes = {0.3, 0.45};
    Actor other;
    other.sitter = Sitter::Astronaut;
    other.interEyeDistance = 0.13;
    other.eyes = {0.72, 0.45};
    scene.actors.push_back(other);
    const cv::Mat two = FaceStage(scene).frame(0ms).bgr;
    FaceAnalyser analysed = analyser();
    const FrameAnalysis still = analysed.examine(two);
    QCOMPARE(still.faces, 2);
    QVERIFY(!still.quality.of(QualityMeasure::SingleFacePresent)->holds);
    QVERIFY(!still.quality.isAcceptable());

    // Seen within a second of coming in.
    scene.actors.pop_back();
    QCOMPARE(analysed.analyse(FaceStage(scene).frame(0ms).bgr, 0ms).faces, 1);
    (void)analysed.analyse(two, 500ms);
    QCOMPARE(analysed.analyse(two, 1001ms).faces, 2);
}

void FaceAnalyserTest::measuresTurnsAndLids_data()
{
    QTest::addColumn<Sitter>("sitter");
    QTest::newRow("astronaut") << Sitter::Astronaut;
    QTest::newRow("hopper") << Sitter::Hopper;
}

void FaceAnalyserTest::measuresTurnsAndLids()
{
    QFETCH(const Sitter, sitter);
    FaceScene scene;
    scene.actors.front().sitter = sitter;
    FaceAnalyser analysed = analyser();
    const auto seen = [&] { return analysed.examine(FaceStage(scene).frame(0ms).bgr); };
    const FrameAnalysis straight = seen();
    QVERIFY(std::abs(valueOf(straight, QualityMeasure::PoseYaw)) < 9);
    QVERIFY(valueOf(straight, QualityMeasure::EyesOpen) > 0.5);
    scene.actors.front().yaw = 25;
    QVERIFY(valueOf(seen(), QualityMeasure::PoseYaw) > 12);
    scene.actors.front().yaw = -25;
    QVERIFY(valueOf(seen(), QualityMeasure::PoseYaw) < -8);
    scene.actors.front().yaw = 0;
    scene.actors.front().closedEyes = 1;
    QVERIFY(valueOf(seen(), QualityMeasure::EyesOpen) < 0.3);
}

void FaceAnalyserTest::aStillPictureHasAllMeasures()
{
    FaceAnalyser analysed = analyser();
    const FrameAnalysis still = analysed.examine(FaceStage(FaceScene()).frame(0ms).bgr);
    QList<QualityMeasure> measured;
    for (const QualityValue &value : still.quality.values)
        measured.append(value.measure);
    QCOMPARE(measured, allQualityMeasures());
    QVERIFY(still.quality.isAcceptable());
}

void FaceAnalyserTest::resetForgets()
{
    FaceScene scene;
    scene.actors.front().sway = 0;
    FaceAnalyser analysed = analyser();
    const cv::Mat frame = FaceStage(scene).frame(0ms).bgr;
    const FrameAnalysis first = analysed.analyse(frame, 0ms);
    (void)analysed.analyse(frame, 33ms);
    analysed.reset();
    QCOMPARE(analysed.analyse(frame, 0ms), first);
}

void FaceAnalyserTest::boundsHostileFrames_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("type");
    QTest::newRow("empty") << 0 << 0 << CV_8UC3;
    QTest::newRow("one pixel") << 1 << 1 << CV_8UC3;
    QTest::newRow("one row") << 4000 << 1 << CV_8UC3;
    QTest::newRow("one column") << 1 << 4000 << CV_8UC3;
    QTest::newRow("a strip") << 8192 << 64 << CV_8UC3;
    QTest::newRow("an upright strip") << 64 << 8192 << CV_8UC3;
    QTest::newRow("as small as may be") << 64 << 64 << CV_8UC3;
    QTest::newRow("too wide") << 8193 << 64 << CV_8UC3;
    QTest::newRow("gray") << 640 << 480 << CV_8UC1;
    QTest::newRow("with alpha") << 640 << 480 << CV_8UC4;
    QTest::newRow("of numbers") << 640 << 480 << CV_32FC3;
}

void FaceAnalyserTest::boundsHostileFrames()
{
    QFETCH(const int, width);
    QFETCH(const int, height);
    QFETCH(const int, type);
    cv::Mat frame(height, width, type);
    if (!frame.empty())
        cv::RNG(1).fill(frame, cv::RNG::UNIFORM, 0, 255);
    FaceAnalyser analysed = analyser();
    for (int index = 0; index < 4; ++index) {
        const FrameAnalysis analysis = analysed.analyse(frame, 33ms * index);
        QVERIFY(!analysis.face);
        QCOMPARE(analysis.frame, QSize(width, height));
    }
    QVERIFY(!analysed.find(frame));
    QVERIFY(!analysed.examine(frame).face);
}

void FaceAnalyserTest::boundsHostileGeometry()
{
    const FaceAnalyser analysed = analyser();
    const cv::Mat frame(480, 640, CV_8UC3, cv::Scalar::all(90));
    FaceGeometry face;
    face.picture = {640, 480};
    QVERIFY(analysed.measure(frame, face).values.isEmpty());
    face.rightEye = {std::nan(""), 3};
    face.leftEye = {100, 3};
    QVERIFY(analysed.measure(frame, face).values.isEmpty());
    face.rightEye = {-1e300, 0};
    QVERIFY(analysed.measure(frame, face).values.isEmpty());
    // Far outside, but possible: measured, and not acceptable.
    face.rightEye = {-9000, 9000};
    face.leftEye = {-8000, 9000};
    QVERIFY(!analysed.measure(frame, face).isAcceptable());
}

void FaceAnalyserTest::saysWhatIsMissing()
{
    const QTemporaryDir empty;
    const auto none = FaceAnalyser::load({}, empty.path());
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::FaceEngineMissing);
    QVERIFY(none.error().detail.contains(QStringLiteral("lbpcascade_frontalface.xml")));

    const auto model = FaceAnalyser::load({empty.filePath(QStringLiteral("none.onnx"))}, cascades);
    QVERIFY(!model);
    QCOMPARE(model.error().code, ErrorCode::FaceModelUnusable);
}

QTEST_GUILESS_MAIN(FaceAnalyserTest)
#include "faceanalyser_test.moc"
