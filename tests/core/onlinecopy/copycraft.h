#pragma once

#include "../crypto/testissuer.h"
#include "core/jose/jws.h"
#include "core/onlinecopy/issuedcopy.h"
#include "core/onlinecopy/requestobject.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>
#include <QUrl>

#include <utility>

namespace eid::testing {

/// Somebody with a key and a certificate who signs.
struct Signer
{
    TestKey key;
    QList<Certificate> chain; ///< the signer's own first, without the root

    /// \a claims as a compact JWS with "typ" and "x5c".
    [[nodiscard]] QByteArray sign(const QString &type, const QJsonObject &claims) const;
    /// The same with \a header as it is.
    [[nodiscard]] QByteArray signWith(const QJsonObject &header, const QJsonObject &claims) const;
    [[nodiscard]] QJsonObject headerOf(const QString &type) const;
};

/// What a copy is made of.
struct CopyParts
{
    QJsonObject plain; ///< without digests
    QList<std::pair<QStringList, QJsonValue>> fields; ///< disclosed, by their paths
    QByteArray salt; ///< of the first disclosure; empty: random, as of all others
};

/// A root, an issuer of copies, a shop and a card's key, for making what the tool is shown.
class CopyCraft
{
public:
    CopyCraft();

    [[nodiscard]] QList<Certificate> roots() const { return {m_root.certificate()}; }
    [[nodiscard]] RequestRules requestRules() const { return {address, roots(), now}; }
    [[nodiscard]] IssuedCopyRules copyRules() const { return {address, roots(), cardKey, now}; }

    /// A signer below \a above, or the root.
    [[nodiscard]] Signer signer(const std::string &names, const std::string &organisation,
        const TestIssuer *above = nullptr) const;

    /// Claims of a request of the shop that asks for nothing but the answer.
    [[nodiscard]] QJsonObject requestClaims() const;
    [[nodiscard]] QByteArray request(const QJsonObject &claims) const;

    [[nodiscard]] CopyParts copyParts() const;
    [[nodiscard]] QByteArray copy(const CopyParts &parts) const;
    [[nodiscard]] QByteArray copy(const CopyParts &parts, const Signer &signer) const;

    QUrl address{QStringLiteral("https://platform.example:8443/base/")};
    QString identifier = QStringLiteral("https://platform.example:8443/base");
    QDateTime now = QDateTime({2026, 6, 1}, {12, 0}, Qt::UTC);
    QString clientId = QStringLiteral("x509_san_dns:shop.example");
    TestKey card = makeTestKey("P-256");
    Bytes cardKey; ///< SubjectPublicKeyInfo of card

private:
    TestIssuer m_root{TestIssuer::order("root")};

public:
    Signer issuer;
    Signer shop;
};

/// SubjectPublicKeyInfo of \a key.
Bytes publicKeyOf(const TestKey &key);

} // namespace eid::testing
