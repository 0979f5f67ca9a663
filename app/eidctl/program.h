#pragma once

#include <QStringList>

namespace eid::ctl {

/// Runs what \a words, the command line without the program's name, ask for. Returns the exit
/// status: 0, or the one that errorwords.h gives the error.
int runProgram(const QStringList &words);

} // namespace eid::ctl
