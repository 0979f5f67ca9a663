#include "tests/core/facevision/presencecases.h"

#include <QMap>
#include <QTextStream>

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <random>

namespace eid::test {

using namespace std::chrono_literals;
using sandbox::Actor;
using sandbox::FaceScene;
using sandbox::Presence;
using sandbox::Sitter;
using Asked = PresenceMovement;
using Kind = sandbox::Movement::Kind;
using Time = std::chrono::milliseconds;

namespace {

/// What differs from one run to the next.
class Chance
{
public:
    explicit Chance(unsigned seed)
        : m_random(seed)
    { }

    double between(double least, double most)
    {
        return std::uniform_real_distribution<double>(least, most)(m_random);
    }
    Time time(int least, int most)
    {
        return Time(std::uniform_int_distribution<int>(least, most)(m_random));
    }

private:
    std::mt19937 m_random;
};

FaceScene roomOf(Sitter sitter, unsigned seed)
{
    Chance chance(seed);
    FaceScene scene;
    scene.frame = {480, 360};
    scene.seed = seed;
    scene.backdrop = seed % 2 == 0 ? sandbox::Backdrop::Wall : sandbox::Backdrop::Office;
    scene.gain = chance.between(0.75, 1.2);
    scene.sideLight = chance.between(0, 0.3);
    scene.noise = chance.between(1.5, 3.5);
    scene.defocus = chance.between(0, 0.7);
    scene.jpegQuality = static_cast<int>(chance.between(75, 95));
    Actor &actor = scene.actors.front();
    actor.sitter = sitter;
    actor.interEyeDistance = chance.between(0.2, 0.26);
    actor.eyes = {chance.between(0.45, 0.55), chance.between(0.4, 0.48)};
    actor.roll = chance.between(-5, 5);
    return scene;
}

/// The movements that the person makes, one after the other, each after a moment of rest.
void act(FaceScene &scene, const QList<sandbox::Movement> &movements, unsigned seed)
{
    Chance chance(seed + 1000);
    auto at = 800ms;
    for (sandbox::Movement movement : movements) {
        movement.begin = at + chance.time(0, 300);
        scene.actors.front().movements.push_back(movement);
        at = movement.begin + movement.duration + 800ms;
    }
}

sandbox::Movement turn(Kind side, double degrees, Time duration = 1500ms)
{
    return {side, 0ms, duration, degrees};
}

sandbox::Movement blink(Time duration = 400ms)
{
    return {Kind::Blink, 0ms, duration, 1};
}

sandbox::Movement closer(double share = 0.3)
{
    return {Kind::ComeCloser, 0ms, 1600ms, share};
}

/// Of tries that last until the time is over.
constexpr auto untilTooLate = 120ms;

PresenceTrial headThatMakes(
    Sitter sitter, unsigned seed, const QList<Asked> &asked, const QList<sandbox::Movement> &made)
{
    PresenceTrial trial{asked, roomOf(sitter, seed)};
    act(trial.scene, made, seed);
    return trial;
}

PresenceTrial printThatMakes(Presence print, Sitter sitter, unsigned seed,
    const QList<Asked> &asked, const QList<sandbox::Movement> &made)
{
    PresenceTrial trial = headThatMakes(sitter, seed, asked, made);
    trial.scene.actors.front().presence = print;
    return trial;
}

/// A person who turns by \a degrees, the given way.
template <int degrees>
PresenceTrial turnsLeft(Sitter sitter, unsigned seed)
{
    Chance chance(seed + 2000);
    return headThatMakes(
        sitter, seed, {Asked::TurnLeft}, {turn(Kind::TurnLeft, degrees, chance.time(1000, 2600))});
}

template <int degrees>
PresenceTrial turnsRight(Sitter sitter, unsigned seed)
{
    Chance chance(seed + 2000);
    return headThatMakes(sitter, seed, {Asked::TurnRight},
        {turn(Kind::TurnRight, degrees, chance.time(1000, 2600))});
}

PresenceTrial makesAll(Sitter sitter, unsigned seed)
{
    Chance chance(seed + 3000);
    struct Pair
    {
        Asked asked;
        sandbox::Movement made;
    };
    std::vector<Pair> pairs{
        {Asked::TurnLeft, turn(Kind::TurnLeft, chance.between(12, 25), chance.time(1000, 2400))},
        {Asked::TurnRight, turn(Kind::TurnRight, chance.between(12, 25), chance.time(1000, 2400))},
        {Asked::Blink, blink(chance.time(300, 500))},
        {Asked::ComeCloser, closer(chance.between(0.27, 0.4))},
    };
    std::shuffle(pairs.begin(), pairs.end(), std::mt19937(seed));
    pairs.pop_back(); // three of four: one turn at least
    QList<Asked> asked;
    QList<sandbox::Movement> made;
    for (const Pair &pair : pairs) {
        asked.append(pair.asked);
        made.append(pair.made);
    }
    return headThatMakes(sitter, seed, asked, made);
}

template <Presence print, int degrees>
PresenceTrial turnsPrint(Sitter sitter, unsigned seed)
{
    PresenceTrial trial = printThatMakes(print, sitter, seed, {Asked::TurnLeft},
        {turn(Kind::TurnLeft, degrees, 2000ms), turn(Kind::TurnLeft, degrees, 2000ms)});
    if (degrees <= 10)
        trial.frameTime = untilTooLate;
    return trial;
}

PresenceTrial holdsPrintStill(Sitter sitter, unsigned seed)
{
    PresenceTrial trial
        = printThatMakes(Presence::FlatPrint, sitter, seed, {Asked::Blink, Asked::TurnLeft}, {});
    trial.scene.actors.front().sway = 0;
    trial.frameTime = untilTooLate;
    return trial;
}

PresenceTrial slidesPrint(Sitter sitter, unsigned seed)
{
    const double far = seed % 2 == 0 ? 0.7 : -0.7;
    PresenceTrial trial = printThatMakes(Presence::FlatPrint, sitter, seed, {Asked::TurnLeft},
        {{Kind::SlideLeft, 0ms, 3000ms, far}});
    trial.frameTime = untilTooLate;
    return trial;
}

/// Moved closer, which looks as it must, then turned.
PresenceTrial movesPrintCloser(Sitter sitter, unsigned seed)
{
    return printThatMakes(Presence::FlatPrint, sitter, seed, {Asked::ComeCloser, Asked::TurnLeft},
        {closer(), turn(Kind::TurnLeft, 25)});
}

/// The forger's own eyes blink behind the holes.
PresenceTrial blinksBehindPrint(Sitter sitter, unsigned seed)
{
    return printThatMakes(Presence::FlatPrint, sitter, seed, {Asked::Blink, Asked::TurnRight},
        {blink(), turn(Kind::TurnRight, 25)});
}

/// Leaned back and forth, while the camera sees it in perspective.
PresenceTrial leansPrint(Sitter sitter, unsigned seed)
{
    PresenceTrial trial
        = printThatMakes(Presence::FlatPrint, sitter, seed, {Asked::Blink, Asked::TurnRight}, {});
    trial.afterwards = [](cv::Mat &bgr, Time at) {
        const double seconds = static_cast<double>(at.count()) / 1000;
        const double angle = 0.5 * std::sin(std::max(0.0, seconds - 1.0) * 1.5);
        const cv::Matx33d centred(1, 0, -bgr.cols / 2.0, 0, 1, -bgr.rows / 2.0, 0, 0, 1);
        const cv::Matx33d leant(
            1, 0, 0, 0, std::cos(angle), 0, 0, std::sin(angle) / (4.0 * bgr.rows), 1);
        cv::warpPerspective(bgr.clone(), bgr, centred.inv() * leant * centred, bgr.size());
    };
    return trial;
}

PresenceTrial turnsTheOtherWay(Sitter sitter, unsigned seed)
{
    return headThatMakes(sitter, seed, {Asked::TurnLeft}, {turn(Kind::TurnRight, 20)});
}

PresenceTrial takesAnotherOrder(Sitter sitter, unsigned seed)
{
    return headThatMakes(
        sitter, seed, {Asked::Blink, Asked::TurnLeft}, {turn(Kind::TurnLeft, 20), blink()});
}

PresenceTrial doesNothing(Sitter sitter, unsigned seed)
{
    PresenceTrial trial = headThatMakes(sitter, seed, {Asked::TurnLeft}, {});
    trial.frameTime = untilTooLate;
    return trial;
}

PresenceTrial turnsTooLittle(Sitter sitter, unsigned seed)
{
    PresenceTrial trial
        = headThatMakes(sitter, seed, {Asked::TurnRight}, {turn(Kind::TurnRight, 4)});
    trial.frameTime = untilTooLate;
    return trial;
}

/// Another face takes the place between two movements, from one frame to the next.
PresenceTrial swapsFaces(Sitter sitter, unsigned seed)
{
    PresenceTrial trial = headThatMakes(sitter, seed, {Asked::TurnLeft, Asked::TurnRight},
        {turn(Kind::TurnLeft, 20), turn(Kind::TurnRight, 20)});
    trial.swapped = trial.scene;
    trial.swapped->actors.front().sitter
        = sitter == Sitter::Hopper ? Sitter::Astronaut : Sitter::Hopper;
    trial.swappedAt = 3000ms;
    return trial;
}

/// One face is faded into another, slowly.
PresenceTrial fadesFaces(Sitter sitter, unsigned seed)
{
    PresenceTrial trial = headThatMakes(sitter, seed, {Asked::TurnLeft, Asked::TurnRight},
        {turn(Kind::TurnLeft, 20), turn(Kind::TurnRight, 20)});
    FaceScene other = trial.scene;
    other.actors.front().sitter = sitter == Sitter::Hopper ? Sitter::Astronaut : Sitter::Hopper;
    trial.afterwards = [stage = sandbox::FaceStage(other)](cv::Mat &bgr, Time at) {
        const double share
            = std::clamp(static_cast<double>((at - 2600ms).count()) / 1500, 0.0, 1.0);
        if (share > 0)
            cv::addWeighted(stage.frame(at).bgr, share, bgr, 1 - share, 0, bgr);
    };
    return trial;
}

PresenceTrial goesAway(Sitter sitter, unsigned seed)
{
    PresenceTrial trial = headThatMakes(sitter, seed, {Asked::TurnLeft}, {});
    trial.swapped = trial.scene;
    trial.swapped->actors.clear();
    trial.swappedAt = 1500ms;
    return trial;
}

/// A film of somebody who happened to make the same movements: nothing tells it from the person.
PresenceTrial replaysFilm(Sitter sitter, unsigned seed)
{
    return makesAll(sitter, seed);
}

} // namespace

std::vector<PresenceCase> honestCases()
{
    const QString passed = QStringLiteral("passed");
    return {
        {QStringLiteral("head turns left by 10 degrees"), passed, turnsLeft<10>},
        {QStringLiteral("head turns right by 10 degrees"), passed, turnsRight<10>},
        {QStringLiteral("head turns left by 15 degrees"), passed, turnsLeft<15>},
        {QStringLiteral("head turns right by 25 degrees"), passed, turnsRight<25>},
        {QStringLiteral("head makes three of four movements"), passed, makesAll},
    };
}

std::vector<PresenceCase> rejectedCases()
{
    const QString flat = identifierOf(PresenceFailure::FlatPicture);
    const QString late = identifierOf(PresenceFailure::TooLate);
    const QString wrong = identifierOf(PresenceFailure::WrongMovement);
    const QString lost = identifierOf(PresenceFailure::FaceLost);
    return {
        {QStringLiteral("photo held still"), late, holdsPrintStill},
        {QStringLiteral("photo moved sideways"), flat, slidesPrint},
        {QStringLiteral("photo leant back and forth"), flat, leansPrint},
        {QStringLiteral("photo moved closer, then turned"), flat, movesPrintCloser},
        {QStringLiteral("photo with eyes cut out: blinks, turned"), flat, blinksBehindPrint},
        {QStringLiteral("flat print turned by 10 degrees"), flat,
            turnsPrint<Presence::FlatPrint, 10>},
        {QStringLiteral("flat print turned by 20 degrees"), flat,
            turnsPrint<Presence::FlatPrint, 20>},
        {QStringLiteral("flat print turned by 40 degrees"), flat,
            turnsPrint<Presence::FlatPrint, 40>},
        {QStringLiteral("bent print turned by 10 degrees"), flat,
            turnsPrint<Presence::BentPrint, 10>},
        {QStringLiteral("bent print turned by 20 degrees"), flat,
            turnsPrint<Presence::BentPrint, 20>},
        {QStringLiteral("bent print turned by 30 degrees"), flat,
            turnsPrint<Presence::BentPrint, 30>},
        {QStringLiteral("head turns the other way"), wrong, turnsTheOtherWay},
        {QStringLiteral("movements in another order"), wrong, takesAnotherOrder},
        {QStringLiteral("head does nothing"), late, doesNothing},
        {QStringLiteral("head turns by 4 degrees"), late, turnsTooLittle},
        {QStringLiteral("another face from one frame to the next"), lost, swapsFaces},
        {QStringLiteral("face faded into another"), lost, fadesFaces},
        {QStringLiteral("head goes away"), lost, goesAway},
    };
}

std::vector<PresenceCase> knownWeaknesses()
{
    return {
        {QStringLiteral("REPLAYED FILM of the same movements"), QStringLiteral("passed"),
            replaysFilm},
    };
}

int seedsWanted(int few)
{
    bool isNumber = false;
    const int wanted = qEnvironmentVariableIntValue("EID_PRESENCE_SEEDS", &isNumber);
    return isNumber && wanted > 0 ? wanted : few;
}

int play(const PresenceCase &item, int seeds)
{
    QMap<QString, int> words;
    for (int seed = 1; seed <= seeds; ++seed) {
        for (const Sitter sitter : {Sitter::Hopper, Sitter::Astronaut})
            ++words[runTrial(item.make(sitter, static_cast<unsigned>(seed))).word()];
    }
    const int right = words.value(item.expected);
    QStringList came;
    for (auto word = words.cbegin(); word != words.cend(); ++word)
        came.append(QStringLiteral("%1 %2").arg(word.value()).arg(word.key()));
    QTextStream(stdout) << QStringLiteral("%1 must be %2 %3 of %4: %5\n")
                               .arg(item.name, -42)
                               .arg(item.expected, -15)
                               .arg(right, 3)
                               .arg(2 * seeds)
                               .arg(came.join(QStringLiteral(", ")));
    return 2 * seeds - right;
}

} // namespace eid::test
