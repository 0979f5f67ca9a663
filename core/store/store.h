#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/store/database.h"

#include <QDateTime>
#include <QString>

#include <functional>
#include <optional>

namespace eid {

/// A damaged file that was found and set aside. To be told to the user, whatever else happens.
struct SetAside
{
    QString fileName; ///< its name now, in the folder of the store
    Error error; ///< StoreDamaged, with what was wrong and the name

    bool operator==(const SetAside &) const = default;
};

/// The records that the tool keeps: one SQLite file in WAL mode that several processes use at once.
/// Each commit is on the disk when it returns (synchronous=FULL).
///
/// No PIN, PUK or key of a card is written to it, and no name or ID number in the clear. Cards
/// appear as references.
///
/// Threads: a store belongs to the thread that opened it. To open one checks the whole file, which
/// takes milliseconds and touches the disk: not for a thread that paints.
class Store
{
public:
    struct Options
    {
        QString path = {}; ///< see defaultStorePath(); its folder is made if it is missing
        std::function<QDateTime()> now = &QDateTime::currentDateTimeUtc;
        std::chrono::milliseconds busyTimeout = Database::busyTimeout;
    };

    /// Opens the records, makes them where there are none, and brings an older version up to date.
    /// A damaged file is renamed, together with what SQLite keeps beside it, and a new one begun:
    /// setAside() tells, and the first entry of the new journal.
    ///
    /// Fails with StoreUnavailable, StoreFull, and StoreTooNew, which leaves the file as it is.
    static Result<Store> open(Options options);

    /// What was set aside when this store was opened; or before, by a process that was killed
    /// before it could tell.
    [[nodiscard]] const std::optional<SetAside> &setAside() const { return m_setAside; }

    /// How the records name the card with the serial \a cardSerial (32 lower-case hexadecimal
    /// digits): the first half of HMAC-SHA-256 with a random key of this store's own, which lies in
    /// the file as sealForUser() leaves it. The same card always has the same reference in one
    /// store, and another one in each other store.
    /// Empty for a card without a serial.
    [[nodiscard]] QString cardReference(const QString &cardSerial) const;
    /// The same for \a publicKey of a card, SubjectPublicKeyInfo: what tells whether it is another
    /// one than before.
    [[nodiscard]] QString keyReference(ByteView publicKey) const;

    /// The folder of the file, for the locks that lie beside it.
    [[nodiscard]] QString folder() const;

    /// Gives back the room of what was removed, in the file and in what SQLite keeps beside it; it
    /// was overwritten where it stood when it was removed (secure_delete). Where another process
    /// reads just now, that happens later.
    void shrink();

    [[nodiscard]] QDateTime now() const { return m_options.now().toUTC(); }
    [[nodiscard]] Database &database() { return m_database; }

private:
    [[nodiscard]] QString referenceOf(const QByteArray &octets) const;

    Store(Options options, Database database, QByteArray key, std::optional<SetAside> setAside);

    Options m_options;
    Database m_database;
    QByteArray m_key;
    std::optional<SetAside> m_setAside;
};

} // namespace eid
