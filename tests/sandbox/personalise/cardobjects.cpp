#include "tests/sandbox/personalise/cardobjects.h"

#include "core/card/piv/pivkeys.h"
#include "core/smartcard/connection.h"
#include "core/smartcard/tlv.h"
#include "core/smartcard/transaction.h"
#include "tests/sandbox/card/pivaid.h"
#include "tests/sandbox/demo/demoobjects.h"

#include <QDate>

namespace eid::sandbox {

namespace {

constexpr std::uint32_t chuidTag = 0x5FC102;
constexpr std::uint32_t cccTag = 0x5FC107;
constexpr int yearsOfCard = 10;

AdministratorAlgorithm algorithmOf(AdminAlgorithm algorithm)
{
    switch (algorithm) {
    case AdminAlgorithm::TripleDes:
        return AdministratorAlgorithm::TripleDes;
    case AdminAlgorithm::Aes128:
        return AdministratorAlgorithm::Aes128;
    case AdminAlgorithm::Aes192:
        return AdministratorAlgorithm::Aes192;
    case AdminAlgorithm::Aes256:
        return AdministratorAlgorithm::Aes256;
    }
    Q_UNREACHABLE();
}

/// The data of a success.
Result<Bytes> send(Transaction &transaction, const CommandApdu &command)
{
    auto response = transaction.transmit(command);
    if (!response)
        return failure(response.error());
    if (!response->status.isSuccess())
        return failure(errorOf(response->status));
    return std::move(response->data);
}

/// PUT DATA (part 2, 3.3.2).
CommandApdu putCommand(std::uint32_t tag, ByteView content)
{
    Bytes data{0x5C, 0x03, static_cast<std::uint8_t>(tag >> 16),
        static_cast<std::uint8_t>(tag >> 8), static_cast<std::uint8_t>(tag)};
    appendTlv(data, 0x53, content);
    return {0x00, 0xDB, 0x3F, 0xFF, data};
}

Result<void> prove(Transaction &transaction, const AdminKey &key)
{
    const AdministratorAlgorithm algorithm = algorithmOf(key.algorithm);
    return send(transaction, challengeCommand(algorithm))
        .and_then([&](const Bytes &answer) { return parseChallenge(algorithm, answer); })
        .and_then([&](const Bytes &challenge) {
            return send(transaction, responseCommand(algorithm, key.encrypt(challenge)));
        })
        .map([](const Bytes &) {});
}

Result<void> write(Transaction &transaction, const AdminKey &key, ByteView guid)
{
    const QDate expires = QDate::currentDate().addYears(yearsOfCard);
    const CommandApdu select(0x00, 0xA4, 0x04, 0x00, ByteView(pivAid), CommandApdu::maximumLe);
    return send(transaction, select)
        .and_then([&](const Bytes &) { return prove(transaction, key); })
        .and_then(
            [&] { return send(transaction, putCommand(cccTag, cardCapabilityContainer(guid))); })
        .and_then([&](const Bytes &) {
            return send(
                transaction, putCommand(chuidTag, cardholderUniqueIdentifier(guid, expires)));
        })
        .map([](const Bytes &) {});
}

} // namespace

Result<void> writeCardObjects(const std::shared_ptr<const PcscApi> &api, const QString &reader,
    const AdminKey &adminKey, const QUuid &cardUuid)
{
    const QByteArray guid = cardUuid.toRfc4122();
    const Bytes octets(guid.begin(), guid.end());
    auto connection
        = PcscContext::establish(api).and_then([&](const std::shared_ptr<PcscContext> &context) {
              return Connection::open(context, reader);
          });
    if (!connection)
        return failure(connection.error());
    auto transaction = (*connection)->begin();
    if (!transaction)
        return failure(transaction.error());
    // Nobody else is to write in the administrator's name.
    transaction->resetAtEnd();
    return write(*transaction, adminKey, octets);
}

} // namespace eid::sandbox
