#include "core/store/migrations.h"

#include "core/store/database.h"

#include <QStringList>

#include <array>
#include <span>

namespace eid {

namespace {

constexpr std::array version1{
    // One row: what keeps the card references of two stores from being compared.
    "CREATE TABLE store_key (id INTEGER PRIMARY KEY CHECK (id = 1), key BLOB NOT NULL)",
    "CREATE TABLE journal ("
    " sequence INTEGER PRIMARY KEY,"
    " time TEXT NOT NULL,"
    " action TEXT NOT NULL,"
    " card TEXT NOT NULL,"
    " slot TEXT NOT NULL,"
    " outcome TEXT NOT NULL,"
    " detail TEXT NOT NULL,"
    " previous TEXT NOT NULL,"
    " hash TEXT NOT NULL)",
    // One row, so that entries missing at the end are noticed.
    "CREATE TABLE journal_head ("
    " id INTEGER PRIMARY KEY CHECK (id = 1),"
    " sequence INTEGER NOT NULL,"
    " hash TEXT NOT NULL)",
    "CREATE TABLE renewal_run ("
    " run TEXT PRIMARY KEY,"
    " card TEXT NOT NULL,"
    " begun TEXT NOT NULL,"
    " ended TEXT,"
    " outcome TEXT)",
    // A card has one run at a time that has not come to its end.
    "CREATE UNIQUE INDEX renewal_unfinished ON renewal_run (card) WHERE ended IS NULL",
    "CREATE TABLE renewal_record ("
    " id INTEGER PRIMARY KEY,"
    " run TEXT NOT NULL REFERENCES renewal_run (run),"
    " slot TEXT NOT NULL,"
    " step TEXT NOT NULL,"
    " mark TEXT NOT NULL,"
    " time TEXT NOT NULL,"
    " public_key BLOB NOT NULL,"
    " old_fingerprint TEXT NOT NULL,"
    " new_fingerprint TEXT NOT NULL,"
    " detail TEXT NOT NULL)",
    "CREATE INDEX renewal_record_of_run ON renewal_record (run, id)",
};

constexpr std::array version2{
    "CREATE TABLE waiting_sample ("
    " identifier TEXT PRIMARY KEY,"
    " card TEXT NOT NULL,"
    " taken TEXT NOT NULL,"
    " expires TEXT NOT NULL,"
    " size INTEGER NOT NULL,"
    " sent INTEGER NOT NULL,"
    " location TEXT NOT NULL,"
    " envelope BLOB NOT NULL)",
};

constexpr std::array version3{
    // The data key of a card's copies, wrapped; the last two columns are sealed under it.
    "CREATE TABLE copy_key ("
    " card TEXT PRIMARY KEY,"
    " public_key BLOB NOT NULL,"
    " wrapped BLOB NOT NULL,"
    " recovery BLOB NOT NULL,"
    " refresh_token BLOB,"
    " loss_code BLOB)",
    // Box and party are sealed. Without a party, the copy was shown to nobody.
    "CREATE TABLE online_copy ("
    " identifier TEXT PRIMARY KEY,"
    " card TEXT NOT NULL REFERENCES copy_key (card),"
    " expires TEXT NOT NULL,"
    " box BLOB NOT NULL,"
    " party BLOB)",
    "CREATE INDEX online_copy_of_card ON online_copy (card, expires)",
    "CREATE TABLE copy_use ("
    " identifier TEXT PRIMARY KEY,"
    " copy TEXT NOT NULL REFERENCES online_copy (identifier) ON DELETE CASCADE,"
    " box BLOB NOT NULL)",
    "CREATE INDEX copy_use_of_copy ON copy_use (copy)",
};

constexpr std::array version4{
    // Store::keyReference() of the key that a copy is bound to; empty: nobody knows.
    "ALTER TABLE online_copy ADD COLUMN bound_key TEXT NOT NULL DEFAULT ''",
    // Where a copy was used outlasts it: a use goes with its card.
    "CREATE TABLE card_use ("
    " identifier TEXT PRIMARY KEY,"
    " card TEXT NOT NULL REFERENCES copy_key (card) ON DELETE CASCADE,"
    " copy TEXT NOT NULL,"
    " box BLOB NOT NULL)",
    "INSERT INTO card_use (identifier, card, copy, box)"
    " SELECT copy_use.identifier, online_copy.card, copy_use.copy, copy_use.box"
    " FROM copy_use JOIN online_copy ON online_copy.identifier = copy_use.copy",
    "DROP TABLE copy_use",
    "ALTER TABLE card_use RENAME TO copy_use",
    "CREATE INDEX copy_use_of_card ON copy_use (card, copy)",
    // That there is a loss code, and nothing of the code itself.
    "ALTER TABLE copy_key ADD COLUMN has_loss_code INTEGER NOT NULL DEFAULT 0",
    "UPDATE copy_key SET has_loss_code = loss_code IS NOT NULL",
    "ALTER TABLE copy_key DROP COLUMN loss_code",
};

/// What each version changes in the one before it.
constexpr std::array<std::span<const char *const>, 4> versions{
    version1, version2, version3, version4};

Result<int> numberOf(Database &database, const char *pragma)
{
    return database.value(QLatin1String(pragma)).map([](const QVariant &value) {
        return value.toInt();
    });
}

tl::unexpected<Error> damaged(const QString &detail)
{
    return failure(ErrorCode::StoreDamaged, detail);
}

tl::unexpected<Error> tooNew(int version)
{
    return failure(ErrorCode::StoreTooNew,
        QStringLiteral("Version %1; known up to %2").arg(version).arg(storeVersion()));
}

/// The kinds and names of all that is in the schema, in one order.
Result<QStringList> schemaOf(Database &database)
{
    const auto rows = database.query(
        QStringLiteral("SELECT type || ' ' || name || ' of ' || tbl_name FROM sqlite_master"
                       " ORDER BY type, name"));
    if (!rows)
        return failure(rows.error());
    QStringList schema;
    for (const Database::Row &row : *rows)
        schema.append(row.constFirst().toString());
    return schema;
}

Result<void> applyVersions(Database &database, int from, int to)
{
    for (int version = from; version < to; ++version) {
        for (const char *statement : versions.at(static_cast<std::size_t>(version))) {
            if (const auto done = database.execute(QLatin1String(statement)); !done)
                return failure(done.error());
        }
    }
    return {};
}

/// Whether tables, indexes and triggers are those that \a version has: a file can be whole and
/// yet lack a table, or have a trigger that changes what is written.
Result<void> examineSchema(Database &database, int version)
{
    auto model = Database::open(QStringLiteral(":memory:"));
    if (!model)
        return failure(model.error());
    if (const auto applied = applyVersions(*model, 0, version); !applied)
        return failure(applied.error());
    const auto wanted = schemaOf(*model);
    const auto found = schemaOf(database);
    if (!wanted || !found)
        return failure(wanted ? found.error() : wanted.error());
    if (*wanted != *found)
        return damaged(QStringLiteral("Its tables are not those of version %1").arg(version));
    return {};
}

Result<void> examinePages(Database &database)
{
    const auto checked = database.value(QStringLiteral("PRAGMA quick_check(1)"));
    if (!checked)
        return failure(checked.error());
    if (checked->toString() != QLatin1String("ok"))
        return damaged(checked->toString().simplified()); // several lines
    return {};
}

} // namespace

int storeVersion()
{
    return static_cast<int>(versions.size());
}

Result<void> examine(Database &database)
{
    const auto version = numberOf(database, "PRAGMA user_version");
    if (!version)
        return failure(version.error());
    const auto application = numberOf(database, "PRAGMA application_id");
    if (!application)
        return failure(application.error());
    const bool isOurs = *application == storeApplicationId;
    if (isOurs && *version > storeVersion())
        return tooNew(*version);
    if (*version != 0 && (!isOurs || *version < 0))
        return damaged(QStringLiteral("Not a file of this tool"));
    return examinePages(database).and_then([&] { return examineSchema(database, *version); });
}

Result<bool> migrate(Database &database)
{
    const auto version = numberOf(database, "PRAGMA user_version");
    if (!version)
        return failure(version.error());
    if (*version > storeVersion())
        return tooNew(*version);
    if (*version == storeVersion())
        return false;
    if (const auto applied = applyVersions(database, *version, storeVersion()); !applied)
        return failure(applied.error());
    // A pragma takes no bound values.
    for (const QString &pragma :
        {QStringLiteral("PRAGMA application_id = %1").arg(storeApplicationId),
            QStringLiteral("PRAGMA user_version = %1").arg(storeVersion())}) {
        if (const auto set = database.execute(pragma); !set)
            return failure(set.error());
    }
    return *version == 0;
}

} // namespace eid
