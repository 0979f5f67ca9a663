#pragma once

#include "core/renewal/renewalledger.h"

#include <functional>

namespace eid::testing {

/// A ledger at one of whose writes the process dies: just before it, or just after it is on the
/// disk. From then on nothing is written any more.
class CrashingLedger final : public RenewalLedger
{
public:
    enum class Moment { Before, After };

    /// \a write: counted from 1; 0: never. \a die is called at that moment.
    CrashingLedger(RenewalLedger &ledger, int write, Moment moment, std::function<void()> die);

    Result<QUuid> begin() override;
    Result<void> append(const RenewalRecord &record) override;
    Result<void> finish(const QUuid &run, RenewalEnd end) override;

    [[nodiscard]] int writes() const { return m_writes; }

private:
    template <typename T, typename Write>
    Result<T> passed(Write write);

    RenewalLedger &m_ledger;
    int m_crashAt;
    Moment m_moment;
    std::function<void()> m_die;
    int m_writes = 0;
    bool m_isDead = false;
};

} // namespace eid::testing
