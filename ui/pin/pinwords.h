#pragma once

#include "core/card/cardtypes.h"
#include "core/pin/pinservice.h"
#include "core/pin/pinverdict.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace eid::ui {

/// What the PIN pages say, by job and role, in the user's language at the moment of the call.
class PinWords
{
    Q_DECLARE_TR_FUNCTIONS(eid::ui::PinWords)

public:
    /// A heading and what follows it.
    struct Saying
    {
        QString title;
        QString text;
    };

    static QString jobTitle(PinJob job);
    /// The names of the steps that the user takes part in.
    static QStringList steps(PinJob job);

    /// What the current entry is, and where the holder finds it.
    static QString currentLabel(PinJob job);
    static QString currentLead(PinJob job);
    static QString newLabel(PinRole role);
    static QString repeatLabel(PinRole role);
    static QString newLead(PinRole role);
    /// The button that sends what was entered.
    static QString sendAction(PinJob job);

    static QString triesLeft(PinRole role, const PinStatus &status);
    /// "6 to 8 digits", or how many are missing.
    static QString lengthHint(const PinRules &rules, int typed);
    /// Why an entry is not taken, in the words of its role.
    static QString refusal(PinRole role, ErrorCode why, const PinRules &rules);

    static Saying working(PinJob job);
    static Saying done(PinJob job);
    /// What is valid after a job that changed nothing.
    static QString nothingChanged(PinJob job);
    static Saying judged(PinJob job, PinVerdict verdict);
    static Saying interrupted(PinJob job);
    /// What to bring to the counter, when the PUK is blocked.
    static Saying counter();
};

} // namespace eid::ui
