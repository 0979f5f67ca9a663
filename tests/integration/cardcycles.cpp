// Puts a card in and out many times, kills the service a few times, and says what it cost the
// desk that watched. Run it in a sandbox:
//
//   eid-sandbox run -- eid-card-cycles --count 1000

#include "core/card/carddesk.h"
#include "tests/integration/deskwatcher.h"
#include "tests/integration/sandboxhandle.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTextStream>

#include <algorithm>

using namespace eid;
using namespace eid::sandbox;

namespace {

constexpr std::chrono::seconds missedAfter{10};
constexpr int warmUpCycles = 20; ///< until caches and pools have their size
constexpr int restarts = 3;

/// A line of /proc/self/status in its own unit: "VmRSS" in KiB, "Threads".
qint64 statusOf(const QByteArray &name)
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.startsWith(name + ':'))
                return line.mid(name.size() + 1).simplified().split(' ').first().toLongLong();
        }
    }
    return -1;
}

qint64 openFiles()
{
    return QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::AllEntries | QDir::System).size();
}

struct Usage
{
    qint64 residentKiB = statusOf("VmRSS");
    qint64 files = openFiles();
    qint64 threads = statusOf("Threads");
};

struct Outcome
{
    int cycles = 0;
    int missed = 0;
    qint64 slowestInsertionMs = 0;
    qint64 slowestRestartMs = 0;
    Usage before;
    Usage after;

    [[nodiscard]] bool isGood() const
    {
        return missed == 0 && after.files <= before.files && after.threads <= before.threads;
    }
    [[nodiscard]] QJsonObject toJson() const
    {
        return {{QStringLiteral("cycles"), cycles}, {QStringLiteral("missed"), missed},
            {QStringLiteral("slowestInsertionMs"), slowestInsertionMs},
            {QStringLiteral("slowestRestartMs"), slowestRestartMs},
            {QStringLiteral("residentGrowthKiB"), after.residentKiB - before.residentKiB},
            {QStringLiteral("residentKiB"), after.residentKiB},
            {QStringLiteral("openFilesGrowth"), after.files - before.files},
            {QStringLiteral("threadsGrowth"), after.threads - before.threads}};
    }
};

class Cycles
{
public:
    Cycles() { m_desk.start(); }

    Outcome run(int count)
    {
        Outcome outcome;
        expect(outcome, CardPhase::Complete);
        restartService(outcome);
        for (int i = 0; i < count; ++i) {
            if (i == std::min(warmUpCycles, count / 2))
                outcome.before = Usage();
            cycle(outcome);
        }
        outcome.after = Usage();
        for (int i = 0; i < restarts; ++i)
            restartService(outcome);
        return outcome;
    }

private:
    bool expect(Outcome &outcome, CardPhase phase)
    {
        const bool seen = waitFor(m_desk, firstReaderIs(phase), missedAfter);
        outcome.missed += seen ? 0 : 1;
        return seen;
    }

    void cycle(Outcome &outcome)
    {
        ++outcome.cycles;
        m_sandbox.say(QStringLiteral("pull"));
        expect(outcome, CardPhase::Empty);
        QElapsedTimer clock;
        clock.start();
        m_sandbox.say(QStringLiteral("insert"));
        expect(outcome, CardPhase::Complete);
        outcome.slowestInsertionMs = std::max(outcome.slowestInsertionMs, clock.elapsed());
    }

    void restartService(Outcome &outcome)
    {
        m_sandbox.say(QStringLiteral("kill-service"));
        outcome.missed
            += waitFor(
                   m_desk, [](const DeskState &state) { return state.serviceError.has_value(); },
                   missedAfter)
            ? 0
            : 1;
        QElapsedTimer clock;
        clock.start();
        // Returns when the service sees the card; what the desk needs on top is what counts, but
        // the whole is what a user waits for.
        m_sandbox.say(QStringLiteral("start-service"));
        expect(outcome, CardPhase::Complete);
        outcome.slowestRestartMs = std::max(outcome.slowestRestartMs, clock.elapsed());
    }

    SandboxHandle m_sandbox;
    CardDesk m_desk;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption count(QStringLiteral("count"), QStringLiteral("How many cycles."),
        QStringLiteral("n"), QStringLiteral("1000"));
    parser.addOption(count);
    parser.process(application);

    const Outcome outcome = Cycles().run(parser.value(count).toInt());
    QTextStream(stdout) << QString::fromUtf8(QJsonDocument(outcome.toJson()).toJson());
    return outcome.isGood() ? 0 : 1;
}
