#pragma once

#include "core/base/result.h"
#include "core/store/renewaljournal.h"

#include <QUuid>

#include <optional>

namespace eid {

/// Where the steps of one run are kept, so that they are on the disk when a call returns.
/// Threads: one.
class RenewalLedger
{
public:
    RenewalLedger() = default;
    virtual ~RenewalLedger();
    RenewalLedger(const RenewalLedger &) = delete;
    RenewalLedger &operator=(const RenewalLedger &) = delete;

    virtual Result<QUuid> begin() = 0;
    virtual Result<void> append(const RenewalRecord &record) = 0;
    virtual Result<void> finish(const QUuid &run, RenewalEnd end) = 0;
};

/// The ledger of one card in the tool's records. What is done is told to the journal as well.
class StoreLedger final : public RenewalLedger
{
public:
    /// \a store outlives this object; its thread is this object's.
    StoreLedger(Store &store, QString cardReference);

    Result<QUuid> begin() override;
    Result<void> append(const RenewalRecord &record) override;
    Result<void> finish(const QUuid &run, RenewalEnd end) override;
    /// The run of the card that was cut short, if it may have begun to change the card. One that
    /// has not is ended here: there is nothing to resume.
    Result<std::optional<UnfinishedRenewal>> takeUnfinished();
    /// Tells the journal that the run that was cut short goes on.
    Result<void> noteResumption();
    /// Tells the journal that the run has stopped for now.
    Result<void> noteFailure(const Error &error);

private:
    Store &m_store;
    QString m_card;
    RenewalJournal m_journal;
};

} // namespace eid
