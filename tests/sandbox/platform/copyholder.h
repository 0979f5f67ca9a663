#pragma once

#include "core/jose/sdjwt.h"
#include "tests/sandbox/platform/platformcase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

namespace eid::sandbox {

/// A holder of a card with keys in software who takes online copies, as a test wants it: what goes
/// wrong is left to the test to see.
class CopyHolder
{
public:
    /// \a credential: 9A of the card.
    CopyHolder(PlatformCase &scene, SoftCredential credential);

    struct Tokens
    {
        QByteArray access;
        QByteArray refresh;
    };

    /// Redeems \a code (OpenID4VCI 1.0, 6.1).
    [[nodiscard]] std::optional<HttpReply> askToken(
        const QByteArray &code, const QString &transactionCode);
    [[nodiscard]] std::optional<HttpReply> refresh(const QByteArray &token);
    [[nodiscard]] QByteArray nonce();
    /// A proof of possession (OpenID4VCI 1.0, F.1) by \a key.
    [[nodiscard]] QByteArray proof(const QByteArray &nonce, EVP_PKEY *key,
        const QJsonObject &otherClaims = {}, const QJsonObject &otherHeader = {}) const;
    [[nodiscard]] QByteArray proof(const QByteArray &nonce) const;
    [[nodiscard]] std::optional<HttpReply> askCopies(
        const QByteArray &access, const QList<QByteArray> &proofs);

    /// The whole of it: \a count copies for a new offer. Ends the process where it fails.
    [[nodiscard]] QList<QByteArray> take(int count = 1);
    /// Tokens for a new offer.
    [[nodiscard]] Tokens begin();

    [[nodiscard]] std::unique_ptr<PlatformClient> client() const;
    [[nodiscard]] const SoftCredential &credential() const { return m_credential; }
    [[nodiscard]] QString cardUuid() const;
    [[nodiscard]] SigningKey key() const;

    /// The pre-authorised code in the link of an offer.
    static QByteArray codeIn(const QString &link);
    static Tokens tokensIn(const std::optional<HttpReply> &reply);

private:
    PlatformCase &m_scene;
    SoftCredential m_credential;
};

QJsonObject jsonIn(const std::optional<HttpReply> &reply);
/// What refused: "error" of OAuth, or the type of the problem behind "urn:eid:problem:".
QString refusalIn(const std::optional<HttpReply> &reply);
/// The time as NumericDate, \a seconds from now.
qint64 secondsFromNow(qint64 seconds);
/// A form of application/x-www-form-urlencoded.
QByteArray formOf(const QList<std::pair<QByteArray, QByteArray>> &fields);

inline constexpr char formType[] = "application/x-www-form-urlencoded";

} // namespace eid::sandbox
