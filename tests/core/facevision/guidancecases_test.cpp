#include "core/face/guidancechooser.h"
#include "core/face/steadiness.h"
#include "core/facevision/faceanalyser.h"
#include "tests/sandbox/faces/facescene.h"

#include <QMap>
#include <QTest>

using namespace eid;
using namespace eid::sandbox;
using namespace std::chrono_literals;

namespace {

constexpr auto perFrame = 66ms;
constexpr int frames = 24; ///< a little more than a second and a half

/// What became of a sequence.
struct Outcome
{
    std::optional<std::chrono::milliseconds> accepted; ///< when the picture would have been taken
    Guidance said = Guidance::NoFace; ///< most often in the second half
};

Outcome play(FaceAnalyser &analyser, const FaceScene &scene)
{
    const FaceStage stage(scene);
    GuidanceChooser chooser;
    Steadiness steadiness;
    Outcome outcome;
    QMap<Guidance, int> said;
    analyser.reset();
    for (int index = 0; index < frames; ++index) {
        const auto at = perFrame * index;
        const FrameAnalysis analysis = analyser.analyse(stage.frame(at).bgr, at);
        const Guidance guidance = chooser.choose(analysis);
        steadiness.advance(guidance == Guidance::Hold && analysis.quality.isAcceptable(), at);
        if (steadiness.isReached() && !outcome.accepted)
            outcome.accepted = at;
        if (index >= frames / 2 && ++said[guidance] > said.value(outcome.said))
            outcome.said = guidance;
    }
    return outcome;
}

FaceScene sceneOf(Sitter sitter)
{
    FaceScene scene;
    scene.actors.front().sitter = sitter;
    return scene;
}

using Staging = std::function<void(FaceScene &)>;

struct Case
{
    const char *name;
    Guidance expected; ///< Hold: accepted
    Staging stage;
};

Actor &actorOf(FaceScene &scene)
{
    return scene.actors.front();
}

Sitter otherThan(Sitter sitter)
{
    return sitter == Sitter::Hopper ? Sitter::Astronaut : Sitter::Hopper;
}

std::vector<Case> goodCases()
{
    return {
        {"good, 1280 x 720", Guidance::Hold, [](FaceScene &) {}},
        {"good, 1920 x 1080", Guidance::Hold,
            [](FaceScene &scene) {
                scene.frame = {1920, 1080};
            }},
        {"good, office behind", Guidance::Hold,
            [](FaceScene &scene) { scene.backdrop = Backdrop::Office; }},
        {"slow head motion", Guidance::Hold, [](FaceScene &scene) { actorOf(scene).sway = 3; }},
        {"slow head motion, 1920 x 1080", Guidance::Hold,
            [](FaceScene &scene) {
                scene.frame = {1920, 1080};
                actorOf(scene).sway = 3;
            }},
        {"a little darker", Guidance::Hold, [](FaceScene &scene) { scene.gain = 0.85; }},
        {"a little brighter", Guidance::Hold, [](FaceScene &scene) { scene.gain = 1.12; }},
        {"a little light from the side", Guidance::Hold,
            [](FaceScene &scene) { scene.sideLight = 0.4; }},
        {"farther", Guidance::Hold,
            [](FaceScene &scene) { actorOf(scene).interEyeDistance = 0.145; }},
        {"nearer", Guidance::Hold, [](FaceScene &scene) { actorOf(scene).interEyeDistance = 0.2; }},
        {"head leans by 5 degrees", Guidance::Hold,
            [](FaceScene &scene) { actorOf(scene).roll = 5; }},
        {"blinks", Guidance::Hold,
            [](FaceScene &scene) {
                actorOf(scene).movements = {{Movement::Kind::Blink, 700ms, 250ms, 1}};
            }},
    };
}

std::vector<Case> badLight()
{
    return {
        {"dark", Guidance::TooDark,
            [](FaceScene &scene) {
                scene.gain = 0.25;
                scene.noise = 5;
            }},
        {"very dark", Guidance::TooDark,
            [](FaceScene &scene) {
                scene.gain = 0.12;
                scene.noise = 5;
            }},
        {"over-exposed", Guidance::TooBright,
            [](FaceScene &scene) {
                scene.gain = 1.9;
                scene.lift = 30;
            }},
        {"much over-exposed", Guidance::TooBright,
            [](FaceScene &scene) {
                scene.gain = 3;
                scene.lift = 60;
            }},
        {"light from the side", Guidance::UnevenLight,
            [](FaceScene &scene) { scene.sideLight = 1; }},
        {"out of focus", Guidance::Blurred, [](FaceScene &scene) { scene.defocus = 2; }},
        {"far out of focus", Guidance::Blurred, [](FaceScene &scene) { scene.defocus = 4; }},
        {"moves and is smeared", Guidance::HoldStill,
            [](FaceScene &scene) {
                scene.motionBlur = 11;
                scene.motionAngle = 0;
                for (auto begin = 0ms; begin < 3000ms; begin += 1000ms)
                    actorOf(scene).movements.push_back(
                        {Movement::Kind::SlideLeft, begin, 1000ms, 1.2});
            }},
    };
}

std::vector<Case> badPlaces(Sitter sitter)
{
    return {
        {"too small", Guidance::ComeCloser,
            [](FaceScene &scene) { actorOf(scene).interEyeDistance = 0.06; }},
        {"somewhat small", Guidance::ComeCloser,
            [](FaceScene &scene) { actorOf(scene).interEyeDistance = 0.1; }},
        {"640 x 480", Guidance::ComeCloser,
            [](FaceScene &scene) {
                scene.frame = {640, 480};
            }},
        {"too large", Guidance::MoveBack,
            [](FaceScene &scene) { actorOf(scene).interEyeDistance = 0.29; }},
        {"off centre, picture's left", Guidance::MoveLeft,
            [](FaceScene &scene) { actorOf(scene).eyes.setX(0.2); }},
        {"off centre, picture's right", Guidance::MoveRight,
            [](FaceScene &scene) { actorOf(scene).eyes.setX(0.8); }},
        {"too low", Guidance::MoveUp, [](FaceScene &scene) { actorOf(scene).eyes.setY(0.72); }},
        {"too high", Guidance::MoveDown, [](FaceScene &scene) { actorOf(scene).eyes.setY(0.2); }},
        {"rolled by 15 degrees", Guidance::LevelHead,
            [](FaceScene &scene) { actorOf(scene).roll = 15; }},
        {"rolled by -25 degrees", Guidance::LevelHead,
            [](FaceScene &scene) { actorOf(scene).roll = -25; }},
        {"turned by 28 degrees", Guidance::LookStraight,
            [](FaceScene &scene) { actorOf(scene).yaw = 28; }},
        {"turned by -32 degrees", Guidance::LookStraight,
            [](FaceScene &scene) { actorOf(scene).yaw = -32; }},
        {"eyes closed", Guidance::OpenEyes,
            [](FaceScene &scene) { actorOf(scene).closedEyes = 1; }},
        {"two faces", Guidance::SeveralFaces,
            [sitter](FaceScene &scene) {
                actorOf(scene).eyes.setX(0.32);
                Actor other = actorOf(scene);
                other.sitter = otherThan(sitter);
                other.eyes.setX(0.72);
                other.interEyeDistance = 0.13;
                scene.actors.push_back(other);
            }},
        {"no face", Guidance::NoFace,
            [](FaceScene &scene) {
                scene.actors.clear();
                scene.backdrop = Backdrop::Office;
            }},
    };
}

} // namespace

Q_DECLARE_METATYPE(FaceScene)

/// The table of cases and outcomes: what is accepted, and what is refused for which reason.
class GuidanceCasesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void outcome_data();
    void outcome();

private:
    std::optional<FaceAnalyser> m_analyser;
    QStringList m_table;
};

void GuidanceCasesTest::initTestCase()
{
    auto loaded = FaceAnalyser::load({}, QStringLiteral(EID_CASCADES));
    QVERIFY(loaded);
    m_analyser = std::move(*loaded);
}

void GuidanceCasesTest::cleanupTestCase()
{
    qInfo("cases x outcome\n%s", qPrintable(m_table.join(u'\n')));
}

void GuidanceCasesTest::outcome_data()
{
    QTest::addColumn<FaceScene>("scene");
    QTest::addColumn<Guidance>("expected");
    for (const auto sitter : {Sitter::Astronaut, Sitter::Hopper}) {
        const char *who = sitter == Sitter::Astronaut ? "without glasses" : "with glasses";
        for (const auto &cases : {goodCases(), badLight(), badPlaces(sitter)}) {
            for (const Case &one : cases) {
                FaceScene scene = sceneOf(sitter);
                one.stage(scene);
                QTest::addRow("%s, %s", one.name, who) << scene << one.expected;
            }
        }
    }
}

void GuidanceCasesTest::outcome()
{
    QFETCH(const FaceScene, scene);
    QFETCH(const Guidance, expected);
    const Outcome outcome = play(*m_analyser, scene);
    const QString seen = outcome.accepted
        ? QStringLiteral("accepted after %1 ms").arg(outcome.accepted->count())
        : QStringLiteral("refused: ") + identifierOf(outcome.said);
    m_table.append(
        QStringLiteral("  %1 %2").arg(QString::fromUtf8(QTest::currentDataTag()), -50).arg(seen));
    QVERIFY2(outcome.accepted.has_value() == (expected == Guidance::Hold), qPrintable(seen));
    QCOMPARE(identifierOf(outcome.said), identifierOf(expected));
}

QTEST_GUILESS_MAIN(GuidanceCasesTest)
#include "guidancecases_test.moc"
