#pragma once

#include <QCoreApplication>
#include <QLabel>
#include <QList>
#include <QWidget>

namespace eid::ui {

/// Lets every layout tell the next of its new size.
inline void settleLayouts()
{
    for (int layer = 0; layer < 8; ++layer)
        QCoreApplication::processEvents();
}

/// The labels with text that can be seen somewhere in \a window, scrolled or not.
inline QList<QLabel *> visibleLabels(const QWidget &window)
{
    QList<QLabel *> labels;
    for (QLabel *label : window.findChildren<QLabel *>()) {
        if (label->isVisible() && !label->text().isEmpty())
            labels.append(label);
    }
    return labels;
}

/// What of \a label's text does not fit into it; nothing if all of it is shown.
inline QString cutOff(const QLabel &label)
{
    const QSize needed
        = label.wordWrap() ? QSize(0, label.heightForWidth(label.width())) : label.sizeHint();
    const bool fits = label.width() >= needed.width() && label.height() >= needed.height()
        && label.width() >= label.minimumSizeHint().width();
    return fits ? QString()
                : QStringLiteral("%1 [%2x%3, needs %4x%5]")
                      .arg(label.text())
                      .arg(label.width())
                      .arg(label.height())
                      .arg(needed.width())
                      .arg(needed.height());
}

} // namespace eid::ui
