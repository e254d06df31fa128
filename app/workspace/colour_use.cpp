// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/colour_use.h"

#include "app/workspace/plotted_series.h"

#include <algorithm>

namespace tidemark::app
{

ColourUse::ColourUse(const std::vector<OpenRecording>& open)
{
    std::ranges::for_each(open, [this](const OpenRecording& one) { count(one); });
}

void ColourUse::giveTo(OpenRecording& open)
{
    const auto least = std::ranges::min_element(m_uses);
    open.colour = app::seriesColour(static_cast<std::size_t>(least - m_uses.begin()));
    count(open);
}

void ColourUse::count(const OpenRecording& open)
{
    const SeriesColours colours(open);
    const std::size_t coloured = std::max(open.seriesShown.size(), std::size_t{1});
    for (std::size_t i = 0; i < coloured; ++i) {
        if (i > 0 && !open.seriesShown[i]) {
            continue;
        }
        const auto colour = std::ranges::find(kSeriesColours, colours[i].rgb());
        if (colour != kSeriesColours.end()) {
            ++m_uses[static_cast<std::size_t>(colour - kSeriesColours.begin())];
        }
    }
}

} // namespace tidemark::app
