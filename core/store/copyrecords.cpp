#include "core/store/copyrecords.h"

#include "core/store/columns.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace eid {

namespace {

constexpr QLatin1String clientIdMember("client_id");
constexpr QLatin1String nameMember("name");
constexpr QLatin1String whenMember("when");
constexpr QLatin1String toldMember("told");
constexpr QLatin1String textMember("text");
constexpr QLatin1String signatureMember("signature");

QJsonObject jsonOf(const CopyParty &party)
{
    return {{clientIdMember, party.clientId}, {nameMember, party.name}};
}

Bytes octetsOfJson(const QJsonObject &json)
{
    return octetsOf(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QJsonObject objectIn(ByteView octets)
{
    return QJsonDocument::fromJson(blobOf(octets)).object();
}

tl::unexpected<Error> damaged()
{
    return failure(ErrorCode::StoreDamaged, QStringLiteral("What is kept of an online copy"));
}

Result<CopyParty> partyOf(const QJsonObject &json)
{
    CopyParty party{json.value(clientIdMember).toString(), json.value(nameMember).toString()};
    if (party.clientId.isEmpty())
        return damaged();
    return party;
}

} // namespace

Bytes octetsOf(const CopyParty &party)
{
    return octetsOfJson(jsonOf(party));
}

Result<CopyParty> partyIn(ByteView octets)
{
    return partyOf(objectIn(octets));
}

Bytes octetsOf(const CopyUse &use)
{
    QJsonObject json = jsonOf(use.party);
    json.insert(whenMember, textOf(use.when));
    json.insert(toldMember, QJsonArray::fromStringList(use.told));
    json.insert(textMember, use.text);
    if (!use.signature.isEmpty())
        json.insert(signatureMember, QString::fromLatin1(use.signature));
    return octetsOfJson(json);
}

Result<CopyUse> useIn(ByteView octets)
{
    const QJsonObject json = objectIn(octets);
    auto party = partyOf(json);
    if (!party)
        return failure(party.error());
    CopyUse use{timeOf(json.value(whenMember).toString()), *std::move(party), {},
        json.value(textMember).toString(), json.value(signatureMember).toString().toLatin1()};
    if (!use.when.isValid())
        return damaged();
    const QJsonArray told = json.value(toldMember).toArray();
    for (const auto &claim : told)
        use.told.append(claim.toString());
    return use;
}

} // namespace eid
