#include "core/card/piv/pivcard.h"

#include "core/card/piv/pivmetadata.h"
#include "core/card/piv/pivobjects.h"
#include "core/card/piv/pivpin.h"
#include "core/smartcard/apdu.h"
#include "core/smartcard/connection.h"
#include "core/smartcard/pinpad.h"
#include "core/smartcard/transaction.h"

#include <algorithm>
#include <array>

namespace eid {

namespace {

/// The application without its version, which every version must take (SP 800-73-4 part 1, 2.2).
constexpr std::array<std::uint8_t, 9> applicationId{
    0xA0, 0x00, 0x00, 0x03, 0x08, 0x00, 0x00, 0x10, 0x00};

/// More than any certificate object on the market; a card that goes on and on is stopped here.
constexpr std::size_t maximumObject = 16 * 1024;

/// Octets after which a reading stops that only wants the beginning of an object.
constexpr std::size_t beginning = 1;

constexpr StatusWord notFound{0x6A82};

CommandApdu selectCommand()
{
    return {0x00, 0xA4, 0x04, 0x00, applicationId, CommandApdu::maximumLe};
}

CommandApdu getDataCommand(std::uint32_t tag)
{
    return {0x00, 0xCB, 0x3F, 0xFF, ByteView(tagList(tag)), CommandApdu::maximumLe};
}

CommandApdu getMetadataCommand(PinRole role)
{
    return {0x00, 0xF7, 0x00, keyReference(role), ByteView(), CommandApdu::maximumLe};
}

/// Whether a card that answers SELECT with \a status is at fault rather than without the
/// application (ISO/IEC 7816-4, table 5: execution errors).
bool startsWith(ByteView whole, ByteView start)
{
    return !start.empty() && start.size() <= whole.size()
        && equal(whole.first(start.size()), start);
}

bool isSame(ByteView object, const ResponseApdu &response)
{
    return response.status.isSuccess() && !object.empty() && equal(object, response.data);
}

CertificateSlot faulty(KeySlot slot, Error error)
{
    return {slot, CertificateSlot::Content::Faulty, {}, std::move(error)};
}

CertificateSlot empty(KeySlot slot)
{
    return {slot, CertificateSlot::Content::Empty, {}, std::nullopt};
}

CertificateSlot slotOf(KeySlot slot, ByteView object)
{
    const auto der = parseCertificateObject(object);
    if (!der)
        return faulty(slot, der.error());
    if (!*der)
        return empty(slot);
    auto certificate = parseCertificate(**der);
    if (!certificate)
        return faulty(slot, certificate.error());
    return {slot, CertificateSlot::Content::Present, std::move(*certificate), std::nullopt};
}

/// What the card's final answer to GET DATA says of \a slot.
EidCard::SlotReading readingOf(KeySlot slot, ResponseApdu response)
{
    if (response.status == notFound)
        return {empty(slot), {}};
    if (!response.status.isSuccess())
        return {faulty(slot, errorOf(response.status)), {}};
    CertificateSlot content = slotOf(slot, response.data);
    if (content.content == CertificateSlot::Content::Empty)
        return {std::move(content), {}};
    return {std::move(content), std::move(response.data)};
}

/// Whether \a status, of a SELECT, says that there is no such application.
bool isNotFound(StatusWord status)
{
    switch (status.value) {
    case 0x6300: // a memory card, for which the reader speaks (PC/SC part 3, 3.2.2.1)
    case 0x6985: // cards with other applications have been seen to answer so
    case 0x6999: // Java Card: the applet lets itself not be selected
        return true;
    }
    const std::uint8_t sw1 = status.sw1();
    return sw1 == 0x68 || sw1 == 0x6A || sw1 == 0x6D || sw1 == 0x6E;
}

/// Lets \a send hand over the one command that spends a try, and keeps its trail.
template <typename Send>
Result<void> spendTry(Transaction &transaction, PinRole role, PinTrail &trail, Send send)
{
    trail.markSent();
    const Result<StatusWord> status = send();
    if (!status) {
        if (!transaction.lastCommandSent())
            trail.markUnsent();
        return failure(status.error());
    }
    if (tellsEnd(*status))
        trail.markAnswered();
    if (!status->isSuccess())
        return failure(pinError(*status, role));
    return {};
}

Result<void> spendTry(
    Transaction &transaction, const CommandApdu &command, PinRole role, PinTrail &trail)
{
    return spendTry(transaction, role, trail, [&] {
        return transaction.transmit(command).map(
            [](const ResponseApdu &response) { return response.status; });
    });
}

PinPadFormat padFormat(const PinRules &rules)
{
    PinPadFormat format;
    format.minimumDigits = static_cast<std::uint8_t>(rules.minimumLength);
    format.maximumDigits = static_cast<std::uint8_t>(rules.maximumLength);
    return format;
}

} // namespace

PivCard::PivCard(std::unique_ptr<Connection> connection)
    : EidCard(std::move(connection), QStringLiteral("PIV"))
{ }

std::unique_ptr<EidCard> PivCard::make(std::unique_ptr<Connection> connection)
{
    return std::unique_ptr<EidCard>(new PivCard(std::move(connection)));
}

PinRules PivCard::rules(PinRole role) const
{
    // SP 800-73-4 part 2, 2.4.3: a PIN of 6 to 8 digits, a PUK of 8 octets. Cards that know
    // metadata take a PUK like a PIN.
    const bool isStandardPuk = role == PinRole::Puk && m_habits.knowsMetadata != true;
    return isStandardPuk ? PinRules{8, 8} : PinRules{6, 8};
}

QList<KeySlot> PivCard::keySlots() const
{
    return {KeySlot::Authentication, KeySlot::Signature, KeySlot::KeyManagement,
        KeySlot::CardAuthentication};
}

Result<void> PivCard::select(Transaction &transaction)
{
    const auto response = transaction.transmit(selectCommand());
    if (!response)
        return failure(response.error());
    if (response->status.isSuccess())
        return {};
    if (isNotFound(response->status))
        return failure(ErrorCode::CardUnknown, response->status.toString());
    return failure(errorOf(response->status));
}

Result<QString> PivCard::readSerial(Transaction &transaction)
{
    const CommandApdu command = getDataCommand(chuidTag);
    auto response = transaction.transmitPrefix(command, beginning);
    if (!response)
        return failure(response.error());
    const bool isWhole = response->status.isSuccess();
    if (!isWhole && response->data.empty()) {
        if (response->status == notFound)
            return QString();
        return failure(errorOf(response->status));
    }
    auto chuid = parseChuid(response->data, isWhole);
    if (chuid && chuid->guid.empty() && !isWhole) {
        response = transaction.transmit(command, maximumObject);
        if (!response)
            return failure(response.error());
        chuid = parseChuid(response->data, true);
    }
    if (!chuid)
        return failure(chuid.error());
    return chuid->serial();
}

Result<std::optional<PinStatus>> PivCard::askMetadata(Transaction &transaction, PinRole role)
{
    const auto response = transaction.transmit(getMetadataCommand(role));
    if (!response)
        return failure(response.error());
    if (!response->status.isSuccess())
        return std::nullopt;
    return parsePinMetadata(response->data);
}

Result<PinStatus> PivCard::askTries(
    Transaction &transaction, PinRole role, WhenVerified whenVerified)
{
    if (m_habits.knowsMetadata != false) {
        const auto metadata = askMetadata(transaction, role);
        if (!metadata)
            return failure(metadata.error());
        // A card may know metadata and have no PUK, and one that knew it once has not forgotten.
        if (*metadata || (role == PinRole::Pin && !m_habits.knowsMetadata))
            m_habits.knowsMetadata = metadata->has_value();
        if (*metadata)
            return **metadata;
    }
    if (role == PinRole::Puk)
        return PinStatus{};

    auto response = transaction.transmit(askTriesCommand());
    if (!response)
        return failure(response.error());
    if (response->status.isSuccess() && whenVerified == WhenVerified::LogOut) {
        const auto loggedOut = transaction.transmit(logOutCommand());
        if (!loggedOut)
            return failure(loggedOut.error());
        // Where the card does not know how to log out, a reset does it for the next time.
        if (!loggedOut->status.isSuccess()) {
            transaction.resetAtEnd();
            return PinStatus{};
        }
        response = transaction.transmit(askTriesCommand());
        if (!response)
            return failure(response.error());
    }
    PinStatus status;
    status.triesLeft = triesOf(response->status);
    return status;
}

Result<PinStatus> PivCard::readStatus(Transaction &transaction, PinRole role)
{
    // What is lost with the end of the visit anyway need not be spared.
    return askTries(transaction, role,
        transaction.resetsAtEnd() ? WhenVerified::LogOut : WhenVerified::LeaveIt);
}

Result<PinStatus> PivCard::readTries(Transaction &transaction, PinRole role)
{
    return askTries(transaction, role, WhenVerified::LogOut);
}

Result<EidCard::SlotReading> PivCard::readSlot(
    Transaction &transaction, KeySlot slot, const SlotReading *known)
{
    const CommandApdu command = getDataCommand(certificateTag(slot));
    if (known != nullptr) {
        auto start = transaction.transmitPrefix(command, beginning);
        if (!start)
            return failure(start.error());
        const bool isAll = start->status.sw1() != 0x61;
        if (isAll ? isSame(known->object, *start) : startsWith(known->object, start->data))
            return *known;
        if (isAll)
            return readingOf(slot, std::move(*start));
    }
    auto response = transaction.transmit(command, maximumObject);
    if (response)
        return readingOf(slot, std::move(*response));
    if (response.error().code == ErrorCode::CardDataTooLarge)
        return SlotReading{faulty(slot, response.error()), {}};
    return failure(response.error());
}

Result<void> PivCard::verify(Transaction &transaction, const Secret &pin, PinTrail &trail)
{
    return spendTry(transaction, verifyCommand(pin), PinRole::Pin, trail);
}

Result<void> PivCard::change(Transaction &transaction, PinRole role, const Secret &oldPin,
    const Secret &newPin, PinTrail &trail)
{
    return spendTry(transaction, changeCommand(role, oldPin, newPin), role, trail);
}

Result<void> PivCard::unblock(
    Transaction &transaction, const Secret &puk, const Secret &newPin, PinTrail &trail)
{
    return spendTry(transaction, unblockCommand(puk, newPin), PinRole::Puk, trail);
}

Result<void> PivCard::verifyAtPad(Transaction &transaction, PinTrail &trail)
{
    PinPadVerify request;
    request.p2 = keyReference(PinRole::Pin);
    request.format = padFormat(rules(PinRole::Pin));
    return spendTry(
        transaction, PinRole::Pin, trail, [&] { return transaction.verifyAtPinPad(request); });
}

Result<void> PivCard::changeAtPad(Transaction &transaction, PinRole role, PinTrail &trail)
{
    PinPadModify request;
    request.p2 = keyReference(role);
    request.format = padFormat(rules(role));
    return spendTry(transaction, role, trail, [&] { return transaction.modifyAtPinPad(request); });
}

} // namespace eid
