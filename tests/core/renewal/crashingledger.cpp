#include "tests/core/renewal/crashingledger.h"

#include <utility>

namespace eid::testing {

CrashingLedger::CrashingLedger(
    RenewalLedger &ledger, int write, Moment moment, std::function<void()> die)
    : m_ledger(ledger)
    , m_crashAt(write)
    , m_moment(moment)
    , m_die(std::move(die))
{ }

template <typename T, typename Write>
Result<T> CrashingLedger::passed(Write write)
{
    const auto dead = [] { return failure(ErrorCode::Internal, QStringLiteral("killed")); };
    if (m_isDead)
        return dead();
    const bool isLast = ++m_writes == m_crashAt;
    if (isLast && m_moment == Moment::Before) {
        m_isDead = true;
        m_die();
        return dead();
    }
    Result<T> written = write();
    if (isLast) {
        m_isDead = true;
        m_die();
        return dead();
    }
    return written;
}

Result<QUuid> CrashingLedger::begin()
{
    return passed<QUuid>([&] { return m_ledger.begin(); });
}

Result<void> CrashingLedger::append(const RenewalRecord &record)
{
    return passed<void>([&] { return m_ledger.append(record); });
}

Result<void> CrashingLedger::finish(const QUuid &run, RenewalEnd end)
{
    return passed<void>([&] { return m_ledger.finish(run, end); });
}

} // namespace eid::testing
