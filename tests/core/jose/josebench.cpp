#include "josebench.h"

#include "core/jose/base64url.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <atomic>

namespace eid {

namespace {

Bytes freshSalt()
{
    static std::atomic<std::uint8_t> number = 0;
    Bytes salt(saltSize, 0xA5);
    salt.back() = number++;
    return salt;
}

} // namespace

TestSigner::TestSigner(KeyAlgorithm algorithm)
    : card(algorithm)
    , m_key(card.key())
{ }

QByteArray TestSigner::jwt(const QJsonObject &claims, QJsonObject header) const
{
    return signJwt(std::move(header), claims, key()).value();
}

QByteArray TestSigner::sdJwt(const QJsonObject &claims, const QList<QByteArray> &disclosures) const
{
    QByteArray combined = jwt(claims) + '~';
    for (const QByteArray &disclosure : disclosures)
        combined += disclosure + '~';
    return combined;
}

QByteArray encoded(const QByteArray &text)
{
    return toBase64Url(Bytes(text.cbegin(), text.cend()));
}

MadeDisclosure disclosureOf(const QString &name, const QJsonValue &value)
{
    return makeDisclosure(name, value, freshSalt());
}

MadeDisclosure elementOf(const QJsonValue &value)
{
    return makeElementDisclosure(value, freshSalt());
}

QJsonObject withDigests(const QList<MadeDisclosure> &disclosures, QJsonObject others)
{
    QJsonArray digests;
    for (const MadeDisclosure &disclosure : disclosures)
        digests.append(QString::fromLatin1(disclosure.digest));
    others.insert(QStringLiteral("_sd"), digests);
    return others;
}

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace eid
