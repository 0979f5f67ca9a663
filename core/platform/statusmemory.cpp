#include "core/platform/statusmemory.h"

#include <algorithm>

namespace eid {

namespace {

constexpr qsizetype mostEntries = 16;
constexpr qint64 longestSeconds = 3600;

} // namespace

std::optional<CertificateStatus::State> StatusMemory::find(
    const Bytes &der, const QDateTime &now) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_entries.constFind(der);
    // Before it was learned: the clock was set back, and nothing can be said of how old it is.
    if (found == m_entries.cend() || now < found->from || now >= found->until)
        return std::nullopt;
    return found->state;
}

void StatusMemory::remember(const Bytes &der, const CertificateStatus &status, const QDateTime &now)
{
    // Without a nextUpdate there may be later news at any time (RFC 6960, 4.2.2.1).
    if (!status.nextUpdate.isValid())
        return;
    const std::scoped_lock lock(m_mutex);
    if (m_entries.size() >= mostEntries)
        m_entries.clear();
    m_entries[der] = {status.state, now, std::min(status.nextUpdate, now.addSecs(longestSeconds))};
}

} // namespace eid
