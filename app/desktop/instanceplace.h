#pragma once

#include <QString>

QT_BEGIN_NAMESPACE
class QLocalSocket;
QT_END_NAMESPACE

namespace eid {

// Where windows of one user find each other.

/// The folder for SingleInstance, which the user alone may enter; empty where there is none.
QString instanceFolder();

/// Where the window \a name, whose lock is in \a folder, listens.
QString instanceAddress(const QString &folder, const QString &name);

/// Whether whoever listens at the other end of \a socket is of this user. On Windows the names of
/// pipes are in no folder, and anybody may have taken one first.
bool isOfThisUser(const QLocalSocket &socket);

} // namespace eid
