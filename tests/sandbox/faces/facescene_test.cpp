#include "tests/sandbox/faces/facescene.h"

#include <QImage>
#include <QTest>

#include <opencv2/imgproc.hpp>

using namespace eid;
using namespace eid::sandbox;
using namespace std::chrono_literals;

namespace {

FaceScene sceneOf(Sitter sitter)
{
    FaceScene scene;
    scene.actors.front().sitter = sitter;
    return scene;
}

double differenceOf(const cv::Mat &left, const cv::Mat &right)
{
    return cv::norm(left, right, cv::NORM_L1) / static_cast<double>(left.total() * 3);
}

/// Mean of the gray round a point.
double grayAt(const cv::Mat &bgr, QPointF point, int reach)
{
    const cv::Rect around(
        cvRound(point.x()) - reach, cvRound(point.y()) - reach, 2 * reach + 1, 2 * reach + 1);
    const cv::Scalar mean = cv::mean(bgr(around));
    return (mean[0] + mean[1] + mean[2]) / 3;
}

/// With EID_SCENES set to a folder, what the tests see is written there, for people.
void keep(const cv::Mat &bgr, const QString &name)
{
    const QString folder = qEnvironmentVariable("EID_SCENES");
    if (folder.isEmpty())
        return;
    const QImage image(
        bgr.data, bgr.cols, bgr.rows, static_cast<qsizetype>(bgr.step), QImage::Format_BGR888);
    QVERIFY(image.save(folder + u'/' + name + QStringLiteral(".png")));
}

} // namespace

class FaceSceneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameSceneGivesTheSameFrame();
    void noiseIsNewInEachFrame();
    void eyesAreWhereTheTruthSays_data();
    void eyesAreWhereTheTruthSays();
    void eyesCanBeClosed_data();
    void eyesCanBeClosed();
    void actorsComeCloserAndSlide();
    void lightIsAsToldOff();
    void nobodyIsThere();
};

void FaceSceneTest::sameSceneGivesTheSameFrame()
{
    const FaceScene scene = sceneOf(Sitter::Hopper);
    const FaceStage one(scene);
    const FaceStage other(scene);
    (void)one.frame(100ms);
    QCOMPARE(differenceOf(one.frame(200ms).bgr, other.frame(200ms).bgr), 0.0);
}

void FaceSceneTest::noiseIsNewInEachFrame()
{
    FaceScene scene;
    scene.actors.clear();
    const FaceStage stage(scene);
    const double difference = differenceOf(stage.frame(0ms).bgr, stage.frame(33ms).bgr);
    QVERIFY2(difference > 0.3 && difference < 4, qPrintable(QString::number(difference)));
}

void FaceSceneTest::eyesAreWhereTheTruthSays_data()
{
    QTest::addColumn<Sitter>("sitter");
    QTest::addColumn<Presence>("presence");
    QTest::addColumn<double>("yaw");
    QTest::addColumn<double>("roll");
    QTest::addColumn<double>("size");

    for (const auto sitter : {Sitter::Astronaut, Sitter::Hopper}) {
        const char *name = sitter == Sitter::Astronaut ? "astronaut" : "hopper";
        QTest::addRow("%s, straight", name) << sitter << Presence::Head << 0.0 << 0.0 << 0.17;
        QTest::addRow("%s, small", name) << sitter << Presence::Head << 0.0 << 0.0 << 0.06;
        QTest::addRow("%s, rolled", name) << sitter << Presence::Head << 0.0 << 15.0 << 0.17;
        QTest::addRow("%s, turned left", name) << sitter << Presence::Head << 20.0 << 0.0 << 0.17;
        QTest::addRow("%s, turned right", name) << sitter << Presence::Head << -20.0 << 4.0 << 0.17;
        QTest::addRow("%s, flat print", name)
            << sitter << Presence::FlatPrint << 25.0 << 0.0 << 0.17;
        QTest::addRow("%s, bent print", name)
            << sitter << Presence::BentPrint << -15.0 << 0.0 << 0.17;
    }
}

void FaceSceneTest::eyesAreWhereTheTruthSays()
{
    QFETCH(const Sitter, sitter);
    QFETCH(const Presence, presence);
    QFETCH(const double, yaw);
    QFETCH(const double, roll);
    QFETCH(const double, size);
    FaceScene scene = sceneOf(sitter);
    scene.actors.front().presence = presence;
    scene.actors.front().yaw = yaw;
    scene.actors.front().roll = roll;
    scene.actors.front().interEyeDistance = size;
    scene.actors.front().sway = 0;
    const SceneFrame frame = FaceStage(scene).frame(0ms);
    keep(frame.bgr, QString::fromUtf8(QTest::currentDataTag()));

    QCOMPARE(frame.faces.size(), 1U);
    const FaceGeometry &face = frame.faces.front();
    QVERIFY(std::abs(face.roll() - roll) < 2);
    const double ied = size * scene.frame.height();
    QVERIFY(face.interEyeDistance() > 0.8 * ied && face.interEyeDistance() < 1.1 * ied);
    // Pupils are darker than the skin below them.
    const auto below = QPointF(0, 0.4 * ied);
    const int reach = std::max(1, cvRound(0.04 * ied));
    QVERIFY(grayAt(frame.bgr, face.rightEye, reach)
        < 0.75 * grayAt(frame.bgr, face.rightEye + below, reach));
    QVERIFY(grayAt(frame.bgr, face.leftEye, reach)
        < 0.75 * grayAt(frame.bgr, face.leftEye + below, reach));
}

void FaceSceneTest::eyesCanBeClosed_data()
{
    QTest::addColumn<Sitter>("sitter");
    QTest::newRow("astronaut") << Sitter::Astronaut;
    QTest::newRow("hopper") << Sitter::Hopper;
}

void FaceSceneTest::eyesCanBeClosed()
{
    QFETCH(const Sitter, sitter);
    FaceScene scene = sceneOf(sitter);
    scene.actors.front().movements = {{Movement::Kind::Blink, 1000ms, 400ms, 1}};
    const FaceStage stage(scene);
    const SceneFrame open = stage.frame(1000ms);
    const SceneFrame closed = stage.frame(1200ms);
    const SceneFrame again = stage.frame(1400ms);
    keep(closed.bgr, QString::fromUtf8(QTest::currentDataTag()) + QStringLiteral(", closed"));
    const auto pupil
        = [](const SceneFrame &frame) { return grayAt(frame.bgr, frame.faces.front().leftEye, 3); };
    QVERIFY(pupil(closed) > 1.3 * pupil(open));
    QVERIFY(pupil(closed) > 1.3 * pupil(again));
}

void FaceSceneTest::actorsComeCloserAndSlide()
{
    FaceScene scene;
    scene.actors.front().sway = 0;
    scene.actors.front().movements = {{Movement::Kind::ComeCloser, 0ms, 1000ms, 0.3},
        {Movement::Kind::SlideLeft, 2000ms, 1000ms, 0.5}};
    const FaceStage stage(scene);
    const auto face = [&](std::chrono::milliseconds at) { return stage.frame(at).faces.front(); };
    const double before = face(0ms).interEyeDistance();
    QCOMPARE(face(500ms).interEyeDistance() / before, 1.3);
    QCOMPARE(face(1000ms).interEyeDistance(), before);
    QCOMPARE(face(2500ms).leftEye.x() - face(2000ms).leftEye.x(), 0.5 * before);
}

void FaceSceneTest::lightIsAsToldOff()
{
    FaceScene scene;
    scene.actors.clear();
    const auto mean = [](const cv::Mat &part) { return cv::mean(part)[1]; };
    const double usual = mean(FaceStage(scene).frame(0ms).bgr);
    scene.gain = 0.25;
    QVERIFY(std::abs(mean(FaceStage(scene).frame(0ms).bgr) / usual - 0.25) < 0.01);
    scene.gain = 1;
    scene.sideLight = 1;
    const cv::Mat side = FaceStage(scene).frame(0ms).bgr;
    QVERIFY(mean(side.col(20)) < 0.25 * mean(side.col(side.cols - 20)));
}

void FaceSceneTest::nobodyIsThere()
{
    FaceScene scene;
    scene.actors.clear();
    scene.backdrop = Backdrop::Office;
    const SceneFrame frame = FaceStage(scene).frame(0ms);
    keep(frame.bgr, QStringLiteral("office"));
    QVERIFY(frame.faces.empty());
    QCOMPARE(frame.bgr.size(), cv::Size(1280, 720));
}

QTEST_GUILESS_MAIN(FaceSceneTest)
#include "facescene_test.moc"
