#include "tests/bench/cardbench.h"

#include "core/card/carddesk.h"
#include "core/pin/pinservice.h"
#include "core/smartcard/pcscapi.h"
#include "tests/bench/report.h"
#include "tests/sandbox/card/faults.h"
#include "tests/sandbox/demo/democard.h"
#include "tests/sandbox/inprocess/inprocesspcsc.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFutureWatcher>
#include <QMap>

#include <atomic>

namespace eid::bench {

namespace {

using sandbox::DemoCitizen;
using sandbox::FaultyCard;
using sandbox::InProcessPcsc;

const QString reader = QStringLiteral("Bench reader");
constexpr auto perApdu = std::chrono::milliseconds(20);

/// Lets a card be, and notes which of its commands was the one that changes a PIN.
class ChangeCounter : public sandbox::CardContacts
{
public:
    explicit ChangeCounter(std::shared_ptr<sandbox::CardContacts> card)
        : m_card(std::move(card))
    { }

    Bytes powerOn() override { return m_card->powerOn(); }
    Bytes reset() override { return m_card->reset(); }
    void powerOff() override { m_card->powerOff(); }
    sandbox::ContactReply exchange(ByteView command) override
    {
        constexpr std::uint8_t changeReferenceData = 0x24;
        ++m_commands;
        if (command.size() > 1 && command[1] == changeReferenceData)
            m_change = m_commands.load();
        return m_card->exchange(command);
    }

    void restart() { m_commands = 0; }
    [[nodiscard]] int commands() const { return m_commands; }
    [[nodiscard]] int change() const { return m_change; }

private:
    std::shared_ptr<sandbox::CardContacts> m_card;
    std::atomic<int> m_commands{0};
    std::atomic<int> m_change{0};
};

/// When a phase was reached and what it had cost by then.
struct Stage
{
    CardCost cost;
    double milliseconds = 0;
};

/// A desk with one reader in this process.
class Bench
{
public:
    Bench()
        : m_desk({[this] { return Result<std::shared_ptr<const PcscApi>>(m_pcsc.api()); }})
        , m_pins(m_desk)
    {
        m_pcsc.addReader(reader);
        m_desk.start();
        QObject::connect(&m_desk, &CardDesk::changed, [this] { note(); });
    }

    /// Inserts \a card and waits until it was read completely.
    QMap<CardPhase, Stage> insert(const std::shared_ptr<sandbox::CardContacts> &card)
    {
        m_stages.clear();
        m_clock.start();
        m_pcsc.insert(reader, card);
        waitFor(CardPhase::Complete);
        return m_stages;
    }

    void pull()
    {
        m_pcsc.pull(reader);
        waitFor(CardPhase::Empty);
    }

    double changePin(const Bytes &from, const Bytes &to)
    {
        const CardState *card = m_desk.state().find(reader);
        QElapsedTimer clock;
        clock.start();
        auto future = m_pins.change({reader, card->identity.serial}, Secret(from), Secret(to));
        QFutureWatcher<Result<void>> watcher;
        QEventLoop loop;
        QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        loop.exec();
        if (!future.result())
            qFatal("The PIN change failed");
        return static_cast<double>(clock.nsecsElapsed()) / 1e6;
    }

private:
    void note()
    {
        const CardState *card = m_desk.state().find(reader);
        if (card == nullptr)
            return;
        if (card->phase == CardPhase::Failed)
            qFatal("The card could not be read");
        if (!m_stages.contains(card->phase))
            m_stages.insert(
                card->phase, {card->cost, static_cast<double>(m_clock.nsecsElapsed()) / 1e6});
    }

    void waitFor(CardPhase phase)
    {
        QEventLoop loop;
        const auto check = [&] {
            const CardState *card = m_desk.state().find(reader);
            if (card != nullptr && card->phase == phase)
                loop.quit();
        };
        const auto connection = QObject::connect(&m_desk, &CardDesk::changed, &loop, check);
        QMetaObject::invokeMethod(&loop, check, Qt::QueuedConnection);
        loop.exec();
        QObject::disconnect(connection);
    }

    InProcessPcsc m_pcsc;
    CardDesk m_desk;
    PinService m_pins;
    QElapsedTimer m_clock;
    QMap<CardPhase, Stage> m_stages;
};

void addStage(Report &report, const QString &group, const QString &name, const Stage &stage,
    std::optional<double> atMost)
{
    report.add(
        {group, name, static_cast<double>(stage.cost.apdus), QStringLiteral("APDUs"), atMost});
    report.add({group, name + QStringLiteral(", sent"), static_cast<double>(stage.cost.bytesSent),
        QStringLiteral("octets"), {}});
    report.add({group, name + QStringLiteral(", received"),
        static_cast<double>(stage.cost.bytesReceived), QStringLiteral("octets"), {}});
    report.add(
        {group, name + QStringLiteral(", time"), stage.milliseconds, QStringLiteral("ms"), {}});
}

void benchOne(Report &report, const QString &group, const DemoCitizen &citizen)
{
    sandbox::FaultPlan slow;
    slow.faults.push_back({sandbox::Fault::Kind::Delay, std::nullopt, 0, 0, perApdu});
    const auto card = std::make_shared<ChangeCounter>(
        std::make_shared<FaultyCard>(sandbox::makeDemoCard(citizen), slow));

    Bench bench;
    const auto first = bench.insert(card);
    addStage(report, group, QStringLiteral("insertion to tries"), first[CardPhase::Known], 4);
    addStage(report, group, QStringLiteral("insertion to holder"), first[CardPhase::Named], 9);
    addStage(report, group, QStringLiteral("insertion to full status"), first[CardPhase::Complete],
        citizen.extendedLength ? 8 : 20);
    bench.pull();
    addStage(report, group, QStringLiteral("known card, full status"),
        bench.insert(card)[CardPhase::Complete], 6);

    card->restart();
    const Bytes newPin{'8', '3', '0', '2', '7', '5'};
    const double time = bench.changePin(citizen.demoPin, newPin);
    const QString apdus = QStringLiteral("APDUs");
    report.add(
        {group, QStringLiteral("PIN change"), static_cast<double>(card->change()), apdus, 3.0});
    report.add({group, QStringLiteral("PIN change, tries read afterwards"),
        static_cast<double>(card->commands()), apdus, {}});
    report.add({group, QStringLiteral("PIN change, time"), time, QStringLiteral("ms"), {}});
}

} // namespace

void benchCard(Report &report)
{
    DemoCitizen citizen = sandbox::demoCitizens().first();
    for (const bool extended : {false, true}) {
        for (const bool metadata : {false, true}) {
            citizen.extendedLength = extended;
            citizen.metadata = metadata;
            const QString group
                = QStringLiteral("card: %1, %2")
                      .arg(extended ? QStringLiteral("extended length")
                                    : QStringLiteral("short APDUs"),
                          metadata ? QStringLiteral("metadata") : QStringLiteral("plain PIV"));
            benchOne(report, group, citizen);
        }
    }
}

} // namespace eid::bench
