#pragma once

#include "core/store/journalentry.h"
#include "ui/base/statussign.h"

#include <QCoreApplication>

namespace eid::ui {

/// One entry of the journal in the user's language and time zone.
struct JournalRow
{
    Q_DECLARE_TR_FUNCTIONS(eid::ui::JournalRow)

public:
    explicit JournalRow(const JournalEntry &entry);

    StatusSign::Status status;
    QString title; ///< what was done
    QString time;
    QString outcome; ///< how it ended, and with which card and slot
    QString detail; ///< technical; may be empty

    /// All of it in one sentence, for screen readers.
    [[nodiscard]] QString spoken() const;
};

} // namespace eid::ui
