// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/plotted_series.h"

#include "app/text/plain_text.h"
#include "app/text/series_text.h"
#include "app/workspace/session.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

namespace tidemark::app
{

namespace
{

QString seriesName(const OpenRecording& open, const Series& series)
{
    return QStringLiteral("%1 · %2").arg(open.name, singleLine(shortSeriesText(series)));
}

/// The same hue at other heights of lightness, the one first that is furthest from @p own.
std::array<QColor, 4> shadesOf(const QColor& own)
{
    std::array<float, 5> ladder{0.25F, 0.37F, 0.49F, 0.61F, 0.73F};
    std::ranges::sort(ladder, std::greater(),
                      [&own](float lightness) { return std::abs(lightness - own.lightnessF()); });
    std::array<QColor, 4> shades;
    for (std::size_t i = 0; i < shades.size(); ++i) {
        shades[i] =
            QColor::fromHslF(std::max(own.hslHueF(), 0.0F), own.hslSaturationF(), ladder[i]);
    }
    return shades;
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

/// What tells the lines of recordings of one colour apart, by recording: how many of those that
/// stand before it in the list have that colour, hidden ones too.
std::map<int, LinePattern> patternsOf(const Session& session)
{
    std::map<QRgb, std::size_t> uses;
    std::map<int, LinePattern> patterns;
    for (const OpenRecording& open : session.recordings()) {
        if (open.hasTimeline()) {
            const std::size_t earlier = uses[open.colour.rgb()]++;
            patterns[open.id] = kLinePatterns[earlier % kLinePatterns.size()];
        }
    }
    return patterns;
}

} // namespace

QString shortName(const PlottedSeries& plotted, const std::vector<PlottedSeries>& all)
{
    const bool isOfOne =
        all.size() > 1 && std::ranges::all_of(all, [&](const PlottedSeries& other) {
            return other.recordingId == plotted.recordingId;
        });
    return isOfOne ? singleLine(shortSeriesText(*plotted.series)) : plotted.name;
}

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
    const std::map<int, LinePattern> patterns = patternsOf(session);
    for (PlottedSeries& line : plotted) {
        line.pattern = patterns.at(line.recordingId);
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
    m_shades = shadesOf(m_own);
}

QColor SeriesColours::operator[](std::size_t index) const
{
    if (index == m_main) {
        return m_own;
    }
    if (index == 0) { // it gives up the recording's colour for that of the main series
        index = m_main;
    }
    return m_shades[(index - 1) % m_shades.size()];
}

QColor seriesColour(const OpenRecording& open, std::size_t index)
{
    return SeriesColours(open)[index];
}

LinePattern linePatternOf(const Session& session, const OpenRecording& open)
{
    std::size_t earlier = 0;
    for (const OpenRecording& other : session.recordings()) {
        if (other.id == open.id) {
            break;
        }
        earlier += other.hasTimeline() && other.colour.rgb() == open.colour.rgb() ? 1 : 0;
    }
    return kLinePatterns[earlier % kLinePatterns.size()];
}

} // namespace tidemark::app
