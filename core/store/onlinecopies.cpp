#include "core/store/onlinecopies.h"

#include "core/crypto/columncipher.h"
#include "core/store/columns.h"
#include "core/store/copykeyrows.h"
#include "core/store/copyrecords.h"
#include "core/store/journal.h"
#include "core/store/store.h"

#include <QUuid>

#include <algorithm>

namespace eid {

namespace {

constexpr QLatin1String boxColumn("box");
constexpr QLatin1String partyColumn("party");

// Beyond it, texts do not sort as times do.
constexpr int lastYear = 9999;

ColumnPlace placeOf(const QString &identifier, QLatin1String column)
{
    return {QStringLiteral("online_copy"), column, identifier};
}

/// The copy is in the place too: a use does not move from one to another.
ColumnPlace placeOfUse(const QString &copy, const QString &use)
{
    return {QStringLiteral("copy_use"), boxColumn, copy + QLatin1Char('/') + use};
}

QString newIdentifier()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

/// What keptIn() wants, of \a which rows.
QString selectKept(const QString &which)
{
    return QStringLiteral(
               "SELECT identifier, card, expires, party IS NOT NULL, (SELECT count(*) FROM copy_use"
               " WHERE copy_use.card = online_copy.card AND copy_use.copy = "
               "online_copy.identifier),"
               " bound_key FROM online_copy ")
        + which;
}

/// What openedIn() wants.
QString selectSealed(const QString &which)
{
    return QStringLiteral(
               "SELECT identifier, card, expires, party IS NOT NULL, (SELECT count(*) FROM copy_use"
               " WHERE copy_use.card = online_copy.card AND copy_use.copy = "
               "online_copy.identifier),"
               " bound_key, box, party FROM online_copy ")
        + which;
}

Result<KeptCopy> keptIn(const Database::Row &row)
{
    KeptCopy copy{row.at(0).toString(), row.at(1).toString(), timeOf(row.at(2).toString()),
        row.at(3).toBool(), row.at(4).toInt(), row.at(5).toString()};
    if (!copy.expires.isValid())
        return failure(ErrorCode::StoreDamaged, QStringLiteral("An online copy"));
    return copy;
}

Result<std::optional<CopyParty>> openParty(const Database::Row &row, const ColumnCipher &cipher)
{
    if (row.at(7).isNull())
        return std::optional<CopyParty>();
    const auto opened = cipher.open(
        placeOf(row.at(0).toString(), partyColumn), octetsOf(row.at(7).toByteArray()));
    if (!opened)
        return failure(opened.error());
    return partyIn(*opened).map([](CopyParty &&party) { return std::optional(std::move(party)); });
}

Result<OpenedCopy> openedIn(const Database::Row &row, const ColumnCipher &cipher)
{
    auto kept = keptIn(row);
    if (!kept)
        return failure(kept.error());
    const auto opened
        = cipher.open(placeOf(kept->identifier, boxColumn), octetsOf(row.at(6).toByteArray()));
    if (!opened)
        return failure(opened.error());
    auto party = openParty(row, cipher);
    if (!party)
        return failure(party.error());
    return OpenedCopy{*std::move(kept), blobOf(*opened), *std::move(party)};
}

/// What openedIn() wants, of the copies of a card that can be shown with a key at a time; \a which
/// of these.
QString selectUsable(const QString &which)
{
    return selectSealed(QStringLiteral("WHERE card = ? AND bound_key IN (?, '') AND expires > ?"
                                       " AND %1 ORDER BY expires DESC, identifier")
                            .arg(which));
}

Result<std::optional<OpenedCopy>> findCopyFor(Store &store, const QString &card,
    const QString &boundKey, const QString &clientId, const ColumnCipher &cipher)
{
    const auto rows = store.database().query(
        selectUsable(QStringLiteral("party IS NOT NULL")), {card, boundKey, textOf(store.now())});
    if (!rows)
        return failure(rows.error());
    for (const Database::Row &row : *rows) {
        const auto party = openParty(row, cipher);
        if (!party)
            return failure(party.error());
        if ((*party)->clientId == clientId)
            return openedIn(row, cipher).map([](OpenedCopy &&copy) {
                return std::optional(std::move(copy));
            });
    }
    return std::optional<OpenedCopy>();
}

/// Gives a copy that nobody has been shown to \a party.
Result<OpenedCopy> assignNew(Store &store, const QString &card, const QString &boundKey,
    const CopyParty &party, const ColumnCipher &cipher)
{
    const auto rows = store.database().query(
        selectUsable(QStringLiteral("party IS NULL")) + QStringLiteral(" LIMIT 1"),
        {card, boundKey, textOf(store.now())});
    if (!rows)
        return failure(rows.error());
    if (rows->isEmpty())
        return failure(ErrorCode::CopiesUsedUp);
    auto copy = openedIn(rows->constFirst(), cipher);
    if (!copy)
        return copy;
    const auto box = cipher.seal(placeOf(copy->kept.identifier, partyColumn), octetsOf(party));
    if (!box)
        return failure(box.error());
    const auto set = store.database().execute(
        QStringLiteral("UPDATE online_copy SET party = ? WHERE identifier = ?"),
        {blobOf(*box), copy->kept.identifier});
    if (!set)
        return failure(set.error());
    copy->kept.isAssigned = true;
    copy->party = party;
    return copy;
}

Result<QString> insertCopy(Database &database, const IssuedCopies &issued,
    const IssuedCopies::Copy &copy, const ColumnCipher &cipher)
{
    if (copy.sdJwt.isEmpty() || !copy.expires.isValid()
        || copy.expires.toUTC().date().year() > lastYear)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("no online copy"));
    const QString identifier = newIdentifier();
    const auto box = cipher.seal(placeOf(identifier, boxColumn), octetsOf(copy.sdJwt));
    if (!box)
        return failure(box.error());
    // A null string would be NULL.
    const QString boundKey = issued.boundKey.isNull() ? QStringLiteral("") : issued.boundKey;
    const auto inserted
        = database.execute(QStringLiteral("INSERT INTO online_copy (identifier, card, expires, box,"
                                          " bound_key) VALUES (?, ?, ?, ?, ?)"),
            {identifier, issued.key.card, textOf(copy.expires), blobOf(*box), boundKey});
    if (!inserted)
        return failure(inserted.error());
    return identifier;
}

/// Whether there was one.
Result<bool> removeCopy(Database &database, const QString &identifier)
{
    return database
        .query(QStringLiteral("DELETE FROM online_copy WHERE identifier = ? RETURNING 1"),
            {identifier})
        .map([](const QList<Database::Row> &rows) { return !rows.isEmpty(); });
}

Result<void> note(Store &store, const JournalNote &note)
{
    return appendToJournal(store.database(), store.now(), note).map([](const JournalEntry &) {});
}

/// All that keep() does, within one transaction.
Result<QStringList> keepAll(Store &store, const IssuedCopies &issued, const ColumnCipher &cipher)
{
    Database &database = store.database();
    if (const auto added = addCopyKey(database, issued.key); !added)
        return failure(added.error());
    if (!issued.refreshToken.isEmpty()) {
        const auto sealed = sealCopySecret(
            database, issued.key.card, refreshTokenColumn, issued.refreshToken, cipher);
        if (!sealed)
            return failure(sealed.error());
    }
    for (const QString &identifier : issued.replaced) {
        if (const auto removed = removeCopy(database, identifier); !removed)
            return failure(removed.error());
    }
    QStringList identifiers;
    for (const IssuedCopies::Copy &copy : issued.copies) {
        const auto identifier = insertCopy(database, issued, copy, cipher);
        if (!identifier)
            return failure(identifier.error());
        identifiers.append(*identifier);
    }
    return identifiers;
}

Result<QList<KeptCopy>> keptOf(const Result<QList<Database::Row>> &rows)
{
    if (!rows)
        return failure(rows.error());
    QList<KeptCopy> copies;
    for (const Database::Row &row : *rows) {
        auto copy = keptIn(row);
        if (!copy)
            return failure(copy.error());
        copies.append(*std::move(copy));
    }
    return copies;
}

} // namespace

OnlineCopies::OnlineCopies(Store &store)
    : m_store(store)
{ }

Result<QStringList> OnlineCopies::keep(
    const IssuedCopies &issued, const ColumnCipher &cipher, const JournalNote &note)
{
    auto kept = m_store.database().inTransaction([&]() -> Result<QStringList> {
        auto identifiers = keepAll(m_store, issued, cipher);
        if (!identifiers)
            return identifiers;
        if (const auto noted = eid::note(m_store, note); !noted)
            return failure(noted.error());
        return identifiers;
    });
    if (kept && !issued.replaced.isEmpty())
        m_store.shrink();
    return kept;
}

Result<QList<KeptCopy>> OnlineCopies::list(const QString &card) const
{
    return keptOf(m_store.database().query(
        selectKept(QStringLiteral("WHERE card = ? ORDER BY expires, identifier")), {card}));
}

Result<QList<KeptCopy>> OnlineCopies::list() const
{
    return keptOf(
        m_store.database().query(selectKept(QStringLiteral("ORDER BY expires, identifier"))));
}

Result<std::optional<OpenedCopy>> OnlineCopies::find(
    const QString &identifier, const ColumnCipher &cipher) const
{
    const auto rows = m_store.database().query(
        selectSealed(QStringLiteral("WHERE identifier = ?")), {identifier});
    if (!rows)
        return failure(rows.error());
    if (rows->isEmpty())
        return std::optional<OpenedCopy>();
    return openedIn(rows->constFirst(), cipher).map([](OpenedCopy &&copy) {
        return std::optional(std::move(copy));
    });
}

Result<OpenedCopy> OnlineCopies::assign(const QString &card, const QString &boundKey,
    const CopyParty &party, const ColumnCipher &cipher)
{
    if (party.clientId.isEmpty())
        return failure(ErrorCode::InvalidArgument, QStringLiteral("a party without a name"));
    return m_store.database().inTransaction([&]() -> Result<OpenedCopy> {
        auto present = findCopyFor(m_store, card, boundKey, party.clientId, cipher);
        if (!present)
            return failure(present.error());
        if (*present)
            return **std::move(present);
        return assignNew(m_store, card, boundKey, party, cipher);
    });
}

Result<void> OnlineCopies::addUse(
    const CopyUse &use, const ColumnCipher &cipher, const JournalNote &note)
{
    if (!use.when.isValid() || use.party.clientId.isEmpty())
        return failure(ErrorCode::InvalidArgument, QStringLiteral("no use of a copy"));
    const QString name = newIdentifier();
    const auto box = cipher.seal(placeOfUse(use.copy, name), octetsOf(use));
    if (!box)
        return failure(box.error());
    return m_store.database().inTransaction([&]() -> Result<void> {
        const auto inserted = m_store.database().query(
            QStringLiteral("INSERT INTO copy_use (identifier, card, copy, box)"
                           " SELECT ?, card, identifier, ? FROM online_copy WHERE identifier = ?"
                           " RETURNING 1"),
            {name, blobOf(*box), use.copy});
        if (!inserted)
            return failure(inserted.error());
        if (inserted->isEmpty())
            return failure(ErrorCode::CopyMissing, QStringLiteral("removed meanwhile"));
        return eid::note(m_store, note);
    });
}

Result<QList<CopyUse>> OnlineCopies::uses(const QString &card, const ColumnCipher &cipher) const
{
    const auto rows = m_store.database().query(
        QStringLiteral("SELECT identifier, copy, box FROM copy_use WHERE card = ?"), {card});
    if (!rows)
        return failure(rows.error());
    QList<CopyUse> uses;
    for (const Database::Row &row : *rows) {
        const QString copy = row.at(1).toString();
        const auto opened = cipher.open(
            placeOfUse(copy, row.at(0).toString()), octetsOf(row.at(2).toByteArray()));
        if (!opened)
            return failure(opened.error());
        auto use = useIn(*opened);
        if (!use)
            return failure(use.error());
        use->copy = copy;
        uses.append(*std::move(use));
    }
    std::ranges::stable_sort(uses, std::ranges::greater(), &CopyUse::when);
    return uses;
}

Result<bool> OnlineCopies::remove(const QString &identifier, const JournalNote &note)
{
    const auto removed = m_store.database().inTransaction([&]() -> Result<bool> {
        const auto gone = removeCopy(m_store.database(), identifier);
        if (!gone || !*gone)
            return gone;
        return eid::note(m_store, note).map([] { return true; });
    });
    if (removed && *removed)
        m_store.shrink();
    return removed;
}

Result<bool> OnlineCopies::removeAll(const QString &card, const JournalNote &note)
{
    Database &database = m_store.database();
    const auto removed = database.inTransaction([&]() -> Result<bool> {
        const auto copies
            = database.execute(QStringLiteral("DELETE FROM online_copy WHERE card = ?"), {card});
        if (!copies)
            return failure(copies.error());
        const auto keys = database.query(
            QStringLiteral("DELETE FROM copy_key WHERE card = ? RETURNING 1"), {card});
        if (!keys)
            return failure(keys.error());
        if (keys->isEmpty()) // without which there are no copies
            return false;
        return eid::note(m_store, note).map([] { return true; });
    });
    if (removed && *removed)
        m_store.shrink();
    return removed;
}

Result<int> OnlineCopies::removeExpired()
{
    const auto removed = m_store.database().inTransaction([&]() -> Result<int> {
        const auto expired = keptOf(m_store.database().query(
            selectKept(QStringLiteral("WHERE expires <= ?")), {textOf(m_store.now())}));
        if (!expired)
            return failure(expired.error());
        for (const KeptCopy &copy : *expired) {
            const auto gone = removeCopy(m_store.database(), copy.identifier).and_then([&](bool) {
                return eid::note(m_store,
                    {JournalAction::CopyRemoved, copy.card, {}, ErrorCode::CopyNotValid,
                        copy.identifier});
            });
            if (!gone)
                return failure(gone.error());
        }
        return static_cast<int>(expired->size());
    });
    if (removed && *removed > 0)
        m_store.shrink();
    return removed;
}

} // namespace eid
