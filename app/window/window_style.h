// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace tidemark::app
{

/// Fusion, whose check boxes have an edge that can be seen on dark ground as well, and on black all
/// controls: it draws edges darker than the window, which is next to black there.
class WindowStyle final : public QProxyStyle
{
public:
    WindowStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                            QPainter* painter, const QWidget* widget = nullptr) const override;
};

} // namespace tidemark::app
