#include "ui/onlinecopy/copywords.h"

#include <QLocale>
#include <QStringList>

namespace eid::ui {

namespace {

constexpr int ageOf(CopyField field)
{
    switch (field) {
    case CopyField::Age14:
        return 14;
    case CopyField::Age16:
        return 16;
    case CopyField::Age18:
        return 18;
    case CopyField::Age21:
        return 21;
    case CopyField::Age60:
        return 60;
    case CopyField::Name:
    case CopyField::IdNumber:
    case CopyField::BirthDate:
    case CopyField::Sex:
    case CopyField::DocumentExpiry:
        return 0;
    }
    Q_UNREACHABLE();
}

} // namespace

QString CopyWords::field(CopyField field)
{
    switch (field) {
    case CopyField::Name:
        return tr("Name");
    case CopyField::IdNumber:
        return tr("ID number");
    case CopyField::BirthDate:
        return tr("Date of birth");
    case CopyField::Sex:
        return tr("Sex");
    case CopyField::DocumentExpiry:
        return tr("ID card valid until");
    case CopyField::Age14:
    case CopyField::Age16:
    case CopyField::Age18:
    case CopyField::Age21:
    case CopyField::Age60:
        return tr("%1 or older").arg(ageOf(field));
    }
    Q_UNREACHABLE();
}

QString CopyWords::told(CopyField field)
{
    return isAgeField(field)
        ? tr("Whether you are %1 or older: yes or no, not the date of birth").arg(ageOf(field))
        : CopyWords::field(field);
}

QStringList CopyWords::alwaysTold()
{
    return {tr("Whether you are the holder of this ID card: yes or no"),
        tr("What was checked, and how it came out"),
        tr("A name for you that only they get, to know you again")};
}

QString CopyWords::list(const QList<CopyField> &fields)
{
    QStringList names;
    QStringList ages;
    for (const CopyField field : fields) {
        if (isAgeField(field))
            ages.append(QString::number(ageOf(field)));
        else
            names.append(CopyWords::field(field));
    }
    //: Between the names of fields in a list
    const QString comma = tr(", ");
    if (!ages.isEmpty())
        //: %1 is one age or several: "16, 18"
        names.append(tr("whether you are %1 or older").arg(ages.join(comma)));
    return names.join(comma);
}

QString CopyWords::value(const CopyValue &value)
{
    switch (value.field) {
    case CopyField::BirthDate:
    case CopyField::DocumentExpiry: {
        const QDate day = QDate::fromString(value.open, Qt::ISODate);
        //: How a date is written; see QLocale::toString()
        return day.isValid() ? QLocale().toString(day, tr("d MMMM yyyy")) : value.open;
    }
    case CopyField::Sex:
        if (value.open == QLatin1String("male"))
            return tr("male");
        return value.open == QLatin1String("female") ? tr("female") : value.open;
    case CopyField::Age14:
    case CopyField::Age16:
    case CopyField::Age18:
    case CopyField::Age21:
    case CopyField::Age60:
        return value.open == QLatin1String("true") ? tr("yes") : tr("no");
    case CopyField::Name:
    case CopyField::IdNumber:
        return value.open;
    }
    Q_UNREACHABLE();
}

CopyNotice CopyWords::standing(CopyStanding standing)
{
    using Status = StatusSign::Status;
    switch (standing) {
    case CopyStanding::Unknown:
        return {Status::Unknown, tr("Not checked yet")};
    case CopyStanding::Valid:
        return {Status::Good, tr("Valid")};
    case CopyStanding::Suspended:
        return {Status::Warning, tr("Suspended")};
    case CopyStanding::Revoked:
        return {Status::Bad, tr("Revoked")};
    case CopyStanding::Expired:
        return {Status::Bad, tr("Expired")};
    }
    Q_UNREACHABLE();
}

CopyNotice CopyWords::use(const LossState &state)
{
    using Status = StatusSign::Status;
    switch (state.use) {
    case CardUse::InUse:
        return {Status::Good, tr("The card is in use"),
            tr("The card and its online copies can be used. No loss is reported.")};
    case CardUse::Frozen:
        return {Status::Warning, tr("The card is frozen"),
            tr("Neither the card nor its online copies can be used until you unfreeze it.")};
    case CardUse::ReportedLost:
        return {Status::Warning, tr("The card is reported lost"),
            tr("Neither the card nor its online copies can be used. Until %1 the report can be "
               "withdrawn with the card; from then on it is final.")
                .arg(moment(state.finalAt))};
    case CardUse::Revoked:
        return {Status::Bad, tr("The card is revoked for good"),
            tr("Apply for a new card at a counter. Bring your resident identity card.")};
    }
    Q_UNREACHABLE();
}

QString CopyWords::factor(AuthenticationFactor factor)
{
    switch (factor) {
    case AuthenticationFactor::CardPin:
        return tr("Card and PIN");
    case AuthenticationFactor::Copy:
        return tr("Online copy");
    case AuthenticationFactor::Face:
        return tr("Face sample");
    }
    Q_UNREACHABLE();
}

QString CopyWords::date(const QDateTime &when)
{
    return QLocale().toString(when.toLocalTime().date(), tr("d MMMM yyyy"));
}

QString CopyWords::moment(const QDateTime &when)
{
    //: How a date and a time are written; see QLocale::toString()
    return QLocale().toString(when.toLocalTime(), tr("d MMMM yyyy, hh:mm"));
}

QString CopyWords::step(CopyProgress::Stage stage)
{
    switch (stage) {
    case CopyProgress::Stage::Asking:
        return tr("The platform is asked");
    case CopyProgress::Stage::Opening:
        return tr("The card opens the online copies");
    case CopyProgress::Stage::Proving:
        return tr("The card proves itself");
    case CopyProgress::Stage::Fetching:
        return tr("The platform issues the copies");
    case CopyProgress::Stage::Checking:
        return tr("The copies are checked");
    case CopyProgress::Stage::Keeping:
        return tr("They are encrypted and kept");
    case CopyProgress::Stage::Signing:
        return tr("The card signs the text");
    case CopyProgress::Stage::Sending:
        return tr("The answer is sent");
    }
    Q_UNREACHABLE();
}

QString CopyWords::happening(const CopyProgress &progress)
{
    //: What is done now, and how many of how many are done
    return progress.total > 0
        ? tr("%1 (%2 of %3)").arg(step(progress.stage)).arg(progress.done).arg(progress.total)
        : step(progress.stage);
}

} // namespace eid::ui
