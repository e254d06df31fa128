// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/areas/area_steps.h"

#include <QKeyEvent>

namespace tidemark::app
{

/// Where a key leads from an area to the next one; none if it is no arrow.
inline std::optional<AreaStep> areaStepOf(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Left:
        return AreaStep::Left;
    case Qt::Key_Right:
        return AreaStep::Right;
    case Qt::Key_Up:
        return AreaStep::Up;
    case Qt::Key_Down:
        return AreaStep::Down;
    default:
        return {};
    }
}

/// Through what was seen before: -1 back (Alt+Left), 1 forward (Alt+Right), 0 for other keys.
inline int historyStepOf(const QKeyEvent& event)
{
    if ((event.modifiers() & ~Qt::KeypadModifier) != Qt::AltModifier) {
        return 0;
    }
    return event.key() == Qt::Key_Left ? -1 : event.key() == Qt::Key_Right ? 1 : 0;
}

} // namespace tidemark::app
