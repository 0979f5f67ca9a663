#pragma once

#include "core/base/result.h"
#include "core/jose/jws.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

namespace eid {

/// One thing that an SD-JWT can tell or keep back (RFC 9901, 4.2).
struct Disclosure
{
    QByteArray encoded; ///< as it stands in the SD-JWT
    QByteArray digest; ///< base64url, as in the "_sd" that names it
    /// Where it stands among SdJwt::claims(): the names from the outermost on; an element of an
    /// array is named by its number there, which those that are kept back do not count in.
    QStringList path;
    QJsonValue value; ///< with what is nested in it as far as that is disclosed, else without
    /// Index of the disclosure in which it is nested; -1 for none.
    qsizetype within = -1;
};

/// An SD-JWT (RFC 9901) whose disclosures fit their digests. Its signature is not verified by
/// parsing: that is verifyJws() on jws() with the key of whoever is trusted.
class SdJwt
{
public:
    /// Takes \a combined apart: the issuer's JWT, disclosures, and at the end either "~" or a
    /// key-binding JWT; at most longestJws octets. Holds it to RFC 9901, 7.1: each disclosure is
    /// named by exactly one digest, no digest comes twice, no claim is told twice, nothing is
    /// called "_sd", "_sd_alg" or "..." that is not one, the hash is SHA-256. At most 256
    /// disclosures, 8 deep. Fails with PlatformMalformedAnswer.
    static Result<SdJwt> parse(QByteArrayView combined);

    [[nodiscard]] const Jws &jws() const { return m_jws; }
    [[nodiscard]] const QList<Disclosure> &disclosures() const { return m_disclosures; }
    /// The claims with what is disclosed in its place, and without "_sd" and "_sd_alg".
    [[nodiscard]] const QJsonObject &claims() const { return m_claims; }
    /// The key-binding JWT as it stood; empty where there is none.
    [[nodiscard]] const QByteArray &keyBinding() const { return m_keyBinding; }

    /// The SD-JWT with those disclosures alone that what stands at one of \a paths is told by: the
    /// one at the path itself, and those in which it is nested. What is disclosed below it by
    /// itself is kept back. Without a key binding, ending in "~".
    [[nodiscard]] QByteArray withOnly(const QList<QStringList> &paths) const;
    /// What a key binding is for: all octets up to and including the last "~".
    [[nodiscard]] const QByteArray &presented() const { return m_presented; }

private:
    SdJwt() = default;

    Jws m_jws;
    QByteArray m_token; ///< the issuer's JWT as it stood
    QList<Disclosure> m_disclosures;
    QJsonObject m_claims;
    QByteArray m_presented;
    QByteArray m_keyBinding;
};

} // namespace eid
