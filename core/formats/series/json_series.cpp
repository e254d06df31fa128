// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/json_series.h"

#include "core/formats/input/line_reader.h"
#include "core/formats/input/number_text.h"
#include "core/formats/series/column_units.h"

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

/// True if loggers wrote a measurement as text: "260.79 MB", or "12345" under a name of memory.
bool isMeasuredText(const JsonField& field)
{
    const auto number = cellNumberOf(field.text);
    if (!number || field.number) {
        return false;
    }
    return number->unit.empty() ? seriesColumnOf(field.name).isCertain
                                : byteUnitOf(number->unit).has_value();
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
        if (isMissingCell(text)) {
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
        const auto column = timeColumnOf(field.name);
        TimeValues times(column ? column->nanosecondsPerUnit : std::nullopt);
        return column && timeIn(field, times) && (!column->isOnlyWallClock || times.isWallClock());
    };
    const auto isSeries = [](const JsonField& field) {
        return (field.number || isMeasuredText(field)) && !field.name.empty() &&
               !timeColumnOf(field.name);
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
        if (!column) {
            continue;
        }
        if (!timeIn(field, probe)) {
            const bool isFirst = m_unreadableTime.empty() && !field.text.empty();
            m_unreadableTime = isFirst ? field.name + ": " + field.text : m_unreadableTime;
            continue;
        }
        if (column->isOnlyWallClock && !probe.isWallClock()) {
            continue;
        }
        if (!m_timeName.empty()) {
            m_wallName = field.name;
            return;
        }
        m_timeName = field.name;
        const bool isPlainT = field.name == "t" && !probe.isWallClock();
        m_times = TimeValues(isPlainT && m_rules.unitOfPlainT ? m_rules.unitOfPlainT
                                                              : column->nanosecondsPerUnit,
                             column->isElapsed);
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
        if (!addSample(fields, line)) {
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
    std::vector<NumberColumn> columns;
    for (const Row& row : m_firstRows) {
        if (m_timeName.empty()) {
            findTime(row.fields);
        }
        for (const JsonField& field : row.fields) {
            const bool isNew = columns.size() < kMaxColumns &&
                               (field.number || isMeasuredText(field)) &&
                               m_rules.isColumn(field.name) && field.name != m_timeName &&
                               std::ranges::find(m_fieldNames, field.name) == m_fieldNames.end();
            if (isNew) {
                SeriesColumn column = seriesColumnOf(field.name);
                column.name = field.name;
                columns.emplace_back(std::move(column), NumberStyle::PointIsDecimal);
                m_fieldNames.push_back(field.name);
            }
        }
    }
    m_samples.emplace(std::move(columns));
    m_samples->axis = m_timeName.empty() ? AxisUnit::Ordinal : AxisUnit::Nanoseconds;
    for (const Row& row : std::exchange(m_firstRows, {})) {
        addRow(row.fields, row.line);
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
    const bool anyColumn = std::ranges::any_of(m_fieldNames, [fields](const std::string& name) {
        return fieldCalled(fields, name) != nullptr;
    });
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
    m_samples->add(*position);
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
    return m_samples->finish(m_rules.format, std::move(m_tally));
}

} // namespace tidemark
