#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "tests/sandbox/card/cardcontacts.h"

#include <QStringList>

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace eid::sandbox {

/// One misbehaviour at one APDU, which its number or its instruction names.
struct Fault
{
    enum class Kind {
        PullBefore, ///< the card is pulled out, and the command does not reach it
        PullAfter, ///< the card runs the command, and is pulled out before it answers
        MuteBefore, ///< the command does not reach the card, and no answer ever comes
        MuteAfter, ///< the card runs the command, and its answer never comes
        Status, ///< the status word is the answer; the command does not reach the card
        StatusAfter, ///< the card runs the command; the status word is the answer
        Delay, ///< the right answer comes late
        Cut, ///< octets are missing at the end of the data, then of the status word
        Lengthen, ///< octets of A5 stand between the data and the status word
    };

    Kind kind = Kind::PullBefore;
    std::optional<int> apdu; ///< counted from 1
    /// INS of the next command it strikes; of a chain of commands, the last one.
    std::optional<std::uint8_t> instruction = {};
    std::uint16_t status = 0; ///< Status, StatusAfter
    std::size_t octets = 0; ///< Cut, Lengthen
    std::chrono::milliseconds delay{0}; ///< Delay

    /// Strikes every APDU, by none of the above (Delay alone).
    [[nodiscard]] bool isEveryOne() const { return !apdu && !instruction; }
    bool operator==(const Fault &) const = default;
};

/// Everything that shall go wrong with a card.
struct FaultPlan
{
    std::vector<Fault> faults; ///< each happens once, but a Delay of every APDU
    /// From the first reset after an APDU on, the card's serial numbers (the GUID of the CHUID,
    /// Yubico's serial) are others: as if another card had been put in.
    bool otherSerialAfterReset = false;
    /// A pulled card comes back after this long. Whoever owns the reader does it; unset: never.
    std::optional<std::chrono::milliseconds> reinsertAfter;

    [[nodiscard]] bool isEmpty() const { return faults.empty() && !otherSerialAfterReset; }
    bool operator==(const FaultPlan &) const = default;
};

/// The plan that the words name: `pull-before=N`, `pull-after=N`, `mute-before=N`, `mute-after=N`,
/// `status=N:6F00`, `status-after=N:6F00`, `delay=N:MS`, `delay=*:MS`, `cut=N:K`, `lengthen=N:K`,
/// `other-serial-after-reset`, `reinsert=MS`. N counts every APDU from 1; `insXX` in its place is
/// the next command whose INS is XX (two hex digits), however many others come before:
/// `pull-after=ins24` pulls the card out once it has changed its PIN. Of a chain the last command
/// is meant, the one that acts. Fails with InvalidArgument; the detail names the word.
Result<FaultPlan> parseFaults(const QStringList &specs);

/// A card whose contacts, or whose behaviour, are broken as a plan says.
///
/// A pulled card answers Pulled until power is applied again; a mute card answers Mute until it is
/// reset. Either has then spent its fault and is healthy up to the next one.
///
/// Threads: every function may be called from any thread.
class FaultyCard : public CardContacts
{
public:
    explicit FaultyCard(std::shared_ptr<CardContacts> card, FaultPlan plan = {});

    /// Begins a new plan; APDUs are counted from 1 again.
    void arm(FaultPlan plan);
    /// APDUs received since the plan was armed, those that did not reach the card included.
    [[nodiscard]] int apduCount() const;
    [[nodiscard]] std::optional<std::chrono::milliseconds> reinsertAfter() const;

    Bytes powerOn() override;
    Bytes reset() override;
    void powerOff() override;
    ContactReply exchange(ByteView command) override;

private:
    enum class Contact { Good, Pulled, Mute };

    void apply(const Fault &fault, ContactReply &reply);
    void noteReset();
    std::vector<Fault> takeFaults(ByteView command);
    ContactReply run(ByteView command);

    mutable std::mutex m_mutex;
    std::shared_ptr<CardContacts> m_card;
    FaultPlan m_plan;
    Contact m_contact = Contact::Good;
    int m_apdus = 0;
    bool m_otherSerial = false;
    bool m_serialExpected = false;
};

} // namespace eid::sandbox
