#pragma once

#include "tests/integration/sandboxhandle.h"
#include "tests/sandbox/demo/democitizen.h"

#include <QByteArray>
#include <QString>

namespace eid {

/// The content of the file \a path; empty where there is none.
QByteArray contentOf(const QString &path);

/// Writes \a content to the file \a path, whole, and makes its folder.
bool writeFile(const QString &path, const QByteArray &content, bool isProgram = false);

/// The PIN of \a citizen, a line.
QByteArray pinLine(const sandbox::DemoCitizen &citizen);

/// What a citizen has done before going to a shop: takes online copies with eidctl. Why that did
/// not work; empty: it did.
QString takeCopies(const sandbox::SandboxHandle &sandbox, const sandbox::DemoCitizen &citizen);

} // namespace eid
