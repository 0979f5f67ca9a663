#pragma once

#include "core/jose/disclosure.h"
#include "core/jose/jwk.h"
#include "core/jose/jws.h"
#include "softwarecard.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace eid {

/// Somebody who signs, with a card of a test.
class TestSigner
{
public:
    explicit TestSigner(KeyAlgorithm algorithm = KeyAlgorithm::EcP256);

    [[nodiscard]] SigningKey key() const { return {m_key.handle(), m_key.algorithm()}; }
    [[nodiscard]] Bytes publicKey() const { return m_key.publicKey(); }
    [[nodiscard]] QJsonObject jwk() const { return jwkOf(publicKey()).value(); }
    [[nodiscard]] QByteArray jwt(const QJsonObject &claims, QJsonObject header = {}) const;
    /// \a claims signed, with \a disclosures behind them.
    [[nodiscard]] QByteArray sdJwt(
        const QJsonObject &claims, const QList<QByteArray> &disclosures) const;

    SoftwareCard card; ///< what it does can be changed

private:
    CardKey m_key;
};

/// \a text as a part of a JWS or as a disclosure.
QByteArray encoded(const QByteArray &text);

/// A disclosure with a salt that differs from that of others made in the same process.
MadeDisclosure disclosureOf(const QString &name, const QJsonValue &value);
MadeDisclosure elementOf(const QJsonValue &value);

/// {"_sd": digests of \a disclosures}, and \a others.
QJsonObject withDigests(const QList<MadeDisclosure> &disclosures, QJsonObject others = {});

/// The object that \a text is; empty for none.
QJsonObject json(const char *text);

} // namespace eid
