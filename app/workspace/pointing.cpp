// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/pointing.h"

#include "app/workspace/time_selection.h"

#include <utility>

namespace tidemark::app
{

Pointing::Pointing(TimeSelection& time) : m_time(time) {}

void Pointing::set(PointedPlace place)
{
    if (place == m_place) {
        return;
    }
    const PointedPlace before = std::exchange(m_place, std::move(place));
    if (m_place.moment) {
        if (!before.moment) {
            m_cursorBefore = m_time.cursor();
        }
        m_time.setCursor(m_place.moment);
    } else if (before.moment && m_time.cursor() == before.moment) {
        m_time.setCursor(m_cursorBefore);
    }
    Q_EMIT changed();
}

} // namespace tidemark::app

#include "moc_pointing.cpp"
