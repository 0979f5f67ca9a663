#pragma once

#include <QString>

namespace eid::bench {

class Report;

/// Start and idleness of the application in \a programs, beside a bare Qt Widgets window.
/// Expects a smart card service with a card where the application looks for it.
void benchWindow(Report &report, const QString &programs);

} // namespace eid::bench
