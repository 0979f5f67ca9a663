#include "core/face/presencejudge.h"
#include "core/facevision/faceanalyser.h"
#include "core/facevision/presencemotion.h"
#include "tests/sandbox/faces/jpegnoise.h"
#include "tests/sandbox/filming/cameraroll.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace eid;
using namespace eid::sandbox;

namespace {

constexpr int beginning = 100; ///< the first frame of the presence check
constexpr int firstMovement = 150;
constexpr int step = 2; ///< every other frame is analysed

cv::Mat frameOf(const CameraRoll &roll, int number)
{
    const QImage image(
        QDir(roll.folder())
            .filePath(QStringLiteral("frame_%1.jpg").arg(number, 6, 10, QLatin1Char('0'))));
    return image.isNull() ? cv::Mat() : matOf(image);
}

std::chrono::milliseconds timeOf(int number)
{
    return std::chrono::milliseconds(number * 1000 / FilmStock::framesPerSecond);
}

} // namespace

Q_DECLARE_METATYPE(Sitter)

/// What the sandbox's camera shows is what the tool asks for.
class PerformanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passes_data()
    {
        QTest::addColumn<Sitter>("sitter");
        QTest::addColumn<QStringList>("movements");
        const auto left = QStringLiteral("turn-left");
        const auto right = QStringLiteral("turn-right");
        const auto blink = QStringLiteral("blink");
        const auto closer = QStringLiteral("come-closer");
        QTest::newRow("with glasses") << Sitter::Hopper << QStringList{left, blink, closer};
        QTest::newRow("without") << Sitter::Astronaut << QStringList{closer, right, blink};
    }

    void passes()
    {
        QFETCH(Sitter, sitter);
        QFETCH(QStringList, movements);
        const QTemporaryDir folder;
        auto roll = CameraRoll::open(folder.path(), sitter);
        QVERIFY(roll);
        const auto end = roll->perform(firstMovement, movements);
        QVERIFY(end && roll->extendTo(*end + 60));

        auto analyser = FaceAnalyser::load({}, QStringLiteral(EID_CASCADES));
        QVERIFY(analyser);
        const FrameAnalysis first = analyser->examine(frameOf(*roll, 30));
        for (const QualityValue &value : first.quality.values)
            QVERIFY2(value.holds || !mayRefuse(value.measure),
                qPrintable(
                    identifierOf(value.measure) + QLatin1Char(' ') + QString::number(value.value)));
        QVERIFY(first.quality.isAcceptable());

        PresenceChallenge challenge;
        for (const QString &movement : movements)
            challenge.movements << presenceMovement(movement).value();
        PresenceJudge judge(challenge);
        PresenceMotion motion;
        QList<int> shown;
        for (int i = beginning;
             i < roll->size() && judge.progress().state == PresenceProgress::State::Running;
             i += step) {
            const cv::Mat frame = frameOf(*roll, i);
            const FrameAnalysis analysis = analyser->analyse(frame, timeOf(i));
            const auto judged = judge.see(motion.measure(frame, analysis.face), timeOf(i));
            if (judged.takeNeutral)
                motion.takeNeutral();
            if (judged.keyFrame && !shown.contains(*judged.keyFrame))
                shown << *judged.keyFrame;
        }
        const PresenceProgress last = judge.progress();
        QVERIFY2(last.state == PresenceProgress::State::Passed,
            qPrintable(QStringLiteral("movement %1: %2")
                           .arg(last.movement)
                           .arg(last.failure ? identifierOf(*last.failure)
                                             : QStringLiteral("still running"))));
        QCOMPARE(shown, (QList<int>{0, 1, 2}));
    }
};

QTEST_GUILESS_MAIN(PerformanceTest)
#include "performance_test.moc"
