#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace eid {

class Store;
struct JournalNote;

/// A face sample that waits for the platform: sealed, so that neither the tool nor who takes the
/// file can open it.
struct SealedSample
{
    QString identifier; ///< UUID, lower case without braces
    QString card; ///< Store::cardReference() of the card that signed it
    QDateTime taken; ///< UTC
    QDateTime expires; ///< UTC
    qint64 size = 0; ///< octets of what is uploaded in the end
    qint64 sent = 0; ///< of which the platform has so many
    QByteArray location; ///< where the upload goes on; empty: nowhere yet
    Bytes envelope; ///< CMS without certificates, for those name the holder; list() leaves it out

    bool operator==(const SealedSample &) const = default;
};

/// The samples that wait, in the records. What is removed is overwritten, and the file gets
/// smaller.
///
/// Threads: that of the store, which it must not outlive. Errors: those of Database; StoreDamaged
/// for a sample that cannot be understood.
class SealedSamples
{
public:
    explicit SealedSamples(Store &store);

    /// Keeps \a sample, in place of one with the same identifier, and writes \a note to the
    /// journal.
    Result<void> keep(const SealedSample &sample, const JournalNote &note);
    /// The oldest first.
    [[nodiscard]] Result<QList<SealedSample>> list() const;
    [[nodiscard]] Result<std::optional<SealedSample>> find(const QString &identifier) const;
    /// Notes how far the upload of \a identifier has come. No error where there is none such.
    Result<void> setPlace(const QString &identifier, const QByteArray &location, qint64 sent);
    /// Removes \a identifier for good and writes \a note to the journal. Whether there was one;
    /// nothing is written where there was none.
    Result<bool> remove(const QString &identifier, const JournalNote &note);
    /// Removes those whose time has passed, each with an entry in the journal. How many.
    Result<int> removeExpired();

private:
    Store &m_store;
};

} // namespace eid
