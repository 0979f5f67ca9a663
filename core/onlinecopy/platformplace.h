#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>

namespace eid {

/// How the platform at \a address (PlatformSettings::address) calls itself in offers, copies and
/// requests: without a slash at its end.
QString platformIdentifier(const QUrl &address);

/// What \a url is behind \a address, as HttpRequest::path wants it: where it is of https, of the
/// same host and port, and below the same path. Nothing for whatever is elsewhere: a link must not
/// make the tool talk to anybody but the platform. Nothing either for a user's name, a fragment,
/// dots that lead out of the path, and for more than 2048 characters.
std::optional<QByteArray> pathAtPlatform(const QUrl &address, const QString &url);

} // namespace eid
