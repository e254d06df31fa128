// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/theme.h"

#include <QApplication>
#include <QPalette>
#include <QStyle>
#include <QToolTip>

namespace tidemark::app
{

namespace
{

/// The palette that the program started with: what the platform gave.
const QPalette& systemPalette()
{
    static const QPalette palette = QApplication::palette();
    return palette;
}

/// What tells our two palettes apart.
struct ThemeColours {
    QRgb window;
    QRgb button;
    QRgb base;
    QRgb alternateBase;
    QRgb toolTip;
    QRgb text;
    QRgb disabledText;
    QRgb placeholder;
    QRgb highlight;
    QRgb link;
};

constexpr ThemeColours kLightColours{0xf4f5f7, 0xf4f5f7, 0xffffff, 0xf2f4f7, 0xffffff,
                                     0x1d2127, 0x9aa1ab, 0x676e78, 0x2f6fd0, 0x1f5fc0};
constexpr ThemeColours kDarkColours{0x212429, 0x2a2e34, 0x17191d, 0x1f2227, 0x2d3138,
                                    0xe6e8eb, 0x6f757e, 0x8b919a, 0x3472d6, 0x7fb0ff};

constexpr ThemeColours kContrastColours{0x000000, 0x000000, 0x000000, 0x1a1a1a, 0x000000,
                                        0xffffff, 0xbfbfbf, 0xe0e0e0, 0xffd400, 0x8fd3ff};

QPalette paletteOf(const ThemeColours& colours)
{
    QPalette palette(QColor(colours.button), QColor(colours.window));
    palette.setColor(QPalette::Base, QColor(colours.base));
    palette.setColor(QPalette::AlternateBase, QColor(colours.alternateBase));
    palette.setColor(QPalette::Highlight, QColor(colours.highlight));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(colours.link));
    palette.setColor(QPalette::ToolTipBase, QColor(colours.toolTip));
    palette.setColor(QPalette::ToolTipText, QColor(colours.text));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(role, QColor(colours.text));
        palette.setColor(QPalette::Disabled, role, QColor(colours.disabledText));
    }
    palette.setColor(QPalette::PlaceholderText, QColor(colours.placeholder));
    return palette;
}

/// White on black, with edges that can be seen and yellow for what is chosen.
QPalette contrastPalette()
{
    QPalette palette = paletteOf(kContrastColours);
    palette.setColor(QPalette::HighlightedText, Qt::black);
    for (const auto role : {QPalette::Mid, QPalette::Midlight, QPalette::Dark, QPalette::Light}) {
        palette.setColor(role, Qt::white);
    }
    return palette;
}

} // namespace

QPalette lightPalette()
{
    return paletteOf(kLightColours);
}

void applyTheme(const QString& theme, bool systemPrefersDark)
{
    QPalette palette = systemPalette(); // asked for before the first change
    const bool isDark = palette.color(QPalette::Window).lightness() < 128;
    if (theme == QLatin1String("light")) {
        palette = paletteOf(kLightColours);
    } else if (theme == QLatin1String("contrast")) {
        palette = contrastPalette();
    } else if (theme == QLatin1String("dark") || (systemPrefersDark && !isDark)) {
        palette = paletteOf(kDarkColours);
    }
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
}

} // namespace tidemark::app
