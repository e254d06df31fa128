// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/recording_summary.h"

#include "app/cli/mapping_report.h"
#include "app/cli/text_table.h"
#include "app/text/count_text.h"
#include "app/text/differences_text.h"
#include "app/text/file_text.h"
#include "app/text/heap_columns.h"
#include "app/text/recording_facts.h"
#include "app/text/warning_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr qsizetype kShortNameLimit = 40;

struct RecordingSummary {
    Q_DECLARE_TR_FUNCTIONS(RecordingSummary)
};

QString formatName(const Recording& recording, const FormatRegistry& registry)
{
    const FormatReader* const reader = registry.find(recording.format);
    return QString::fromUtf8(reader != nullptr ? reader->info().name : recording.format);
}

TextTable factsTable(const Recording& recording, const FormatRegistry& registry)
{
    TextTable table({{}, {}});
    for (const Fact& fact : recordingFacts(recording, formatName(recording, registry))) {
        table.addRow({fact.label, fact.text});
    }
    return table;
}

QString seriesTable(const Timeline& timeline)
{
    const TextTable table = textTable(seriesColumns(timeline.axis), seriesFiguresOf(timeline));
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
