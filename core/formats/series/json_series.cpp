// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/json_series.h"

#include "core/formats/input/line_reader.h"
#include "core/formats/input/number_text.h"

#include <algorithm>
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

/// Stops at the end of the first row.
class ProbeSink final : public JsonRowSink
{
public:
    bool row(std::span<const JsonField> fields, std::uint64_t /*line*/) override
    {
        probe.row.assign(fields.begin(), fields.end());
        return false;
    }
    bool element(const JsonField& field) override
    {
        if (probe.arrays.empty() || probe.arrays.back().name != field.name) {
            probe.arrays.push_back(field);
        }
        return probe.arrays.size() < kMaxColumns;
    }

    JsonProbe probe;
};

bool startsWith(std::string_view head, char bracket)
{
    const std::size_t start = head.find_first_not_of(" \t\r\n");
    return start != head.npos && head[start] == bracket;
}

} // namespace

JsonProbe probeJson(std::string_view head)
{
    ProbeSink sink;
    sink.probe.isCut = head.size() == kSniffBytes;
    head = withoutByteOrderMark(head);
    if (startsWith(head, '{') || startsWith(head, '[')) {
        (void)parseJsonRows(head, sink); // the head of a long file ends anywhere
    }
    return std::move(sink.probe);
}

bool holdsSeries(std::span<const JsonField> fields)
{
    const auto isTime = [](const JsonField& field) {
        return timeColumnOf(field.name) && (field.number || isoToUnixNanoseconds(field.text));
    };
    const auto isSeries = [](const JsonField& field) {
        return field.number && !field.name.empty() && !timeColumnOf(field.name);
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

void JsonSeries::findTime(std::span<const JsonField> fields)
{
    for (const JsonField& field : fields) {
        const auto column = timeColumnOf(field.name);
        TimeValues probe(column ? column->nanosecondsPerUnit : std::nullopt);
        if (!column || !timeIn(field, probe)) {
            continue;
        }
        if (!m_timeName.empty()) {
            m_wallName = field.name;
            return;
        }
        m_timeName = field.name;
        const bool isPlainT = field.name == "t" && !probe.isWallClock();
        m_times = TimeValues(isPlainT && m_rules.unitOfPlainT ? m_rules.unitOfPlainT
                                                              : column->nanosecondsPerUnit);
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
        if (!addSample(fields)) {
            m_tally.add(WarningCode::LinesSkipped, line);
        }
        return;
    }
    m_firstRows.push_back({{fields.begin(), fields.end()}, line});
    if (m_firstRows.size() == kRowsToProbe) {
        chooseColumns();
    }
}

void JsonSeries::chooseColumns()
{
    std::vector<SeriesColumn> columns;
    for (const Row& row : m_firstRows) {
        if (m_timeName.empty()) {
            findTime(row.fields);
        }
        for (const JsonField& field : row.fields) {
            const bool isNew =
                columns.size() < kMaxColumns && field.number && m_rules.isColumn(field.name) &&
                std::ranges::find(columns, field.name, &SeriesColumn::name) == columns.end();
            if (isNew) {
                columns.push_back(seriesColumnOf(field.name));
                columns.back().name = field.name;
            }
        }
    }
    m_values.resize(columns.size());
    m_samples.emplace(std::move(columns));
    m_samples->axis = m_timeName.empty() ? AxisUnit::Ordinal : AxisUnit::Nanoseconds;
    for (const Row& row : std::exchange(m_firstRows, {})) {
        addRow(row.fields, row.line);
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
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        const SeriesColumn& column = m_samples->columns[i];
        const JsonField* const field = fieldCalled(fields, column.name);
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
    m_samples->table.add(*position, m_values);
    m_samples->gaps += gaps;
    return true;
}

Result<void> JsonSeries::readLines(Input& input, TaskControl& control)
{
    LineReader lines(input, control);
    RowSink sink([&](std::span<const JsonField> fields, std::uint64_t /*line*/) {
        addRow(fields, lines.lineNumber());
    });
    while (const auto line = lines.next()) {
        if (!trimmed(*line).empty() && !parseJsonRows(*line, sink)) {
            m_tally.addLine(*line, lines.lineNumber(), lines.lineWasComplete());
        }
    }
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
    const bool isColumns = !isArray && probeJson(input.head()).holdsColumns();
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
