// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/series_columns.h"

#include "core/formats/input/number_text.h"
#include "core/formats/series/column_name.h"
#include "core/formats/series/column_units.h"
#include "core/formats/series/memory_words.h"
#include "core/formats/series/tool_tables.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tidemark
{

namespace
{

/// Cuts "_pid_77" off the end of @p name.
std::optional<std::int64_t> takePid(std::string_view& name)
{
    constexpr std::string_view kMark = "_pid_";
    const std::size_t mark = name.rfind(kMark);
    const auto pid = mark == name.npos ? std::nullopt : toInteger(name.substr(mark + kMark.size()));
    if (pid) {
        name = name.substr(0, mark);
    }
    return pid;
}

SeriesColumn counterCalled(std::string_view name, MeaningSource source)
{
    SeriesColumn column;
    column.kind = SeriesKind::Counter;
    column.name = trimmed(name);
    column.meaning.source = source;
    return column;
}

/// A name as core/documents/csv_export makes it: "rss_bytes", "rss:NAME_pid_77_bytes",
/// "NAME_count".
std::optional<SeriesColumn> exportedColumnOf(std::string_view name)
{
    constexpr std::string_view kBytes = "_bytes";
    constexpr std::string_view kCount = "_count";
    const bool isCount = name.ends_with(kCount);
    if (!isCount && !name.ends_with(kBytes)) {
        return {};
    }
    static_assert(kBytes.size() == kCount.size());
    name.remove_suffix(kBytes.size());
    const auto pid = takePid(name);
    if (name.empty()) {
        return {};
    }
    if (isCount) {
        SeriesColumn column = counterCalled(name, MeaningSource::Name);
        column.pid = pid;
        return column;
    }
    const std::size_t colon = name.find(':');
    const auto kind = seriesKindOf(name.substr(0, colon));
    if (!kind) {
        return {};
    }
    SeriesColumn column;
    column.kind = *kind;
    column.name = colon == name.npos ? name : name.substr(colon + 1);
    column.isCertain = true;
    column.pid = pid;
    column.countsBytes = *kind == SeriesKind::Counter;
    column.meaning = {MeaningSource::Unit, "bytes", 1.0};
    return column;
}

/// The kind of a column with a unit of bytes; none where it is a counter of them.
std::optional<SeriesKind> kindInBytes(const ColumnName& name)
{
    const MemoryWords words = memoryWordsOf(name);
    if (words.kind) {
        return words.kind;
    }
    const bool isMachine = words.isOfTheMachine || words.isTransfer;
    return isMachine ? std::nullopt : std::optional(SeriesKind::External);
}

/// Names of columns that hold moments, time since the start, and moments in other scripts.
constexpr auto kTimeNames = std::to_array<std::string_view>({"t",
                                                             "time",
                                                             "timestamp",
                                                             "ts",
                                                             "time_stamp",
                                                             "date",
                                                             "datetime",
                                                             "date_time",
                                                             "timestamps",
                                                             "asctime",
                                                             "zeit",
                                                             "datum",
                                                             "uhrzeit",
                                                             "zeitstempel",
                                                             "zeitpunkt",
                                                             "heure",
                                                             "horodatage",
                                                             "fecha",
                                                             "hora",
                                                             "ora",
                                                             "unix_time",
                                                             "unixtime",
                                                             "unix",
                                                             "unix_timestamp",
                                                             "epoch_time",
                                                             "time_unix",
                                                             "wall_time",
                                                             "wallclock",
                                                             "wall_clock",
                                                             "clock_time",
                                                             "sample_time",
                                                             "sampled_at",
                                                             "collected_at",
                                                             "created_at",
                                                             "recorded_at",
                                                             "measured_at",
                                                             "logged_at",
                                                             "local_time",
                                                             "time_utc",
                                                             "timestamp_utc",
                                                             "date_utc",
                                                             "pdh_csv_4_0"});
constexpr auto kElapsedNames = std::to_array<std::string_view>(
    {"elapsed", "elapsed_time", "time_elapsed", "etime", "relative_time", "reltime", "since_start",
     "time_since_start", "laufzeit"});
constexpr auto kJapaneseAndChineseTimes = std::to_array<std::string_view>(
    {"\xe6\x99\x82\xe5\x88\xbb", "\xe6\x97\xa5\xe6\x99\x82", "\xe6\x97\xa5\xe4\xbb\x98",
     "\xe6\x99\x82\xe9\x96\x93", "\xe6\x97\xb6\xe9\x97\xb4", "\xe6\x97\xa5\xe6\x9c\x9f"});

} // namespace

std::optional<AxisUnit> exportedAxisOf(std::string_view name)
{
    if (name == "instructions") {
        return AxisUnit::Instructions;
    }
    if (name == "allocated_bytes") {
        return AxisUnit::AllocatedBytes;
    }
    return name == "sample" ? std::optional(AxisUnit::Ordinal) : std::nullopt;
}

bool isExportedName(std::string_view name)
{
    return name.ends_with("_bytes") || name.ends_with("_count");
}

std::optional<TimeColumn> timeColumnOf(std::string_view text)
{
    const ColumnName name = columnNameOf(text);
    if (text.starts_with("(PDH-CSV")) { // the Windows performance monitor's
        return TimeColumn{};
    }
    const auto unit = timeUnitOf(name.unit);
    if (!name.unit.empty() && !unit) {
        return {};
    }
    const auto isOneOf = [&name](const auto& list) {
        return std::ranges::find(list, name.base) != list.end();
    };
    if (name.unit.empty() && name.base.size() > 1) {
        if (const auto named = timeUnitOf(name.base)) {
            return TimeColumn{named, true};
        }
    }
    if (isOneOf(kElapsedNames)) {
        return TimeColumn{unit, true};
    }
    const bool isEpoch = name.base == "epoch";
    return isEpoch || isOneOf(kTimeNames) || isOneOf(kJapaneseAndChineseTimes)
               ? std::optional(TimeColumn{unit, false, isEpoch && !unit})
               : std::nullopt;
}

std::optional<double> SeriesColumn::valueOf(double number) const
{
    constexpr double kFirstUncertain = 9007199254740992.0; // 2^53, as which 2^53 + 1 is read
    if (isInBytes()) {
        return number * scale < kFirstUncertain ? toBytes(number * scale) : std::nullopt;
    }
    return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

void SeriesColumn::follow(const ColumnChoice& chosen)
{
    choice = chosen;
    isOpen = false;
    if (chosen.use == ColumnChoice::Use::Counter) {
        kind = SeriesKind::Counter;
        scale = 1.0;
        countsBytes = isUnitUnknown = false;
        meaning = {MeaningSource::Name};
    } else {
        const ColumnName own = columnNameOf(name);
        const auto bytes = byteUnitOf(own.unit);
        if (!isInBytes() && bytes) { // it said by how much something changed, or the like
            scale = *bytes;
            meaning = {MeaningSource::Unit, own.unit, *bytes};
        } else if (!isInBytes()) {
            isUnitUnknown = meaning.source == MeaningSource::Unit;
            meaning = {MeaningSource::Name};
        }
        const bool isKnown = kind != SeriesKind::Counter;
        const auto named = isKnown ? kind : memoryWordsOf(own).kind.value_or(SeriesKind::External);
        kind = chosen.kind.value_or(named);
    }
    if (const auto unit = chosenUnitOf(chosen.unit)) {
        scale = unit->bytes;
        isUnitUnknown = false;
        meaning = {MeaningSource::Unit, std::string(unit->id), unit->bytes};
    }
    countsBytes = kind == SeriesKind::Counter && !chosen.unit.empty();
}

SeriesMeaning SeriesColumn::toldMeaning() const
{
    SeriesMeaning told = meaning;
    told.source = choice ? MeaningSource::User : meaning.source;
    return told;
}

std::optional<double> SeriesColumn::byteUnitInCell(std::string_view unit) const
{
    const auto chosen = choice ? chosenUnitOf(choice->unit) : std::nullopt;
    return chosen && chosen->isDecimal ? decimalByteUnitOf(unit) : byteUnitOf(unit);
}

SeriesColumn seriesColumnOf(std::string_view text, std::string_view unit)
{
    if (auto exported = exportedColumnOf(trimmed(text)); exported && unit.empty()) {
        return *std::move(exported);
    }
    ColumnName name = columnNameOf(text);
    if (!unit.empty() && name.unit.empty()) {
        name.unit = withoutUnitBrackets(unit);
    }
    const auto bytes = byteUnitOf(name.unit);
    if (!name.unit.empty() && !bytes && isUnitOfCounter(name.unit)) {
        return counterCalled(text, MeaningSource::Unit);
    }
    const MemoryWords words = memoryWordsOf(name);
    SeriesColumn column;
    column.name = trimmed(text);
    if (bytes && !words.isChange) {
        const auto kind = kindInBytes(name);
        column.kind = kind.value_or(SeriesKind::Counter);
        column.countsBytes = !kind;
        column.scale = *bytes;
        column.isCertain = kind.has_value();
        column.meaning = {MeaningSource::Unit, name.unit, *bytes};
        return column;
    }
    if (words.isCounter) {
        return counterCalled(text, MeaningSource::Name);
    }
    column.isCertain = words.kind && !words.isOfTheMachine;
    column.isOpen = !words.kind && !words.isMemory;
    column.kind = words.kind.value_or(SeriesKind::External);
    if (words.isOfTheMachine || words.isTransfer) {
        column.kind = SeriesKind::Counter;
        column.countsBytes = words.isMemory;
        column.isOpen = !words.isMemory;
        column.isCertain = false;
    }
    if (name.unit.empty() && isHighestRss(text)) {
        takeAsKib(column);
    }
    const bool looksLikeUnit = !name.unit.empty() || !name.bracketed.empty();
    column.isUnitUnknown = looksLikeUnit && column.isInBytes() && !column.isOpen &&
                           !memoryWordsOf(columnNameOf(name.bracketed)).kind;
    return column;
}

} // namespace tidemark
