// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace tidemark::test
{

/// Whether a part of @p widget lies within its window. What is behind another tab does not: the
/// window keeps it outside of its edges. Unlike its visible region, this counts what its own
/// children cover.
inline bool isInSight(const QWidget& widget)
{
    const QWidget& window = *widget.window();
    return widget.isVisible() &&
           window.rect().intersects(QRect(widget.mapTo(&window, QPoint()), widget.size()));
}

} // namespace tidemark::test
