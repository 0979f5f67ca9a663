#pragma once

#include "tests/sandbox/demo/opensslhandles.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace eid::sandbox {

/// What the certificates of a citizen's card say of the citizen. Personal data: never kept.
struct CitizenFacts
{
    QString name;
    QString idNumber; ///< 18 characters (GB 11643)
    QDate birth;
    bool male = false;
};

/// The facts in the subject of \a certificate: the common name, and the number behind "IDCCN-" in
/// the attribute 2.5.4.5, with what stands in it. Nothing where the number is none.
std::optional<CitizenFacts> citizenOf(const X509 *certificate);

/// The number alone, whatever it is; empty where there is none. Costs less.
QByteArray citizenNumberOf(const X509 *certificate);

/// The day that it is in China at \a time.
QDate dayInChina(const QDateTime &time);

/// The beginning of \a day in China, UTC.
QDateTime beginningInChina(QDate day);

} // namespace eid::sandbox
