#include "app/faceplugin/steadyrun.h"

#include <QtTest>

using namespace eid;
using namespace std::chrono_literals;

namespace {

FrameAnalysis analysisAt(std::chrono::milliseconds at, double sharpness)
{
    FrameAnalysis analysis;
    analysis.at = at;
    analysis.faces = 1;
    analysis.face = FaceGeometry{QSize(640, 480), {}, {300, 200}, {400, 200}};
    analysis.quality.values = {{QualityMeasure::Sharpness, sharpness, 50, true}};
    return analysis;
}

const QDateTime noon(QDate(2026, 5, 1), QTime(12, 0), Qt::UTC);

} // namespace

class SteadyRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isDueWhenAllHasHeld()
    {
        SteadyRun run(0ms);
        for (int at = 0; at < 700; at += 50)
            QVERIFY(!see(run, at, 1));
        QVERIFY(run.share() > 0.9 && run.share() < 1);
        QVERIFY(see(run, 700, 1));
        QCOMPARE(run.share(), 1.0);
    }

    void keepsTheSharpestFrame()
    {
        SteadyRun run(0ms);
        for (int at = 0; at <= 700; at += 50)
            see(run, at, at == 350 ? 9 : 1 + at / 1000.0);
        QVERIFY(run.best());
        QCOMPARE(run.best()->sharpness, 9.0);
        QCOMPARE(int(run.best()->bgr.at<uchar>(0, 0)), 350 / 50);
        QCOMPARE(run.best()->taken, noon.addMSecs(350));
    }

    void leavesOutFramesInWhichSomethingDoesNotHold()
    {
        SteadyRun run(0ms);
        for (int at = 0; at <= 600; at += 50)
            see(run, at, 1);
        QVERIFY(!see(run, 650, 9, false));
        QCOMPARE(run.best()->sharpness, 1.0);
        QVERIFY(run.share() > 0);
    }

    void forgetsWhatCameBeforeABreak()
    {
        SteadyRun run(0ms);
        see(run, 0, 9);
        see(run, 50, 9);
        see(run, 100, 1, false);
        QVERIFY(!run.best());
        QCOMPARE(run.share(), 0.0);
        see(run, 150, 2);
        QCOMPARE(run.best()->sharpness, 2.0);
    }

    void waitsForTheCameraToSettle()
    {
        SteadyRun run(1000ms);
        for (int at = 0; at < 1650; at += 50)
            QVERIFY(!see(run, at, 1));
        QVERIFY(see(run, 1650, 1)); // the time before the first frame that counts is its own
    }

    void needsAFace()
    {
        SteadyRun run(0ms);
        for (int at = 0; at <= 2000; at += 50) {
            FrameAnalysis analysis = analysisAt(std::chrono::milliseconds(at), 1);
            analysis.face.reset();
            QVERIFY(!run.see({}, analysis, true, noon));
        }
        QVERIFY(!run.best());
    }

private:
    static bool see(SteadyRun &run, int at, double sharpness, bool holds = true)
    {
        const cv::Mat frame(1, 1, CV_8UC1, cv::Scalar(at / 50));
        return run.see(
            frame, analysisAt(std::chrono::milliseconds(at), sharpness), holds, noon.addMSecs(at));
    }
};

QTEST_GUILESS_MAIN(SteadyRunTest)
#include "steadyrun_test.moc"
