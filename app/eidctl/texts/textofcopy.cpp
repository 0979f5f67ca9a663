#include "app/eidctl/texts/textofcopy.h"

#include "app/eidctl/text.h"
#include "app/eidctl/texts/plainline.h"
#include "core/base/errorwords.h"

#include <QStringList>

#include <utility>

namespace eid::ctl {

namespace {

QString day(const QDateTime &time)
{
    return time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd"));
}

QString minute(const QDateTime &time)
{
    return time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

/// What the holder has to read and note, of ASCII alone.
QString shown(const Secret &secret)
{
    return QString::fromLatin1(reinterpret_cast<const char *>(secret.octets().data()),
        static_cast<qsizetype>(secret.size()));
}

QString textOfStanding(CopyStanding standing)
{
    switch (standing) {
    case CopyStanding::Unknown:
        return Text::tr("standing unknown");
    case CopyStanding::Valid:
        return Text::tr("valid");
    case CopyStanding::Suspended:
        return Text::tr("suspended");
    case CopyStanding::Revoked:
        return Text::tr("revoked");
    case CopyStanding::Expired:
        return Text::tr("expired");
    }
    Q_UNREACHABLE();
}

QString textOfFields(const QList<CopyField> &fields)
{
    if (fields.isEmpty())
        return Text::tr("the answer alone");
    QStringList words;
    for (const CopyField field : fields)
        words.append(textOfField(field));
    return words.join(QStringLiteral(", "));
}

QStringList linesOf(const CopyUsage &use, const QString &where)
{
    QStringList lines{
        QStringLiteral("    %1: %2").arg(minute(use.time), where + textOfFields(use.disclosed))};
    if (!use.signedText.isEmpty())
        lines += QStringLiteral("      ") + Text::tr("signed: %1").arg(plainLine(use.signedText));
    return lines;
}

QStringList linesOf(const ShownCopy &copy)
{
    const QString whose = copy.host.isEmpty()
        ? Text::tr("not used yet")
        : QStringLiteral("%1 (%2)").arg(plainLine(copy.relyingParty), plainLine(copy.host));
    QStringList lines{QStringLiteral("  %1: %2, %3")
                          .arg(Text::tr("until %1").arg(day(copy.expires)),
                              textOfStanding(copy.standing), whose)};
    for (const CopyUsage &use : copy.uses)
        lines += linesOf(use, QString());
    return lines;
}

/// The uses of copies that are gone.
QStringList linesOfFormerUses(const CopyView &view)
{
    QList<CopyUsage> former = view.uses;
    for (const ShownCopy &copy : view.copies) {
        for (const CopyUsage &use : copy.uses)
            former.removeOne(use);
    }
    QStringList lines;
    if (!former.isEmpty())
        lines += Text::tr("Uses of copies that are gone:");
    for (const CopyUsage &use : std::as_const(former))
        lines += linesOf(
            use, QStringLiteral("%1 (%2), ").arg(plainLine(use.relyingParty), plainLine(use.host)));
    return lines;
}

QString textOfValue(const CopyValue &value, bool isOpen)
{
    if (!isOpen)
        return plainLine(value.masked);
    if (isAgeField(value.field))
        return value.open == QLatin1String("true") ? Text::tr("yes") : Text::tr("no");
    if (value.field == CopyField::Sex && value.open == QLatin1String("male"))
        return Text::tr("male");
    if (value.field == CopyField::Sex && value.open == QLatin1String("female"))
        return Text::tr("female");
    return plainLine(value.open);
}

} // namespace

QString textOfField(CopyField field)
{
    switch (field) {
    case CopyField::Name:
        return Text::tr("name");
    case CopyField::IdNumber:
        return Text::tr("ID number");
    case CopyField::BirthDate:
        return Text::tr("birth date");
    case CopyField::Sex:
        return Text::tr("sex");
    case CopyField::DocumentExpiry:
        return Text::tr("end of the ID card");
    case CopyField::Age14:
        return Text::tr("%1 or older").arg(14);
    case CopyField::Age16:
        return Text::tr("%1 or older").arg(16);
    case CopyField::Age18:
        return Text::tr("%1 or older").arg(18);
    case CopyField::Age21:
        return Text::tr("%1 or older").arg(21);
    case CopyField::Age60:
        return Text::tr("%1 or older").arg(60);
    }
    Q_UNREACHABLE();
}

QString textOfProgress(CopyProgress::Stage stage)
{
    switch (stage) {
    case CopyProgress::Stage::Asking:
        return Text::tr("The platform is asked.");
    case CopyProgress::Stage::Opening:
        return Text::tr("The card opens what is sealed.");
    case CopyProgress::Stage::Proving:
        return Text::tr("The card proves that it is here.");
    case CopyProgress::Stage::Fetching:
        return Text::tr("The platform issues.");
    case CopyProgress::Stage::Checking:
        return Text::tr("What came is checked.");
    case CopyProgress::Stage::Keeping:
        return Text::tr("It is sealed and kept.");
    case CopyProgress::Stage::Signing:
        return Text::tr("The card signs the text.");
    case CopyProgress::Stage::Sending:
        return Text::tr("The answer is sent.");
    }
    Q_UNREACHABLE();
}

QString textOfCopiesTaken(const CopiesTakenReport &report)
{
    QStringList lines{
        Text::tr("%n online copies were issued, valid until %1.", nullptr, report.taken.taken)
            .arg(day(report.taken.expires))};
    if (report.taken.lossCode)
        lines += textOfLossCode(*report.taken.lossCode);
    if (report.taken.lossCodeError)
        lines += Text::tr("There is no loss code yet: %1 “eidctl loss code” gets one.")
                     .arg(errorTitle(*report.taken.lossCodeError));
    return lines.join(u'\n');
}

QString textOfCopies(const CopiesReport &report)
{
    const CopyOverview &overview = report.overview;
    QStringList lines;
    if (overview.copies.isEmpty()) {
        lines += Text::tr("There is no online copy of this card on this PC.");
        if (overview.canRefresh)
            lines += Text::tr("An offer was taken: “eidctl copy refresh” fetches its copies.");
    } else {
        lines += Text::tr("%n online copies of this card, the first until %1.", nullptr,
            static_cast<int>(overview.copies.size()))
                     .arg(day(overview.earliestExpiry));
        lines += Text::tr("Not used yet: %1").arg(overview.unassigned);
        if (overview.isRefreshDue)
            lines += overview.canRefresh
                ? Text::tr("It is time for new ones: “eidctl copy refresh”.")
                : Text::tr("It is time for new ones: ask the counter for an offer.");
    }
    if (overview.ofOtherCards > 0)
        lines += Text::tr("Online copies of other cards: %1").arg(overview.ofOtherCards);
    if (report.view) {
        for (const ShownCopy &copy : report.view->copies)
            lines += linesOf(copy);
        lines += linesOfFormerUses(*report.view);
    }
    return lines.join(u'\n');
}

QString textOfCopyValues(const CopyValuesReport &report)
{
    QStringList lines;
    for (const CopyValue &value : report.values)
        lines += QStringLiteral("%1: %2").arg(
            textOfField(value.field), textOfValue(value, report.isOpen));
    return lines.join(u'\n');
}

QString textOfRemovedCopies(int count)
{
    return Text::tr("%n online copies were removed.", nullptr, count);
}

QString textOfRecoveryPhrase(const Secret &phrase)
{
    return Text::tr("The recovery phrase is %1").arg(shown(phrase)) + u'\n'
        + Text::tr("Write it down and keep it apart from this PC: it is not shown again.");
}

QString textOfLossState(const LossState &state)
{
    switch (state.use) {
    case CardUse::InUse:
        return Text::tr("The card can be used.");
    case CardUse::Frozen:
        return Text::tr("The card and its online copies rest until they are released.");
    case CardUse::ReportedLost:
        return Text::tr("The card is reported lost. The report can be taken back until %1; then "
                        "the card is revoked for good.")
            .arg(minute(state.finalAt));
    case CardUse::Revoked:
        return Text::tr("The card is revoked for good.");
    }
    Q_UNREACHABLE();
}

QString textOfLossCode(const Secret &code)
{
    return Text::tr("If the card is lost, report it with this code: %1").arg(shown(code)) + u'\n'
        + Text::tr("Write it down and keep it apart from the card: it is not shown again.");
}

} // namespace eid::ctl
