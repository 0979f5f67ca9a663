#include "core/facevision/faceanalyser.h"
#include "core/facevision/facetoken.h"
#include "tests/sandbox/faces/facescene.h"

#include <QLineF>
#include <QTest>

using namespace eid;
using namespace eid::sandbox;
using namespace std::chrono_literals;

class FaceTokenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eyesComeToTheirPlaces_data();
    void eyesComeToTheirPlaces();
    void nothingOfNoFace();
};

void FaceTokenTest::eyesComeToTheirPlaces_data()
{
    QTest::addColumn<Sitter>("sitter");
    QTest::addColumn<QSize>("frame");
    QTest::addColumn<QPointF>("eyes");
    QTest::addColumn<double>("size");
    QTest::addColumn<double>("roll");
    QTest::newRow("as it should be")
        << Sitter::Hopper << QSize(1280, 720) << QPointF(0.5, 0.45) << 0.17 << 0.0;
    QTest::newRow("larger") << Sitter::Hopper << QSize(1920, 1080) << QPointF(0.5, 0.45) << 0.22
                            << 3.0;
    QTest::newRow("smaller") << Sitter::Astronaut << QSize(1280, 720) << QPointF(0.4, 0.5) << 0.13
                             << -7.0;
    QTest::newRow("at the edge") << Sitter::Astronaut << QSize(1280, 720) << QPointF(0.1, 0.3)
                                 << 0.17 << 7.0;
}

void FaceTokenTest::eyesComeToTheirPlaces()
{
    QFETCH(const Sitter, sitter);
    QFETCH(const QSize, frame);
    QFETCH(const QPointF, eyes);
    QFETCH(const double, size);
    QFETCH(const double, roll);
    FaceScene scene;
    scene.frame = frame;
    scene.actors = {Actor()};
    scene.actors.front().sitter = sitter;
    scene.actors.front().eyes = eyes;
    scene.actors.front().interEyeDistance = size;
    scene.actors.front().roll = roll;
    const SceneFrame seen = FaceStage(scene).frame(0ms);

    const FaceToken token = takeToken(seen.bgr, seen.faces.front());
    QCOMPARE(token.bgr.size(), cv::Size(480, 640));
    QCOMPARE(token.bgr.type(), CV_8UC3);
    QCOMPARE(token.face.picture, QSize(480, 640));
    QCOMPARE(token.face.rightEye, QPointF(180, 288));
    QCOMPARE(token.face.leftEye, QPointF(300, 288));

    // Whoever looks for the eyes in the picture finds them there.
    auto analyser = FaceAnalyser::load({}, QStringLiteral(EID_CASCADES));
    QVERIFY(analyser);
    const auto found = analyser->find(token.bgr);
    QVERIFY(found);
    QVERIFY(QLineF(found->rightEye, token.face.rightEye).length() < 0.08 * 120);
    QVERIFY(QLineF(found->leftEye, token.face.leftEye).length() < 0.08 * 120);
    QVERIFY(token.face.face.contains(token.face.rightEye));
    QVERIFY(token.face.face.contains(token.face.leftEye));
}

void FaceTokenTest::nothingOfNoFace()
{
    const cv::Mat picture(480, 640, CV_8UC3, cv::Scalar::all(90));
    FaceGeometry face;
    QVERIFY(takeToken(picture, face).bgr.empty());
    face.rightEye = {100, 100};
    face.leftEye = {std::nan(""), 100};
    QVERIFY(takeToken(picture, face).bgr.empty());
    face.leftEye = {200, 100};
    QVERIFY(takeToken(cv::Mat(), face).bgr.empty());
    QVERIFY(takeToken(cv::Mat(480, 640, CV_8UC1), face).bgr.empty());
    face.leftEye = {1e300, 100};
    QVERIFY(takeToken(picture, face).bgr.empty());
}

QTEST_GUILESS_MAIN(FaceTokenTest)
#include "facetoken_test.moc"
