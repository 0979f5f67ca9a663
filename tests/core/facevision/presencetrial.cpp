#include "tests/core/facevision/presencetrial.h"

#include "core/face/presencejudge.h"
#include "core/facevision/opencvsetup.h"
#include "core/facevision/presencemotion.h"

#include <random>

namespace eid::test {

using namespace std::chrono_literals;

namespace {

FaceGeometry shaken(FaceGeometry face, double error, std::mt19937 &random)
{
    std::normal_distribution<double> normal(0, error * face.interEyeDistance());
    face.rightEye += QPointF(normal(random), normal(random));
    face.leftEye += QPointF(normal(random), normal(random));
    return face;
}

} // namespace

bool PresenceOutcome::passed() const
{
    return progress.state == PresenceProgress::State::Passed;
}

QString PresenceOutcome::word() const
{
    if (passed())
        return QStringLiteral("passed");
    return progress.failure ? identifierOf(*progress.failure) : QStringLiteral("running");
}

std::chrono::milliseconds beginOf(int index, std::chrono::milliseconds duration)
{
    return 900ms + index * (duration + 1000ms);
}

PresenceOutcome runTrial(const PresenceTrial &trial,
    const std::function<void(const MotionMeasure &, const PresenceProgress &)> &watch)
{
    setUpOpenCv();
    const sandbox::FaceStage stage(trial.scene);
    std::optional<sandbox::FaceStage> swapped;
    if (trial.swapped)
        swapped.emplace(*trial.swapped);
    PresenceChallenge challenge;
    challenge.movements = trial.asked;
    PresenceJudge judge(challenge);
    PresenceMotion motion;
    std::mt19937 random(trial.scene.seed);
    PresenceOutcome outcome;
    const auto most = PresenceJudge::timeLimit * (2 * static_cast<int>(trial.asked.size()) + 2);
    for (auto at = 0ms; at < most && judge.progress().state == PresenceProgress::State::Running;
         at += trial.frameTime) {
        const bool isSwapped = swapped && at >= trial.swappedAt;
        sandbox::SceneFrame frame = (isSwapped ? *swapped : stage).frame(at);
        if (trial.afterwards)
            trial.afterwards(frame.bgr, at);
        std::optional<FaceGeometry> face;
        if (!frame.faces.empty())
            face = shaken(frame.faces.front(), trial.detectorError, random);
        const MotionMeasure measure = motion.measure(frame.bgr, face);
        const PresenceJudge::Step step = judge.see(measure, at);
        if (step.takeNeutral)
            motion.takeNeutral();
        if (step.keyFrame) {
            if (outcome.keyFrames.empty() || outcome.keyFrames.back() != *step.keyFrame) {
                outcome.keyFrames.push_back(*step.keyFrame);
                outcome.keyTimes.push_back(at);
            }
            outcome.keyTimes.back() = at;
        }
        ++outcome.frames;
        if (watch)
            watch(measure, step.progress);
    }
    outcome.progress = judge.progress();
    return outcome;
}

} // namespace eid::test
