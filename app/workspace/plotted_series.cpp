// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/plotted_series.h"

#include "app/text/plain_text.h"
#include "app/text/series_text.h"
#include "app/workspace/palette.h"
#include "app/workspace/session.h"

#include <algorithm>

namespace tidemark::app
{

namespace
{

QString seriesName(const OpenRecording& open, const Series& series)
{
    return QStringLiteral("%1 · %2").arg(open.name, singleLine(seriesText(series)));
}

void addPlotted(const Session& session, const OpenRecording& open, bool inBytes,
                std::vector<PlottedSeries>& plotted)
{
    const Timeline& timeline = open.recording->timeline;
    if (!open.isVisible || !open.hasTimeline() || timeline.axis != session.axisUnit()) {
        return;
    }
    const auto shown = std::ranges::count(open.seriesShown, true);
    const SeriesColours colours(open);
    const AxisPlacement placement = session.placementOf(open);
    for (std::size_t i = 0; i < timeline.series.size(); ++i) {
        const Series& series = timeline.series[i];
        if (open.seriesShown[i] && series.isInBytes() == inBytes && series.size() > 0) {
            plotted.push_back({open.id, i, &series, placement, colours[i],
                               shown > 1 ? seriesName(open, series) : open.name, open.recording});
        }
    }
}

} // namespace

std::vector<PlottedSeries> plottedSeries(const Session& session)
{
    const OpenRecording* const current = session.current();
    std::vector<PlottedSeries> plotted;
    for (const OpenRecording& open : session.recordings()) {
        if (&open != current) {
            addPlotted(session, open, true, plotted);
        }
    }
    if (current != nullptr) {
        addPlotted(session, *current, true, plotted);
    }
    return plotted;
}

std::vector<PlottedSeries> plottedCounters(const Session& session)
{
    std::vector<PlottedSeries> plotted;
    for (const OpenRecording& open : session.recordings()) {
        addPlotted(session, open, false, plotted);
    }
    return plotted;
}

SeriesColours::SeriesColours(const OpenRecording& open) : m_own(open.colour)
{
    const Timeline& timeline = open.recording->timeline;
    const Series* const main = timeline.mainSeries();
    m_main = main != nullptr ? static_cast<std::size_t>(main - timeline.series.data()) : 0;
    const auto own = std::ranges::find(kSeriesColours, m_own.rgb());
    m_first = static_cast<std::size_t>(own - kSeriesColours.begin()) % kSeriesColours.size();
}

QColor SeriesColours::operator[](std::size_t index) const
{
    if (index == m_main) {
        return m_own;
    }
    if (index == 0) { // it gives up the recording's colour for that of the main series
        index = m_main;
    }
    const std::size_t others = kSeriesColours.size() - 1; // without the recording's own colour
    return app::seriesColour(m_first + 1 + (index - 1) % others);
}

QColor seriesColour(const OpenRecording& open, std::size_t index)
{
    return SeriesColours(open)[index];
}

} // namespace tidemark::app
