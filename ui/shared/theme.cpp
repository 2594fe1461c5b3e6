// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/theme.h"

#include "ui/shared/desktopstyle.h"
#include "ui/shared/statuscolor.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

struct Colors
{
    QRgb window;
    QRgb base;
    QRgb alternate;
    QRgb text;
    QRgb button;
    QRgb placeholder;
    QRgb disabled;
    QRgb highlight;
    QRgb link;
    QRgb tip;
};

QPalette paletteOf(const Colors &colors)
{
    QPalette palette(QColor(colors.button), QColor(colors.window));
    const auto set = [&palette](QPalette::ColorRole role, QRgb color) {
        palette.setColor(QPalette::All, role, QColor(color));
    };
    set(QPalette::Window, colors.window);
    set(QPalette::Base, colors.base);
    set(QPalette::AlternateBase, colors.alternate);
    set(QPalette::Button, colors.button);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        set(role, colors.text);
    set(QPalette::BrightText, 0xFFFFFFFF);
    set(QPalette::PlaceholderText, colors.placeholder);
    set(QPalette::Highlight, colors.highlight);
    set(QPalette::HighlightedText, 0xFFFFFFFF);
    set(QPalette::Link, colors.link);
    set(QPalette::LinkVisited, colors.link);
    set(QPalette::ToolTipBase, colors.tip);
    set(QPalette::ToolTipText, colors.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
             QPalette::HighlightedText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, QColor(colors.disabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(colors.alternate));
    return palette;
}

} // namespace

QPalette lightPalette()
{
    return paletteOf({.window = 0xFFF3F4F6,
        .base = 0xFFFFFFFF,
        .alternate = 0xFFF7F8FA,
        .text = 0xFF1F2329,
        .button = 0xFFFBFBFC,
        .placeholder = 0xFF6B7280,
        .disabled = 0xFFA3A9B3,
        .highlight = 0xFF2B6BE6,
        .link = 0xFF1F5FD6,
        .tip = 0xFFFFFFFF});
}

QPalette darkPalette()
{
    return paletteOf({.window = 0xFF26282C,
        .base = 0xFF1E2023,
        .alternate = 0xFF24262A,
        .text = 0xFFE8EAED,
        .button = 0xFF34373C,
        .placeholder = 0xFF9AA1AC,
        .disabled = 0xFF74797F,
        .highlight = 0xFF3A6CD4,
        .link = 0xFF86ACF8,
        .tip = 0xFF34373C});
}

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_desktopStyle(styleName(*QApplication::style()))
{
    apply();
}

bool Theme::isDark() const
{
    return isDarkPalette(QApplication::palette());
}

void Theme::choose(ThemeChoice choice)
{
    if (m_choice == choice)
        return;
    m_choice = choice;
    apply();
}

void Theme::setDesktopPrefersDark(std::optional<bool> dark)
{
    if (m_desktopPrefersDark == dark)
        return;
    m_desktopPrefersDark = dark;
    if (m_choice == ThemeChoice::System)
        apply();
}

void Theme::apply()
{
    applyStyle();
    QPalette palette; // resets to what the desktop gives
    if (m_choice == ThemeChoice::System) {
        QApplication::setPalette(palette);
        const QPalette given = QApplication::palette();
        const bool isQtsOwn = styleName(*QApplication::style()) == "fusion"_L1
            && given.color(QPalette::Window)
                == QApplication::style()->standardPalette().color(QPalette::Window);
        if (isQtsOwn)
            palette = m_desktopPrefersDark.value_or(isDarkPalette(given)) ? darkPalette()
                                                                          : lightPalette();
    } else {
        palette = m_choice == ThemeChoice::Dark ? darkPalette() : lightPalette();
    }
    QApplication::setPalette(palette);
    Q_EMIT changed();
}

// Styles that draw with the system's bitmaps ignore a palette; Fusion and Breeze take ours.
void Theme::applyStyle()
{
    const bool takesPalettes = m_desktopStyle == "fusion"_L1 || m_desktopStyle == "breeze"_L1;
    const QString style =
        m_choice == ThemeChoice::System || takesPalettes ? m_desktopStyle : u"fusion"_s;
    if (style == "fusion"_L1) {
        if (qobject_cast<DesktopStyle *>(QApplication::style()) == nullptr)
            QApplication::setStyle(new DesktopStyle);
    } else if (styleName(*QApplication::style()) != style) {
        if (QStyle *made = QStyleFactory::create(style))
            QApplication::setStyle(made);
    }
}

} // namespace nlstoken
