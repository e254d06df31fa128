// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/colour_use.h"

#include <algorithm>

namespace tidemark::app
{

ColourUse::ColourUse(const std::vector<OpenRecording>& open)
{
    std::ranges::for_each(open, [this](const OpenRecording& one) { count(one); });
}

void ColourUse::giveTo(OpenRecording& open)
{
    if (!open.hasTimeline()) {
        open.colour = QColor::fromRgb(kSeriesColours.back());
        return;
    }
    const auto least = std::ranges::min_element(m_uses);
    open.colour = app::seriesColour(static_cast<std::size_t>(least - m_uses.begin()));
    count(open);
}

void ColourUse::count(const OpenRecording& open)
{
    const auto colour = std::ranges::find(kSeriesColours, open.colour.rgb());
    if (open.hasTimeline() && colour != kSeriesColours.end()) {
        ++m_uses[static_cast<std::size_t>(colour - kSeriesColours.begin())];
    }
}

} // namespace tidemark::app
