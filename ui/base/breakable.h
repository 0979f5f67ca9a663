#pragma once

#include <QString>

namespace eid::ui {

/// \a text with places in its endless words where a line may break, lest a certificate's subject or
/// a host name widen a page. To be shown, never to be copied or compared.
QString breakable(const QString &text);

/// \a text of somebody else's in a sentence of ours: whatever its direction, it does not turn what
/// stands around it (Unicode Standard Annex 9, first strong isolate).
QString isolated(const QString &text);

} // namespace eid::ui
