#include "app/eidctl/texts/textofcard.h"

#include "app/eidctl/text.h"
#include "app/eidctl/texts/plainline.h"
#include "app/eidctl/texts/textofcertificates.h"
#include "app/eidctl/texts/textofpin.h"
#include "core/base/errorwords.h"
#include "core/card/masking.h"

#include <QStringList>

namespace eid::ctl {

namespace {

QString textOfHolder(const std::optional<Holder> &holder, IdNumberDisplay idNumbers)
{
    if (!holder)
        return Text::tr("unknown (the card does not tell)");
    const QString name = plainLine(holder->name);
    if (!holder->idNumber)
        return name;
    return QStringLiteral("%1, %2").arg(name,
        idNumbers == IdNumberDisplay::Full ? *holder->idNumber : maskedIdNumber(*holder->idNumber));
}

QString textOfCost(const CardCost &cost)
{
    return Text::tr("Read with %n commands, %1 octets sent, %2 received", nullptr, cost.apdus)
        .arg(cost.bytesSent)
        .arg(cost.bytesReceived);
}

} // namespace

QString textOfPhase(const CardState &card)
{
    switch (card.phase) {
    case CardPhase::Empty:
        return Text::tr("no card");
    case CardPhase::Recognising:
        return Text::tr("a card is being read");
    case CardPhase::Known:
        return Text::tr("%1 card, PIN: %2").arg(card.identity.family, textOfPinStatus(card.pin));
    case CardPhase::Named:
    case CardPhase::Complete:
        return Text::tr("card of %1, PIN: %2")
            .arg(card.holder ? plainLine(card.holder->name) : Text::tr("unknown holder"),
                textOfPinStatus(card.pin));
    case CardPhase::Failed:
        return errorTitle(card.error.value_or(Error{}));
    }
    Q_UNREACHABLE();
}

QString textOfCard(const CardState &card, IdNumberDisplay idNumbers, const QDateTime &now)
{
    QStringList lines{Text::tr("Reader: %1").arg(plainLine(card.reader))};
    if (!card.isUsable()) {
        lines += Text::tr("Card: %1").arg(textOfPhase(card));
        return lines.join(u'\n');
    }
    lines += card.identity.serial.isEmpty()
        ? Text::tr("Card: %1, without a number").arg(card.identity.family)
        : Text::tr("Card: %1, number %2").arg(card.identity.family, card.identity.serial);
    lines += Text::tr("Holder: %1").arg(textOfHolder(card.holder, idNumbers));
    lines += Text::tr("PIN: %1").arg(textOfPinStatus(card.pin));
    lines += Text::tr("PUK: %1").arg(textOfPinStatus(card.puk));
    lines += Text::tr("Certificates:");
    for (const CertificateSlot &slot : card.certificates)
        lines += QStringLiteral("  ") + textOfSlot(slot, idNumbers, now);
    lines += textOfCost(card.cost);
    return lines.join(u'\n');
}

QString textOfReaders(const DeskState &desk)
{
    if (desk.readers.isEmpty())
        return Text::tr("No card reader is connected.");
    QStringList lines;
    for (const CardState &card : desk.readers) {
        QString line = QStringLiteral("%1: %2").arg(plainLine(card.reader),
            card.isCardPresent() ? Text::tr("card inserted") : Text::tr("no card"));
        if (card.canVerifyAtPinPad || card.canChangeAtPinPad)
            line = Text::tr("%1, with a key pad").arg(line);
        lines += line;
    }
    return lines.join(u'\n');
}

} // namespace eid::ctl
