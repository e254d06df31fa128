// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/json_series.h"

#include "core/formats/input/line_reader.h"
#include "core/formats/input/number_text.h"
#include "core/formats/series/json_columns.h"
#include "core/formats/series/json_objects.h"
#include "core/formats/series/source_columns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace tidemark
{

namespace
{

constexpr std::size_t kRowsToProbe = 64;
constexpr std::size_t kMaxColumns = JsonColumns::kMost;
constexpr std::size_t kExampleLength = 40;

/// A number that stands for a name; empty for one that cannot.
std::string numberText(double number)
{
    constexpr double kLargest = 9007199254740992.0; // 2^53
    return std::abs(number) <= kLargest ? std::to_string(std::llround(number)) : std::string();
}

/// Hands each row on to a function.
template <typename Function>
class RowSink final : public JsonRowSink
{
public:
    explicit RowSink(Function function) : m_function(std::move(function)) {}

    bool row(std::span<const JsonField> fields, std::uint64_t line) override
    {
        m_function(fields, line);
        return true;
    }

private:
    Function m_function;
};

} // namespace

void JsonSeries::addRow(std::span<const JsonField> fields, std::uint64_t line)
{
    if (m_samples) {
        const bool isIgnored = !m_table.choices.columns.empty() && !holdsColumn(fields) &&
                               std::ranges::any_of(fields, [this](const JsonField& field) {
                                   return m_table.choices.ignores(field.name);
                               });
        if (isIgnored) {
            return;
        }
        const bool isOther = isLogRow(fields) && !holdsColumn(fields);
        if (isOther) {
            m_tally.add(WarningCode::OutputSkipped, line);
        } else if (!addSample(fields, line)) {
            m_tally.add(WarningCode::LinesSkipped, line);
        }
        return;
    }
    m_firstRows.push_back({{fields.begin(), fields.end()}, line});
    if (m_firstRows.size() == kRowsToProbe) {
        chooseColumns();
    }
}

bool JsonSeries::holdsColumn(std::span<const JsonField> fields) const
{
    return std::ranges::any_of(m_fieldNames, [fields](const std::string& name) {
        return fieldCalled(fields, name) != nullptr;
    });
}

void JsonSeries::chooseColumns()
{
    std::vector<NumberColumn> columns;
    findMembers();
    RowLabels labels = chooseLabels();
    std::optional<std::string> parent; // of all columns, if there may be one only
    for (const JsonRow& row : m_firstRows) {
        const bool isLog = isLogRow(row.fields);
        noteMembers(row.fields);
        const auto isMeasured = [this, isLog](const JsonField& field) {
            return m_table.choices.find(field.name) != nullptr
                       ? !m_table.choices.ignores(field.name)
                       : (field.number || isMeasuredText(field)) && m_rules.isColumn(field, isLog);
        };
        if (!m_times.isFound() && std::ranges::any_of(row.fields, isMeasured)) {
            m_times.find(row.fields, m_table.choices);
        }
        for (const JsonField& field : row.fields) {
            const bool isNew = columns.size() < kMaxColumns && isMeasured(field) &&
                               !m_times.isTime(field.name) &&
                               std::ranges::find(m_fieldNames, field.name) == m_fieldNames.end() &&
                               std::ranges::find(m_labelNames, field.name) == m_labelNames.end();
            const ColumnChoice* const choice = m_table.choices.find(field.name);
            if (!isNew || (m_rules.isOneObject && choice == nullptr &&
                           parent.value_or(std::string(field.parent())) != field.parent())) {
                continue;
            }
            if (choice == nullptr) {
                parent = field.parent();
            }
            m_fieldNames.push_back(field.name);
            SeriesColumn column = seriesColumnOf(field.ownName());
            column.name = m_rules.isOneObject ? field.ownName() : field.name;
            if (choice != nullptr) {
                column.follow(*choice);
            }
            labels.prepare(column);
            columns.emplace_back(std::move(column), NumberStyle::PointIsDecimal);
        }
    }
    m_samples.emplace(std::move(columns), std::move(labels));
    m_samples->axis = m_times.isFound() ? AxisUnit::Nanoseconds : AxisUnit::Ordinal;
    for (const JsonRow& row : std::exchange(m_firstRows, {})) {
        addRow(row.fields, row.line);
    }
}

void JsonSeries::noteMembers(std::span<const JsonField> fields)
{
    constexpr std::size_t kMostNames = 12;
    if (!m_memberNames.empty() || m_times.isFound()) {
        return;
    }
    for (std::size_t i = 0; i < std::min(fields.size(), kMostNames); ++i) {
        m_memberNames += (i == 0 ? "" : ", ") + fields[i].name;
    }
    m_memberNames += fields.size() > kMostNames ? ", …" : "";
}

/// Names of all members of the first rows, in order of appearance, and what a person says of them.
void JsonSeries::findMembers()
{
    std::map<std::string_view, std::size_t> places; // in m_table.columns
    for (const JsonRow& row : m_firstRows) {
        for (const JsonField& field : row.fields) {
            if (places.size() < kMaxColumns &&
                places.try_emplace(field.name, places.size()).second) {
                m_table.columns.push_back({field.name, {}});
            }
            const auto place = places.find(field.name);
            if (place != places.end() && m_table.columns[place->second].example.empty()) {
                m_table.columns[place->second].example = field.number
                                                             ? fmt::format("{}", *field.number)
                                                             : field.text.substr(0, kExampleLength);
            }
        }
    }
    m_table.choices = m_options.choicesFor(m_rules.format, m_table.names());
}

/// Members whose name says that they tell who was measured, or what.
RowLabels JsonSeries::chooseLabels()
{
    std::vector<RowLabel> labels;
    for (JsonLabel& found : jsonLabelsOf(m_firstRows, m_table.choices)) {
        m_labelNames.push_back(std::move(found.member));
        labels.push_back(std::move(found.label));
    }
    return RowLabels(std::move(labels));
}

/// Notes what became of the members. After the samples were finished.
void JsonSeries::describeMembers()
{
    m_table.areDatesUnclear = m_times.areDatesUnclear();
    for (SourceColumn& column : m_table.columns) {
        const auto measured = std::ranges::find(m_fieldNames, column.name);
        if (m_times.isTimeOrWallClock(column.name)) {
            column.use = SourceColumn::Use::Time;
        } else if (std::ranges::find(m_labelNames, column.name) != m_labelNames.end()) {
            column.use = SourceColumn::Use::Label;
        } else if (measured != m_fieldNames.end()) {
            const auto index = static_cast<std::size_t>(measured - m_fieldNames.begin());
            column = sourceColumnOf(column.name, column.example, m_samples->column(index).column());
        }
    }
}

void JsonSeries::readLabels(std::span<const JsonField> fields)
{
    for (std::size_t i = 0; i < m_labelNames.size(); ++i) {
        const JsonField* const field = fieldCalled(fields, m_labelNames[i]);
        const std::string text = field == nullptr ? std::string()
                                 : field->number  ? numberText(*field->number)
                                                  : field->text;
        m_samples->setLabel(i, text);
    }
}

bool JsonSeries::addSample(std::span<const JsonField> fields, std::uint64_t line)
{
    std::optional<std::int64_t> position;
    if (m_times.isFound()) {
        position = m_times.positionIn(fields);
    } else if (m_rules.mayCountRows) {
        position = static_cast<std::int64_t>(m_samples->size());
    }
    if (!position) {
        return false;
    }
    if (!holdsColumn(fields)) {
        return false; // of another sort
    }
    takeChangedTimes();
    for (std::size_t i = 0; i < m_fieldNames.size(); ++i) {
        const JsonField* const field = fieldCalled(fields, m_fieldNames[i]);
        NumberColumn& column = m_samples->column(i);
        m_samples->set(i, field == nullptr ? column.readMissing()
                          : field->number  ? column.read(*field->number, line)
                                           : column.read(field->text, line));
    }
    if (m_samples->size() == 0) {
        const auto start = m_times.startIn(fields, *position);
        m_samples->unixNsAtZero = start ? start : m_samples->unixNsAtZero;
    }
    readLabels(fields);
    m_samples->add(*position);
    return true;
}

/// A row without a time of its own gets the one that a log noted for its line.
void JsonSeries::addTimeOfLine(Input& input, std::uint64_t line, std::span<const JsonField> fields)
{
    const bool hasTime = std::ranges::any_of(
        fields, [](const JsonField& field) { return timeColumnOf(field.ownName()).has_value(); });
    const std::string time = hasTime ? std::string() : input.takeLineTime(line);
    if (time.empty()) {
        addRow(fields, line);
        return;
    }
    m_timedFields.assign(fields.begin(), fields.end());
    m_timedFields.push_back({"time", toDouble(time), time});
    addRow(m_timedFields, line);
}

Result<void> JsonSeries::readLines(Input& input, TaskControl& control)
{
    input.keepLineTimes();
    LineReader lines(input, control);
    JsonObjects* finder = nullptr;
    RowSink sink([&](std::span<const JsonField> fields, std::uint64_t /*line*/) {
        addTimeOfLine(input, finder->line(), fields);
    });
    JsonObjects objects(sink);
    finder = &objects;
    while (const auto line = lines.next()) {
        if (!trimmed(*line).empty()) {
            objects.takeLine(*line, lines.lineNumber(), lines.lineWasComplete(), m_tally);
        }
    }
    objects.finish(m_tally);
    return lines.error() ? tl::unexpected(*lines.error()) : Result<void>();
}

Result<void> JsonSeries::readArray(Input& input, TaskControl& control)
{
    RowSink sink(
        [this](std::span<const JsonField> fields, std::uint64_t line) { addRow(fields, line); });
    return parseJsonRows(input, control, sink);
}

Result<void> JsonSeries::readColumns(Input& input, TaskControl& control)
{
    JsonColumns sink;
    auto parsed = parseJsonRows(input, control, sink);
    if (sink.isFull()) {
        return failure(ErrorCode::TooLarge, std::to_string(JsonColumns::kMostBytes));
    }
    std::size_t rows = 0;
    for (const auto& column : sink.columns) {
        rows = std::max(rows, column.numbers.size());
    }
    std::vector<JsonField> fields;
    for (std::size_t row = 0; row < rows; ++row) {
        fields.clear();
        for (const auto& column : sink.columns) {
            if (row < column.numbers.size()) {
                fields.push_back(JsonColumns::field(column, row));
            }
        }
        addRow(fields, 1);
    }
    return parsed;
}

Result<Recordings> JsonSeries::read(Input& input, TaskControl& control)
{
    const std::string_view head = withoutByteOrderMark(input.head());
    const bool isArray = startsWithBracket(head, '[');
    const bool isColumns = !isArray && probeJson(input.head(), &holdsSeries, 1).holdsColumns();
    auto parsed = isArray     ? readArray(input, control)
                  : isColumns ? readColumns(input, control)
                              : readLines(input, control);
    const bool isPrinted = isArray && !parsed && parsed.error().code == ErrorCode::Malformed &&
                           m_firstRows.empty() && !m_samples && input.shape().isPlain();
    if (isPrinted) { // "[{'t': 0}]" is no JSON, but holds objects
        auto again = input.again();
        auto lines = again ? readLines(*again, control) : tl::unexpected(again.error());
        const bool isFound = !m_firstRows.empty() || m_samples;
        parsed = isFound || !lines ? lines : parsed;
    }
    if (!m_samples) {
        chooseColumns();
    }
    if (!parsed) {
        const bool usable =
            parsed.error().code == ErrorCode::Malformed || leavesUsableFront(parsed.error());
        if (!usable || m_samples->size() == 0) {
            return tl::unexpected(parsed.error());
        }
        m_tally.addCutOff(parsed.error());
    }
    return finish();
}

/// Corrects the positions so far where a date told the order of day and month.
void JsonSeries::takeChangedTimes()
{
    TimeValues& times = m_times.changes();
    if (times.hasChange()) {
        m_samples->changePositions(times);
        times.forgetChange();
    }
}

/// Times that cannot be read are told, whether rows are counted in their place or left out.
Result<Recordings> JsonSeries::finish()
{
    m_times.finish(m_tally);
    takeChangedTimes();
    const bool isAnyIgnored =
        std::ranges::any_of(m_table.columns, [this](const SourceColumn& column) {
            return m_table.choices.ignores(column.name);
        });
    if (m_fieldNames.empty() && isAnyIgnored) {
        return failure(ErrorCode::NothingToMeasure);
    }
    const bool isNamed = m_times.isFound() || !m_times.unreadable().empty();
    if (!isNamed && !m_rules.mayCountRows && !m_fieldNames.empty()) {
        return failure(ErrorCode::NoTimeColumn, m_memberNames);
    }
    if (!isNamed) {
        m_tally.add({WarningCode::RowsCounted, 1, {}, {}, {}, {}});
    } else if (!m_times.isFound() && m_samples->size() == 0) {
        return failure(ErrorCode::TimesUnreadable, m_times.unreadable(), m_tally.noSamples().line);
    }
    const auto read = m_samples->finish(m_rules.format, std::move(m_tally));
    if (!read) {
        return read;
    }
    describeMembers();
    return withTable(*read, m_table);
}

} // namespace tidemark
