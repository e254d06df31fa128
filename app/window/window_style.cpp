// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_style.h"

#include <QPainter>
#include <QStyleOption>

namespace tidemark::app
{

WindowStyle::WindowStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void WindowStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                                QPainter* painter, const QWidget* widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool isBox = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    constexpr int kDark = 128;
    if (!isBox || option->palette.color(QPalette::Window).lightness() >= kDark) {
        return;
    }
    QColor edge = option->palette.color(QPalette::WindowText);
    edge.setAlphaF((option->state & State_Enabled) != 0 ? 0.55F : 0.25F);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(edge, 1));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    painter->restore();
}

} // namespace tidemark::app
