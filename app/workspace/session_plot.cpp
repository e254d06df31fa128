// SPDX-License-Identifier: GPL-3.0-or-later
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

} // namespace

bool Session::isPlotted(const OpenRecording& open) const
{
    return open.isVisible && open.hasTimeline() && open.recording->timeline.axis == axisUnit();
}

void Session::addPlotted(const OpenRecording& open, bool inBytes,
                         std::vector<PlottedSeries>& plotted) const
{
    const auto& series = open.recording->timeline.series;
    const auto shown = std::ranges::count(open.seriesShown, true);
    for (std::size_t i = 0; isPlotted(open) && i < series.size(); ++i) {
        if (open.seriesShown[i] && series[i].isInBytes() == inBytes && series[i].size() > 0) {
            plotted.push_back({open.id, i, &series[i], offsetOf(open), seriesColour(open, i),
                               shown > 1 ? seriesName(open, series[i]) : open.name,
                               open.recording});
        }
    }
}

std::vector<PlottedSeries> Session::plottedSeries() const
{
    std::vector<PlottedSeries> plotted;
    for (const OpenRecording& open : m_recordings) {
        if (open.id != m_currentId) {
            addPlotted(open, true, plotted);
        }
    }
    if (const OpenRecording* open = current()) {
        addPlotted(*open, true, plotted);
    }
    return plotted;
}

std::vector<PlottedSeries> Session::plottedCounters() const
{
    std::vector<PlottedSeries> plotted;
    for (const OpenRecording& open : m_recordings) {
        addPlotted(open, false, plotted);
    }
    return plotted;
}

QColor Session::seriesColour(const OpenRecording& recording, std::size_t index) const
{
    const Timeline& timeline = recording.recording->timeline;
    if (index == 0 || timeline.series[index].role == SeriesRole::Sum) {
        const Series* const main = timeline.mainSeries();
        const bool isOfAll = main != nullptr && main->role == SeriesRole::Sum;
        if (isOfAll ? &timeline.series[index] == main : index == 0) {
            return recording.colour;
        }
        if (index == 0) { // it gives up the recording's colour for that of the sum
            index = static_cast<std::size_t>(main - timeline.series.data());
        }
    }
    const auto own = std::ranges::find(kSeriesColours, recording.colour.rgb());
    const auto first =
        static_cast<std::size_t>(own - kSeriesColours.begin()) % kSeriesColours.size();
    return app::seriesColour(first + index);
}

} // namespace tidemark::app
