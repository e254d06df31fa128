// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/csv_table.h"

#include "core/formats/input/number_text.h"
#include "core/formats/input/text_head.h"
#include "core/formats/series/column_units.h"
#include "core/formats/series/psrecord_header.h"
#include "core/formats/series/source_columns.h"
#include "core/formats/series/tool_tables.h"

#include <algorithm>
#include <cmath>

namespace tidemark
{

namespace
{

constexpr std::size_t kMostCsvColumns = 1000;
constexpr std::size_t kRowsToKeep = 64;
constexpr std::int64_t kPositionLimit = std::int64_t{1} << 62; ///< differences fit into 64 bits

/// A date or a clock, which is no name.
bool isMoment(std::string_view cell)
{
    const auto time = writtenTimeOf(cell, false);
    return time && time->sort != WrittenTime::Sort::Elapsed;
}

} // namespace

std::optional<CsvTable> CsvTable::fromHeader(std::string_view line, std::uint64_t lineNumber,
                                             std::optional<char> delimiter)
{
    delimiter = delimiter ? delimiter : delimiterOf(line);
    const std::string_view start = trimmed(line).substr(0, 1);
    const bool isOther = start == "{" || start == "[" || start == "#"; // JSON, a comment
    if (!delimiter || isOther || psrecordHeaderOf(line)) {
        return {};
    }
    CsvTable table;
    table.m_header = line;
    table.m_headerLine = lineNumber;
    table.m_delimiter = *delimiter;
    const auto& cells = table.m_row.split(line, *delimiter);
    const bool isData =
        std::ranges::any_of(cells, isMoment) ||
        std::ranges::all_of(cells, [](auto cell) { return cell.empty() || isMeasurement(cell); });
    if (cells.size() > kMostCsvColumns || isData) {
        return {};
    }
    table.m_hasRecordings = cells.front() == "recording";
    table.m_names.assign(cells.begin(), cells.end());
    table.m_kept.emplace(table.m_names, *delimiter);
    const bool hasOther = std::ranges::any_of(
        cells, [](auto cell) { return !cell.empty() && !timeColumnOf(cell) && !toDouble(cell); });
    return hasOther ? std::optional(std::move(table)) : std::nullopt;
}

bool CsvTable::isCertain() const
{
    return std::ranges::any_of(m_names, [this](const std::string& name) {
        const ColumnChoice* const choice = m_choices.find(name);
        return choice != nullptr ? choice->use != ColumnChoice::Use::Ignored
                                 : !timeColumnOf(name) && seriesColumnOf(name).isCertain;
    });
}

bool CsvTable::hasNamedTime() const
{
    return std::ranges::any_of(m_names, [this](const std::string& name) {
        return timeColumnOf(name) && m_choices.find(name) == nullptr;
    });
}

void CsvTable::addRow(std::string_view line, std::uint64_t lineNumber, bool isComplete)
{
    if (!m_isDecided) {
        m_kept->add({std::string(line), lineNumber, isComplete});
        if (m_kept->size() == kRowsToKeep) {
            decide();
        }
        return;
    }
    if (!readRow(line, lineNumber)) {
        countRow(line, lineNumber, isComplete);
    }
}

/// Counts a row of which nothing is wrong but its time; false for other lines.
bool CsvTable::countTimeless(std::string_view line, std::uint64_t lineNumber)
{
    constexpr std::size_t kQuoted = 40;
    const auto& cells = m_row.split(line, m_delimiter);
    const bool isRow = m_isDecided && !m_countsRows && m_axis == AxisUnit::Nanoseconds &&
                       hasRowSize(cells, m_names) && !positionIn(cells);
    const std::string_view cell = isRow ? cells[m_timeIndex] : std::string_view();
    if (cell.empty() || cell == m_names[m_timeIndex]) {
        return false;
    }
    if (m_timeless.count++ == 0) {
        m_timeless.line = lineNumber;
        m_timeless.column = m_names[m_timeIndex];
        m_timeless.example = cell.substr(0, kQuoted);
    }
    return true;
}

/// A line that is no row.
void CsvTable::countRow(std::string_view line, std::uint64_t lineNumber, bool isComplete)
{
    if (isComplete && countTimeless(line, lineNumber)) {
        return;
    }
    if (isComplete && readsLikeText(line) && !hasRowSize(m_row.split(line, m_delimiter), m_names)) {
        m_tally.add(WarningCode::OutputSkipped, lineNumber);
    } else {
        m_tally.addLine(line, lineNumber, isComplete);
    }
}

bool CsvTable::mayBeOtherHeader(std::string_view line) const
{
    if (hasNumber(line, m_delimiter) || m_hasRecordings || isHeader(line)) {
        return false;
    }
    const auto table = fromHeader(withoutCommentMark(line), 0, m_delimiter);
    return table && table->hasNamedTime();
}

bool CsvTable::goesOnWith(std::string_view line)
{
    constexpr std::int64_t kMostSteps = 10;
    if (!m_isDecided) {
        decide();
    }
    const auto& cells = m_row.split(line, m_delimiter);
    if (m_hasRecordings || m_countsRows || !hasRowSize(cells, m_names) || m_rowCount < 2) {
        return m_hasRecordings;
    }
    const auto position = positionIn(cells);
    const std::int64_t step =
        (m_lastPosition - m_firstPosition) / static_cast<std::int64_t>(m_rowCount - 1);
    return position && *position > m_lastPosition &&
           *position - m_lastPosition <= kMostSteps * step;
}

/// Looks at what the kept rows hold. Where they hold nothing yet, others may.
void CsvTable::decide()
{
    if (m_units.empty()) {
        m_units = m_kept->takeRowOfUnits();
    }
    const auto surveyed = m_kept->surveys(m_choices, m_marks);
    m_examples.clear();
    for (const ColumnSurvey& survey : surveyed) {
        m_examples.push_back(survey.firstCell());
    }
    m_isDecided = (takeTimes(surveyed) || takeCountedAxis()) && chooseColumns(surveyed);
    readKeptRows();
}

void CsvTable::readKeptRows()
{
    for (const CsvKeptRows::Row& row : m_kept->take()) {
        if (!m_isDecided || !readRow(row.text, row.line)) {
            countRow(row.text, row.line, row.isComplete);
        }
    }
}

bool CsvTable::takeTimes(const std::vector<ColumnSurvey>& surveys)
{
    const auto choice = chooseTimes(surveys);
    if (choice && !timeColumnOf(m_names[choice->time]) && !isCertain()) {
        return false; // other tables have dates as well
    }
    if (!choice) {
        const auto unreadable = std::ranges::find_if(surveys, [](const ColumnSurvey& survey) {
            return survey.isNamedTime() && survey.filled() > 0;
        });
        if (unreadable != surveys.end() && m_unreadableTime.empty()) {
            m_unreadableTime = unreadable->name() + ": " + unreadable->firstCell();
            m_unreadableColumn = static_cast<std::uint64_t>(unreadable - surveys.begin()) + 1;
            m_unreadableLine = m_kept->lineOfCell(m_unreadableColumn - 1, unreadable->firstCell())
                                   .value_or(m_headerLine);
        }
        return false;
    }
    m_timeIndex = choice->time;
    m_dateIndex = choice->date;
    const auto named = timeColumnOf(m_names[m_timeIndex]);
    auto unit = named ? named->nanosecondsPerUnit : std::nullopt;
    if (!unit && !m_units.empty()) {
        unit = timeUnitOf(withoutUnitBrackets(m_units[m_timeIndex]));
    }
    m_times = !unit && surveys[m_timeIndex].isSerialDates()
                  ? TimeValues::ofSerialDates()
                  : TimeValues(unit, named && named->isElapsed);
    m_times.setOrder(m_choices.dateOrder);
    return true;
}

/// The positions of an export with another axis; or, with an index that has no name before columns
/// of memory, the rows themselves.
bool CsvTable::takeCountedAxis()
{
    m_timeIndex = m_hasRecordings ? 1 : 0;
    const std::span others = std::span(m_names).subspan(std::min(m_timeIndex + 1, m_names.size()));
    const bool isExport = !others.empty() && std::ranges::all_of(others, isExportedName) &&
                          m_choices.find(m_names[m_timeIndex]) == nullptr;
    const auto axis = isExport ? exportedAxisOf(m_names[m_timeIndex]) : std::nullopt;
    if (axis) {
        m_axis = *axis;
        return true;
    }
    m_countsRows = m_names.front().empty() && m_unreadableTime.empty() && isCertain();
    m_axis = m_countsRows ? AxisUnit::Ordinal : m_axis;
    return m_countsRows;
}

bool CsvTable::isLeftOut(std::size_t column, const ColumnSurvey& survey) const
{
    const bool isPosition = column == m_timeIndex || m_dateIndex == column;
    const bool isText = survey.isText() && !seriesColumnOf(m_names[column]).isCertain;
    return m_choices.ignores(m_names[column]) || survey.isNamedTime() || isPosition || isText ||
           m_names[column].empty() || (column == 0 && m_hasRecordings) ||
           (areColumnsOfInfluxDb(m_names) && column < 3);
}

/// Sizes in bytes are whole pages as the system counts them; in KiB that would be rare luck.
bool CsvTable::hasWholePages(const std::vector<ColumnSurvey>& surveys) const
{
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        if (seriesColumnOf(m_names[i]).kind == SeriesKind::Rss && surveys[i].numbers() > 0) {
            return surveys[i].isInPages();
        }
    }
    return false;
}

SeriesColumn CsvTable::columnAt(std::size_t index, bool inKib) const
{
    SeriesColumn column =
        seriesColumnOf(m_names[index], m_units.empty() ? std::string_view() : m_units[index]);
    if (inKib) {
        takeAsKib(column);
    }
    if (const ColumnChoice* const choice = m_choices.find(m_names[index])) {
        column.follow(*choice);
    }
    return column;
}

/// False if nothing is measured: no number, no name that is certainly one of memory, no export.
bool CsvTable::chooseColumns(const std::vector<ColumnSurvey>& surveys)
{
    std::vector<NumberColumn> columns;
    bool anyNumber = false;
    const bool inKib = areColumnsOfPs(m_names) && !hasWholePages(surveys);
    RowLabels labels = chooseLabels(surveys);
    m_indexes.clear();
    for (std::size_t i = 0; i < m_names.size(); ++i) {
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
        columns.emplace_back(std::move(column),
                             m_delimiter == ',' ? NumberStyle::PointIsDecimal : NumberStyle::Open);
    }
    m_isAllIgnored = columns.empty() && std::ranges::any_of(m_names, [this](const auto& name) {
                         return m_choices.ignores(name);
                     });
    if (columns.empty() || !(anyNumber || m_hasRecordings || isCertain())) {
        return false;
    }
    m_values.resize(columns.size());
    if (m_hasRecordings) {
        m_rows.emplace(std::move(columns), m_axis);
    } else {
        m_samples.emplace(std::move(columns), std::move(labels));
        m_samples->axis = m_axis;
    }
    return true;
}

/// Columns whose name says that they tell who was measured, or what, and other texts.
RowLabels CsvTable::chooseLabels(const std::vector<ColumnSurvey>& surveys)
{
    std::vector<RowLabel> labels;
    const bool hasValues = std::ranges::any_of(m_names, isValueColumn);
    m_labelIndexes.clear();
    for (std::size_t i = 0; i < m_names.size() && !m_hasRecordings; ++i) {
        auto label = rowLabelOf(m_names[i]);
        if (hasValues && surveys[i].isText() && m_kept->nameMemoryIn(i)) {
            label = RowLabel{m_names[i], RowLabel::Sort::Quantity};
        } else if (label && label->sort == RowLabel::Sort::Quantity && !m_kept->differIn(i)) {
            label.reset(); // of one quantity only, whose column may have a better name
        }
        const bool isPosition = i == m_timeIndex || m_dateIndex == i || surveys[i].isNamedTime() ||
                                m_choices.find(m_names[i]) != nullptr;
        const bool isMemory = seriesColumnOf(m_names[i]).isCertain;
        const bool isLabel = (surveys[i].isText() && !isMemory) || (label && label->mayBeNumber);
        if (isLabel && !isPosition && !m_names[i].empty()) {
            m_labelIndexes.push_back(i);
            labels.push_back(label.value_or(RowLabel{m_names[i]}));
        }
    }
    return RowLabels(std::move(labels));
}

std::optional<std::int64_t> CsvTable::positionIn(const std::vector<std::string_view>& cells)
{
    if (m_countsRows) {
        return static_cast<std::int64_t>(sampleCount());
    }
    const std::string_view cell = cells[m_timeIndex];
    if (m_axis != AxisUnit::Nanoseconds) {
        const auto position = toInteger(cell);
        return position && *position > -kPositionLimit && *position < kPositionLimit ? position
                                                                                     : std::nullopt;
    }
    if (!m_dateIndex) {
        return m_times.read(cell);
    }
    m_dateAndTime = cells[*m_dateIndex];
    m_dateAndTime += ' ';
    m_dateAndTime += cell;
    return m_times.read(m_dateAndTime);
}

bool CsvTable::readRow(std::string_view line, std::uint64_t lineNumber)
{
    const auto& cells = m_row.split(line, m_delimiter);
    if (!hasRowSize(cells, m_names)) {
        return false;
    }
    const auto position = positionIn(cells);
    if (!position) {
        return false;
    }
    if (m_times.hasChange()) {
        m_rows ? m_rows->changePositions(m_times) : m_samples->changePositions(m_times);
        m_times.forgetChange();
    }
    m_firstPosition = m_rowCount == 0 ? *position : std::min(m_firstPosition, *position);
    m_lastPosition = m_rowCount == 0 ? *position : std::max(m_lastPosition, *position);
    ++m_rowCount;
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
    if (m_kept->size() == 0) {
        return isCertain() && hasNamedTime();
    }
    decide();
    return m_isDecided || (isCertain() && hasNamedTime());
}

bool CsvTable::hasSamples()
{
    if (!m_isDecided) {
        decide();
    }
    return (m_rows && !m_rows->isEmpty()) || sampleCount() > 0;
}

/// Where no date told which of two numbers is the day.
void CsvTable::decideDates()
{
    const auto doubt = m_times.decide(m_delimiter != ',');
    if (doubt != TimeValues::Doubt::None) {
        const auto code = doubt == TimeValues::Doubt::DayFirst ? WarningCode::TakenAsDayFirst
                                                               : WarningCode::TakenAsMonthFirst;
        m_tally.add(
            {code, 1, {}, {}, m_names[m_dateIndex.value_or(m_timeIndex)], m_times.unclearText()});
    }
    if (!m_times.contradiction().empty()) {
        m_tally.add({WarningCode::DatesTellOrder,
                     1,
                     {},
                     {},
                     m_names[m_dateIndex.value_or(m_timeIndex)],
                     m_times.contradiction()});
    }
    if (m_times.hasChange()) {
        m_rows ? m_rows->changePositions(m_times) : m_samples->changePositions(m_times);
        m_times.forgetChange();
    }
}

/// What became of the columns. After the samples were finished, which decides what was open.
SourceTable CsvTable::sourceTable()
{
    SourceTable table;
    table.choices = m_choices;
    table.areDatesUnclear = m_times.isUnclear();
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        SourceColumn column{m_names[i], m_examples[i]};
        const bool isTime = (i == m_timeIndex && !m_countsRows) || m_dateIndex == i;
        const bool isLabel = std::ranges::find(m_labelIndexes, i) != m_labelIndexes.end() ||
                             (i == 0 && m_hasRecordings);
        const auto measured = std::ranges::find(m_indexes, i);
        if (isTime) {
            column.use = SourceColumn::Use::Time;
        } else if (isLabel) {
            column.use = SourceColumn::Use::Label;
        } else if (measured != m_indexes.end()) {
            const auto place = static_cast<std::size_t>(measured - m_indexes.begin());
            column = sourceColumnOf(
                m_names[i], m_examples[i],
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
        const bool hasTime = m_countsRows || m_axis != AxisUnit::Nanoseconds || hasNamedTime();
        if (!m_unreadableTime.empty()) {
            return tl::unexpected(Error{ErrorCode::TimesUnreadable,
                                        m_unreadableTime,
                                        m_unreadableLine,
                                        {},
                                        m_unreadableColumn});
        }
        return hasTime ? tl::unexpected(nothing) : noTableAt(m_header, m_headerLine);
    }
    decideDates();
    if (m_timeless.count > 0) {
        m_tally.add(m_timeless);
    }
    if (m_countsRows) {
        m_tally.add({WarningCode::RowsCounted, 1, {}, {}, {}, {}});
    }
    if (m_samples && m_times.isWallClock()) {
        m_samples->unixNsAtZero = 0;
    }
    const auto read = m_rows ? m_rows->finish("csv", m_times.isWallClock(), std::move(m_tally))
                             : m_samples->finish("csv", std::move(m_tally), m_marks);
    return read ? Result<Recordings>(withTable(*read, sourceTable())) : read;
}

} // namespace tidemark
