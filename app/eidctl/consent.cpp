#include "app/eidctl/consent.h"

#include "app/eidctl/terminal.h"
#include "app/eidctl/text.h"

namespace eid::ctl {

Result<void> askForTypedConsent(const Terminal &terminal, const QString &question,
    const ConsentWords &words, const Error &otherwise)
{
    terminal.write(question + u'\n');
    const auto typed = terminal.readLine(Text::tr("Type “%1” to agree: ").arg(words.shown));
    if (!typed)
        return failure(typed.error());
    if (typed->compare(words.shown, Qt::CaseInsensitive) != 0
        && typed->compare(words.plain, Qt::CaseInsensitive) != 0)
        return failure(otherwise);
    return {};
}

Result<void> askForLastTry(const Terminal &terminal, PinRole role, const Error &why)
{
    const QString name = role == PinRole::Pin ? Text::tr("PIN") : Text::tr("PUK");
    const QString question = why.code == ErrorCode::PinTriesUnknown
        ? Text::tr("The card does not say how many tries of the %1 are left. This may be the last "
                   "one; a wrong %1 then blocks it.")
              .arg(name)
        : Text::tr("Only one try of the %1 is left. A wrong %1 now blocks it.").arg(name);
    //: What the user types to agree that the last try of a PIN may be used
    return askForTypedConsent(
        terminal, question, {Text::tr("last try"), QStringLiteral("last try")}, why);
}

Result<void> askForTrial(const Terminal &terminal)
{
    const QString question = Text::tr(
        "The tool can try the new entry. If it is valid, nothing is lost; if the old one "
        "is valid, one try is spent, which a right entry of the old one gives back.");
    //: What the user types to agree that the new PIN is tried
    return askForTypedConsent(terminal, question, {Text::tr("try it"), QStringLiteral("try it")},
        Error{ErrorCode::PinStateUnknown, {}, std::nullopt});
}

} // namespace eid::ctl
