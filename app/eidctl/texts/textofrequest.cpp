#include "app/eidctl/texts/textofrequest.h"

#include "app/eidctl/text.h"
#include "app/eidctl/texts/plainline.h"
#include "app/eidctl/texts/textofcopy.h"

#include <QStringList>

namespace eid::ctl {

namespace {

QString textOfFields(const QList<CopyField> &fields)
{
    QStringList words;
    for (const CopyField field : fields)
        words.append(QStringLiteral("%1 (%2)").arg(textOfField(field), copyFieldIdentifier(field)));
    return words.join(QStringLiteral(", "));
}

QString textOfFactors(const QList<AuthenticationFactor> &factors)
{
    QStringList words;
    for (const AuthenticationFactor factor : factors) {
        switch (factor) {
        case AuthenticationFactor::CardPin:
            words.append(Text::tr("card and PIN"));
            break;
        case AuthenticationFactor::Copy:
            words.append(Text::tr("online copy"));
            break;
        case AuthenticationFactor::Face:
            words.append(Text::tr("face sample of the last ten minutes"));
            break;
        }
    }
    return words.join(QStringLiteral(", "));
}

/// A text that is signed, line by line, so that none of it can be taken for another one.
QStringList quoted(const QString &text)
{
    QStringList lines;
    for (const QString &line : text.split(u'\n'))
        lines.append(QStringLiteral("  | ") + line);
    return lines;
}

} // namespace

QString textOfRequest(const AuthenticationRequest &request)
{
    const RelyingParty &asker = request.relyingParty;
    QStringList lines{
        Text::tr("Who asks: %1, %2").arg(plainLine(asker.name), plainLine(asker.host)),
        Text::tr("Verified by: %1, certificate valid until %2")
            .arg(plainLine(asker.issuer),
                asker.validUntil.toLocalTime().toString(QStringLiteral("yyyy-MM-dd")))};
    if (!request.purpose.isEmpty())
        lines += Text::tr("What for, in their words: %1").arg(plainLine(request.purpose));
    lines += Text::tr("Answer only if you opened this site yourself just now.");
    lines += Text::tr("With what: %1").arg(textOfFactors(request.factors));
    lines
        += Text::tr("They learn whether you were verified, and a pseudonym that is theirs alone.");
    if (!request.asked.isEmpty())
        lines += Text::tr("They ask for: %1").arg(textOfFields(request.asked));
    if (!request.needed.isEmpty())
        lines += Text::tr("They cannot do without: %1").arg(textOfFields(request.needed));
    lines += Text::tr("They do not learn: %1").arg(textOfFields(request.withheld()));
    for (const QString &text : request.transactionTexts) {
        lines += Text::tr("To be signed by you:");
        lines += quoted(text);
    }
    return lines.join(u'\n');
}

QString textOfAnswer(const AuthenticationRequest &request, const AuthenticationConsent &consent)
{
    const auto disclosed = request.disclosedBy(consent.disclose).value_or(QList<CopyField>());
    QStringList lines{disclosed.isEmpty() ? Text::tr("You tell nothing but that it is you.")
                                          : Text::tr("You tell: %1").arg(textOfFields(disclosed))};
    if (!request.transactionTexts.isEmpty())
        lines += Text::tr("You sign the text above.");
    return lines.join(u'\n');
}

QString textOfAuthentication(const AuthenticationReport &report)
{
    const QString name = plainLine(report.outcome.relyingParty.name);
    QStringList lines;
    if (report.outcome.isDeclined)
        lines += Text::tr("Declined: %1 was told so, and nothing else.").arg(name);
    else
        lines += Text::tr("%1 was told that it is you.").arg(name);
    if (!report.outcome.disclosed.isEmpty())
        lines += Text::tr("Told: %1").arg(textOfFields(report.outcome.disclosed));
    if (!report.outcome.redirect.isEmpty())
        lines += Text::tr("It goes on at %1")
                     .arg(plainLine(report.outcome.redirect.toString(QUrl::FullyEncoded)));
    return lines.join(u'\n');
}

} // namespace eid::ctl
