#pragma once

#include <QString>

namespace eid::bench {

class Report;

/// Measures what an authentication costs the reference platform, with a thousand to a million
/// citizens in its database; the platform is a process of its own, eid-load-platform beside the
/// programs in \a programs.
void benchLoad(Report &report, const QString &programs);

} // namespace eid::bench
