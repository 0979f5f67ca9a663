#pragma once

#include "core/base/result.h"
#include "core/onlinecopy/copyfield.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <QUuid>

#include <optional>

namespace eid {

/// Who asks, as far as it was verified: by a certificate below the platform's roots that has signed
/// the request (OpenID4VP 1.0, 5.9.3, x509_san_dns).
struct RelyingParty
{
    QString clientId; ///< "x509_san_dns:shop.example"
    QString host; ///< "shop.example", in the certificate as a DNS name; ASCII
    QString name; ///< the organisation of the certificate's subject, on one line
    // Facts of the certificate, to be looked at
    QString issuer; ///< the common name of who issued it, on one line
    QDateTime validFrom; ///< UTC
    QDateTime validUntil; ///< UTC
    QString sha256; ///< fingerprint, upper-case hexadecimal

    bool operator==(const RelyingParty &) const = default;
};

/// With what somebody proves to be who they are.
enum class AuthenticationFactor {
    CardPin, ///< the card and its PIN: in each of them
    Copy, ///< the online copy
    Face, ///< a face sample that the platform has accepted within the last ten minutes
};

/// A request that was verified, to be shown to a person before anything is done.
struct AuthenticationRequest
{
    QUuid identifier; ///< of this reading, for the consent
    RelyingParty relyingParty;
    /// Why they ask, in their words: plain text, at most 300 characters on one line. Not verified.
    QString purpose;
    QDateTime expires; ///< UTC; no answer is sent after it
    QList<AuthenticationFactor> factors;
    /// What of the copy they ask for in plaintext: in the order of CopyField; empty: nothing, the
    /// answer alone will do.
    QList<CopyField> asked;
    /// What of it they cannot do without: all of \a asked, unless they offer a choice. Without
    /// consent to these there is no answer but to decline.
    QList<CopyField> needed;
    /// Sets of fields of which one has to be told, as they prefer them; each within \a asked. Where
    /// nothing is asked for, one empty set.
    QList<QList<CopyField>> choices;
    /// What the holder signs with the signature key, to the letter; empty: nothing is signed. Each
    /// at most 4096 characters, without control characters but line feeds, and without those that
    /// change the direction of a text or cannot be seen.
    QStringList transactionTexts;

    /// The fields that are kept back whatever is consented to, in the order of CopyField.
    [[nodiscard]] QList<CopyField> withheld() const;
    /// What is told where a person consents to \a consented: the first of \a choices that lies in
    /// it. Nothing: to this consent there is no answer.
    [[nodiscard]] std::optional<QList<CopyField>> disclosedBy(
        const QList<CopyField> &consented) const;

    bool operator==(const AuthenticationRequest &) const = default;
};

// Whatever the answer, the relying party learns: whether the holder was verified, the four-part
// result, and a pseudonym that is theirs alone. The copy, its key and its signature go to the
// platform and no further.

/// What a person agreed to.
struct AuthenticationConsent
{
    QUuid request; ///< AuthenticationRequest::identifier of what was shown
    QList<CopyField> disclose; ///< told in plaintext; the default is nothing
    bool signsTransactions = false; ///< all of transactionTexts; needed where there are any
};

/// What came of an answer.
struct AuthenticationOutcome
{
    RelyingParty relyingParty;
    bool isDeclined = false;
    QList<CopyField> disclosed;
    bool signedTransactions = false;
    /// Where the platform sends the person back to, on the device of the browser that the link came
    /// from: https, or http on this very computer. Empty: nowhere.
    QUrl redirect;
    /// It was accepted, but that could not be written down on this PC.
    std::optional<Error> notNoted;

    bool operator==(const AuthenticationOutcome &) const = default;
};

} // namespace eid

Q_DECLARE_METATYPE(eid::AuthenticationRequest)
Q_DECLARE_METATYPE(eid::AuthenticationOutcome)
