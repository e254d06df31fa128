// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/series_samples.h"

namespace tidemark
{

Result<Recordings> SeriesSamples::finish(std::string_view format, WarningTally tally)
{
    const Error nothing = tally.noSamples();
    if (table.size() == 0) {
        return tl::unexpected(nothing);
    }
    tally.add(WarningCode::TimesReordered, {}, table.reordered());
    tally.add(WarningCode::ReadingsMissing, {}, gaps);
    auto recording = std::make_shared<Recording>();
    recording->format = format;
    recording->timeline.axis = axis;
    const std::int64_t origin = table.firstPosition();
    if (unixNsAtZero) {
        recording->startedUnixNs = *unixNsAtZero + origin;
    }
    recording->timeline.series = labels.seriesOf(columns, table.finish(origin), tally);
    if (recording->timeline.series.empty()) {
        return tl::unexpected(nothing);
    }
    recording->warnings = tally.warnings();
    return Recordings{std::move(recording)};
}

} // namespace tidemark
