#include "core/onlinecopy/issuedcopy.h"

#include "core/base/errorwords.h"
#include "core/crypto/publickey.h"
#include "core/crypto/servicecertificate.h"
#include "core/jose/base64url.h"
#include "core/jose/jsontext.h"
#include "core/jose/jwk.h"
#include "core/jose/jws.h"
#include "core/onlinecopy/copyquery.h"
#include "core/onlinecopy/copyvalues.h"
#include "core/onlinecopy/platformplace.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace eid {

namespace {

constexpr int mostMonths = 6;
constexpr qint64 clockTolerance = 60; // seconds
constexpr qsizetype shortestSalt = 22; // 128 bits in base64url (RFC 9901, 9.3)
constexpr double largestIndex = 1e9;
const QByteArray listsPath("/v1/status-lists/");

tl::unexpected<Error> malformed(const QString &what)
{
    return failure(ErrorCode::CopyMalformed, what);
}

tl::unexpected<Error> malformed(const char *what, const Error &error)
{
    return malformed(QStringLiteral("%1: %2 %3")
                         .arg(QLatin1String(what), QLatin1String(errorWords(error.code).identifier),
                             error.detail)
                         .trimmed());
}

Result<StatusPlace> statusIn(const QJsonObject &claims, const QUrl &address)
{
    const QJsonObject list
        = claims[QLatin1String("status")].toObject()[QLatin1String("status_list")].toObject();
    StatusPlace place;
    place.uri = list[QLatin1String("uri")].toString();
    const auto path = pathAtPlatform(address, place.uri);
    const double index = list[QLatin1String("idx")].toDouble(-1);
    if (!path || !path->startsWith(listsPath) || index < 0 || index > largestIndex
        || std::floor(index) != index)
        return malformed(QStringLiteral("status"));
    place.path = *path;
    place.index = static_cast<quint64>(index);
    return place;
}

/// What makes a copy a copy, which nobody may keep back (SD-JWT VC, 2.2.2.2).
bool isPlainClaim(const QString &name)
{
    static const QSet<QString> names{QStringLiteral("iss"), QStringLiteral("iat"),
        QStringLiteral("exp"), QStringLiteral("vct"), QStringLiteral("cnf"),
        QStringLiteral("status")};
    return names.contains(name);
}

/// Whether what must be plain is, and there is nothing that no copy has: what a disclosure adds is
/// not what the issuer's signature shows at first sight.
Result<void> checkClaims(const SdJwt &sdJwt)
{
    QSet<QString> fields;
    for (const CopyField field : allCopyFields())
        fields.insert(copyFieldPath(field).constFirst());
    const QJsonObject &claims = sdJwt.claims();
    for (auto claim = claims.constBegin(); claim != claims.constEnd(); ++claim) {
        if (!isPlainClaim(claim.key()) && !fields.contains(claim.key()))
            return malformed(QStringLiteral("a claim that no copy has"));
    }
    for (const Disclosure &disclosure : sdJwt.disclosures()) {
        if (isPlainClaim(disclosure.path.constFirst()))
            return malformed(QStringLiteral("disclosed: ") + disclosure.path.constFirst());
    }
    return {};
}

/// Whether each field is told by a disclosure of its own.
Result<void> checkDisclosures(const SdJwt &sdJwt)
{
    for (const CopyField field : allCopyFields()) {
        const QStringList path = copyFieldPath(field);
        const auto isOfField
            = [&path](const Disclosure &disclosure) { return disclosure.path == path; };
        if (std::ranges::count_if(sdJwt.disclosures(), isOfField) != 1)
            return malformed(copyFieldIdentifier(field));
    }
    return {};
}

Result<QDateTime> timeIn(const QJsonObject &claims, const char *name)
{
    const auto time = numericDateIn(claims[QLatin1String(name)]);
    if (!time)
        return malformed(QLatin1String(name));
    return *time;
}

/// The salts of \a sdJwt, which are all different.
Result<QSet<QString>> saltsOf(const SdJwt &sdJwt)
{
    QSet<QString> salts;
    for (const Disclosure &disclosure : sdJwt.disclosures()) {
        const auto octets = fromBase64Url(disclosure.encoded);
        const auto array = octets ? jsonArrayIn(*octets) : std::nullopt;
        const QString salt = array ? array->first().toString() : QString();
        if (salt.size() < shortestSalt || salts.contains(salt))
            return malformed(QStringLiteral("salts"));
        salts.insert(salt);
    }
    return salts;
}

/// Whether \a copy is valid now and no longer than a copy may be.
Result<void> checkValidity(const ReadCopy &copy, const QDateTime &now)
{
    const auto last = documentExpiryOf(copy);
    // A day for where on earth the document's last day ends.
    const bool isInTime = copy.issued.secsTo(now) >= -clockTolerance && copy.expires > now
        && copy.expires <= now.addMonths(mostMonths).addDays(1) && last
        && copy.expires.date() <= last->addDays(1);
    if (!isInTime)
        return malformed(QStringLiteral("validity"));
    return {};
}

Result<QList<Certificate>> checkSignature(const ReadCopy &copy, const IssuedCopyRules &rules)
{
    const auto chain = copy.sdJwt.jws().certificates();
    if (!chain)
        return malformed("x5c", chain.error());
    auto path = findSigner(*chain, QLatin1String(copyIssuingService), rules.roots, rules.now);
    if (!path)
        return malformed("x5c", path.error());
    const auto verified = verifyJws(copy.sdJwt.jws(), publicKeyOf(path->constFirst()));
    if (!verified)
        return malformed("signature", verified.error());
    return path;
}

/// What the copies of one batch must not have in common.
class Unlinkable
{
public:
    Result<void> add(const ReadCopy &copy)
    {
        const auto salts = saltsOf(copy.sdJwt);
        if (!salts)
            return failure(salts.error());
        QSet<QByteArray> digests;
        for (const Disclosure &disclosure : copy.sdJwt.disclosures())
            digests.insert(disclosure.digest);
        const QString place = QStringLiteral("%1 %2").arg(copy.status.uri).arg(copy.status.index);
        if (m_salts.intersects(*salts) || m_digests.intersects(digests) || m_places.contains(place))
            return malformed(QStringLiteral("two copies can be told to be one person's"));
        m_salts += *salts;
        m_digests += digests;
        m_places.insert(place);
        return {};
    }

private:
    QSet<QString> m_salts;
    QSet<QByteArray> m_digests;
    QSet<QString> m_places;
};

} // namespace

Result<ReadCopy> readCopy(QByteArrayView credential, const QUrl &address)
{
    auto sdJwt = SdJwt::parse(credential);
    if (!sdJwt)
        return malformed("sd-jwt", sdJwt.error());
    if (!sdJwt->keyBinding().isEmpty())
        return malformed(QStringLiteral("key binding"));
    if (sdJwt->jws().type() != QLatin1String("dc+sd-jwt"))
        return malformed(QStringLiteral("typ"));
    if (const auto known = checkClaims(*sdJwt); !known)
        return failure(known.error());
    const QJsonObject &claims = sdJwt->claims();
    if (claims[QLatin1String("vct")] != QLatin1String(copyType))
        return malformed(QStringLiteral("vct"));
    if (claims[QLatin1String("iss")] != platformIdentifier(address))
        return malformed(QStringLiteral("iss"));
    const auto issued = timeIn(claims, "iat");
    const auto expires = timeIn(claims, "exp");
    if (!issued || !expires)
        return failure(!issued ? issued.error() : expires.error());
    auto key
        = publicKeyOfJwk(claims[QLatin1String("cnf")].toObject()[QLatin1String("jwk")].toObject());
    if (!key)
        return malformed("cnf", key.error());
    auto status = statusIn(claims, address);
    if (!status)
        return failure(status.error());
    if (const auto disclosed = checkDisclosures(*sdJwt); !disclosed)
        return failure(disclosed.error());
    if (const auto values = checkValues(claims); !values)
        return failure(values.error());
    return ReadCopy{*std::move(sdJwt), *issued, *expires, *std::move(key), *std::move(status)};
}

Result<CheckedCopies> checkIssued(const QList<QByteArray> &credentials,
    const IssuedCopyRules &rules, const std::function<void(int)> &told)
{
    CheckedCopies checked;
    Unlinkable unlinkable;
    for (const QByteArray &credential : credentials) {
        auto copy = readCopy(credential, rules.address);
        if (!copy)
            return failure(copy.error());
        auto path = checkSignature(*copy, rules);
        if (!path)
            return failure(path.error());
        if (!equal(copy->publicKey, rules.publicKey))
            return malformed(QStringLiteral("cnf is not the key of this card"));
        if (const auto valid = checkValidity(*copy, rules.now); !valid)
            return failure(valid.error());
        if (const auto apart = unlinkable.add(*copy); !apart)
            return failure(apart.error());
        if (!checked.copies.isEmpty() && valuesOf(*copy) != valuesOf(checked.copies.constFirst()))
            return malformed(QStringLiteral("the copies are not of one person"));
        if (!checked.path.isEmpty() && checked.path != *path)
            return malformed(QStringLiteral("several issuers"));
        checked.path = *std::move(path);
        checked.copies.append(*std::move(copy));
        told(static_cast<int>(checked.copies.size()));
    }
    return checked;
}

} // namespace eid
