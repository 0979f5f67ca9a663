#pragma once

#include "core/card/cardtypes.h"
#include "ui/window/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QList>
#include <QPair>

#include <optional>

namespace eid::ui {

/// Certificates in the user's language.
class CertificateWords
{
    Q_DECLARE_TR_FUNCTIONS(eid::ui::CertificateWords)

public:
    /// From this many days on before the end, the user is told.
    static constexpr int warnDays = 60;

    /// "Identity".
    static QString slotTitle(KeySlot slot);
    /// "For logging in".
    static QString slotPurpose(KeySlot slot);

    /// How the content of \a slot stands at \a now; days left in words.
    static Words validity(const CertificateSlot &slot, const QDateTime &now);
    /// The first certificate that wants something done; nothing if none does.
    static std::optional<Words> mostUrgent(
        const QList<CertificateSlot> &slotList, const QDateTime &now);

    /// "1 March 2027", of the local day.
    static QString date(const QDateTime &when);

    /// Every field with its label, in the order it is shown. ID numbers are masked if \a masked.
    static QList<QPair<QString, QString>> fields(
        const CertificateSlot &slot, bool masked, const QDateTime &now);

private:
    static QString usage(const QString &rfcName);
};

} // namespace eid::ui
