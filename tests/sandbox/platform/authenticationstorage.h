#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace eid::sandbox {

/// Who may ask for authentications.
struct RelyingPartyRecord
{
    QString clientId; ///< "x509_san_dns:HOST"
    QString name; ///< O of their certificates: what citizens are shown
    QString callback; ///< where a browser goes back to
};

/// An authentication that a relying party has asked for. Nothing of it changes.
struct RequestRecord
{
    QString identifier; ///< 22 characters of base64url
    QString clientId;
    QByteArray state; ///< SHA-256
    QByteArray nonce; ///< SHA-256
    QByteArray request; ///< the signed request as it came
    QDateTime expires; ///< UTC; no answer is taken after it
};

/// How it ended. There is one at most, whatever happens at the same time.
struct OutcomeRecord
{
    enum class Kind {
        Presented, ///< by a holder whom the platform has looked at
        Declined,
    };

    QString request; ///< identifier
    Kind kind = Kind::Presented;
    QDateTime at; ///< UTC
    QByteArray result; ///< Presented: JSON, sealed
    QByteArray response; ///< SHA-256 of what ended it, and of the card: told again, it is known
};

/// A request with all that bears upon what becomes of a response to it.
struct AnswerableRecord
{
    RequestRecord request;
    QString callback; ///< where its relying party has browsers sent back to
    std::optional<OutcomeRecord> outcome; ///< nothing: it has not ended
};

/// One line of the journal of authentications. Whom it was about is in the digest alone.
struct AuthenticationRow
{
    QDateTime at; ///< UTC
    QString request; ///< identifier
    QString clientId;
    QString result; ///< four characters: "0X0X"
    QByteArray digest; ///< SHA-256 over the request, OutcomeRecord::response and the result

    bool operator==(const AuthenticationRow &) const = default;
};

/// What a card has signed with its signature key, for whoever disputes it. It stays.
struct TransactionSignatureRecord
{
    QString request; ///< identifier
    QString clientId;
    QDateTime at; ///< UTC
    QByteArray signature; ///< a SignedTransaction as JSON, sealed
};

/// What the platform keeps of authentications.
///
/// Fails and belongs to threads as PlatformStorage does, whose part it is.
class AuthenticationStorage
{
public:
    AuthenticationStorage() = default;
    virtual ~AuthenticationStorage() = default;
    AuthenticationStorage(const AuthenticationStorage &) = delete;
    AuthenticationStorage &operator=(const AuthenticationStorage &) = delete;

    virtual Result<void> putRelyingParty(const RelyingPartyRecord &party) = 0;
    virtual Result<std::optional<RelyingPartyRecord>> relyingParty(const QString &clientId) = 0;

    /// False: the state or the nonce is another request's.
    virtual Result<bool> addRequest(const RequestRecord &request) = 0;
    virtual Result<std::optional<RequestRecord>> request(const QString &identifier) = 0;
    /// The request with this state (SHA-256).
    virtual Result<std::optional<AnswerableRecord>> answerable(const QByteArray &state) = 0;
    /// False: it has ended already.
    virtual Result<bool> addOutcome(const OutcomeRecord &outcome) = 0;
    virtual Result<std::optional<OutcomeRecord>> outcome(const QString &request) = 0;
    /// With their outcomes; the journal and the signatures stay. Some at a time.
    virtual Result<void> forgetRequestsBefore(const QDateTime &expiry) = 0;

    virtual Result<void> addAuthentication(const AuthenticationRow &row) = 0;
    virtual Result<QList<AuthenticationRow>> authentications() = 0; ///< oldest first

    virtual Result<void> addTransactionSignature(const TransactionSignatureRecord &signature) = 0;
    virtual Result<std::optional<TransactionSignatureRecord>> transactionSignature(
        const QString &request)
        = 0;
};

} // namespace eid::sandbox
