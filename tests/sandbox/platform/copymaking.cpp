#include "tests/sandbox/platform/copymaking.h"

#include "core/jose/disclosure.h"

#include <openssl/rand.h>

#include <algorithm>
#include <array>

namespace eid::sandbox {

namespace {

constexpr int monthsOfCopy = 6;
constexpr std::array ages{14, 16, 18, 21, 60};
constexpr int decoysOfClaims = 3;
constexpr int decoysOfAges = 2;

using Salt = std::array<std::uint8_t, saltSize>;

QString agesName()
{
    return QStringLiteral("age_equal_or_over");
}

/// Digests of one object, in an order that says nothing of what they are of (RFC 9901, 4.2.4).
class Digests
{
public:
    bool add(QByteArray &combined, const QString &name, const QJsonValue &value)
    {
        Salt salt{};
        if (RAND_bytes(salt.data(), int(salt.size())) != 1)
            return false;
        const MadeDisclosure made = makeDisclosure(name, value, salt);
        combined += made.encoded + '~';
        m_digests << made.digest;
        return true;
    }

    /// Digests of nothing (RFC 9901, 4.2.5).
    bool addDecoys(int count)
    {
        for (int i = 0; i < count; ++i) {
            std::array<std::uint8_t, 32> random{};
            if (RAND_bytes(random.data(), int(random.size())) != 1)
                return false;
            m_digests << digestOfText(QByteArrayView(random.data(), qsizetype(random.size())));
        }
        return true;
    }

    [[nodiscard]] QJsonArray sorted() const
    {
        QList<QByteArray> digests = m_digests;
        std::sort(digests.begin(), digests.end());
        QJsonArray array;
        for (const QByteArray &digest : std::as_const(digests))
            array.append(QString::fromLatin1(digest));
        return array;
    }

private:
    QList<QByteArray> m_digests;
};

QList<std::pair<QString, QJsonValue>> plainFacts(const CopyContent &content)
{
    const CitizenFacts &citizen = content.citizen;
    return {{QStringLiteral("name"), citizen.name}, {QStringLiteral("id_number"), citizen.idNumber},
        {QStringLiteral("birthdate"), citizen.birth.toString(Qt::ISODate)},
        {QStringLiteral("sex"), citizen.male ? QStringLiteral("male") : QStringLiteral("female")},
        {QStringLiteral("document_expiry"), content.documentExpires.toString(Qt::ISODate)}};
}

} // namespace

Result<QByteArray> makeCopy(const CopyIssuer &issuer, const CopyContent &content)
{
    QByteArray disclosures;
    Digests ofClaims;
    Digests ofAges;
    bool drawn = ofClaims.addDecoys(decoysOfClaims) && ofAges.addDecoys(decoysOfAges);
    for (const auto &[name, value] : plainFacts(content))
        drawn = drawn && ofClaims.add(disclosures, name, value);
    const QDate today = dayInChina(content.issuedAt);
    for (const int age : ages) {
        const bool reached = content.citizen.birth.addYears(age) <= today;
        drawn = drawn && ofAges.add(disclosures, QString::number(age), reached);
    }
    if (!drawn)
        return failure(ErrorCode::Internal, QStringLiteral("no random numbers"));
    const QJsonObject status{
        {QStringLiteral("idx"), content.statusIndex}, {QStringLiteral("uri"), content.statusUri}};
    const QJsonObject claims{{QStringLiteral("iss"), content.issuer},
        {QStringLiteral("iat"), content.issuedAt.toSecsSinceEpoch()},
        {QStringLiteral("exp"), content.expires.toSecsSinceEpoch()},
        {QStringLiteral("vct"), QLatin1String(copyType)},
        {QStringLiteral("cnf"), QJsonObject{{QStringLiteral("jwk"), content.holderKey}}},
        {QStringLiteral("status"), QJsonObject{{QStringLiteral("status_list"), status}}},
        {QStringLiteral("_sd_alg"), QStringLiteral("sha-256")},
        {QStringLiteral("_sd"), ofClaims.sorted()},
        {agesName(), QJsonObject{{QStringLiteral("_sd"), ofAges.sorted()}}}};
    return issuer.sign(QStringLiteral("dc+sd-jwt"), claims).map([&](const QByteArray &token) {
        return token + '~' + disclosures;
    });
}

const QList<QStringList> &copyClaims()
{
    static const QList<QStringList> claims = [] {
        QList<QStringList> all;
        for (const auto &[name, value] : plainFacts({}))
            all << QStringList{name};
        for (const int age : ages)
            all << QStringList{agesName(), QString::number(age)};
        return all;
    }();
    return claims;
}

QDateTime expiryOfCopy(QDate documentExpires, const QDateTime &now)
{
    return std::min(
        beginningInChina(documentExpires.addDays(1)), now.toUTC().addMonths(monthsOfCopy));
}

} // namespace eid::sandbox
