#pragma once

#include "app/eidctl/terminal.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <QString>

#include <map>

namespace eid::ctl {

class Interruption;

/// What is asked of the user.
enum class Entry {
    Pin,
    InitialPin, ///< the one that was issued with the card
    NewPin,
    Puk,
    NewPuk,
    TransactionCode, ///< that goes with an offer of online copies
    LossCode, ///< by which a card is reported lost
    RecoveryPhrase, ///< by which online copies are opened without the card
};

/// The option that names the file descriptor for \a entry: "pin-fd".
QString descriptorOption(Entry entry);

/// Where PINs and PUKs come from.
class PinSource
{
public:
    virtual ~PinSource() = default;
    /// Fails with PinInputMissing, PinTooLong, PinMismatch (a new one is asked for twice),
    /// Cancelled.
    [[nodiscard]] virtual Result<Secret> read(Entry entry) = 0;
};

/// Asks at the terminal, without echo.
class TerminalPinSource : public PinSource
{
public:
    explicit TerminalPinSource(const Terminal &terminal)
        : m_terminal(terminal)
    { }
    Result<Secret> read(Entry entry) override;

private:
    const Terminal &m_terminal;
};

/// Reads a line for each entry from a file descriptor, octet by octet, so that several entries can
/// come from the same one.
class DescriptorPinSource : public PinSource
{
public:
    DescriptorPinSource(std::map<Entry, int> descriptors, const Interruption &interruption)
        : m_descriptors(std::move(descriptors))
        , m_interruption(interruption)
    { }
    Result<Secret> read(Entry entry) override;

private:
    std::map<Entry, int> m_descriptors;
    const Interruption &m_interruption;
};

} // namespace eid::ctl
