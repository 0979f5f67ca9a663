#pragma once

#include "core/card/eidcard.h"
#include "core/smartcard/connection.h"
#include "tests/sandbox/card/cardcontacts.h"
#include "tests/sandbox/card/virtualpivcard.h"
#include "tests/sandbox/inprocess/inprocesspcsc.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace eid {

/// A card that listens in on another one, and answers in its place where a test wants it to: the
/// cards that nobody here wrote.
class AlteredCard : public sandbox::CardContacts
{
public:
    /// What comes back for a command; nothing: what the card itself answers.
    using Alteration = std::function<std::optional<Bytes>(ByteView command)>;

    explicit AlteredCard(std::shared_ptr<sandbox::CardContacts> card);

    void alter(Alteration alteration) { m_alteration = std::move(alteration); }
    /// The headers of the commands since the last call: "00A40400".
    QStringList takeHeaders();

    Bytes powerOn() override { return m_card->powerOn(); }
    Bytes reset() override { return m_card->reset(); }
    void powerOff() override { m_card->powerOff(); }
    sandbox::ContactReply exchange(ByteView command) override;

private:
    std::shared_ptr<sandbox::CardContacts> m_card;
    Alteration m_alteration;
    QStringList m_headers;
};

/// Whether \a command begins with the octets that \a hex names.
bool begins(ByteView command, QStringView hex);

/// One reader with one card in it, and a connection to that card.
class CardBench
{
public:
    explicit CardBench(
        std::shared_ptr<sandbox::VirtualPivCard> virtualCard, const sandbox::ReaderKind &kind = {});

    /// A fresh connection and what recognises the card over it.
    Result<std::unique_ptr<EidCard>> recognise();

    sandbox::InProcessPcsc pcsc;
    std::shared_ptr<sandbox::VirtualPivCard> card;
    std::shared_ptr<AlteredCard> contacts;

    static const QString reader;
};

/// A secret of ASCII characters.
Secret secret(std::string_view characters);

} // namespace eid
