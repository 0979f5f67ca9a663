#pragma once

#include <QtGlobal>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

/// Distances, in device-independent pixels.
namespace eid::ui::metrics {

inline constexpr int tight = 4; ///< between a title and what belongs to it
inline constexpr int small = 8; ///< between things of one group
inline constexpr int medium = 16; ///< between groups, and inside panels
inline constexpr int large = 24; ///< around the content of a page
inline constexpr int huge = 40; ///< around what stands alone
inline constexpr int radius = 10; ///< corners of panels
inline constexpr int controlRadius = 8; ///< corners of buttons and fields
inline constexpr int columnWidth = 800; ///< text wider than this is hard to read

/// The height of what is clicked or typed into: 44 or more, 60 or more in large type.
int controlHeight(const QWidget *widget);

/// The side of a sign that stands in a line of text.
int signSize(const QWidget *widget);

} // namespace eid::ui::metrics
