#pragma once

#include <QString>

namespace eid::ctl {

/// \a text as it may be written to a terminal: what a card, a certificate or a reader says of
/// itself could hold control characters that move the cursor or turn the writing round. Those
/// become �, and what is longer than a line should be is cut.
QString plainLine(const QString &text);

} // namespace eid::ctl
