#include "app/eidctl/pinsource.h"

#include "app/eidctl/interruption.h"
#include "app/eidctl/text.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

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

Result<void> waitForInput(int descriptor, const Interruption &interruption)
{
    std::array<pollfd, 2> waiting{
        {{descriptor, POLLIN, 0}, {interruption.descriptor(), POLLIN, 0}}};
    while (poll(waiting.data(), waiting.size(), -1) < 0) {
        if (errno != EINTR)
            return failure(ErrorCode::PinInputMissing, QLatin1String(std::strerror(errno)));
    }
    if (waiting[1].revents != 0)
        return failure(ErrorCode::Cancelled);
    return {};
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
    if (isatty(descriptor) != 0)
        return failure(ErrorCode::InvalidArgument,
            QStringLiteral("%1 is a terminal, which would echo").arg(where));

    // Far more than any card takes, and far less than a wrong file would hold.
    constexpr std::size_t longestEntry = 64;
    Secret secret;
    Secret octet(1);
    for (;;) {
        if (const auto ready = waitForInput(descriptor, m_interruption); !ready)
            return failure(ready.error());
        const auto count = ::read(descriptor, octet.octets().data(), 1);
        if (count < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (count < 0)
            return failure(ErrorCode::PinInputMissing,
                QStringLiteral("%1: %2").arg(where, QLatin1String(std::strerror(errno))));
        if (count == 0 || octet.octets()[0] == '\n')
            break;
        if (secret.size() == longestEntry)
            return failure(ErrorCode::PinTooLong, where);
        secret.append(octet.octets()[0]);
    }
    if (secret.isEmpty())
        return failure(ErrorCode::PinInputMissing, where);
    return secret;
}

} // namespace eid::ctl
