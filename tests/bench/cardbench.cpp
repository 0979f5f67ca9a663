#include "tests/bench/cardbench.h"

#include "tests/bench/benchdesk.h"
#include "tests/bench/report.h"
#include "tests/sandbox/card/faults.h"
#include "tests/sandbox/demo/democard.h"

#include <atomic>

namespace eid::bench {

namespace {

using sandbox::DemoCitizen;
using sandbox::FaultyCard;

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
    sandbox::Fault delay;
    delay.kind = sandbox::Fault::Kind::Delay;
    delay.delay = perApdu;
    slow.faults.push_back(delay);
    const auto card = std::make_shared<ChangeCounter>(
        std::make_shared<FaultyCard>(sandbox::makeDemoCard(citizen), slow));

    BenchDesk bench;
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
