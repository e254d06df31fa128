// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/json_probe.h"

#include "core/formats/input/text_head.h"
#include "core/formats/series/cell_number.h"
#include "core/formats/series/column_units.h"
#include "core/formats/series/json_objects.h"
#include "core/formats/series/lenient_json.h"
#include "core/formats/series/tool_tables.h"

#include <algorithm>
#include <array>

namespace tidemark
{

namespace
{

constexpr std::size_t kMostArrays = 256;

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
        return probe.arrays.size() < kMostArrays;
    }

    /// Counts anew, in the same text read another way.
    void restart(std::size_t rowsWanted)
    {
        needed = rowsWanted;
        m_found = 0;
        m_first.clear();
    }

    JsonProbe probe;
    std::size_t rows = 0;
    std::size_t needed;

private:
    std::size_t m_found = 0;
    std::vector<JsonField> m_first;
    bool (*m_isWanted)(std::span<const JsonField> row);
};

} // namespace

std::optional<std::int64_t> timeIn(const JsonField& field, TimeValues& times)
{
    return field.number ? times.read(*field.number) : times.read(field.text);
}

bool startsWithBracket(std::string_view head, char bracket)
{
    const std::size_t start = head.find_first_not_of(" \t\r\n");
    return start != head.npos && head[start] == bracket;
}

/// True if loggers wrote a measurement as text: "260.79 MB", or "12345" under a name of memory.
bool isMeasuredText(const JsonField& field)
{
    const auto number = cellNumberOf(field.text);
    if (!number || field.number) {
        return false;
    }
    return number->unit.empty() ? seriesColumnOf(field.ownName()).isCertain
                                : byteUnitOf(number->unit).has_value();
}

JsonProbe probeJson(std::string_view head, bool (*isWanted)(std::span<const JsonField> row),
                    std::size_t rowsInText, std::size_t rowsInJson)
{
    ProbeSink sink(isWanted, rowsInJson);
    sink.probe.isCut = head.size() == kSniffBytes;
    head = withoutByteOrderMark(head);
    if (startsWithBracket(head, '{') || startsWithBracket(head, '[')) {
        std::string mended(head);
        (void)LenientJson().mend(mended, true);
        (void)parseJsonRows(mended, sink); // the head of a long file ends anywhere
    }
    const bool wasArray = startsWithBracket(head, '[') && sink.rows > 0;
    if (sink.probe.row.empty() && sink.probe.arrays.empty() && !wasArray) {
        sink.restart(rowsInText);
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
    const auto time = timeColumnOf(name);
    return !name.empty() && (!time || time->isOnlyWallClock) &&
           ((field.parentLength == 0 && !isLogRow) || seriesColumnOf(name).isCertain);
}

bool holdsSeries(std::span<const JsonField> fields)
{
    const auto isTime = [](const JsonField& field) {
        const auto column = timeColumnOf(field.ownName());
        TimeValues times(column ? column->nanosecondsPerUnit : std::nullopt);
        return column && timeIn(field, times) && (!column->isOnlyWallClock || times.isWallClock());
    };
    const auto isSeries = [isLog = isLogRow(fields)](const JsonField& field) {
        return (field.number || isMeasuredText(field)) && !timeColumnOf(field.ownName()) &&
               isPlainColumn(field, isLog);
    };
    return std::ranges::any_of(fields, isTime) && std::ranges::any_of(fields, isSeries);
}

bool holdsMemory(std::span<const JsonField> fields)
{
    return std::ranges::any_of(fields, [](const JsonField& field) {
        const std::string_view name = field.ownName();
        return (field.number || isMeasuredText(field)) &&
               (seriesColumnOf(name).isCertain || isHighestRss(name));
    });
}

bool JsonProbe::holdsColumns() const
{
    const auto isCertain = [](const JsonField& array) {
        return timeColumnOf(array.name) || seriesColumnOf(array.name).isCertain;
    };
    return !holdsSeries(row) &&
           (holdsSeries(arrays) || (isCut && std::ranges::any_of(arrays, isCertain)));
}

} // namespace tidemark
