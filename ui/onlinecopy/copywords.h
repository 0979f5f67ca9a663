#pragma once

#include "core/onlinecopy/authentication.h"
#include "core/onlinecopy/loss.h"
#include "core/onlinecopy/onlinecopy.h"
#include "ui/base/statussign.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QString>

namespace eid::ui {

/// A sign with a title, and what says more; may be empty.
struct CopyNotice
{
    StatusSign::Status status = StatusSign::Status::Info;
    QString title;
    QString text = {};

    bool operator==(const CopyNotice &) const = default;
};

/// What the pages of the online copies say of its values, in the user's language at the moment of
/// the call.
class CopyWords
{
    Q_DECLARE_TR_FUNCTIONS(eid::ui::CopyWords)

public:
    /// "ID number", "18 or older".
    static QString field(CopyField field);
    /// What is told with it: "ID number", "Whether you are 18 or older: yes or no".
    static QString told(CopyField field);
    /// What whoever asks learns whatever is agreed to, a line each.
    static QStringList alwaysTold();
    /// The fields in one line.
    static QString list(const QList<CopyField> &fields);
    /// \a open of a CopyValue as people write it.
    static QString value(const CopyValue &value);

    static CopyNotice standing(CopyStanding standing);
    static CopyNotice use(const LossState &state);
    static QString factor(AuthenticationFactor factor);

    static QString date(const QDateTime &when);
    static QString moment(const QDateTime &when);

    /// What is done at \a stage, in a list of steps.
    static QString step(CopyProgress::Stage stage);
    /// What happens now, with how far it is.
    static QString happening(const CopyProgress &progress);
};

} // namespace eid::ui
