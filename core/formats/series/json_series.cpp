// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/json_series.h"

#include "core/formats/input/line_reader.h"
#include "core/formats/input/number_text.h"
#include "core/formats/series/json_objects.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tidemark
{

namespace
{

constexpr std::size_t kRowsToProbe = 64;
constexpr std::size_t kMaxColumns = 256;
constexpr std::size_t kMaxElements = 64U << 20U; ///< of all arrays together: 512 MiB

const JsonField* fieldCalled(std::span<const JsonField> fields, std::string_view name)
{
    const auto found = std::ranges::find(fields, name, &JsonField::name);
    return found == fields.end() ? nullptr : &*found;
}

/// A number that stands for a name; empty for one that cannot.
std::string numberText(double number)
{
    constexpr double kLargest = 9007199254740992.0; // 2^53
    return std::abs(number) <= kLargest ? std::to_string(std::llround(number)) : std::string();
}

std::optional<std::int64_t> timeIn(const JsonField& field, TimeValues& times)
{
    return field.number ? times.read(*field.number) : times.read(field.text);
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

/// The arrays of one object, whole, since the times may come last.
class ColumnSink final : public JsonRowSink
{
public:
    struct Column {
        std::string name;
        std::vector<double> numbers; ///< kGap for null; seconds since 1970 for dates
    };

    bool row(std::span<const JsonField> /*fields*/, std::uint64_t /*line*/) override
    {
        return true;
    }
    bool element(const JsonField& field) override
    {
        if (columns.empty() || columns.back().name != field.name) {
            if (columns.size() == kMaxColumns) {
                return true;
            }
            columns.push_back({field.name, {}});
        }
        columns.back().numbers.push_back(field.number.value_or(numberInText(field.text)));
        return ++m_elements <= kMaxElements;
    }
    bool isFull() const { return m_elements > kMaxElements; }

    std::vector<Column> columns;

private:
    static double numberInText(std::string_view text)
    {
        if (text.empty()) {
            return kGap;
        }
        const auto date = isoToUnixNanoseconds(text);
        return date ? static_cast<double>(*date) / 1e9 : std::numeric_limits<double>::infinity();
    }

    std::size_t m_elements = 0;
};

/// Stops at the end of the first row that is wanted.
class ProbeSink final : public JsonRowSink
{
public:
    ProbeSink(bool (*isWanted)(std::span<const JsonField> row), std::size_t rowsWanted)
        : needed(rowsWanted),
          m_isWanted(isWanted)
    {
    }

    bool row(std::span<const JsonField> fields, std::uint64_t /*line*/) override
    {
        ++rows;
        if (m_isWanted(fields)) {
            m_first = m_first.empty() ? std::vector(fields.begin(), fields.end()) : m_first;
            ++m_found;
        }
        if (m_found >= needed) {
            probe.row = m_first;
        }
        return probe.row.empty();
    }
    bool element(const JsonField& field) override
    {
        if (probe.arrays.empty() || probe.arrays.back().name != field.name) {
            probe.arrays.push_back(field);
        }
        return probe.arrays.size() < kMaxColumns;
    }

    JsonProbe probe;
    std::size_t rows = 0;
    std::size_t needed;

private:
    std::size_t m_found = 0;
    std::vector<JsonField> m_first;
    bool (*m_isWanted)(std::span<const JsonField> row);
};

bool startsWith(std::string_view head, char bracket)
{
    const std::size_t start = head.find_first_not_of(" \t\r\n");
    return start != head.npos && head[start] == bracket;
}

} // namespace

JsonProbe probeJson(std::string_view head, bool (*isWanted)(std::span<const JsonField> row),
                    std::size_t rowsInText)
{
    ProbeSink sink(isWanted, 1);
    sink.probe.isCut = head.size() == kSniffBytes;
    head = withoutByteOrderMark(head);
    if (startsWith(head, '{') || startsWith(head, '[')) {
        (void)parseJsonRows(head, sink); // the head of a long file ends anywhere
    }
    const bool wasArray = startsWith(head, '[') && sink.rows > 0;
    if (sink.probe.row.empty() && sink.probe.arrays.empty() && !wasArray) {
        sink.needed = rowsInText;
        JsonObjects objects(sink);
        WarningTally ignored;
        for (std::uint64_t line = 1; !head.empty() && sink.probe.row.empty(); ++line) {
            objects.takeLine(takeLine(head), line, true, ignored);
        }
        sink.probe.arrays.clear();
    }
    return std::move(sink.probe);
}

bool isLogRow(std::span<const JsonField> fields)
{
    constexpr std::array<std::string_view, 3> kLevels{"level", "severity", "levelname"};
    constexpr std::array<std::string_view, 2> kMessages{"msg", "message"};
    const auto has = [fields](const auto& names) {
        return std::ranges::any_of(fields, [&names](const JsonField& field) {
            return std::ranges::find(names, field.ownName()) != names.end();
        });
    };
    return has(kLevels) && has(kMessages);
}

bool isPlainColumn(const JsonField& field, bool isLogRow)
{
    const std::string_view name = field.ownName();
    return !name.empty() && !timeColumnOf(name) &&
           ((field.parentLength == 0 && !isLogRow) || seriesColumnOf(name).isCertain);
}

bool holdsSeries(std::span<const JsonField> fields)
{
    const auto isTime = [](const JsonField& field) {
        return timeColumnOf(field.ownName()) && (field.number || isoToUnixNanoseconds(field.text));
    };
    const auto isSeries = [isLog = isLogRow(fields)](const JsonField& field) {
        return field.number && isPlainColumn(field, isLog);
    };
    return std::ranges::any_of(fields, isTime) && std::ranges::any_of(fields, isSeries);
}

bool JsonProbe::holdsColumns() const
{
    const auto isCertain = [](const JsonField& array) {
        return timeColumnOf(array.name) || seriesColumnOf(array.name).isCertain;
    };
    return !holdsSeries(row) &&
           (holdsSeries(arrays) || (isCut && std::ranges::any_of(arrays, isCertain)));
}

/// A time in the outer object goes before one in an inner object.
void JsonSeries::findTime(std::span<const JsonField> fields)
{
    for (const bool isInner : {false, true}) {
        for (const JsonField& field : fields) {
            const auto column =
                (field.parentLength > 0) == isInner ? timeColumnOf(field.ownName()) : std::nullopt;
            TimeValues probe(column ? column->nanosecondsPerUnit : std::nullopt);
            if (!column || !timeIn(field, probe)) {
                continue;
            }
            if (!m_timeName.empty()) {
                m_wallName = field.name;
                return;
            }
            m_timeName = field.name;
            const bool isPlainT = field.ownName() == "t" && !probe.isWallClock();
            m_times = TimeValues(isPlainT && m_rules.unitOfPlainT ? m_rules.unitOfPlainT
                                                                  : column->nanosecondsPerUnit);
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
        const bool isOther = isLogRow(fields) && !holdsColumn(fields);
        if (isOther) {
            m_tally.add(WarningCode::OutputSkipped, line);
        } else if (!addSample(fields)) {
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
    std::vector<SeriesColumn> columns;
    std::optional<std::string> parent; // of all columns, if there may be one only
    for (const Row& row : m_firstRows) {
        if (m_timeName.empty()) {
            findTime(row.fields);
        }
        const bool isLog = isLogRow(row.fields);
        for (const JsonField& field : row.fields) {
            const bool isNew = columns.size() < kMaxColumns && field.number &&
                               m_rules.isColumn(field, isLog) &&
                               std::ranges::find(m_fieldNames, field.name) == m_fieldNames.end();
            if (!isNew || (m_rules.isOneObject &&
                           parent.value_or(std::string(field.parent())) != field.parent())) {
                continue;
            }
            parent = field.parent();
            m_fieldNames.push_back(field.name);
            columns.push_back(seriesColumnOf(field.ownName()));
            columns.back().name = m_rules.isOneObject ? field.ownName() : field.name;
        }
    }
    RowLabels labels = chooseLabels();
    m_values.resize(columns.size() + labels.size());
    if (labels.tellQuantity()) {
        std::ranges::for_each(columns, readAsPlainNumbers);
    }
    m_samples.emplace(std::move(columns), std::move(labels));
    m_samples->axis = m_timeName.empty() ? AxisUnit::Ordinal : AxisUnit::Nanoseconds;
    for (const Row& row : std::exchange(m_firstRows, {})) {
        addRow(row.fields, row.line);
    }
}

/// Members whose name says that they tell who was measured, or what.
RowLabels JsonSeries::chooseLabels()
{
    constexpr std::size_t kMostLabels = 16;
    std::vector<RowLabel> labels;
    for (const Row& row : m_firstRows) {
        for (const JsonField& field : row.fields) {
            const auto label = rowLabelOf(field.ownName());
            const bool fits = label && (field.number ? label->mayBeNumber : !field.text.empty());
            if (fits && labels.size() < kMostLabels &&
                std::ranges::find(m_labelNames, field.name) == m_labelNames.end()) {
                m_labelNames.push_back(field.name);
                labels.push_back(*label);
            }
        }
    }
    return RowLabels(std::move(labels));
}

void JsonSeries::readLabels(std::span<const JsonField> fields)
{
    for (std::size_t i = 0; i < m_labelNames.size(); ++i) {
        const JsonField* const field = fieldCalled(fields, m_labelNames[i]);
        const std::string text = field == nullptr ? std::string()
                                 : field->number  ? numberText(*field->number)
                                                  : field->text;
        m_values[m_fieldNames.size() + i] = m_samples->labels.numberOf(i, text);
    }
}

bool JsonSeries::addSample(std::span<const JsonField> fields)
{
    std::optional<std::int64_t> position;
    if (!m_timeName.empty()) {
        const JsonField* const time = fieldCalled(fields, m_timeName);
        position = time != nullptr ? timeIn(*time, m_times) : std::nullopt;
    } else if (m_rules.mayCountRows) {
        position = static_cast<std::int64_t>(m_samples->table.size());
    }
    if (!position) {
        return false;
    }
    bool anyColumn = false;
    std::uint64_t gaps = 0;
    for (std::size_t i = 0; i < m_fieldNames.size(); ++i) {
        const SeriesColumn& column = m_samples->columns[i];
        const JsonField* const field = fieldCalled(fields, m_fieldNames[i]);
        anyColumn = anyColumn || field != nullptr;
        if (field != nullptr && !field->text.empty()) {
            return false;
        }
        const bool isGap = field == nullptr || !field->number;
        const auto value = isGap ? std::optional(kGap) : column.valueOf(*field->number);
        if (!value) {
            return false;
        }
        m_values[i] = *value;
        gaps += isGap ? 1U : 0U;
    }
    if (!anyColumn) {
        return false; // of another sort
    }
    if (m_samples->table.size() == 0) {
        findStart(fields, *position);
    }
    readLabels(fields);
    m_samples->table.add(*position, m_values);
    m_samples->gaps += gaps;
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
    ColumnSink sink;
    auto parsed = parseJsonRows(input, control, sink);
    if (sink.isFull()) {
        return failure(ErrorCode::TooLarge, std::to_string(kMaxElements * sizeof(double)));
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
                const double number = column.numbers[row];
                fields.push_back(
                    {column.name, std::isnan(number) ? std::nullopt : std::optional(number), {}});
            }
        }
        addRow(fields, 1);
    }
    return parsed;
}

Result<Recordings> JsonSeries::read(Input& input, TaskControl& control)
{
    const std::string_view head = withoutByteOrderMark(input.head());
    const bool isArray = startsWith(head, '[');
    const bool isColumns = !isArray && probeJson(input.head(), &holdsSeries, 1).holdsColumns();
    const auto parsed = isArray     ? readArray(input, control)
                        : isColumns ? readColumns(input, control)
                                    : readLines(input, control);
    if (!m_samples) {
        chooseColumns();
    }
    if (!parsed) {
        const bool usable =
            parsed.error().code == ErrorCode::Malformed || leavesUsableFront(parsed.error());
        if (!usable || m_samples->table.size() == 0) {
            return tl::unexpected(parsed.error());
        }
        m_tally.addCutOff(parsed.error());
    }
    return m_samples->finish(m_rules.format, std::move(m_tally));
}

} // namespace tidemark
