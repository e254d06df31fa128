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

QPalette lightPalette()
{
    QPalette palette(QColor(0xf4f5f7), QColor(0xf4f5f7));
    palette.setColor(QPalette::Base, QColor(0xffffff));
    palette.setColor(QPalette::AlternateBase, QColor(0xf2f4f7));
    palette.setColor(QPalette::Highlight, QColor(0x2f6fd0));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(0x1f5fc0));
    palette.setColor(QPalette::ToolTipBase, QColor(0xffffff));
    palette.setColor(QPalette::ToolTipText, QColor(0x1d2127));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(role, QColor(0x1d2127));
        palette.setColor(QPalette::Disabled, role, QColor(0x9aa1ab));
    }
    palette.setColor(QPalette::PlaceholderText, QColor(0x676e78));
    return palette;
}

QPalette darkPalette()
{
    QPalette palette(QColor(0x2a2e34), QColor(0x212429));
    palette.setColor(QPalette::Base, QColor(0x17191d));
    palette.setColor(QPalette::AlternateBase, QColor(0x1f2227));
    palette.setColor(QPalette::Highlight, QColor(0x3472d6));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(0x7fb0ff));
    palette.setColor(QPalette::ToolTipBase, QColor(0x2d3138));
    palette.setColor(QPalette::ToolTipText, QColor(0xe6e8eb));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(role, QColor(0xe6e8eb));
        palette.setColor(QPalette::Disabled, role, QColor(0x6f757e));
    }
    palette.setColor(QPalette::PlaceholderText, QColor(0x8b919a));
    return palette;
}

} // namespace

void applyTheme(const QString& theme, bool systemPrefersDark)
{
    QPalette palette = systemPalette(); // asked for before the first change
    const bool isDark = palette.color(QPalette::Window).lightness() < 128;
    if (theme == QLatin1String("light")) {
        palette = lightPalette();
    } else if (theme == QLatin1String("dark") || (systemPrefersDark && !isDark)) {
        palette = darkPalette();
    }
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
}

} // namespace tidemark::app
