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

/// Takes @p field for the time, or for the wall clock beside it: true once both are known.
bool JsonSeries::takeTime(const JsonField& field, const TimeColumn& column)
{
    TimeValues probe(column.nanosecondsPerUnit);
    if (!timeIn(field, probe)) {
        const bool isFirst = m_unreadableTime.empty() && !field.text.empty();
        m_unreadableTime = isFirst ? field.name + ": " + field.text : m_unreadableTime;
        return false;
    }
    if (column.isOnlyWallClock && !probe.isWallClock()) {
        return false;
    }
    if (!m_timeName.empty()) {
        m_wallName = field.name;
        return true;
    }
    m_timeName = field.name;
    const bool isPlainT = field.ownName() == "t" && !probe.isWallClock();
    m_times = TimeValues(isPlainT && m_rules.unitOfPlainT ? m_rules.unitOfPlainT
                                                          : column.nanosecondsPerUnit,
                         column.isElapsed);
    m_times.setOrder(m_table.choices.dateOrder);
    return false;
}

/// A time in the outer object goes before one in an inner object.
void JsonSeries::findTime(std::span<const JsonField> fields)
{
    for (const bool isInner : {false, true}) {
        for (const JsonField& field : fields) {
            const auto column =
                (field.parentLength > 0) == isInner && m_table.choices.find(field.name) == nullptr
                    ? timeColumnOf(field.ownName())
                    : std::nullopt;
            if (column && takeTime(field, *column)) {
                return;
            }
        }
    }
}

/// Wall clock from the first row: of the time itself, or of the second time beside it.
void JsonSeries::findStart(std::span<const JsonField> fields, std::int64_t position)
{
    if (m_times.isWallClock()) {
        m_samples->unixNsAtZero = 0;
    } else if (const JsonField* const wall = fieldCalled(fields, m_wallName)) {
        TimeValues times;
        const auto time = timeIn(*wall, times);
        if (time && times.isWallClock()) {
            m_samples->unixNsAtZero = *time - position;
        }
    }
}

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
        if (m_timeName.empty() && std::ranges::any_of(row.fields, isMeasured)) {
            findTime(row.fields);
        }
        for (const JsonField& field : row.fields) {
            const bool isNew = columns.size() < kMaxColumns && isMeasured(field) &&
                               field.name != m_timeName &&
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
    m_samples->axis = m_timeName.empty() ? AxisUnit::Ordinal : AxisUnit::Nanoseconds;
    for (const JsonRow& row : std::exchange(m_firstRows, {})) {
        addRow(row.fields, row.line);
    }
}

void JsonSeries::noteMembers(std::span<const JsonField> fields)
{
    constexpr std::size_t kMostNames = 12;
    if (!m_memberNames.empty() || !m_timeName.empty()) {
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
    m_table.areDatesUnclear = m_times.isUnclear();
    for (SourceColumn& column : m_table.columns) {
        const auto measured = std::ranges::find(m_fieldNames, column.name);
        if (column.name == m_timeName || column.name == m_wallName) {
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
    if (!m_timeName.empty()) {
        const JsonField* const time = fieldCalled(fields, m_timeName);
        position = time != nullptr ? timeIn(*time, m_times) : std::nullopt;
    } else if (m_rules.mayCountRows) {
        position = static_cast<std::int64_t>(m_samples->size());
    }
    if (!position) {
        return false;
    }
    const bool anyColumn = holdsColumn(fields);
    if (!anyColumn) {
        return false; // of another sort
    }
    if (m_times.hasChange()) {
        m_samples->changePositions(m_times);
        m_times.forgetChange();
    }
    for (std::size_t i = 0; i < m_fieldNames.size(); ++i) {
        const JsonField* const field = fieldCalled(fields, m_fieldNames[i]);
        NumberColumn& column = m_samples->column(i);
        m_samples->set(i, field == nullptr ? column.readMissing()
                          : field->number  ? column.read(*field->number, line)
                                           : column.read(field->text, line));
    }
    if (m_samples->size() == 0) {
        findStart(fields, *position);
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

/// Times that cannot be read are told, whether rows are counted in their place or left out.
Result<Recordings> JsonSeries::finish()
{
    const auto doubt = m_times.decide(false);
    if (doubt != TimeValues::Doubt::None) {
        const auto code = doubt == TimeValues::Doubt::DayFirst ? WarningCode::TakenAsDayFirst
                                                               : WarningCode::TakenAsMonthFirst;
        m_tally.add({code, 1, {}, {}, m_timeName, m_times.unclearText()});
    }
    if (m_times.hasChange()) {
        m_samples->changePositions(m_times);
        m_times.forgetChange();
    }
    if (!m_times.contradiction().empty()) {
        m_tally.add({WarningCode::DatesTellOrder, 1, {}, {}, m_timeName, m_times.contradiction()});
    }
    const bool isAnyIgnored =
        std::ranges::any_of(m_table.columns, [this](const SourceColumn& column) {
            return m_table.choices.ignores(column.name);
        });
    if (m_fieldNames.empty() && isAnyIgnored) {
        return failure(ErrorCode::NothingToMeasure);
    }
    if (m_timeName.empty() && m_unreadableTime.empty()) {
        if (!m_rules.mayCountRows && !m_fieldNames.empty()) {
            return failure(ErrorCode::NoTimeColumn, m_memberNames);
        }
        m_tally.add({WarningCode::RowsCounted, 1, {}, {}, {}, {}});
    }
    if (m_timeName.empty() && !m_unreadableTime.empty()) {
        if (m_samples->size() == 0) {
            return failure(ErrorCode::TimesUnreadable, m_unreadableTime, m_tally.noSamples().line);
        }
        const std::size_t colon = m_unreadableTime.find(':');
        m_tally.add({WarningCode::TimesUnreadable,
                     1,
                     {},
                     {},
                     m_unreadableTime.substr(0, colon),
                     m_unreadableTime.substr(colon + 2)});
    }
    const auto read = m_samples->finish(m_rules.format, std::move(m_tally));
    if (!read) {
        return read;
    }
    describeMembers();
    return withTable(*read, m_table);
}

} // namespace tidemark
