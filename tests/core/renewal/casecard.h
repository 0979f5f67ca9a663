#pragma once

#include "core/card/cardtypes.h"
#include "tests/core/renewal/faultground.h"
#include "tests/core/renewal/toolatwork.h"
#include "tests/sandbox/card/faults.h"
#include "tests/sandbox/card/virtualpivcard.h"

#include <QMap>
#include <QTemporaryDir>

#include <memory>

namespace eid::testing {

/// The card of one case of a fault matrix, new and known to the platform, its records, and the
/// judgement on how they stand in the end.
class CaseCard
{
public:
    explicit CaseCard(FaultGround &ground);

    [[nodiscard]] const Bytes &pin() const { return m_citizen.demoPin; }
    [[nodiscard]] QString records() const;
    /// What of the card is on the disk: all, from keepState() on.
    [[nodiscard]] QString stateFile() const;
    void keepState();
    /// The card as its file holds it, after another process has had it.
    void takeState();

    /// The tool with these records, without the card.
    [[nodiscard]] ToolAtWork::Options tool(
        std::chrono::milliseconds commandTimeout = TestDesk::patience) const;

    /// What is wrong with the PIN and its tries, whatever else has happened; empty: nothing.
    [[nodiscard]] QString faultOfPin() const;
    /// What is wrong after a renewal of both credentials, with the card in at \a tool: each must
    /// log in over a handshake of its own. Empty: nothing.
    [[nodiscard]] QString fault(ToolAtWork &tool);

    std::shared_ptr<sandbox::FaultyCard> contacts;

private:
    void takeInHand(std::shared_ptr<sandbox::VirtualPivCard> card);
    [[nodiscard]] QString faultOfSlot(KeySlot slot) const;
    [[nodiscard]] QString faultOfPlatform(KeySlot slot, const Bytes &der) const;
    [[nodiscard]] QString faultOfRecords() const;

    FaultGround &m_ground;
    QTemporaryDir m_folder;
    sandbox::DemoCitizen m_citizen;
    std::shared_ptr<sandbox::VirtualPivCard> m_card;
    QMap<QString, Bytes> m_old; ///< certificates by slot
};

} // namespace eid::testing
