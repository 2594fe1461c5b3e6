// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/statuscolor.h"

#include <QWidget>

#include <algorithm>
#include <array>
#include <cmath>

namespace nlstoken {

namespace {

constexpr qreal lineContrast = 3.0; // WCAG 2.1, 1.4.11
constexpr qreal textContrast = 4.5; // WCAG 2.1, 1.4.3

QColor mixed(const QColor &one, const QColor &other, float shareOfOne)
{
    const auto part = [shareOfOne](float a, float b) {
        return std::clamp(a * shareOfOne + b * (1.0F - shareOfOne), 0.0F, 1.0F);
    };
    const QColor mixture = QColor::fromRgbF(part(one.redF(), other.redF()),
        part(one.greenF(), other.greenF()), part(one.blueF(), other.blueF()));
    return QColor(mixture.rgb()); // as it will be on the screen
}

qreal luminance(const QColor &color)
{
    const auto linear = [](qreal channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(static_cast<qreal>(color.redF()))
        + 0.7152 * linear(static_cast<qreal>(color.greenF()))
        + 0.0722 * linear(static_cast<qreal>(color.blueF()));
}

qreal leastContrast(const QColor &color, const QPalette &palette)
{
    const std::array backgrounds{palette.color(QPalette::Active, QPalette::Base),
        palette.color(QPalette::Active, QPalette::Window), chosenRowColor(palette),
        codeGroundColor(palette)};
    qreal least = 21.0;
    for (const QColor &background : backgrounds)
        least = std::min(least, contrastRatio(color, background));
    return least;
}

// Goes from the wished colour towards the text's just as far as the contrast needs.
QColor readable(const QColor &wish, const QPalette &palette, qreal contrast)
{
    constexpr int steps = 20;
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    for (int step = 0; step < steps; ++step) {
        const QColor candidate =
            mixed(text, wish, static_cast<float>(step) / static_cast<float>(steps));
        if (leastContrast(candidate, palette) >= contrast)
            return candidate;
    }
    return text;
}

QColor wishedColor(StatusColor meaning, const QPalette &palette)
{
    const bool dark = isDarkPalette(palette);
    switch (meaning) {
    case StatusColor::Accent:
        return palette.color(QPalette::Active, QPalette::Highlight);
    case StatusColor::Positive:
        return dark ? QColor(0x4C, 0xBF, 0x82) : QColor(0x16, 0x7F, 0x48);
    case StatusColor::Warning:
        return dark ? QColor(0xF0, 0xA8, 0x4B) : QColor(0xB3, 0x6B, 0x12);
    case StatusColor::Negative:
        return dark ? QColor(0xEF, 0x70, 0x66) : QColor(0xC4, 0x2F, 0x25);
    case StatusColor::Neutral:
        break;
    }
    return mixed(palette.color(QPalette::Active, QPalette::Text),
        palette.color(QPalette::Active, QPalette::Base), 0.6F);
}

} // namespace

QColor statusColor(StatusColor meaning, const QPalette &palette)
{
    return readable(wishedColor(meaning, palette), palette, lineContrast);
}

QColor statusTextColor(StatusColor meaning, const QPalette &palette)
{
    return readable(wishedColor(meaning, palette), palette, textContrast);
}

QColor readableColor(const QColor &wish, const QPalette &palette)
{
    return readable(wish, palette, textContrast);
}

QColor mutedTextColor(const QPalette &palette)
{
    return statusTextColor(StatusColor::Neutral, palette);
}

QColor trackColor(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Active, QPalette::Text),
        palette.color(QPalette::Active, QPalette::Base), isDarkPalette(palette) ? 0.14F : 0.11F);
}

QColor codeGroundColor(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Active, QPalette::Text),
        palette.color(QPalette::Active, QPalette::Base), 0.03F);
}

QColor cardBorderColor(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Active, QPalette::Text),
        palette.color(QPalette::Active, QPalette::Base), isDarkPalette(palette) ? 0.2F : 0.15F);
}

QColor fieldBorderColor(const QPalette &palette)
{
    const QColor wish = mixed(palette.color(QPalette::Active, QPalette::Text),
        palette.color(QPalette::Active, QPalette::Base), 0.3F);
    return isDarkPalette(palette) ? readable(wish, palette, lineContrast) : wish;
}

QColor chosenRowColor(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Active, QPalette::Highlight),
        palette.color(QPalette::Active, QPalette::Base), isDarkPalette(palette) ? 0.32F : 0.14F);
}

void setTextColor(QWidget &widget, const QColor &color)
{
    QPalette palette = widget.palette();
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(role, color);
    widget.setPalette(palette);
}

bool isDarkPalette(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Active, QPalette::WindowText))
        > luminance(palette.color(QPalette::Active, QPalette::Window));
}

qreal contrastRatio(const QColor &one, const QColor &other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace nlstoken
