#pragma once

#include "core/smartcard/connection.h"
#include "tests/sandbox/card/cardcontacts.h"
#include "tests/sandbox/inprocess/inprocesspcsc.h"

#include <functional>
#include <mutex>
#include <vector>

/// A card that answers each command with what a function says, and keeps what it was asked.
class ScriptedCard : public eid::sandbox::CardContacts
{
public:
    using Script = std::function<eid::Bytes(eid::ByteView command)>;

    static const eid::Bytes t0Atr;
    static const eid::Bytes t1Atr; ///< announces chaining, and no extended length
    static const eid::Bytes extendedAtr; ///< T=1, announces extended length

    explicit ScriptedCard(eid::Bytes atr, Script script = {});

    void setScript(Script script);
    [[nodiscard]] std::vector<eid::Bytes> commands() const;
    [[nodiscard]] int resets() const;

    eid::Bytes powerOn() override { return m_atr; }
    eid::Bytes reset() override;
    void powerOff() override { }
    eid::sandbox::ContactReply exchange(eid::ByteView command) override;

private:
    mutable std::mutex m_mutex;
    eid::Bytes m_atr;
    Script m_script;
    std::vector<eid::Bytes> m_commands;
    int m_resets = 0;
};

/// Octets from hexadecimal that is known to be right.
eid::Bytes hex(const char *digits);
/// \a size octets that count up.
eid::Bytes counting(std::size_t size);
eid::Bytes operator+(eid::Bytes a, const eid::Bytes &b);

/// A reader "Reader" in which a scripted card is connected to.
struct ConnectedCard
{
    explicit ConnectedCard(eid::Bytes atr, eid::sandbox::ReaderKind kind = {});

    eid::sandbox::InProcessPcsc pcsc;
    std::shared_ptr<ScriptedCard> card;
    std::unique_ptr<eid::Connection> connection;
};
