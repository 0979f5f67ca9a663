#include "core/card/eidcard.h"

#include "core/card/piv/pivcard.h"
#include "core/crypto/certificate.h"
#include "core/crypto/keymaterial.h"
#include "core/smartcard/connection.h"
#include "core/smartcard/pinpad.h"
#include "core/smartcard/transaction.h"

#include <type_traits>
#include <utility>

namespace eid {

namespace {

/// The drivers, in the order in which a card is tried with them.
using MakeDriver = std::unique_ptr<EidCard> (*)(std::unique_ptr<Connection>);
constexpr MakeDriver drivers[] = {
    PivCard::make,
};

Result<void> checkLength(const Secret &entry, const PinRules &rules)
{
    if (entry.size() < static_cast<std::size_t>(rules.minimumLength))
        return failure(ErrorCode::PinTooShort);
    if (entry.size() > static_cast<std::size_t>(rules.maximumLength))
        return failure(ErrorCode::PinTooLong);
    return {};
}

bool isRefusal(ErrorCode code)
{
    return code == ErrorCode::PinWrong || code == ErrorCode::PinBlocked
        || code == ErrorCode::PukWrong || code == ErrorCode::PukBlocked;
}

} // namespace

EidCard::EidCard(std::unique_ptr<Connection> connection, QString family)
    : m_connection(std::move(connection))
{
    m_identity.family = std::move(family);
}

EidCard::~EidCard() = default;

EidCard::Visit::Visit(EidCard &card)
    : m_card(card)
{
    ++m_card.m_visits;
}

EidCard::Visit::~Visit()
{
    if (--m_card.m_visits == 0)
        m_card.leave();
}

Result<std::unique_ptr<EidCard>> EidCard::recognise(std::unique_ptr<Connection> connection)
{
    Error unknown{ErrorCode::CardUnknown, {}, {}};
    for (const MakeDriver make : drivers) {
        auto card = make(std::move(connection));
        const auto entered = card->enter();
        if (entered)
            return card;
        if (entered.error().code != ErrorCode::CardUnknown)
            return failure(entered.error());
        unknown = entered.error();
        connection = std::move(card->m_connection);
    }
    return failure(unknown);
}

Result<Transaction *> EidCard::enter()
{
    if (m_transaction)
        return m_transaction.get();
    auto begun = m_connection->begin();
    if (!begun)
        return failure(begun.error());
    auto transaction = std::make_unique<Transaction>(std::move(*begun));
    // Kept beyond this attempt: the connection tells of a reset only once.
    m_serialInDoubt = m_serialInDoubt || transaction->wasReset();
    if (const auto selected = select(*transaction); !selected) {
        if (m_identified && selected.error().code == ErrorCode::CardUnknown)
            return failure(ErrorCode::CardChanged, selected.error().detail);
        return failure(selected.error());
    }
    if (const auto same = makeSureOfSerial(*transaction); !same)
        return failure(same.error());
    m_transaction = std::move(transaction);
    return m_transaction.get();
}

void EidCard::leave()
{
    m_transaction.reset();
    m_proved = {};
}

Result<void> EidCard::makeSureOfSerial(Transaction &transaction)
{
    if (!m_identified || !m_serialInDoubt)
        return {};
    const auto serial = readSerial(transaction);
    if (!serial)
        return failure(serial.error());
    if (*serial != m_identity.serial)
        return failure(ErrorCode::CardChanged);
    m_serialInDoubt = false;
    return {};
}

template <typename Job>
auto EidCard::within(Job job)
{
    using Answer = std::invoke_result_t<Job, Transaction &>;
    const Visit visit(*this);
    const auto transaction = enter();
    return transaction ? job(**transaction) : Answer(failure(transaction.error()));
}

Result<CardIdentity> EidCard::readIdentity()
{
    return within([this](Transaction &transaction) -> Result<CardIdentity> {
        auto serial = readSerial(transaction);
        if (!serial)
            return failure(serial.error());
        if (m_identified && *serial != m_identity.serial)
            return failure(ErrorCode::CardChanged);
        m_identity.serial = std::move(*serial);
        m_identified = true;
        m_serialInDoubt = false;
        return m_identity;
    });
}

Result<PinStatus> EidCard::readPinStatus(PinRole role)
{
    return within([&](Transaction &transaction) {
        // A card that hides the counter of a verified PIN is made to forget the PIN.
        if (role == PinRole::Pin && m_habits.knowsMetadata != true)
            m_proved.pin = false;
        return readStatus(transaction, role);
    });
}

Result<EidCard::SlotReading> EidCard::readCertificate(KeySlot slot, const SlotReading *known)
{
    return within([&](Transaction &transaction) { return readSlot(transaction, slot, known); });
}

Result<void> EidCard::guardTries(
    Transaction &transaction, PinRole role, TryConsent consent, PinTrail &trail)
{
    if (role == PinRole::Pin && m_proved.pinTries) {
        trail.setTries(m_proved.pinTries, m_proved.pinTries);
        return {};
    }
    const auto status = readTries(transaction, role);
    if (!status)
        return failure(status.error());
    trail.setTries(status->triesLeft, status->triesAtMost);
    if (status->isBlocked()) {
        return failure(
            Error{role == PinRole::Pin ? ErrorCode::PinBlocked : ErrorCode::PukBlocked, {}, 0});
    }
    if (consent == TryConsent::LastTry)
        return {};
    if (!status->triesLeft)
        return failure(ErrorCode::PinTriesUnknown);
    if (*status->triesLeft == 1)
        return failure(Error{ErrorCode::PinLastTry, {}, 1});
    return {};
}

void EidCard::noteProof(PinRole role, const Result<void> &done, const PinTrail::Marks &marks)
{
    m_proved.pin = role == PinRole::Pin && done;
    // With one try at most, each is the last one and wants consent of its own.
    constexpr int leastToKeepOne = 2;
    if (m_proved.pin && marks.triesAtMost >= leastToKeepOne)
        m_proved.pinTries = marks.triesAtMost;
    else
        m_proved.pinTries.reset();
}

Error EidCard::borneOut(
    Transaction &transaction, PinRole role, const Error &refusal, PinTrail &trail)
{
    trail.markRefused(refusal);
    const auto before = trail.marks().triesBefore;
    const auto claimed = refusal.triesLeft || !before ? refusal.triesLeft : *before - 1;
    const auto status = readTries(transaction, role);
    if (!status || !status->triesLeft)
        return refusal;
    if (status->triesLeft == claimed) {
        trail.markAnswered();
        return {refusal.code, refusal.detail, claimed};
    }
    trail.markDoubted();
    return {ErrorCode::CardCommunication,
        QStringLiteral("%1, and %2 tries are left").arg(refusal.detail).arg(*status->triesLeft),
        std::nullopt};
}

template <typename Job>
Result<void> EidCard::spend(PinRole role, TryConsent consent, PinTrail &trail, Job job)
{
    trail.setTries(std::nullopt, std::nullopt);
    return within([&](Transaction &transaction) -> Result<void> {
        if (auto allowed = guardTries(transaction, role, consent, trail); !allowed)
            return allowed;
        Result<void> done = job(transaction);
        if (!done && trail.marks().sent && isRefusal(done.error().code))
            done = failure(borneOut(transaction, role, done.error(), trail));
        const auto marks = trail.marks();
        const bool refused = !done && marks.answered;
        if (marks.sent && !refused)
            transaction.resetAtEnd();
        noteProof(role, done, marks);
        return done;
    });
}

Result<void> EidCard::verifyPin(const Secret &pin, TryConsent consent, PinTrail &trail)
{
    if (auto fits = checkLength(pin, rules(PinRole::Pin)); !fits)
        return fits;
    return spend(PinRole::Pin, consent, trail,
        [&](Transaction &transaction) { return verify(transaction, pin, trail); });
}

Result<void> EidCard::changePin(
    PinRole role, const Secret &oldPin, const Secret &newPin, TryConsent consent, PinTrail &trail)
{
    if (auto fits = checkLength(oldPin, rules(role)); !fits)
        return fits;
    if (auto fits = checkLength(newPin, rules(role)); !fits)
        return fits;
    return spend(role, consent, trail,
        [&](Transaction &transaction) { return change(transaction, role, oldPin, newPin, trail); });
}

Result<void> EidCard::unblockPin(
    const Secret &puk, const Secret &newPin, TryConsent consent, PinTrail &trail)
{
    if (auto fits = checkLength(puk, rules(PinRole::Puk)); !fits)
        return fits;
    if (auto fits = checkLength(newPin, rules(PinRole::Pin)); !fits)
        return fits;
    return spend(PinRole::Puk, consent, trail,
        [&](Transaction &transaction) { return unblock(transaction, puk, newPin, trail); });
}

Result<void> EidCard::verifyPinAtPad(TryConsent consent, PinTrail &trail)
{
    if (!m_connection->pinPad().canVerify())
        return failure(ErrorCode::PinPadUnsupported);
    return spend(PinRole::Pin, consent, trail,
        [&](Transaction &transaction) { return verifyAtPad(transaction, trail); });
}

Result<void> EidCard::changePinAtPad(PinRole role, TryConsent consent, PinTrail &trail)
{
    if (!m_connection->pinPad().canModify())
        return failure(ErrorCode::PinPadUnsupported);
    return spend(role, consent, trail,
        [&](Transaction &transaction) { return changeAtPad(transaction, role, trail); });
}

bool EidCard::wantsPin(KeySlot slot) const
{
    switch (pinUse(slot)) {
    case PinUse::Never:
        return false;
    case PinUse::OncePerVisit:
        return !m_proved.pin;
    case PinUse::EachTime:
        return true;
    }
    Q_UNREACHABLE();
}

Result<Bytes> EidCard::sign(KeySlot slot, KeyAlgorithm algorithm, ByteView input)
{
    const bool isHash = algorithm != KeyAlgorithm::Rsa2048;
    const std::size_t size = signedSize(algorithm);
    if (input.empty() || input.size() > size || (!isHash && input.size() != size)) {
        return failure(
            ErrorCode::InvalidArgument, QStringLiteral("%1 octets to be signed").arg(input.size()));
    }
    return within(
        [&](Transaction &transaction) { return signWith(transaction, slot, algorithm, input); });
}

Result<Secret> EidCard::agree(KeySlot slot, KeyAlgorithm algorithm, ByteView peerPoint)
{
    if (slot != KeySlot::KeyManagement)
        return failure(
            ErrorCode::InvalidArgument, QStringLiteral("%1 agrees on nothing").arg(slotName(slot)));
    if (algorithm == KeyAlgorithm::Rsa2048)
        return failure(ErrorCode::CardUnsupported, QStringLiteral("RSA keys agree on nothing"));
    if (!ecPublicKeyInfo(algorithm, peerPoint))
        return failure(ErrorCode::InvalidArgument, QStringLiteral("no point on the curve"));
    return within([&](Transaction &transaction) {
        return agreeWith(transaction, slot, algorithm, peerPoint);
    });
}

Result<AdministratorChallenge> EidCard::beginAdministratorAuthentication()
{
    return within([&](Transaction &transaction) {
        m_proved.challenge.reset();
        auto challenge = askChallenge(transaction);
        if (challenge) {
            m_habits.administratorAlgorithm = challenge->algorithm;
            m_proved.challenge = challenge->algorithm;
        }
        return challenge;
    });
}

Result<void> EidCard::finishAdministratorAuthentication(ByteView response)
{
    return within([&](Transaction &transaction) -> Result<void> {
        const auto algorithm = std::exchange(m_proved.challenge, std::nullopt);
        if (!algorithm)
            return failure(
                ErrorCode::CardSecurityStatus, QStringLiteral("no challenge in this visit"));
        if (response.size() != blockSize(*algorithm))
            return failure(ErrorCode::InvalidArgument,
                QStringLiteral("an answer of %1 octets to a challenge").arg(response.size()));
        const auto answered = answerChallenge(transaction, *algorithm, response);
        if (answered || transaction.lastCommandSent())
            transaction.resetAtEnd();
        return answered;
    });
}

Result<Bytes> EidCard::generateKey(KeySlot slot, KeyAlgorithm algorithm, PinTrail &trail)
{
    trail.setTries(std::nullopt, std::nullopt);
    return within(
        [&](Transaction &transaction) { return generate(transaction, slot, algorithm, trail); });
}

Result<std::optional<Bytes>> EidCard::readPublicKey(KeySlot slot)
{
    return within([&](Transaction &transaction) { return readKey(transaction, slot); });
}

Result<void> EidCard::writeCertificate(KeySlot slot, ByteView der, PinTrail &trail)
{
    trail.setTries(std::nullopt, std::nullopt);
    if (const auto certificate = parseCertificate(der); !certificate)
        return failure(certificate.error());
    return within([&](Transaction &transaction) { return write(transaction, slot, der, trail); });
}

} // namespace eid
