#include "ui/base/tone.h"

#include <QPalette>

#include <algorithm>
#include <cmath>

namespace eid::ui {

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto channel = [share](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * share));
    };
    return {channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue())};
}

// Moves the colour towards the text until it stands out enough from every ground.
QColor legible(QColor color, const QPalette &palette, const QColor &ground, double ratio)
{
    const QColor towards = isDark(palette) ? QColor(Qt::white) : QColor(Qt::black);
    const auto enough = [&] {
        return contrast(color, ground) >= ratio
            && contrast(color, palette.color(QPalette::Base)) >= ratio
            && contrast(color, palette.color(QPalette::Window)) >= ratio;
    };
    for (int step = 0; step < 20 && !enough(); ++step)
        color = mixed(color, towards, 0.1);
    return color;
}

QColor hue(Tone tone, const QPalette &palette)
{
    switch (tone) {
    case Tone::Plain:
        return palette.color(QPalette::WindowText);
    case Tone::Muted:
        return mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window), 0.35);
    case Tone::Accent:
        return palette.color(QPalette::Highlight);
    case Tone::Good:
        return isDark(palette) ? QColor(0x6c, 0xcf, 0x96) : QColor(0x1a, 0x7f, 0x4b);
    case Tone::Warning:
        return isDark(palette) ? QColor(0xf2, 0xb8, 0x5c) : QColor(0x96, 0x5a, 0x00);
    case Tone::Bad:
        return isDark(palette) ? QColor(0xf5, 0x8f, 0x88) : QColor(0xb8, 0x2c, 0x25);
    }
    Q_UNREACHABLE();
}

} // namespace

double contrast(const QColor &a, const QColor &b)
{
    // The list makes the pair hold values: of two temporaries it would hold references.
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Window))
        < luminance(palette.color(QPalette::WindowText));
}

QColor toneWash(Tone tone, const QPalette &palette)
{
    const double share = isDark(palette) ? 0.16 : 0.09;
    return mixed(palette.color(QPalette::Base), hue(tone, palette), share);
}

QColor toneColor(Tone tone, const QPalette &palette)
{
    return legible(hue(tone, palette), palette, toneWash(tone, palette), 4.6);
}

QColor lineColor(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Window), palette.color(QPalette::WindowText), 0.14);
}

QColor edgeColor(const QPalette &palette)
{
    const QColor soft
        = mixed(palette.color(QPalette::Window), palette.color(QPalette::WindowText), 0.4);
    return legible(soft, palette, palette.color(QPalette::Base), 3.0);
}

} // namespace eid::ui
