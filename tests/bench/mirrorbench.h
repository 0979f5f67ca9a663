#pragma once

#include <QString>

namespace eid::bench {

class Report;

/// What a frame of the camera costs the thread of the window, shown on the page of the face sample
/// with its guidance. \a programs: the folder with the programs.
void benchMirror(Report &report, const QString &programs);

} // namespace eid::bench
