// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/csv_table.h"

#include "core/formats/input/text_head.h"
#include "core/formats/series/column_units.h"
#include "core/formats/series/source_columns.h"
#include "core/formats/series/tool_tables.h"

#include <algorithm>

namespace tidemark
{

namespace
{

constexpr std::size_t kRowsToKeep = 64;

} // namespace

std::optional<CsvTable> CsvTable::fromHeader(std::string_view line, std::uint64_t lineNumber,
                                             std::optional<char> delimiter)
{
    auto header = CsvHeader::read(line, lineNumber, delimiter);
    return header ? std::optional(CsvTable(std::move(*header))) : std::nullopt;
}

CsvTable::CsvTable(CsvHeader header)
    : m_header(std::move(header)),
      m_kept(names(), m_header.delimiter),
      m_times(names())
{
}

void CsvTable::addRow(std::string_view line, std::uint64_t lineNumber, bool isComplete)
{
    if (!m_isDecided) {
        m_kept.add({std::string(line), lineNumber, isComplete});
        if (m_kept.size() == kRowsToKeep) {
            decide();
        }
        return;
    }
    if (!readRow(line, lineNumber)) {
        countRow(line, lineNumber, isComplete);
    }
}

/// Splits a line into cells; whether that makes it a row of this table.
bool CsvTable::isRowOfCells(std::string_view line)
{
    return hasRowSize(m_row.split(line, m_header.delimiter), names());
}

/// A line that is no row.
void CsvTable::countRow(std::string_view line, std::uint64_t lineNumber, bool isComplete)
{
    const bool isRow = isRowOfCells(line);
    if (isComplete && isRow && m_isDecided &&
        m_times.countTimeless(m_row.cells(names().size()), lineNumber)) {
        return;
    }
    if (isComplete && !isRow && readsLikeText(line)) {
        m_tally.add(WarningCode::OutputSkipped, lineNumber);
    } else {
        m_tally.addLine(line, lineNumber, isComplete);
    }
}

bool CsvTable::mayBeOtherHeader(std::string_view line) const
{
    if (hasNumber(line, m_header.delimiter) || m_header.hasRecordings() || isHeader(line)) {
        return false;
    }
    const auto header = CsvHeader::read(withoutCommentMark(line), 0, m_header.delimiter);
    return header && header->hasNamedTime({});
}

bool CsvTable::goesOnWith(std::string_view line)
{
    if (!m_isDecided) {
        decide();
    }
    return m_header.hasRecordings() ||
           (isRowOfCells(line) && m_times.goOnWith(m_row.cells(names().size())));
}

/// Looks at what the kept rows hold. Where they hold nothing yet, others may.
void CsvTable::decide()
{
    if (m_units.empty()) {
        m_units = m_kept.takeRowOfUnits();
    }
    const auto surveyed = m_kept.surveys(m_choices, m_marks);
    m_examples.clear();
    for (const ColumnSurvey& survey : surveyed) {
        m_examples.push_back(survey.firstCell());
    }
    m_isDecided = (takeTimes(surveyed) || takeCountedAxis()) && chooseColumns(surveyed);
    readKeptRows();
}

void CsvTable::readKeptRows()
{
    for (const CsvKeptRows::Row& row : m_kept.take()) {
        if (!m_isDecided || !readRow(row.text, row.line)) {
            countRow(row.text, row.line, row.isComplete);
        }
    }
}

bool CsvTable::takeTimes(const std::vector<ColumnSurvey>& surveys)
{
    const auto choice = chooseTimes(surveys);
    if (choice && !timeColumnOf(names()[choice->time]) && !m_header.isCertain(m_choices)) {
        return false; // other tables have dates as well
    }
    if (!choice) {
        const auto unreadable = std::ranges::find_if(surveys, [](const ColumnSurvey& survey) {
            return survey.isNamedTime() && survey.filled() > 0;
        });
        if (unreadable != surveys.end() && !m_unreadableTimes) {
            const auto column = static_cast<std::size_t>(unreadable - surveys.begin());
            m_unreadableTimes =
                Error{ErrorCode::TimesUnreadable,
                      unreadable->name() + ": " + unreadable->firstCell(),
                      m_kept.lineOfCell(column, unreadable->firstCell()).value_or(m_header.line),
                      {},
                      column + 1};
        }
        return false;
    }
    m_times.take(*choice, surveys[choice->time], m_units, m_choices.dateOrder);
    return true;
}

/// The positions of an export with another axis; or, with an index that has no name before columns
/// of memory, the rows themselves.
bool CsvTable::takeCountedAxis()
{
    const std::size_t first = m_header.hasRecordings() ? 1 : 0;
    const std::span others = std::span(names()).subspan(std::min(first + 1, names().size()));
    const bool isExport = !others.empty() && std::ranges::all_of(others, isExportedName) &&
                          m_choices.find(names()[first]) == nullptr;
    if (const auto axis = isExport ? exportedAxisOf(names()[first]) : std::nullopt) {
        m_times.takePositions(first, *axis);
        return true;
    }
    if (!names().front().empty() || m_unreadableTimes || !m_header.isCertain(m_choices)) {
        return false;
    }
    m_times.countRows();
    return true;
}

bool CsvTable::isLeftOut(std::size_t column, const ColumnSurvey& survey) const
{
    const bool isText = survey.isText() && !seriesColumnOf(names()[column]).isCertain;
    return m_choices.ignores(names()[column]) || survey.isNamedTime() ||
           m_times.isPosition(column) || isText || names()[column].empty() ||
           (column == 0 && m_header.hasRecordings()) ||
           (areColumnsOfInfluxDb(names()) && column < 3);
}

/// Sizes in bytes are whole pages as the system counts them; in KiB that would be rare luck.
bool CsvTable::hasWholePages(const std::vector<ColumnSurvey>& surveys) const
{
    for (std::size_t i = 0; i < names().size(); ++i) {
        if (seriesColumnOf(names()[i]).kind == SeriesKind::Rss && surveys[i].numbers() > 0) {
            return surveys[i].isInPages();
        }
    }
    return false;
}

SeriesColumn CsvTable::columnAt(std::size_t index, bool inKib) const
{
    SeriesColumn column =
        seriesColumnOf(names()[index], m_units.empty() ? std::string_view() : m_units[index]);
    if (inKib) {
        takeAsKib(column);
    }
    if (const ColumnChoice* const choice = m_choices.find(names()[index])) {
        column.follow(*choice);
    }
    return column;
}

/// False if nothing is measured: no number, no name that is certainly one of memory, no export.
bool CsvTable::chooseColumns(const std::vector<ColumnSurvey>& surveys)
{
    std::vector<NumberColumn> columns;
    bool anyNumber = false;
    const bool inKib = areColumnsOfPs(names()) && !hasWholePages(surveys);
    RowLabels labels = chooseLabels(surveys);
    m_indexes.clear();
    for (std::size_t i = 0; i < names().size(); ++i) {
        if (isLeftOut(i, surveys[i])) {
            continue;
        }
        const auto label = std::ranges::find(m_labelIndexes, i);
        if (label != m_labelIndexes.end()) {
            labels.setColumn(static_cast<std::size_t>(label - m_labelIndexes.begin()),
                             columns.size());
        }
        anyNumber = anyNumber || surveys[i].numbers() > 0;
        m_indexes.push_back(i);
        SeriesColumn column = columnAt(i, inKib);
        column.place = i + 1;
        labels.prepare(column);
        columns.emplace_back(std::move(column), m_header.delimiter == ','
                                                    ? NumberStyle::PointIsDecimal
                                                    : NumberStyle::Open);
    }
    m_isAllIgnored = columns.empty() && std::ranges::any_of(names(), [this](const auto& name) {
                         return m_choices.ignores(name);
                     });
    if (columns.empty() ||
        !(anyNumber || m_header.hasRecordings() || m_header.isCertain(m_choices))) {
        return false;
    }
    m_values.resize(columns.size());
    if (m_header.hasRecordings()) {
        m_rows.emplace(std::move(columns), m_times.axis());
    } else {
        m_samples.emplace(std::move(columns), std::move(labels));
        m_samples->axis = m_times.axis();
    }
    return true;
}

/// Columns whose name says that they tell who was measured, or what, and other texts.
RowLabels CsvTable::chooseLabels(const std::vector<ColumnSurvey>& surveys)
{
    std::vector<RowLabel> labels;
    const bool hasValues = std::ranges::any_of(names(), isValueColumn);
    m_labelIndexes.clear();
    for (std::size_t i = 0; i < names().size() && !m_header.hasRecordings(); ++i) {
        auto label = rowLabelOf(names()[i]);
        if (hasValues && surveys[i].isText() && m_kept.nameMemoryIn(i)) {
            label = RowLabel{names()[i], RowLabel::Sort::Quantity};
        } else if (label && label->sort == RowLabel::Sort::Quantity && !m_kept.differIn(i)) {
            label.reset(); // of one quantity only, whose column may have a better name
        }
        const bool isPosition = m_times.isPosition(i) || surveys[i].isNamedTime() ||
                                m_choices.find(names()[i]) != nullptr;
        const bool isMemory = seriesColumnOf(names()[i]).isCertain;
        const bool isLabel = (surveys[i].isText() && !isMemory) || (label && label->mayBeNumber);
        if (isLabel && !isPosition && !names()[i].empty()) {
            m_labelIndexes.push_back(i);
            labels.push_back(label.value_or(RowLabel{names()[i]}));
        }
    }
    return RowLabels(std::move(labels));
}

bool CsvTable::readRow(std::string_view line, std::uint64_t lineNumber)
{
    if (!isRowOfCells(line)) {
        return false;
    }
    const auto& cells = m_row.cells(names().size()); // a row may lack the last one
    const auto position = m_times.positionIn(cells, sampleCount());
    if (!position) {
        return false;
    }
    takeChangedTimes();
    m_times.add(*position);
    if (m_rows) {
        return addToRecording(*position, cells, lineNumber);
    }
    for (std::size_t i = 0; i < m_indexes.size(); ++i) {
        m_samples->set(i, m_samples->column(i).read(cells[m_indexes[i]], lineNumber));
    }
    for (std::size_t i = 0; i < m_labelIndexes.size(); ++i) {
        m_samples->setLabel(i, cells[m_labelIndexes[i]]);
    }
    m_samples->add(*position);
    return true;
}

bool CsvTable::addToRecording(std::int64_t position, const std::vector<std::string_view>& cells,
                              std::uint64_t lineNumber)
{
    for (std::size_t i = 0; i < m_indexes.size(); ++i) {
        const std::string_view cell = cells[m_indexes[i]];
        m_values[i] =
            cell.empty() ? std::nullopt : std::optional(m_rows->column(i).read(cell, lineNumber));
    }
    return m_rows->add(cells.front(), position, m_values);
}

std::size_t CsvTable::sampleCount() const
{
    return m_samples ? m_samples->size() : 0;
}

bool CsvTable::isSeries()
{
    if (m_kept.size() == 0) {
        return m_header.isCertain(m_choices) && m_header.hasNamedTime(m_choices);
    }
    decide();
    return m_isDecided || (m_header.isCertain(m_choices) && m_header.hasNamedTime(m_choices));
}

bool CsvTable::hasSamples()
{
    if (!m_isDecided) {
        decide();
    }
    return (m_rows && !m_rows->isEmpty()) || sampleCount() > 0;
}

/// Corrects the positions so far where a date told the order of day and month.
void CsvTable::takeChangedTimes()
{
    TimeValues& times = m_times.changes();
    if (times.hasChange()) {
        m_rows ? m_rows->changePositions(times) : m_samples->changePositions(times);
        times.forgetChange();
    }
}

/// What became of the columns. After the samples were finished, which decides what was open.
SourceTable CsvTable::sourceTable()
{
    SourceTable table;
    table.choices = m_choices;
    table.areDatesUnclear = m_times.areDatesUnclear();
    for (std::size_t i = 0; i < names().size(); ++i) {
        SourceColumn column{names()[i], m_examples[i]};
        const bool isLabel = std::ranges::find(m_labelIndexes, i) != m_labelIndexes.end() ||
                             (i == 0 && m_header.hasRecordings());
        const auto measured = std::ranges::find(m_indexes, i);
        if (m_times.isPosition(i)) {
            column.use = SourceColumn::Use::Time;
        } else if (isLabel) {
            column.use = SourceColumn::Use::Label;
        } else if (measured != m_indexes.end()) {
            const auto place = static_cast<std::size_t>(measured - m_indexes.begin());
            column = sourceColumnOf(
                names()[i], m_examples[i],
                (m_rows ? m_rows->column(place) : m_samples->column(place)).column());
        }
        table.columns.push_back(std::move(column));
    }
    return table;
}

Result<Recordings> CsvTable::finish()
{
    if (!m_isDecided) {
        decide();
    }
    if (!m_isDecided && m_isAllIgnored) {
        return failure(ErrorCode::NothingToMeasure);
    }
    if (!m_isDecided) {
        const Error nothing = m_tally.noSamples();
        if (!nothing.line) {
            return tl::unexpected(nothing);
        }
        if (m_unreadableTimes) {
            return tl::unexpected(*m_unreadableTimes);
        }
        const bool hasAxis =
            m_times.axis() != AxisUnit::Nanoseconds || m_header.hasNamedTime(m_choices);
        return hasAxis ? tl::unexpected(nothing) : noTableAt(m_header.text, m_header.line);
    }
    m_times.finish(m_header.delimiter != ',', m_tally);
    takeChangedTimes();
    if (m_samples && m_times.isWallClock()) {
        m_samples->unixNsAtZero = 0;
    }
    const auto read = m_rows ? m_rows->finish("csv", m_times.isWallClock(), std::move(m_tally))
                             : m_samples->finish("csv", std::move(m_tally), m_marks);
    return read ? Result<Recordings>(withTable(*read, sourceTable())) : read;
}

} // namespace tidemark
