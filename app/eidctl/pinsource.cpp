#include "app/eidctl/pinsource.h"

#include "app/eidctl/descriptor.h"
#include "app/eidctl/text.h"

namespace eid::ctl {

namespace {

QString promptFor(Entry entry)
{
    switch (entry) {
    case Entry::Pin:
        return Text::tr("PIN: ");
    case Entry::InitialPin:
        return Text::tr("PIN from your PIN letter: ");
    case Entry::NewPin:
        return Text::tr("New PIN: ");
    case Entry::Puk:
        return Text::tr("PUK: ");
    case Entry::NewPuk:
        return Text::tr("New PUK: ");
    case Entry::TransactionCode:
        return Text::tr("Transaction code: ");
    case Entry::LossCode:
        return Text::tr("Loss code: ");
    case Entry::RecoveryPhrase:
        return Text::tr("Recovery phrase: ");
    }
    Q_UNREACHABLE();
}

bool isNew(Entry entry)
{
    return entry == Entry::NewPin || entry == Entry::NewPuk;
}

} // namespace

QString descriptorOption(Entry entry)
{
    switch (entry) {
    case Entry::Pin:
    case Entry::InitialPin:
        return QStringLiteral("pin-fd");
    case Entry::NewPin:
        return QStringLiteral("new-pin-fd");
    case Entry::Puk:
        return QStringLiteral("puk-fd");
    case Entry::NewPuk:
        return QStringLiteral("new-puk-fd");
    case Entry::TransactionCode:
    case Entry::LossCode:
        return QStringLiteral("code-fd");
    case Entry::RecoveryPhrase:
        return QStringLiteral("phrase-fd");
    }
    Q_UNREACHABLE();
}

Result<Secret> TerminalPinSource::read(Entry entry)
{
    auto first = m_terminal.readSecret(promptFor(entry));
    if (!first || !isNew(entry))
        return first;
    const auto second = m_terminal.readSecret(Text::tr("The same again: "));
    if (!second)
        return failure(second.error());
    if (!first->equals(*second))
        return failure(ErrorCode::PinMismatch);
    return first;
}

Result<Secret> DescriptorPinSource::read(Entry entry)
{
    const int descriptor = m_descriptors.at(entry);
    const QString where = QStringLiteral("--%1 %2").arg(descriptorOption(entry)).arg(descriptor);
    if (isTerminal(descriptor))
        return failure(ErrorCode::InvalidArgument,
            QStringLiteral("%1 is a terminal, which would echo").arg(where));

    // Far more than any card takes, and far less than a wrong file would hold.
    constexpr std::size_t longestEntry = 64;
    Secret secret;
    Secret octet(1);
    for (;;) {
        const auto count = readFrom(descriptor, octet.octets(), m_interruption);
        if (!count && count.error().code == ErrorCode::Cancelled)
            return failure(count.error());
        if (!count)
            return failure(
                count.error().code, QStringLiteral("%1: %2").arg(where, count.error().detail));
        if (*count == 0 || octet.octets()[0] == '\n')
            break;
        if (secret.size() == longestEntry)
            return failure(ErrorCode::PinTooLong, where);
        secret.append(octet.octets()[0]);
    }
    trimLineEnd(secret);
    if (secret.isEmpty())
        return failure(ErrorCode::PinInputMissing, where);
    return secret;
}

} // namespace eid::ctl
