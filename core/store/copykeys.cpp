#include "core/store/copykeys.h"

#include "core/crypto/columncipher.h"
#include "core/store/columns.h"
#include "core/store/copykeyrows.h"
#include "core/store/store.h"

namespace eid {

namespace {

ColumnPlace placeOf(const QString &card, QLatin1String column)
{
    return {QStringLiteral("copy_key"), column, card};
}

/// A row of card, public_key, wrapped, recovery, and whether there is a token and a code.
CopyKey keyIn(const Database::Row &row)
{
    return {row.at(0).toString(), octetsOf(row.at(1).toByteArray()),
        octetsOf(row.at(2).toByteArray()), octetsOf(row.at(3).toByteArray()), row.at(4).toBool(),
        row.at(5).toBool()};
}

/// The columns that keyIn() wants, of \a which rows.
QString selectKeys(const QString &which)
{
    return QStringLiteral("SELECT card, public_key, wrapped, recovery, refresh_token IS NOT NULL,"
                          " has_loss_code FROM copy_key ")
        + which;
}

Result<std::optional<CopyKey>> findCopyKey(Database &database, const QString &card)
{
    const auto rows = database.query(selectKeys(QStringLiteral("WHERE card = ?")), {card});
    if (!rows)
        return failure(rows.error());
    if (rows->isEmpty())
        return std::nullopt;
    return keyIn(rows->constFirst());
}

tl::unexpected<Error> missing()
{
    return failure(ErrorCode::CopyMissing, QStringLiteral("no key of this card"));
}

Result<std::optional<Secret>> openCopySecret(
    Database &database, const QString &card, QLatin1String column, const ColumnCipher &cipher)
{
    const auto rows = database.query(
        QStringLiteral("SELECT %1 FROM copy_key WHERE card = ?").arg(column), {card});
    if (!rows)
        return failure(rows.error());
    if (rows->isEmpty())
        return missing();
    if (rows->constFirst().constFirst().isNull())
        return std::optional<Secret>();
    const Bytes box = octetsOf(rows->constFirst().constFirst().toByteArray());
    return cipher.openSecret(placeOf(card, column), box).map([](Secret &&secret) {
        return std::optional(std::move(secret));
    });
}

} // namespace

Result<void> addCopyKey(Database &database, const CopyKey &key)
{
    if (key.card.isEmpty() || key.publicKey.empty() || key.wrapped.empty())
        return failure(ErrorCode::InvalidArgument, QStringLiteral("no key of a card"));
    const auto present = findCopyKey(database, key.card);
    if (!present)
        return failure(present.error());
    if (*present) {
        if ((*present)->wrapped == key.wrapped && (*present)->publicKey == key.publicKey)
            return {};
        return failure(
            ErrorCode::CopyLocked, QStringLiteral("the card has another data key already"));
    }
    return database.execute(QStringLiteral("INSERT INTO copy_key (card, public_key, wrapped,"
                                           " recovery) VALUES (?, ?, ?, ?)"),
        {key.card, blobOf(key.publicKey), blobOf(key.wrapped), blobOf(key.recovery)});
}

Result<void> sealCopySecret(Database &database, const QString &card, QLatin1String column,
    const Secret &secret, const ColumnCipher &cipher)
{
    QVariant sealed;
    if (!secret.isEmpty()) {
        const auto box = cipher.seal(placeOf(card, column), secret.octets());
        if (!box)
            return failure(box.error());
        sealed = blobOf(*box);
    }
    const auto rows = database.query(
        QStringLiteral("UPDATE copy_key SET %1 = ? WHERE card = ? RETURNING 1").arg(column),
        {sealed, card});
    if (!rows)
        return failure(rows.error());
    if (rows->isEmpty())
        return missing();
    return {};
}

CopyKeys::CopyKeys(Store &store)
    : m_store(store)
{ }

Result<std::optional<CopyKey>> CopyKeys::find(const QString &card) const
{
    return findCopyKey(m_store.database(), card);
}

Result<QList<CopyKey>> CopyKeys::list() const
{
    const auto rows = m_store.database().query(selectKeys(QStringLiteral("ORDER BY card")));
    if (!rows)
        return failure(rows.error());
    QList<CopyKey> keys;
    for (const Database::Row &row : *rows)
        keys.append(keyIn(row));
    return keys;
}

Result<void> CopyKeys::add(const CopyKey &key)
{
    Database &database = m_store.database();
    return database.inTransaction([&] { return addCopyKey(database, key); });
}

Result<bool> CopyKeys::rewrap(
    const QString &card, ByteView before, ByteView publicKey, ByteView wrapped)
{
    Database &database = m_store.database();
    const auto replaced = database.inTransaction([&]() -> Result<bool> {
        const auto present = findCopyKey(database, card);
        if (!present)
            return failure(present.error());
        if (!*present)
            return missing();
        if (!equal((*present)->wrapped, before))
            return false;
        return database
            .execute(
                QStringLiteral("UPDATE copy_key SET public_key = ?, wrapped = ? WHERE card = ?"),
                {blobOf(publicKey), blobOf(wrapped), card})
            .map([] { return true; });
    });
    if (replaced && *replaced)
        m_store.shrink();
    return replaced;
}

Result<void> CopyKeys::setRecovery(const QString &card, ByteView recovery)
{
    const auto rows = m_store.database().query(
        QStringLiteral("UPDATE copy_key SET recovery = ? WHERE card = ? RETURNING 1"),
        {blobOf(recovery), card});
    if (!rows)
        return failure(rows.error());
    if (rows->isEmpty())
        return missing();
    // Who found the phrase before gets nowhere with it.
    m_store.shrink();
    return {};
}

Result<void> CopyKeys::setRefreshToken(
    const QString &card, const Secret &token, const ColumnCipher &cipher)
{
    const auto sealed = sealCopySecret(m_store.database(), card, refreshTokenColumn, token, cipher);
    if (sealed && token.isEmpty())
        m_store.shrink();
    return sealed;
}

Result<std::optional<Secret>> CopyKeys::refreshToken(
    const QString &card, const ColumnCipher &cipher) const
{
    return openCopySecret(m_store.database(), card, refreshTokenColumn, cipher);
}

Result<void> CopyKeys::setHasLossCode(const QString &card, bool hasLossCode)
{
    const auto rows = m_store.database().query(
        QStringLiteral("UPDATE copy_key SET has_loss_code = ? WHERE card = ? RETURNING 1"),
        {hasLossCode ? 1 : 0, card});
    if (!rows)
        return failure(rows.error());
    if (rows->isEmpty())
        return missing();
    return {};
}

} // namespace eid
