#pragma once

#include <QHash>
#include <QString>

#include <optional>

namespace eid {

/// The most characters of a link that is looked at.
inline constexpr qsizetype longestLink = 64 * 1024;

/// The parameters of \a link, "SCHEME://?name=value&…", decoded as those of a form
/// (application/x-www-form-urlencoded in UTF-8). Before the question mark may stand nothing, a
/// slash, or \a place. Nothing where it is of another scheme, longer than longestLink, has
/// characters that no link has, a parameter twice, a value that is no UTF-8, or a fragment.
std::optional<QHash<QString, QString>> parametersIn(
    const QString &link, QLatin1String scheme, QLatin1String place);

} // namespace eid
