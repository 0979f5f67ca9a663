#include "cardbench.h"

namespace eid {

const QString CardBench::reader = QStringLiteral("Bench Reader 00 00");

AlteredCard::AlteredCard(std::shared_ptr<sandbox::CardContacts> card)
    : m_card(std::move(card))
{ }

QStringList AlteredCard::takeHeaders()
{
    return std::exchange(m_headers, {});
}

sandbox::ContactReply AlteredCard::exchange(ByteView command)
{
    constexpr std::size_t headerSize = 4;
    m_headers.append(toHex(command.first(std::min(headerSize, command.size()))));
    if (m_alteration) {
        if (auto response = m_alteration(command))
            return {sandbox::ContactReply::Kind::Answered, std::move(*response)};
    }
    return m_card->exchange(command);
}

bool begins(ByteView command, QStringView hex)
{
    const Bytes octets = fromHex(hex).value();
    return command.size() >= octets.size() && equal(command.first(octets.size()), octets);
}

CardBench::CardBench(
    std::shared_ptr<sandbox::VirtualPivCard> virtualCard, const sandbox::ReaderKind &kind)
    : card(std::move(virtualCard))
    , contacts(std::make_shared<AlteredCard>(card))
{
    pcsc.addReader(reader, kind);
    pcsc.insert(reader, contacts);
}

Result<std::unique_ptr<EidCard>> CardBench::recognise()
{
    auto context = PcscContext::establish(pcsc.api());
    if (!context)
        return failure(context.error());
    auto connection = Connection::open(std::move(*context), reader);
    if (!connection)
        return failure(connection.error());
    return EidCard::recognise(std::move(*connection));
}

Secret secret(std::string_view characters)
{
    Secret made;
    for (const char character : characters)
        made.append(static_cast<std::uint8_t>(character));
    return made;
}

} // namespace eid
