#pragma once

#include "core/base/error.h"
#include "core/store/journalaction.h"

#include <QDateTime>
#include <QMetaType>
#include <QString>

#include <optional>

namespace eid {

/// What somebody has to say to the journal.
struct JournalNote
{
    JournalAction action = JournalAction::PinVerified;
    QString card = {}; ///< Store::cardReference(); empty where no card took part
    QString slot = {}; ///< "9A"; empty where none took part
    std::optional<ErrorCode> error = {}; ///< unset: it went well
    /// The technical side, as in Error::detail: never personal data, never a PIN.
    QString detail = {};

    bool operator==(const JournalNote &) const = default;
};

/// One entry as it stands in the file: texts, because it is what was hashed, and because another
/// version of the tool, or somebody else, may have written it.
struct JournalEntry
{
    qint64 sequence = 0; ///< 1, 2, 3 …
    QString time = {}; ///< UTC, "2026-11-23T23:23:29.042Z"
    QString action = {}; ///< journalActionIdentifier()
    QString card = {};
    QString slot = {};
    QString outcome = {}; ///< "ok" or the identifier of the error (errorwords.h)
    QString detail = {};
    QString previous = {}; ///< hash of the entry before; of the first one 64 zeros
    QString hash = {}; ///< hashOf() this entry

    /// Unset where the text is no time.
    [[nodiscard]] std::optional<QDateTime> when() const;
    [[nodiscard]] bool isOk() const;
    /// What went wrong; unset where nothing did, and where the identifier is not known here.
    [[nodiscard]] std::optional<ErrorCode> error() const;

    bool operator==(const JournalEntry &) const = default;
};

/// The most characters (UTF-16 code units) of a note's texts that are kept.
inline constexpr qsizetype journalDetailAtMost = 512;
inline constexpr qsizetype journalNameAtMost = 64;

/// What the entry before the first one counts as.
QString journalBeginning();

/// The hash of \a entry, 64 lower-case hexadecimal digits: SHA-256 over the texts
///
///     "eid-journal-1", sequence (decimal), time, action, card, slot, outcome, detail, previous
///
/// in this order, each as UTF-8 behind its length in octets as four octets, most significant
/// first. So no two entries have the same octets, and an entry fixes all that came before it.
QString hashOf(const JournalEntry &entry);

/// The entry that says \a note, after one with the number \a after and the hash \a previous. Line
/// ends and other control characters become spaces; what is too long is cut.
JournalEntry entryOf(
    const JournalNote &note, const QDateTime &time, qint64 after, const QString &previous);

} // namespace eid

Q_DECLARE_METATYPE(eid::JournalEntry)
