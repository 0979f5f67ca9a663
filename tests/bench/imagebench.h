#pragma once

#include <QString>

namespace eid::bench {

class Report;

/// How soon the AppImage \a image paints its first window, mounted and extracted, beside the
/// program of this build in the folder \a programs. The starts take turns, so that all meet the
/// same machine.
void benchImage(Report &report, const QString &programs, const QString &image);

} // namespace eid::bench
