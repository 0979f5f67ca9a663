#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <QList>
#include <QString>

#include <optional>

namespace eid {

class ColumnCipher;
class Store;

/// What the records keep of the data key under which all of one card's online copies are sealed.
struct CopyKey
{
    QString card; ///< Store::cardReference()
    Bytes publicKey; ///< of the card's 9D, SubjectPublicKeyInfo; what \a wrapped is for
    Bytes wrapped; ///< wrapKey()
    Bytes recovery; ///< wrapKeyByPhrase(); empty: there is no recovery phrase
    bool hasRefreshToken = false; ///< told, never taken
    bool hasLossCode = false; ///< the holder has noted one; told, never taken

    bool operator==(const CopyKey &) const = default;
};

/// The data keys of cards, wrapped, and what is kept once for each card. A row goes with the last
/// that is known of its card: OnlineCopies::removeAll().
///
/// Threads: that of the store, which it must not outlive. Errors: those of Database; those of
/// ColumnCipher, where one is given; CopyMissing for a card without a key here.
class CopyKeys
{
public:
    explicit CopyKeys(Store &store);

    [[nodiscard]] Result<std::optional<CopyKey>> find(const QString &card) const;
    /// Of all cards, in the order of their references.
    [[nodiscard]] Result<QList<CopyKey>> list() const;

    /// Keeps \a key for a card that has none yet; nothing happens where it is kept already. Fails
    /// with CopyLocked, and changes nothing, where the card has another one, under which its copies
    /// are sealed: find() it.
    Result<void> add(const CopyKey &key);
    /// The same data key for another key of the card, in place of \a before, what was wrapped until
    /// now: whether it still was, and so was replaced.
    Result<bool> rewrap(const QString &card, ByteView before, ByteView publicKey, ByteView wrapped);
    /// Sets the way in by a recovery phrase; an empty one takes it away.
    Result<void> setRecovery(const QString &card, ByteView recovery);

    /// Seals \a token; an empty one takes it away.
    Result<void> setRefreshToken(
        const QString &card, const Secret &token, const ColumnCipher &cipher);
    [[nodiscard]] Result<std::optional<Secret>> refreshToken(
        const QString &card, const ColumnCipher &cipher) const;
    /// Whether there is a loss code of \a card. The code itself is kept nowhere.
    Result<void> setHasLossCode(const QString &card, bool hasLossCode);

private:
    Store &m_store;
};

} // namespace eid
