#pragma once

#include "core/renewal/renewalprogress.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QString>
#include <QStringList>

namespace eid::ui {

/// What the renewal page says, in the user's language at the moment of the call.
class RenewalWords
{
    Q_DECLARE_TR_FUNCTIONS(eid::ui::RenewalWords)

public:
    static QString title();
    /// "Signature (9C)".
    static QString credential(KeySlot slot);
    static QString date(const QDateTime &when);
    /// Why a credential is renewed, with its end: "Valid until 3 March 2027".
    static QString reason(const PlannedRenewal &planned);

    /// The steps of one credential as a user sees them, in their order.
    static QStringList steps();
    /// How many of steps() are done at \a progress.
    static int stepsDone(const RenewalProgress &progress);
    /// What is happening now.
    static QString happening(const RenewalProgress &progress);
    /// What must not be done now.
    static QString warning(const RenewalProgress &progress);
};

} // namespace eid::ui
