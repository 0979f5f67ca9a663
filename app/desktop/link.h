#pragma once

#include "core/onlinecopy/linkparameters.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace eid {

/// \a text, if it can be a link that opens the window: one line of at most longestLink octets of
/// UTF-8, of the schemes openid4vp (OpenID4VP 1.0, 13.1.2) or openid-credential-offer
/// (OpenID4VCI 1.0, 4.1), upper and lower case alike, without spaces and control characters.
/// Whether it makes sense is for whoever follows it.
std::optional<QString> linkOf(QStringView text);

} // namespace eid
