#include "ui/base/metrics.h"

#include <QWidget>

#include <algorithm>

namespace eid::ui::metrics {

int controlHeight(const QWidget *widget)
{
    const int pixels = widget->fontInfo().pixelSize();
    return std::max(44, pixels * 16 / 5);
}

int signSize(const QWidget *widget)
{
    return std::max(20, widget->fontInfo().pixelSize() * 3 / 2);
}

} // namespace eid::ui::metrics
