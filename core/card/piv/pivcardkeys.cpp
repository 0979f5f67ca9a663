#include "core/card/piv/indoubt.h"
#include "core/card/piv/pivcard.h"
#include "core/card/piv/pivkeys.h"
#include "core/crypto/keymaterial.h"
#include "core/smartcard/apdu.h"
#include "core/smartcard/transaction.h"

#include <algorithm>

namespace eid {

namespace {

/// Hands over the one command that changes something, and keeps its trail.
Result<ResponseApdu> sendMarked(
    Transaction &transaction, const CommandApdu &command, PinTrail &trail)
{
    trail.markSent();
    auto response = transaction.transmit(command);
    if (!response) {
        if (!transaction.lastCommandSent())
            trail.markUnsent();
        return response;
    }
    if (!isInDoubt(response->status))
        trail.markAnswered();
    if (!response->status.isSuccess())
        return failure(errorOf(response->status));
    return response;
}

} // namespace

EidCard::PinUse PivCard::pinUse(KeySlot slot) const
{
    // SP 800-73-4 part 1, table 4b.
    switch (slot) {
    case KeySlot::Authentication:
    case KeySlot::KeyManagement:
        return PinUse::OncePerVisit;
    case KeySlot::Signature:
        return PinUse::EachTime;
    case KeySlot::CardAuthentication:
        return PinUse::Never;
    }
    Q_UNREACHABLE();
}

Result<Bytes> PivCard::signWith(
    Transaction &transaction, KeySlot slot, KeyAlgorithm algorithm, ByteView input)
{
    // Cards take a hash as long as the order alone; a shorter one is the same number.
    Bytes whole(signedSize(algorithm) - input.size());
    append(whole, input);
    const auto response = transaction.transmit(signCommand(slot, algorithm, whole));
    if (!response)
        return failure(response.error());
    if (!response->status.isSuccess())
        return failure(errorOf(response->status));
    return parseSignature(algorithm, response->data);
}

Result<Secret> PivCard::agreeWith(
    Transaction &transaction, KeySlot slot, KeyAlgorithm algorithm, ByteView peerPoint)
{
    auto response = transaction.transmit(agreeCommand(slot, algorithm, peerPoint));
    if (!response)
        return failure(response.error());
    auto common = response->status.isSuccess() ? parseAgreement(algorithm, response->data)
                                               : Result<Secret>(failure(errorOf(response->status)));
    wipe(response->data);
    return common;
}

Result<std::optional<AdministratorAlgorithm>> PivCard::askAdministratorAlgorithm(
    Transaction &transaction)
{
    if (m_habits.knowsMetadata == false)
        return std::nullopt;
    const auto response = transaction.transmit(administratorMetadataCommand());
    if (!response)
        return failure(response.error());
    if (!response->status.isSuccess())
        return std::nullopt;
    return parseAdministratorMetadata(response->data);
}

Result<AdministratorChallenge> PivCard::askChallenge(Transaction &transaction)
{
    auto first = m_habits.administratorAlgorithm;
    if (!first) {
        const auto named = askAdministratorAlgorithm(transaction);
        if (!named)
            return failure(named.error());
        first = *named;
    }
    std::vector<AdministratorAlgorithm> candidates;
    if (first)
        candidates.push_back(*first);
    std::ranges::copy_if(administratorAlgorithms(), std::back_inserter(candidates),
        [&](AdministratorAlgorithm algorithm) { return algorithm != first; });

    StatusWord refusal;
    for (const AdministratorAlgorithm algorithm : candidates) {
        const auto response = transaction.transmit(challengeCommand(algorithm));
        if (!response)
            return failure(response.error());
        if (response->status.isSuccess()) {
            return parseChallenge(algorithm, response->data).map([&](Bytes challenge) {
                return AdministratorChallenge{algorithm, std::move(challenge)};
            });
        }
        refusal = response->status;
    }
    return failure(errorOf(refusal));
}

Result<void> PivCard::answerChallenge(
    Transaction &transaction, AdministratorAlgorithm algorithm, ByteView response)
{
    const auto answer = transaction.transmit(responseCommand(algorithm, response));
    if (!answer)
        return failure(answer.error());
    if (!answer->status.isSuccess())
        return failure(ErrorCode::CardRefused, errorOf(answer->status).detail);
    return {};
}

Result<Bytes> PivCard::generate(
    Transaction &transaction, KeySlot slot, KeyAlgorithm algorithm, PinTrail &trail)
{
    return sendMarked(transaction, generateCommand(slot, algorithm), trail)
        .and_then([&](const ResponseApdu &response) {
            return parseGeneratedKey(algorithm, response.data);
        });
}

Result<std::optional<Bytes>> PivCard::readKey(Transaction &transaction, KeySlot slot)
{
    if (m_habits.knowsMetadata == false)
        return std::nullopt;
    const auto response = transaction.transmit(keyMetadataCommand(slot));
    if (!response)
        return failure(response.error());
    if (!response->status.isSuccess())
        return std::nullopt;
    return parseKeyMetadata(response->data);
}

Result<void> PivCard::write(Transaction &transaction, KeySlot slot, ByteView der, PinTrail &trail)
{
    const auto command = putCertificateCommand(slot, der);
    if (!command)
        return failure(command.error());
    return sendMarked(transaction, *command, trail).map([](const ResponseApdu &) {});
}

} // namespace eid
