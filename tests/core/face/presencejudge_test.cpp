#include "core/face/presencejudge.h"

#include <QTest>

#include <functional>

using namespace eid;
using namespace std::chrono_literals;
using Asked = PresenceMovement;
using State = PresenceProgress::State;
using Time = PresenceJudge::Time;

namespace {

constexpr Time frameTime{40};

MotionMeasure straight()
{
    MotionMeasure measure;
    measure.faceFound = true;
    measure.sameTrack = true;
    measure.points = 120;
    measure.kept = 0.9;
    measure.residual = 0.05;
    measure.relief = 0.05;
    measure.likeness = 0.95;
    measure.rightEye = EyeMeasure{0.3, 1.2};
    measure.leftEye = EyeMeasure{0.28, 1.1};
    return measure;
}

/// A head turned by \a degrees, as the scenes of the tests show it.
MotionMeasure turned(double degrees)
{
    MotionMeasure measure = straight();
    measure.turn = degrees;
    measure.tilt = std::abs(degrees);
    measure.residual = 0.16 * std::abs(degrees);
    measure.relief = 0.03 * std::abs(degrees);
    return measure;
}

MotionMeasure flat(double degrees)
{
    MotionMeasure measure = straight();
    measure.tilt = degrees;
    return measure;
}

MotionMeasure bent(double degrees)
{
    MotionMeasure measure = straight();
    measure.turn = degrees / 2;
    measure.tilt = degrees;
    measure.residual = 0.06 * degrees;
    measure.relief = 0.008 * degrees;
    return measure;
}

MotionMeasure grown(double growth)
{
    MotionMeasure measure = straight();
    measure.growth = growth;
    return measure;
}

MotionMeasure closed(double darkness = 0.3, double gradient = 0.6)
{
    MotionMeasure measure = straight();
    for (auto *eye : {&measure.rightEye, &measure.leftEye}) {
        (*eye)->darkness *= darkness;
        (*eye)->gradientRatio *= gradient;
    }
    return measure;
}

MotionMeasure nobody()
{
    MotionMeasure measure;
    measure.likeness = 0;
    return measure;
}

/// A judge, and a clock that goes on with each frame.
struct Hearing
{
    explicit Hearing(QList<Asked> movements)
        : judge({QStringLiteral("c"), {}, std::move(movements), {}})
    { }

    /// Frames that show the same, for \a length.
    void show(const MotionMeasure &measure, Time length)
    {
        for (const Time end = now + length; now < end; now += frameTime) {
            const auto step = judge.see(measure, now);
            neutrals += step.takeNeutral ? 1 : 0;
            if (step.keyFrame)
                kept.append({*step.keyFrame, measure});
        }
    }
    void settle() { show(straight(), 600ms); }
    void blink(Time length = 200ms)
    {
        show(straight(), 400ms);
        show(closed(), length);
        show(straight(), 200ms);
    }

    [[nodiscard]] State state() const { return judge.progress().state; }
    [[nodiscard]] std::optional<PresenceFailure> failure() const
    {
        return judge.progress().failure;
    }

    PresenceJudge judge;
    Time now{123456};
    int neutrals = 0;
    QList<std::pair<int, MotionMeasure>> kept;
};

} // namespace

Q_DECLARE_METATYPE(std::function<void(Hearing &)>)
Q_DECLARE_METATYPE(eid::PresenceFailure)

class PresenceJudgeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesWhatIsAskedInItsOrder()
    {
        Hearing hearing({Asked::TurnLeft, Asked::Blink, Asked::ComeCloser, Asked::TurnRight});
        hearing.settle();
        QCOMPARE(hearing.neutrals, 1);
        QVERIFY(!hearing.judge.progress().settling);
        hearing.show(turned(15), 200ms);
        QCOMPARE(hearing.judge.progress().movement, 1);
        QVERIFY(hearing.judge.progress().settling);
        hearing.settle();
        hearing.blink();
        QCOMPARE(hearing.judge.progress().movement, 2);
        hearing.settle();
        hearing.show(grown(1.3), 200ms);
        hearing.settle();
        QCOMPARE(hearing.judge.progress().movement, 3);
        hearing.show(turned(-15), 200ms);
        QCOMPARE(hearing.judge.progress().movement, 3);
        QVERIFY(hearing.judge.progress().settling);
        QCOMPARE(hearing.judge.progress().done, 1.0);
        QCOMPARE(hearing.state(), State::Running);
        hearing.settle();
        QCOMPARE(hearing.state(), State::Passed);
        QVERIFY(!hearing.failure());
        QCOMPARE(hearing.neutrals, 4);
    }

    void asksForNothingWhileTheHeadMoves()
    {
        Hearing hearing({Asked::TurnLeft});
        for (int i = 0; i < 100; ++i)
            hearing.show(turned(i % 2 == 0 ? 0 : 5), frameTime);
        QVERIFY(hearing.judge.progress().settling);
        QCOMPARE(hearing.neutrals, 0);
        hearing.show(turned(15), 1s);
        QVERIFY(hearing.judge.progress().settling);
    }

    void oneFrameIsNoTurn()
    {
        Hearing hearing({Asked::TurnLeft});
        hearing.settle();
        hearing.show(turned(15), frameTime);
        hearing.show(straight(), 200ms);
        hearing.show(turned(15), 2 * frameTime);
        hearing.show(straight(), 200ms);
        QVERIFY(!hearing.judge.progress().settling);
        QCOMPARE(hearing.state(), State::Running);
    }

    void tellsFailuresApart_data()
    {
        QTest::addColumn<Asked>("asked");
        QTest::addColumn<std::function<void(Hearing &)>>("shown");
        QTest::addColumn<PresenceFailure>("failure");
        const auto row = [](const char *name, Asked asked, PresenceFailure failure,
                             std::function<void(Hearing &)> shown) {
            QTest::newRow(name) << asked << std::move(shown) << failure;
        };
        const auto shows = [](MotionMeasure measure, Time length) {
            return [measure, length](Hearing &hearing) { hearing.show(measure, length); };
        };
        constexpr auto late = PresenceFailure::TooLate;
        constexpr auto wrong = PresenceFailure::WrongMovement;
        constexpr auto flatPicture = PresenceFailure::FlatPicture;
        constexpr auto lost = PresenceFailure::FaceLost;
        constexpr Time whole = PresenceJudge::timeLimit + 100ms;
        row("nothing, turn", Asked::TurnLeft, late, shows(straight(), whole));
        row("nothing, blink", Asked::Blink, late, shows(straight(), whole));
        row("nothing, closer", Asked::ComeCloser, late, shows(straight(), whole));
        row("half a turn", Asked::TurnLeft, late, shows(turned(5), whole));
        row("a little closer", Asked::ComeCloser, late, shows(grown(1.12), whole));
        row("the other way", Asked::TurnLeft, wrong, shows(turned(-15), 200ms));
        row("the other way, right", Asked::TurnRight, wrong, shows(turned(15), 200ms));
        row("closer for a turn", Asked::TurnRight, wrong, shows(grown(1.3), 200ms));
        row("a turn for a blink", Asked::Blink, wrong, shows(turned(15), 200ms));
        row("closer for a blink", Asked::Blink, wrong, shows(grown(1.3), 200ms));
        row("a turn for closer", Asked::ComeCloser, wrong, shows(turned(-15), 200ms));
        row("back for closer", Asked::ComeCloser, wrong, shows(grown(0.75), 200ms));
        row("flat", Asked::TurnLeft, flatPicture, shows(flat(20), 500ms));
        row("flat, blink", Asked::Blink, flatPicture, shows(flat(20), 500ms));
        row("flat, a little", Asked::TurnLeft, flatPicture, shows(flat(9), whole));
        row("bent", Asked::TurnLeft, flatPicture, shows(bent(30), 500ms));
        row("bent, a little", Asked::TurnLeft, flatPicture, shows(bent(9), whole));
        row("slid", Asked::TurnLeft, flatPicture, [](Hearing &hearing) {
            MotionMeasure measure = straight();
            measure.travel = 0.6;
            hearing.show(measure, whole);
        });
        row("a swaying head", Asked::TurnLeft, late, [](Hearing &hearing) {
            MotionMeasure measure = straight();
            measure.travel = 0.6;
            measure.residual = 0.5;
            measure.relief = 0.2;
            hearing.show(measure, whole);
        });
        row("track lost", Asked::TurnLeft, lost, shows(nobody(), frameTime));
        row("detector sees no face", Asked::TurnLeft, lost, [](Hearing &hearing) {
            MotionMeasure measure = straight();
            measure.faceFound = false;
            hearing.show(measure, 2200ms);
        });
        row("another face afterwards", Asked::TurnLeft, lost, [](Hearing &hearing) {
            hearing.show(turned(15), 200ms);
            MotionMeasure measure = straight();
            measure.likeness = 0.3;
            hearing.show(measure, 600ms);
        });
    }
    void tellsFailuresApart()
    {
        QFETCH(const Asked, asked);
        QFETCH(const std::function<void(Hearing &)>, shown);
        QFETCH(const PresenceFailure, failure);
        Hearing hearing({asked, asked == Asked::TurnLeft ? Asked::TurnRight : Asked::TurnLeft});
        hearing.settle();
        QCOMPARE(hearing.state(), State::Running);
        shown(hearing);
        QCOMPARE(hearing.failure(), failure);
        QCOMPARE(hearing.state(), State::TryAgain);
    }

    void blinkNeedsBothMeasuresAndAnEnd_data()
    {
        QTest::addColumn<std::function<void(Hearing &)>>("shown");
        const auto row = [](const char *name, std::function<void(Hearing &)> shown) {
            QTest::newRow(name) << std::move(shown);
        };
        const auto between = [](MotionMeasure measure, Time length) {
            return [measure, length](Hearing &hearing) {
                hearing.show(straight(), 400ms);
                hearing.show(measure, length);
                hearing.show(straight(), 400ms);
            };
        };
        row("darkness alone", between(closed(0.3, 1.0), 200ms));
        row("gradient alone", between(closed(1.0, 0.6), 200ms));
        row("half", between(closed(0.8, 0.9), 200ms));
        row("eyes kept closed", between(closed(), 1500ms));
        MotionMeasure wink = closed();
        wink.leftEye = straight().leftEye;
        row("one eye", between(wink, 200ms));
        MotionMeasure leant = closed();
        leant.tilt = 14;
        leant.relief = 1;
        row("while the head turns", between(leant, 200ms));
        row("without an end", [](Hearing &hearing) {
            hearing.show(straight(), 400ms);
            hearing.show(closed(), 1s);
        });
        row("before the eyes are known", [](Hearing &hearing) {
            hearing.show(straight(), 2 * frameTime);
            hearing.show(closed(), 200ms);
        });
        row("while all is shaken", [](Hearing &hearing) {
            hearing.show(straight(), 400ms);
            for (int i = 0; i < 5; ++i) {
                MotionMeasure measure = closed();
                measure.travel = i % 2 == 0 ? 0.2 : 0;
                hearing.show(measure, frameTime);
            }
            hearing.show(straight(), 200ms);
        });
        MotionMeasure blind = straight();
        blind.rightEye.reset();
        row("without eyes", between(blind, 200ms));
    }
    void blinkNeedsBothMeasuresAndAnEnd()
    {
        QFETCH(const std::function<void(Hearing &)>, shown);
        Hearing hearing({Asked::Blink, Asked::TurnLeft});
        hearing.settle();
        shown(hearing);
        QCOMPARE(hearing.state(), State::Running);
        QCOMPARE(hearing.judge.progress().movement, 0);
        QVERIFY(!hearing.judge.progress().settling);
    }

    void blinkOfOneFrameIsEnough()
    {
        Hearing hearing({Asked::Blink, Asked::TurnLeft});
        hearing.settle();
        hearing.blink(frameTime);
        QCOMPARE(hearing.judge.progress().movement, 1);
    }

    void blinkWhileTurningIsNoHarm()
    {
        Hearing hearing({Asked::TurnLeft});
        hearing.settle();
        hearing.blink();
        QVERIFY(!hearing.judge.progress().settling);
        QCOMPARE(hearing.state(), State::Running);
    }

    void keepsTheHeightOfEachMovement()
    {
        Hearing hearing({Asked::TurnLeft, Asked::ComeCloser});
        hearing.settle();
        // Up beyond what is needed and back: the way on is kept though the turn is accepted by
        // then.
        for (const double degrees : {3.0, 6.0, 9.0, 12.0, 15.0, 18.0, 14.0, 9.0, 3.0})
            hearing.show(turned(degrees), frameTime);
        hearing.settle();
        for (const double growth : {1.05, 1.15, 1.22, 1.3, 1.33, 1.2, 1.1})
            hearing.show(grown(growth), frameTime);
        hearing.settle();
        QCOMPARE(hearing.state(), State::Passed);
        std::optional<MotionMeasure> turn;
        std::optional<MotionMeasure> growth;
        for (const auto &[movement, measure] : hearing.kept)
            (movement == 0 ? turn : growth) = measure;
        QVERIFY(turn && growth);
        QCOMPARE(turn->turn, 18.0);
        QCOMPARE(growth->growth, 1.33);
    }

    void hasOneSecondTry()
    {
        Hearing hearing({Asked::TurnLeft});
        hearing.settle();
        hearing.show(turned(-15), 200ms);
        QCOMPARE(hearing.state(), State::TryAgain);
        // Until it is asked for, nothing counts.
        hearing.show(turned(15), 1s);
        hearing.settle();
        QCOMPARE(hearing.state(), State::TryAgain);
        hearing.now += 60s;
        hearing.judge.tryAgain();
        QCOMPARE(hearing.state(), State::Running);
        QVERIFY(!hearing.failure());
        hearing.settle();
        hearing.show(turned(-15), 200ms);
        QCOMPARE(hearing.state(), State::Failed);
        QCOMPARE(hearing.failure(), PresenceFailure::WrongMovement);
        hearing.judge.tryAgain();
        QCOMPARE(hearing.state(), State::Failed);
    }

    void secondTryCanPass()
    {
        Hearing hearing({Asked::TurnLeft});
        hearing.show(nobody(), 9s);
        QCOMPARE(hearing.failure(), PresenceFailure::FaceLost);
        hearing.judge.tryAgain();
        hearing.settle();
        hearing.show(turned(15), 200ms);
        hearing.settle();
        QCOMPARE(hearing.state(), State::Passed);
    }

    void showsHowFarItIs()
    {
        Hearing hearing({Asked::TurnLeft});
        hearing.settle();
        hearing.show(turned(4), frameTime);
        QVERIFY(hearing.judge.progress().done > 0.3 && hearing.judge.progress().done < 0.7);
        hearing.show(turned(-10), frameTime);
        QCOMPARE(hearing.judge.progress().done, 0.0);
        hearing.show(straight(), 4s);
        QVERIFY(hearing.judge.progress().timeLeft > 0.4 && hearing.judge.progress().timeLeft < 0.6);
    }

    void passesNoChallengeWithoutATurn()
    {
        Hearing hearing({Asked::Blink, Asked::ComeCloser});
        QCOMPARE(hearing.state(), State::Failed);
        hearing.settle();
        hearing.blink();
        QCOMPARE(hearing.state(), State::Failed);
        QCOMPARE(Hearing(QList<Asked>()).state(), State::Failed);
    }

    void saysWhatItIsWorth()
    {
        QCOMPARE(presenceLimits(),
            QStringLiteral("Challenge-response presence check; rejects still and flat photos in "
                           "our tests; does not stop video replay, masks or injected video; not "
                           "tested to ISO/IEC 30107-3."));
    }
};

QTEST_APPLESS_MAIN(PresenceJudgeTest)
#include "presencejudge_test.moc"
