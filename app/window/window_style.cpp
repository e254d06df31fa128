// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_style.h"

#include <QPainter>
#include <QStyleOption>

namespace tidemark::app
{

namespace
{

/// Fusion makes its edges of the window's colour, which says nothing where that is black.
bool needsEdges(const QPalette& palette)
{
    constexpr int kNearlyBlack = 8;
    return palette.color(QPalette::Window).lightness() < kNearlyBlack;
}

void drawEdge(QPainter& painter, const QStyleOption& option, float strength)
{
    QColor edge = option.palette.color(QPalette::WindowText);
    edge.setAlphaF((option.state & QStyle::State_Enabled) != 0 ? strength : strength / 2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edge, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    painter.restore();
}

} // namespace

WindowStyle::WindowStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void WindowStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                                QPainter* painter, const QWidget* widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    constexpr int kDark = 128;
    constexpr float kQuiet = 0.55F;
    const bool isBox = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    const bool isFramed = element == PE_PanelButtonCommand || element == PE_FrameLineEdit ||
                          element == PE_FrameMenu || element == PE_PanelTipLabel;
    if (isBox && option->palette.color(QPalette::Window).lightness() < kDark) {
        drawEdge(*painter, *option, needsEdges(option->palette) ? 1.0F : kQuiet);
    } else if (isFramed && needsEdges(option->palette)) {
        drawEdge(*painter, *option, 1.0F);
    }
}

void WindowStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                     QPainter* painter, const QWidget* widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if ((control == CC_ComboBox || control == CC_SpinBox) && needsEdges(option->palette)) {
        drawEdge(*painter, *option, 1.0F);
    }
}

} // namespace tidemark::app
