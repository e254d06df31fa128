// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/series_samples.h"

namespace tidemark
{

void SeriesSamples::changePositions(const TimeValues& times)
{
    m_table.changePositions([&times](std::int64_t position) { return times.changed(position); });
}

Result<Recordings> SeriesSamples::finish(std::string_view format, WarningTally tally,
                                         NumberMarks marks)
{
    Error nothing = tally.noSamples();
    if (m_table.size() == 0) {
        return tl::unexpected(nothing);
    }
    std::uint64_t missing = 0;
    for (const NumberColumn& column : m_columns) {
        column.addTo(marks);
        missing += column.numbers() > 0 ? column.missing() : 0;
    }
    tally.add(WarningCode::TimesReordered, {}, m_table.reordered());
    tally.add(WarningCode::ReadingsMissing, {}, missing);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const SeriesColumn& column = m_columns[i].column();
        const bool isText = m_columns[i].numbers() == 0 && !column.isCertain && !column.choice;
        if (isText) {
            continue;
        }
        m_columns[i].finish(marks, tally);
        if (m_columns[i].hasChange()) {
            m_table.change(i, m_columns[i].takeChange());
        }
    }
    auto recording = std::make_shared<Recording>();
    recording->format = format;
    recording->timeline.axis = axis;
    const std::int64_t origin = m_table.firstPosition();
    if (unixNsAtZero) {
        recording->startedUnixNs = *unixNsAtZero + origin;
    }
    std::vector<SeriesColumn> columns;
    for (const NumberColumn& column : m_columns) {
        columns.push_back(column.column());
    }
    // psrecord writes one process, and whole milliseconds: quick samples share their moment.
    WarningTally ofOneProcess;
    recording->timeline.series = m_labels.seriesOf(columns, m_table.finish(origin),
                                                   format == "psrecord" ? ofOneProcess : tally);
    if (recording->timeline.series.empty()) {
        for (const NumberColumn& column : m_columns) {
            nothing = column.noSamples(nothing);
        }
        return tl::unexpected(nothing);
    }
    recording->warnings = tally.warnings();
    return Recordings{std::move(recording)};
}

} // namespace tidemark
