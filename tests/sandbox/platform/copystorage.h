#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace eid::sandbox {

/// An offer of online copies that a counter has made.
struct OfferRecord
{
    QByteArray code; ///< SHA-256 of the pre-authorised code
    QString cardUuid; ///< the card whose copies they will be
    QByteArray transactionCode; ///< a mark of PlatformSecrets
    QDateTime expires; ///< UTC
    int wrongCodes = 0;
    bool over = false; ///< redeemed, or guessed at too often
};

/// What came of an offer: the right of a card to be issued copies, and again.
struct GrantRecord
{
    qint64 number = 0;
    QString cardUuid;
    int generation = 0; ///< of its newest tokens: each refresh makes the next one
    bool used = false; ///< a token of that generation has been shown
};

/// A token of a grant. Who has the token is not enough to use it.
struct TokenRecord
{
    enum class Kind {
        Access, ///< good with the certificate for which it was issued (RFC 8705, 3)
        Refresh, ///< good with any live credential of the card, which is the client here (RFC 8705,
                 ///< 4)
    };

    QByteArray digest; ///< SHA-256
    Kind kind = Kind::Access;
    qint64 grant = 0;
    int generation = 0;
    QByteArray certificate; ///< Access: SHA-256 of the client's
    QDateTime expires; ///< UTC
};

enum class CopyState {
    Valid, ///< 0 in the status list
    Revoked, ///< 1, for good
    Suspended, ///< 2
};

/// A copy that was issued: where it stands in the status lists, and how. Nothing of what it says.
struct CopyRecord
{
    qint64 number = 0; ///< its list times copiesOfList, plus its index there
    QString cardUuid;
    CopyState state = CopyState::Valid;
    QDateTime expires; ///< UTC
    QByteArray digest; ///< SHA-256 of the issuer's JWT
};

/// How many copies a status list has room for. Indexes are drawn at random, so half is left free.
inline constexpr qint64 copiesOfList = 1 << 20;

/// What the platform keeps of online copies.
///
/// Fails and belongs to threads as PlatformStorage does, whose part it is.
class CopyStorage
{
public:
    CopyStorage() = default;
    virtual ~CopyStorage() = default;
    CopyStorage(const CopyStorage &) = delete;
    CopyStorage &operator=(const CopyStorage &) = delete;

    virtual Result<void> addOffer(const OfferRecord &offer) = 0;
    virtual Result<std::optional<OfferRecord>> offer(const QByteArray &code) = 0;
    /// Keeps \a offer's wrongCodes and over.
    virtual Result<void> changeOffer(const OfferRecord &offer) = 0;

    /// Returns its number.
    virtual Result<qint64> addGrant(const QString &cardUuid) = 0;
    virtual Result<std::optional<GrantRecord>> grant(qint64 number) = 0;
    /// Keeps \a grant's generation and used.
    virtual Result<void> changeGrant(const GrantRecord &grant) = 0;
    virtual Result<void> addToken(const TokenRecord &token) = 0;
    virtual Result<std::optional<TokenRecord>> token(const QByteArray &digest) = 0;

    /// False: it was used before.
    virtual Result<bool> useNonce(const QByteArray &digest, const QDateTime &expires) = 0;

    /// Forgets offers, tokens and nonces that have expired before \a expiry, some at a time.
    virtual Result<void> forgetBefore(const QDateTime &expiry) = 0;

    virtual Result<void> addCopy(const CopyRecord &copy) = 0;
    virtual Result<std::optional<CopyRecord>> copy(qint64 number) = 0;
    /// How many of a card's copies have not expired at \a now and are not revoked.
    virtual Result<int> copiesInForce(const QString &cardUuid, const QDateTime &now) = 0;
    /// All of a card's copies that are in one of \a from come into \a to.
    virtual Result<void> changeCopies(
        const QString &cardUuid, const QList<CopyState> &from, CopyState to)
        = 0;

    /// The number of the list that new copies go into.
    virtual Result<qint64> openList() = 0;
    /// How many changes a list has seen; nothing: there is no such list.
    virtual Result<std::optional<qint64>> listVersion(qint64 list) = 0;
    /// The copies of a list that are not valid, by index.
    virtual Result<QList<std::pair<qint64, CopyState>>> notValid(qint64 list) = 0;
};

} // namespace eid::sandbox
