#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/store/copykeys.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace eid {

class ColumnCipher;
class Store;
struct JournalNote;

/// What of an online copy stands in the records for everybody to read.
struct KeptCopy
{
    QString identifier; ///< random; a UUID in lower case without braces
    QString card; ///< Store::cardReference() of the card whose key it is bound to
    QDateTime expires; ///< UTC
    bool isAssigned = false; ///< to a relying party
    int uses = 0;
    /// Store::keyReference() of the key that it is bound to; empty: nobody knows.
    QString boundKey = {};

    bool operator==(const KeptCopy &) const = default;
};

/// Whom a copy is shown to.
struct CopyParty
{
    QString clientId; ///< as in its requests; what it is known by
    QString name; ///< as shown to the holder

    bool operator==(const CopyParty &) const = default;
};

/// A copy as its holder has it. Personal data.
struct OpenedCopy
{
    KeptCopy kept;
    QByteArray sdJwt; ///< as issued, with all disclosures
    std::optional<CopyParty> party;

    bool operator==(const OpenedCopy &) const = default;
};

/// A copy was shown. Personal data.
struct CopyUse
{
    QDateTime when; ///< UTC
    CopyParty party; ///< as it was then
    QStringList told; ///< the claims that were disclosed: "name", "age_equal_or_over.18"
    QString text; ///< what was signed; empty where nothing was
    QByteArray signature = {}; ///< over the text, a JWS; empty where nothing was signed
    QString copy = {}; ///< identifier of the copy, which may be gone

    bool operator==(const CopyUse &) const = default;
};

/// What the platform issued at once.
struct IssuedCopies
{
    struct Copy
    {
        QByteArray sdJwt;
        QDateTime expires; ///< UTC
    };

    CopyKey key; ///< of the card; kept where there is none yet, as by CopyKeys::add()
    QString boundKey; ///< Store::keyReference() of the key that the copies are bound to
    QList<Copy> copies;
    Secret refreshToken; ///< in place of the one before; empty: that one stays
    QStringList replaced; ///< identifiers of copies that these make needless
};

/// The online copies in the records. All of them are sealed but for what KeptCopy tells; what is
/// removed is overwritten, and the file gets smaller. A use is kept as long as anything of its card
/// is, whatever becomes of its copy.
///
/// Threads: that of the store, which it must not outlive. Errors: those of Database; those of
/// ColumnCipher, where one is given; StoreDamaged for what cannot be understood. Each change
/// happens whole or not at all, together with its \a note in the journal.
class OnlineCopies
{
public:
    explicit OnlineCopies(Store &store);

    /// Keeps what was issued. Fails as CopyKeys::add() does. Returns the identifiers in the order
    /// of the copies.
    Result<QStringList> keep(
        const IssuedCopies &issued, const ColumnCipher &cipher, const JournalNote &note);

    /// Of \a card, or of all cards; the ones that expire first come first.
    [[nodiscard]] Result<QList<KeptCopy>> list(const QString &card) const;
    [[nodiscard]] Result<QList<KeptCopy>> list() const;
    [[nodiscard]] Result<std::optional<OpenedCopy>> find(
        const QString &identifier, const ColumnCipher &cipher) const;

    /// The copy of \a card that \a party is shown and that expires last, or else one that nobody
    /// has been shown, which is \a party's from then on: on the disk before this returns, so that
    /// no two parties are ever shown the same one. Only such as have not expired and are not known
    /// to be bound to another key than \a boundKey. Fails with CopiesUsedUp where none is left.
    Result<OpenedCopy> assign(const QString &card, const QString &boundKey, const CopyParty &party,
        const ColumnCipher &cipher);

    /// Notes that a copy was shown. Fails with CopyMissing where it is gone.
    Result<void> addUse(const CopyUse &use, const ColumnCipher &cipher, const JournalNote &note);
    /// Of all copies of \a card, also of those that are gone; the newest first.
    [[nodiscard]] Result<QList<CopyUse>> uses(
        const QString &card, const ColumnCipher &cipher) const;

    /// Removes the copy \a identifier for good. Whether there was one; nothing is written where
    /// there was none.
    Result<bool> remove(const QString &identifier, const JournalNote &note);
    /// Removes all that is kept of \a card: copies, uses and keys. Whether there was anything.
    Result<bool> removeAll(const QString &card, const JournalNote &note);
    /// Removes those whose time has passed, of all cards, each with a note copy-removed that says
    /// so. How many.
    Result<int> removeExpired();

private:
    Store &m_store;
};

} // namespace eid
