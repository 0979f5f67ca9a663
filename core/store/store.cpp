#include "core/store/store.h"

#include "core/store/columns.h"
#include "core/store/filelock.h"
#include "core/store/journal.h"
#include "core/store/migrations.h"
#include "core/store/storefile.h"
#include "core/store/userseal.h"

#include <QFileInfo>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

#include <array>
#include <tuple>

namespace eid {

namespace {

constexpr qsizetype referenceLength = 32;

QByteArray randomKey()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return {reinterpret_cast<const char *>(words.data()), sizeof words};
}

QString selectKey()
{
    return QStringLiteral("SELECT key FROM store_key WHERE id = 1");
}

/// Whether the key of the records, if there is one yet, can be opened here.
Result<void> examineKey(Database &database)
{
    const auto version = database.value(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return failure(version.error());
    if (version->toInt() == 0)
        return {}; // no table yet
    const auto present = database.query(selectKey());
    if (!present)
        return failure(present.error());
    if (present->isEmpty())
        return {};
    return openForUser(present->constFirst().constFirst().toByteArray()).map([](auto &&) {});
}

/// A connection to a file that is whole, or why there is none.
Result<Database> openWhole(const Store::Options &options)
{
    if (const auto prepared = prepareStoreFile(options.path); !prepared)
        return failure(prepared.error());
    auto database = Database::open(options.path, options.busyTimeout);
    if (!database)
        return database;
    if (const auto examined = examine(*database); !examined)
        return failure(examined.error());
    if (const auto examined = examineKey(*database); !examined)
        return failure(examined.error());
    for (const char *pragma :
        {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA secure_delete = ON"}) {
        if (const auto set = database->execute(QLatin1String(pragma)); !set)
            return failure(set.error());
    }
    return database;
}

/// The words of \a fault for a file that is called \a name now.
SetAside setAsideAs(const QString &name, const QString &fault)
{
    const QString detail = fault.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, fault);
    return {name, Error{ErrorCode::StoreDamaged, detail, std::nullopt}};
}

/// Brings the schema up to date. A new file begins with the entry on the one before it, in the same
/// transaction: even a process killed in between cannot keep it from being told.
Result<std::optional<SetAside>> bringUpToDate(
    Database &database, const Store::Options &options, const QString &fault)
{
    using Told = Result<std::optional<SetAside>>;
    return database.inTransaction([&]() -> Told {
        const auto isNew = migrate(database);
        if (!isNew)
            return failure(isNew.error());
        const auto name = *isNew ? lastSetAside(options.path) : std::nullopt;
        if (!name)
            return std::optional<SetAside>();
        const SetAside aside = setAsideAs(*name, fault);
        const auto appended = appendToJournal(database, options.now(),
            {.action = JournalAction::StoreSetAside,
                .card = {},
                .slot = {},
                .error = aside.error.code,
                .detail = aside.error.detail});
        if (!appended)
            return failure(appended.error());
        return std::optional(aside);
    });
}

Result<QByteArray> keyOf(Database &database)
{
    const auto present = database.query(selectKey());
    if (!present)
        return failure(present.error());
    if (present->isEmpty()) {
        const auto sealed = sealForUser(randomKey());
        if (!sealed)
            return sealed;
        const auto made = database.execute(
            QStringLiteral("INSERT OR IGNORE INTO store_key (id, key) VALUES (1, ?)"), {*sealed});
        if (!made)
            return failure(made.error());
    }
    return database.value(selectKey()).and_then([](const QVariant &key) {
        return openForUser(key.toByteArray());
    });
}

} // namespace

Store::Store(Options options, Database database, QByteArray key, std::optional<SetAside> setAside)
    : m_options(std::move(options))
    , m_database(std::move(database))
    , m_key(std::move(key))
    , m_setAside(std::move(setAside))
{ }

Result<Store> Store::open(Options options)
{
    if (const auto prepared = prepareStoreFile(options.path); !prepared)
        return failure(prepared.error());
    // Of two processes that find the same damage, one sets the file aside.
    const auto lock
        = FileLock::acquire(options.path + QStringLiteral(".lock"), options.busyTimeout);
    if (!lock)
        return failure(lock.error());
    if (!*lock)
        return failure(ErrorCode::StoreUnavailable, QStringLiteral("Another process opens it"));

    QString fault;
    auto database = openWhole(options);
    if (!database && database.error().code == ErrorCode::StoreDamaged) {
        fault = database.error().detail;
        if (const auto aside = setStoreFileAside(options.path, options.now()); !aside)
            return failure(aside.error());
        database = openWhole(options);
    }
    if (!database)
        return failure(database.error());
    auto setAside = bringUpToDate(*database, options, fault);
    if (!setAside)
        return failure(setAside.error());
    auto key = keyOf(*database);
    if (!key)
        return failure(key.error());
    return Store(std::move(options), std::move(*database), std::move(*key), std::move(*setAside));
}

QString Store::cardReference(const QString &cardSerial) const
{
    return cardSerial.isEmpty() ? QString() : referenceOf(cardSerial.toUtf8());
}

QString Store::keyReference(ByteView publicKey) const
{
    // The zero keeps it apart from any serial.
    return publicKey.empty() ? QString() : referenceOf(QByteArray(1, '\0') + blobOf(publicKey));
}

QString Store::referenceOf(const QByteArray &octets) const
{
    const QByteArray code
        = QMessageAuthenticationCode::hash(octets, m_key, QCryptographicHash::Sha256);
    return QString::fromLatin1(code.toHex().first(referenceLength));
}

void Store::shrink()
{
    std::ignore = m_database.execute(QStringLiteral("VACUUM"));
    std::ignore = m_database.execute(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
}

QString Store::folder() const
{
    return QFileInfo(m_options.path).path();
}

} // namespace eid
