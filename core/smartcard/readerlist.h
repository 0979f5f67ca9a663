#pragma once

#include "core/smartcard/connection.h"
#include "core/smartcard/readerwatch.h"

#include <QByteArrayList>

#include <vector>

namespace eid {

/// The readers of a context as one SCardGetStatusChange takes and gives them.
class ReaderList
{
public:
    /// Asks the service for the readers and their states, without waiting.
    static Result<ReaderList> read(const PcscContext &context);
    /// Whether the service tells of readers that come (\\?PnP?\Notification).
    static Result<bool> hasPnp(const PcscContext &context);

    [[nodiscard]] QList<ReaderPresence> presences() const;
    [[nodiscard]] const QByteArrayList &names() const { return m_names; }

    /// Blocks until a reader or a card comes or goes, for \a timeoutMs at most.
    /// False: time ran out. Fails with what the service says (Cancelled, PcscServiceStopped, …).
    Result<bool> waitForChange(const PcscContext &context, bool withPnp, DWORD timeoutMs) const;
    /// Whether one wait sees everything that can happen.
    [[nodiscard]] bool isWatchable(bool withPnp) const;

private:
    QByteArrayList m_names;
    std::vector<PcscReaderState> m_states;
};

} // namespace eid
