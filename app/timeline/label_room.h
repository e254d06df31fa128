// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

#include <algorithm>
#include <optional>
#include <vector>

namespace tidemark::app
{

/// Which room of a picture is left for labels: what one has taken no other one gets.
class LabelRoom final
{
public:
    explicit LabelRoom(const QRectF& area) : m_area(area) {}

    const QRectF& area() const { return m_area; }

    void take(const QRectF& place) { m_taken.push_back(place); }

    bool isFree(const QRectF& place) const
    {
        return m_area.contains(place) && std::ranges::none_of(m_taken, [&](const QRectF& other) {
                   return other.intersects(place);
               });
    }

    /// Takes the first of @p places that is free and that @p suits.
    template <typename Suits>
    std::optional<QRectF> takeFirst(const std::vector<QRectF>& places, Suits suits)
    {
        const auto found = std::ranges::find_if(
            places, [&](const QRectF& place) { return isFree(place) && suits(place); });
        if (found == places.end()) {
            return {};
        }
        take(*found);
        return *found;
    }

private:
    QRectF m_area;
    std::vector<QRectF> m_taken;
};

} // namespace tidemark::app
