#pragma once

#include "core/journaling/journalevent.h"
#include "core/store/store.h"

#include <optional>

namespace eid::ctl {

class Output;

/// What eidctl keeps: the journal of this user. The file is touched by the first use, not before.
class Records
{
public:
    explicit Records(const Output &output);

    /// The open records. Damaged ones that were set aside are told along the way.
    Result<Store *> store();

    /// Writes \a event. If that fails it is told, and no more: what it speaks of has happened.
    void note(const JournalEvent &event);

private:
    const Output &m_output;
    std::optional<Store> m_store;
};

} // namespace eid::ctl
