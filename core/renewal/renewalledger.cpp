#include "core/renewal/renewalledger.h"

#include "core/renewal/renewalplan.h"
#include "core/store/journal.h"
#include "core/store/store.h"

#include <utility>

namespace eid {

namespace {

Result<void> note(Store &store, const JournalNote &note)
{
    return Journal(store).append(note).map([](const JournalEntry &) {});
}

} // namespace

RenewalLedger::~RenewalLedger() = default;

StoreLedger::StoreLedger(Store &store, QString cardReference)
    : m_store(store)
    , m_card(std::move(cardReference))
    , m_journal(store)
{ }

Result<QUuid> StoreLedger::begin()
{
    return m_journal.begin(m_card).and_then([this](const QUuid &run) -> Result<QUuid> {
        if (const auto noted = note(m_store, {JournalAction::RenewalStarted, m_card}); !noted)
            return failure(noted.error());
        return run;
    });
}

Result<void> StoreLedger::append(const RenewalRecord &record)
{
    if (const auto appended = m_journal.append(record); !appended)
        return appended;
    if (record.mark == RenewalMark::Before)
        return {};
    return note(m_store,
        {JournalAction::RenewalStep, m_card, record.slot, std::nullopt,
            renewalStepIdentifier(record.step)});
}

Result<void> StoreLedger::finish(const QUuid &run, RenewalEnd end)
{
    if (const auto finished = m_journal.finish(run, end); !finished)
        return finished;
    return note(m_store,
        {JournalAction::RenewalFinished, m_card, {}, std::nullopt, renewalEndIdentifier(end)});
}

Result<std::optional<UnfinishedRenewal>> StoreLedger::takeUnfinished()
{
    auto unfinished = m_journal.unfinished(m_card);
    if (!unfinished || !*unfinished || hasChangedCard(**unfinished))
        return unfinished;
    if (const auto ended = finish((*unfinished)->run, RenewalEnd::Abandoned); !ended)
        return failure(ended.error());
    return std::nullopt;
}

Result<void> StoreLedger::noteResumption()
{
    return note(m_store, {JournalAction::RenewalResumed, m_card});
}

Result<void> StoreLedger::noteFailure(const Error &error)
{
    return note(m_store, {JournalAction::RenewalFailed, m_card, {}, error.code, error.detail});
}

} // namespace eid
