#pragma once

#include <QString>
#include <QWidget>

namespace eid::ui {

/// Names \a widget for screen readers, which are told only if it was called otherwise: what is
/// refreshed many times a second says something only once.
inline void setSpokenName(QWidget &widget, const QString &name)
{
    if (widget.accessibleName() != name)
        widget.setAccessibleName(name);
}

/// The same for what is said besides the name.
inline void setSpokenDescription(QWidget &widget, const QString &description)
{
    if (widget.accessibleDescription() != description)
        widget.setAccessibleDescription(description);
}

} // namespace eid::ui
