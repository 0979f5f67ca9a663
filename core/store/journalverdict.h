#pragma once

#include <QMetaType>
#include <QString>

#include <optional>

namespace eid {

/// Where a journal does not hold, and how.
struct JournalBreak
{
    enum class Kind {
        Changed, ///< the entry does not have its hash
        Removed, ///< the entry is missing
        Unlinked, ///< its predecessor is another one: put in, or out of order
        CutOff, ///< the entry and all after it are missing at the end
        Added, ///< the entry was put in after the end
        HeadChanged, ///< the record of the end says another hash than the last entry
    };

    Kind kind = Kind::Changed;
    qint64 sequence = 0; ///< of the first entry that does not hold

    bool operator==(const JournalBreak &) const = default;
};

/// What came of checking a journal from its first entry to its last.
struct JournalVerdict
{
    qint64 entries = 0; ///< that were there
    QString head; ///< hash of the last one; whoever keeps it can tell later that nothing is gone
    std::optional<JournalBreak> broken; ///< the first that does not hold

    [[nodiscard]] bool holds() const { return !broken; }
    bool operator==(const JournalVerdict &) const = default;
};

/// The stable identifier of \a kind, for JSON: "changed".
QString journalBreakIdentifier(JournalBreak::Kind kind);

} // namespace eid

Q_DECLARE_METATYPE(eid::JournalVerdict)
