#include "tests/sandbox/runner/cameraprocess.h"

#include "tests/sandbox/backoffice/demofaces.h"
#include "tests/sandbox/filming/cameraroll.h"
#include "tests/sandbox/filming/framewatch.h"
#include "tests/sandbox/runner/controlclient.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <unistd.h>

#include <algorithm>

namespace eid::sandbox {

namespace {

constexpr int framesAhead = 60 * FilmStock::framesPerSecond;
constexpr int framesBetweenLooks = 10;
/// Time for the client to see a face that holds still, and to take its picture.
constexpr int firstMovement = 5 * FilmStock::framesPerSecond;
constexpr int reaction = 2 * FilmStock::framesPerSecond;

struct Asked
{
    QString identifier;
    QStringList movements;
};

/// The challenge that was issued last; an empty one where there is none.
Asked latestChallenge(const QString &control)
{
    const auto said
        = sendControl(control, {QStringLiteral("platform"), QStringLiteral("challenge")});
    const QJsonObject told
        = said ? QJsonDocument::fromJson(said->toUtf8()).object() : QJsonObject();
    Asked asked{told[QLatin1String("identifier")].toString(), {}};
    for (const QJsonValue &movement : told[QLatin1String("movements")].toArray())
        asked.movements << movement.toString();
    return asked;
}

/// The one before the camera.
class Actor
{
public:
    Actor(CameraRoll roll, QString control)
        : m_roll(std::move(roll))
        , m_control(std::move(control))
        , m_known(latestChallenge(m_control).identifier)
    { }

    Result<void> begin() { return m_roll.extendTo(framesAhead); }
    Result<void> prepare() { return m_roll.prepare(); }

    /// Somebody has opened the camera: what was played is over.
    Result<void> openedAnew()
    {
        m_looked = 0;
        return m_roll.forget();
    }

    /// Somebody has come to \a frame.
    Result<void> seen(int frame)
    {
        if (frame < m_looked + framesBetweenLooks)
            return {};
        m_looked = frame;
        if (auto extended = m_roll.extendTo(frame + framesAhead); !extended)
            return extended;
        const Asked asked = latestChallenge(m_control);
        if (asked.identifier.isEmpty() || asked.identifier == m_known)
            return {};
        m_known = asked.identifier;
        return m_roll.perform(std::max(firstMovement, frame + reaction), asked.movements)
            .map([](int) {});
    }

private:
    CameraRoll m_roll;
    QString m_control;
    QString m_known;
    int m_looked = 0; ///< the frame at which the challenge was last asked for
};

void tell(int report, const QString &line)
{
    const QByteArray text = line.toUtf8() + '\n';
    [[maybe_unused]] const ssize_t written
        = ::write(report, text.constData(), static_cast<std::size_t>(text.size()));
}

/// Waits for somebody to look, and goes on from the frame that they have come to meanwhile.
Result<void> playOn(Actor &actor, FrameWatch &watch)
{
    auto frame = watch.next(std::chrono::milliseconds(-1));
    int latest = 0;
    for (; frame; frame = watch.next(std::chrono::milliseconds(0))) {
        latest = *frame;
        if (latest != 0)
            continue;
        if (auto anew = actor.openedAnew(); !anew)
            return anew;
    }
    return actor.seen(latest);
}

Result<void> play(const CameraSetup &setup, int report)
{
    auto roll = CameraRoll::open(setup.folder, sitterOf(setup.citizen));
    if (!roll)
        return failure(roll.error());
    const QString frames = roll->folder();
    Actor actor(std::move(*roll), setup.control);
    if (auto begun = actor.begin(); !begun)
        return begun;
    auto watch = FrameWatch::on(frames);
    if (!watch)
        return failure(watch.error());
    // That takes a while, in which nobody would hear what the platform asks for.
    if (auto prepared = actor.prepare(); !prepared)
        return prepared;
    tell(report, QStringLiteral("ready"));
    for (;;) {
        const auto played = playOn(actor, *watch);
        if (!played)
            return played;
    }
}

} // namespace

QString cameraSource(const QString &folder)
{
    return CameraRoll::sourceIn(folder);
}

int runCamera(const CameraSetup &setup, int report)
{
    int argc = 1;
    char name[] = "eid-sandbox";
    char *argv[] = {name, nullptr};
    const QCoreApplication application(argc, argv);
    const auto played = play(setup, report);
    tell(report, played.error().detail);
    return 1;
}

} // namespace eid::sandbox
