// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/recording_summary.h"

#include "app/cli/mapping_report.h"
#include "app/cli/text_table.h"
#include "app/text/count_text.h"
#include "app/text/differences_text.h"
#include "app/text/file_text.h"
#include "app/text/heap_columns.h"
#include "app/text/kind_text.h"
#include "app/text/lives_text.h"
#include "app/text/series_text.h"
#include "app/text/time_text.h"
#include "app/text/timeline_columns.h"
#include "app/text/warning_text.h"
#include "core/timeline/lives.h"
#include "core/timeline/statistics.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <map>

namespace tidemark::app
{

namespace
{

constexpr qsizetype kProgramLimit = 100;
constexpr qsizetype kShortNameLimit = 40;

struct RecordingSummary {
    Q_DECLARE_TR_FUNCTIONS(RecordingSummary)
};

/// The functions that ran at @p position, outermost first: "main › load".
QString functionsAt(const Timeline& timeline, std::int64_t position)
{
    constexpr int kMost = 6;
    std::vector<const Marker*> running;
    for (const Marker& marker : timeline.markers) {
        if (marker.kind == MarkerKind::Function && marker.start <= position &&
            position <= marker.end) {
            running.push_back(&marker);
        }
    }
    std::ranges::stable_sort(running, {}, [](const Marker* marker) { return marker->level; });
    QStringList names;
    for (const Marker* marker : running) {
        names += fileText(marker->name, kShortNameLimit);
    }
    if (names.size() > kMost) {
        names = names.first(1) + QStringList(QString(QChar(0x2026))) + names.last(kMost - 1);
    }
    return names.join(QStringLiteral(" › "));
}

QString peakText(const Timeline& timeline)
{
    const Series* const series = timeline.mainSeries();
    const SeriesStatistics statistics = series ? statisticsOf(*series) : SeriesStatistics();
    if (statistics.readings == 0) {
        return {};
    }
    const QString value = readingText(*series, statistics.max, SizeUnit::Binary);
    const QString exact = exactReadingText(*series, statistics.max);
    const QString where = axisText(timeline.axis, statistics.maxAt);
    const QString functions = functionsAt(timeline, statistics.maxAt);
    return functions.isEmpty() ? RecordingSummary::tr("%1 (%2) at %3", "size (exact size) at time")
                                     .arg(value, exact, where)
                               : RecordingSummary::tr("%1 (%2) at %3 in %4",
                                                      "size (exact size) at time in functions")
                                     .arg(value, exact, where, functions);
}

QString durationOf(const Timeline& timeline)
{
    const AxisRange range = timeline.sampledRange();
    return range.isEmpty() ? QString() : axisText(timeline.axis, range.length() - 1);
}

QString markersText(const Timeline& timeline)
{
    std::map<MarkerKind, std::size_t> counts;
    for (const Marker& marker : timeline.markers) {
        ++counts[marker.kind];
    }
    QStringList parts;
    for (const auto& [kind, count] : counts) {
        parts += QStringLiteral("%1 × %2").arg(kindText(kind), countText(count));
    }
    return parts.join(QStringLiteral(", "));
}

QString formatName(const Recording& recording, const FormatRegistry& registry)
{
    const FormatReader* const reader = registry.find(recording.format);
    return QString::fromUtf8(reader != nullptr ? reader->info().name : recording.format);
}

TextTable factsTable(const Recording& recording, const FormatRegistry& registry)
{
    TextTable table({{}, {}});
    const auto add = [&table](const QString& label, const QString& fact) {
        if (!fact.isEmpty()) {
            table.addRow({label, fact});
        }
    };
    add(RecordingSummary::tr("Format"), formatName(recording, registry));
    add(RecordingSummary::tr("Program"), fileText(recording.program, kProgramLimit));
    if (recording.startedUnixNs) {
        add(RecordingSummary::tr("Started"), wallClockText(*recording.startedUnixNs));
    }
    add(columnTitle(TimelineColumn::Duration, recording.timeline.axis).text,
        durationOf(recording.timeline));
    add(columnTitle(TimelineColumn::Peak).text, peakText(recording.timeline));
    if (const Series* const main = recording.timeline.mainSeries()) {
        const QString meaning = meaningText(*main);
        add(RecordingSummary::tr("Peak of"),
            meaning.isEmpty()
                ? QString()
                : RecordingSummary::tr("%1: %2", "a series: what it was taken for")
                      .arg(fileText(seriesText(*main).toStdString(), kShortNameLimit), meaning));
    }
    add(RecordingSummary::tr("Events"), markersText(recording.timeline));
    add(RecordingSummary::tr("Restarts"),
        livesSentence(livesOf(recording.timeline, recording.mayGrow), recording.timeline.axis));
    return table;
}

QString seriesTable(const Timeline& timeline)
{
    constexpr auto kRight = TextTable::Align::Right;
    TextTable table({{columnTitle(TimelineColumn::Series)},
                     {RecordingSummary::tr("Samples"), kRight},
                     {columnTitle(TimelineColumn::First), kRight},
                     {columnTitle(TimelineColumn::Last), kRight},
                     {columnTitle(TimelineColumn::Min), kRight},
                     {columnTitle(TimelineColumn::Max), kRight},
                     {RecordingSummary::tr("Max at"), kRight},
                     {columnTitle(TimelineColumn::Mean), kRight}});
    for (const Series& series : timeline.series) {
        const SeriesStatistics statistics = statisticsOf(series);
        const auto figure = [&](double value) {
            return statistics.readings > 0 ? readingText(series, value, SizeUnit::Binary)
                                           : unknownText();
        };
        table.addRow(
            {fileText(seriesText(series).toStdString(), kShortNameLimit),
             countText(statistics.samples), figure(statistics.first), figure(statistics.last),
             figure(statistics.min), figure(statistics.max),
             statistics.readings > 0 ? axisText(timeline.axis, statistics.maxAt) : unknownText(),
             figure(statistics.mean)});
    }
    return table.isEmpty() ? QString() : QLatin1Char('\n') + table.text(kIndent);
}

/// What a row about @p table is called; several files may have functions of one name.
QString nameOf(const LineTable& table, bool isFileShown)
{
    if (table.function.empty() || table.file.empty() || !isFileShown) {
        return fileText(table.function.empty() ? table.file : table.function, kShortNameLimit);
    }
    return fileText(table.file + ": " + table.function, 2 * kShortNameLimit);
}

/// One row a profiled function: its lines and the one that added most.
QString lineTablesText(const std::vector<LineTable>& lineTables)
{
    constexpr auto kRight = TextTable::Align::Right;
    TextTable table({{RecordingSummary::tr("Line report")},
                     {RecordingSummary::tr("Lines"), kRight},
                     {RecordingSummary::tr("Most memory"), kRight},
                     {RecordingSummary::tr("Largest increment"), kRight},
                     {RecordingSummary::tr("at line"), kRight}});
    for (const LineTable& lines : lineTables) {
        const auto memory = std::ranges::max_element(lines.rows, {}, &LineRow::memoryBytes);
        const auto largest = std::ranges::max_element(lines.rows, {}, &LineRow::incrementBytes);
        const bool hasMemory = memory != lines.rows.end() && memory->memoryBytes;
        const bool hasLargest = largest != lines.rows.end() && largest->incrementBytes;
        const bool areSeveral = std::ranges::any_of(
            lineTables, [&lines](const LineTable& other) { return other.file != lines.file; });
        table.addRow(
            {nameOf(lines, areSeveral), countText(lines.rows.size()),
             hasMemory ? sizeText(static_cast<double>(*memory->memoryBytes)) : unknownText(),
             hasLargest ? signedSizeText(static_cast<double>(*largest->incrementBytes))
                        : unknownText(),
             hasLargest ? QLocale().toString(static_cast<qlonglong>(largest->line))
                        : unknownText()});
    }
    return table.isEmpty() ? QString() : QLatin1Char('\n') + table.text(kIndent);
}

QString warningLines(const std::vector<Warning>& warnings)
{
    QString text;
    for (const Warning& warning : warnings) {
        text += QString(kIndent, QLatin1Char(' ')) +
                RecordingSummary::tr("Warning: %1").arg(warningText(warning)) + QLatin1Char('\n');
    }
    return text.isEmpty() ? text : QLatin1Char('\n') + text;
}

/// One row a snapshot, by its label or its number.
QString snapshotsText(const std::vector<SnapshotPtr>& snapshots,
                      const std::vector<std::optional<SnapshotFigures>>& figures)
{
    TextTable table = figuresTable();
    for (std::size_t i = 0; i < figures.size(); ++i) {
        if (!snapshots[i]->mappings.isEmpty()) {
            continue; // in a table of their own
        }
        const std::string& label = snapshots[i]->label;
        addFigures(table, label.empty() ? countText(i) : fileText(label, kShortNameLimit),
                   figures[i]);
    }
    return table.isEmpty() ? QString() : QLatin1Char('\n') + table.text(kIndent);
}

/// One row for the differences between two moments that a tool recorded, by their number.
QString differencesText(const Recording& recording)
{
    constexpr auto kRight = TextTable::Align::Right;
    TextTable table({{RecordingSummary::tr("Recorded difference")},
                     {RecordingSummary::tr("Taken at")},
                     {RecordingSummary::tr("Types"), kRight},
                     {columnTitle(HeapColumn::New), kRight},
                     {columnTitle(HeapColumn::Deleted), kRight},
                     {columnTitle(HeapColumn::SizeDelta), kRight}});
    const auto count = [](const std::optional<std::int64_t>& objects) {
        return objects ? countText(*objects) : unknownText();
    };
    for (std::size_t i = 0; i < recording.differences.size(); ++i) {
        const TypeDifferences& differences = *recording.differences[i];
        const QString time = differencesTime(differences, recording);
        table.addRow({countText(i), time.isEmpty() ? unknownText() : time,
                      countText(differences.types.size()), count(differences.addedCount),
                      count(differences.removedCount),
                      differences.sizeDelta
                          ? signedSizeText(static_cast<double>(*differences.sizeDelta))
                          : unknownText()});
    }
    return table.isEmpty() ? QString() : QLatin1Char('\n') + table.text(kIndent);
}

} // namespace

QString summaryText(const NamedRecording& named,
                    const std::vector<std::optional<SnapshotFigures>>& figures,
                    const FormatRegistry& registry)
{
    const Recording& recording = *named.recording;
    return named.name + QLatin1Char('\n') + factsTable(recording, registry).text(kIndent) +
           seriesTable(recording.timeline) + snapshotsText(recording.snapshots, figures) +
           mappingSnapshotsText(recording.snapshots, kIndent) + differencesText(recording) +
           lineTablesText(recording.lineTables) + warningLines(recording.warnings);
}

} // namespace tidemark::app
