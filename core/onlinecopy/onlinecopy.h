#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/onlinecopy/copyfield.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

#include <memory>
#include <optional>

namespace eid {

/// The code that goes with an offer, by another way than the offer itself (OpenID4VCI 1.0, 4.1.1).
struct TransactionCodeForm
{
    bool isNumeric = true; ///< digits alone; else any text
    std::optional<int> length; ///< characters, 1 to 64; nothing: the issuer does not say
    QString hint; ///< the issuer's words, at most 300 characters of plain text; may be empty

    bool operator==(const TransactionCodeForm &) const = default;
};

/// An offer of online copies by the platform that is set up (OpenID4VCI 1.0, 4.1).
struct CopyOffer
{
    QString issuer; ///< credential_issuer: always the address of the platform that is set up
    /// The pre-authorised code: whoever has it and the transaction code has the offer. Never shown
    /// or logged.
    QByteArray code;
    std::optional<TransactionCodeForm> transactionCode; ///< nothing: none is wanted

    bool operator==(const CopyOffer &) const = default;
};

/// What the platform's status list says of a copy.
enum class CopyStanding {
    Unknown, ///< not asked yet, or there was no answer
    Valid,
    Suspended, ///< frozen or reported lost; can be released again
    Revoked, ///< for good
    Expired,
};

/// "valid".
QString copyStandingIdentifier(CopyStanding standing);

/// One copy as far as it shows without the card.
struct CopyEntry
{
    QString identifier; ///< on this PC; random
    QDateTime expires; ///< UTC
    bool isAssigned = false; ///< to a relying party, for which alone it is used
    int uses = 0;
    CopyStanding standing = CopyStanding::Unknown;
    /// The card has another key by now, since a renewal: it can never be used again, and a refresh
    /// replaces it.
    bool isOfOldKey = false;

    bool operator==(const CopyEntry &) const = default;
};

/// The copies of one card on this PC, without anything that is sealed.
struct CopyOverview
{
    QList<CopyEntry> copies; ///< the one that expires first comes first
    int unassigned = 0; ///< of those that can be used
    /// Whether it is time to refresh(): fewer than two that are not assigned can be used for
    /// another 30 days. Also where an offer was spent and its copies have not come yet.
    bool isRefreshDue = false;
    bool canRefresh = false; ///< false: a new offer is needed
    bool hasRecoveryPhrase = false;
    /// Copies of other cards on this PC: how many, nothing else.
    int ofOtherCards = 0;
    QDateTime earliestExpiry; ///< UTC; invalid where there is no copy

    bool operator==(const CopyOverview &) const = default;
};

/// A field of a copy, to be shown. Personal data: never logged, never written.
struct CopyValue
{
    CopyField field = CopyField::Name;
    QString masked; ///< as it may stand on a screen that others see
    QString open; ///< dates as ISO 8601, sex as "male" or "female", ages as "true" or "false"

    bool operator==(const CopyValue &) const = default;
};

/// One time that a copy was used.
struct CopyUsage
{
    QDateTime time; ///< UTC
    QString relyingParty; ///< its name, as it was verified then
    QString host;
    QList<CopyField> disclosed; ///< empty: the answer alone
    QString signedText; ///< what was signed for them; empty: nothing
    /// The signature over it, a JWS of the card's key for signatures: what the holder can show of
    /// what they signed. Empty: there is none.
    QByteArray signature = {};

    bool operator==(const CopyUsage &) const = default;
};

/// One copy with what is sealed of it.
struct ShownCopy
{
    QString identifier; ///< that of its CopyEntry
    QDateTime issued; ///< UTC
    QDateTime expires; ///< UTC
    CopyStanding standing = CopyStanding::Unknown;
    QString relyingParty; ///< whom it is assigned to; empty: nobody yet
    QString host;
    QList<CopyUsage> uses; ///< the newest first

    bool operator==(const ShownCopy &) const = default;
};

/// The copies of one card, opened: what they say of their holder, and where they were used.
struct CopyView
{
    QList<CopyValue> values; ///< in the order of CopyField; of the newest copy
    QList<ShownCopy> copies; ///< the one that expires first comes first
    /// Of all copies of the card, also of those that are gone; the newest first.
    QList<CopyUsage> uses = {};

    bool operator==(const CopyView &) const = default;
};

/// What came of taking an offer, or of a refresh.
struct CopiesTaken
{
    int taken = 0; ///< new copies
    QDateTime expires; ///< UTC, of the new ones
    /// To report the card lost with, without the card: to be shown once and noted by the holder.
    /// Null where this card has one on this PC already, or where lossCodeError says why there is
    /// none.
    std::shared_ptr<const Secret> lossCode;
    std::optional<Error> lossCodeError; ///< OnlineCopyService::lossCode() gets one later
};

/// How far a job with copies or a request has come.
struct CopyProgress
{
    enum class Stage {
        Asking, ///< the platform is asked what it offers
        Opening, ///< the card opens what is sealed
        Proving, ///< the card signs; done of total
        Fetching, ///< the platform issues
        Checking, ///< what came is checked; done of total
        Keeping, ///< it is sealed and written
        Signing, ///< the card signs the transaction's text
        Sending, ///< the answer goes to the platform
    };

    Stage stage = Stage::Asking;
    int done = 0;
    int total = 0; ///< 0: not counted

    bool operator==(const CopyProgress &) const = default;
};

} // namespace eid

Q_DECLARE_METATYPE(eid::CopyOffer)
Q_DECLARE_METATYPE(eid::CopyOverview)
Q_DECLARE_METATYPE(eid::CopyView)
Q_DECLARE_METATYPE(eid::CopyProgress)
