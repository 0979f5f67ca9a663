#include "app/eidctl/json/jsonofcard.h"

#include "app/eidctl/json/jsonofcertificates.h"
#include "app/eidctl/json/jsonoferror.h"
#include "app/eidctl/json/jsonofpinjob.h"
#include "core/card/masking.h"

#include <QJsonArray>

namespace eid::ctl {

namespace {

QString jsonName(CardPhase phase)
{
    switch (phase) {
    case CardPhase::Empty:
        return QStringLiteral("empty");
    case CardPhase::Recognising:
        return QStringLiteral("recognising");
    case CardPhase::Known:
        return QStringLiteral("known");
    case CardPhase::Named:
        return QStringLiteral("named");
    case CardPhase::Complete:
        return QStringLiteral("complete");
    case CardPhase::Failed:
        return QStringLiteral("failed");
    }
    Q_UNREACHABLE();
}

QJsonObject jsonOfPin(const PinStatus &status, const PinRules &rules)
{
    QJsonObject json = jsonOfPinStatus(status);
    json.insert(QStringLiteral("minimumLength"), rules.minimumLength);
    json.insert(QStringLiteral("maximumLength"), rules.maximumLength);
    return json;
}

QJsonValue jsonOfHolder(const std::optional<Holder> &holder, IdNumberDisplay idNumbers)
{
    if (!holder)
        return QJsonValue::Null;
    QJsonObject json{{QStringLiteral("name"), holder->name}};
    if (holder->idNumber)
        json.insert(QStringLiteral("idNumber"),
            idNumbers == IdNumberDisplay::Full ? *holder->idNumber
                                               : maskedIdNumber(*holder->idNumber));
    // The birth date is a part of the ID number.
    if (holder->birthDate && idNumbers == IdNumberDisplay::Full)
        json.insert(QStringLiteral("birthDate"), holder->birthDate->toString(Qt::ISODate));
    return json;
}

QJsonObject jsonOfCost(const CardCost &cost)
{
    return {
        {QStringLiteral("apdus"), cost.apdus},
        {QStringLiteral("bytesSent"), cost.bytesSent},
        {QStringLiteral("bytesReceived"), cost.bytesReceived},
    };
}

QJsonObject jsonOfReader(const CardState &card)
{
    return {
        {QStringLiteral("reader"), card.reader},
        {QStringLiteral("phase"), jsonName(card.phase)},
        {QStringLiteral("pinPad"),
            QJsonObject{
                {QStringLiteral("verify"), card.canVerifyAtPinPad},
                {QStringLiteral("change"), card.canChangeAtPinPad},
            }},
    };
}

} // namespace

QJsonObject jsonOfCard(const CardState &card, IdNumberDisplay idNumbers, const QDateTime &now)
{
    QJsonObject json = jsonOfReader(card);
    if (card.isCardPresent())
        json.insert(QStringLiteral("atr"), QString::fromLatin1(card.atr.toHex().toUpper()));
    if (card.error)
        json.insert(QStringLiteral("error"), jsonOfError(*card.error));
    if (!card.isUsable())
        return json;

    json.insert(QStringLiteral("family"), card.identity.family);
    json.insert(QStringLiteral("serial"), card.identity.serial);
    json.insert(QStringLiteral("holder"), jsonOfHolder(card.holder, idNumbers));
    json.insert(QStringLiteral("pin"), jsonOfPin(card.pin, card.pinRules));
    json.insert(QStringLiteral("puk"), jsonOfPin(card.puk, card.pukRules));
    QJsonArray certificates;
    for (const CertificateSlot &slot : card.certificates)
        certificates.append(jsonOfSlot(slot, idNumbers, now));
    json.insert(QStringLiteral("certificates"), certificates);
    json.insert(QStringLiteral("cost"), jsonOfCost(card.cost));
    return json;
}

QJsonObject jsonOfReaders(const DeskState &desk)
{
    QJsonArray readers;
    for (const CardState &card : desk.readers)
        readers.append(jsonOfReader(card));
    return {{QStringLiteral("readers"), readers}};
}

} // namespace eid::ctl
