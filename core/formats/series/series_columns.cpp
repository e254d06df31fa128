// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/series_columns.h"

#include "core/formats/input/number_text.h"
#include "core/model/series_names.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace tidemark
{

namespace
{

template <typename Value>
using Named = std::pair<std::string_view, Value>;

constexpr std::array<Named<double>, 12> kTimeUnits{{
    {"ns", 1.0},
    {"us", 1e3},
    {"\xc2\xb5s", 1e3},
    {"ms", 1e6},
    {"milliseconds", 1e6},
    {"s", 1e9},
    {"sec", 1e9},
    {"secs", 1e9},
    {"seconds", 1e9},
    {"min", 6e10},
    {"minutes", 6e10},
    {"h", 3.6e12},
}};

constexpr std::array<std::string_view, 9> kTimeNames{
    "t", "time", "timestamp", "ts", "elapsed", "elapsed_time", "date", "datetime", "date_time"};

/// Memory tools say KB and MB for powers of 1,024, as the kernel does.
constexpr std::array<Named<double>, 10> kByteUnits{{
    {"b", 1.0},
    {"byte", 1.0},
    {"bytes", 1.0},
    {"kb", 1024.0},
    {"kib", 1024.0},
    {"mb", kBytesPerMiB},
    {"mib", kBytesPerMiB},
    {"gb", 1024.0 * kBytesPerMiB},
    {"gib", 1024.0 * kBytesPerMiB},
    {"tib", kBytesPerMiB* kBytesPerMiB},
}};

constexpr std::array<Named<SeriesKind>, 32> kKinds{{
    {"resident", SeriesKind::Rss},
    {"resident_memory", SeriesKind::Rss},
    {"res", SeriesKind::Rss},
    {"real", SeriesKind::Rss},
    {"working_set", SeriesKind::Rss},
    {"memory", SeriesKind::Rss},
    {"mem", SeriesKind::Rss},
    {"memory_usage", SeriesKind::Rss},
    {"mem_usage", SeriesKind::Rss},
    {"memory_used", SeriesKind::Rss},
    {"used_memory", SeriesKind::Rss},
    {"vms", SeriesKind::Vsize},
    {"vsz", SeriesKind::Vsize},
    {"virt", SeriesKind::Vsize},
    {"virtual", SeriesKind::Vsize},
    {"virtual_memory", SeriesKind::Vsize},
    {"swap_used", SeriesKind::Swap},
    {"anonymous", SeriesKind::Anon},
    {"rss_anon", SeriesKind::Anon},
    {"rss_file", SeriesKind::File},
    {"rss_shmem", SeriesKind::Shared},
    {"shmem", SeriesKind::Shared},
    {"shr", SeriesKind::Shared},
    {"heap", SeriesKind::HeapUsed},
    {"used_heap", SeriesKind::HeapUsed},
    {"used_heap_size", SeriesKind::HeapUsed},
    {"heap_size_used", SeriesKind::HeapUsed},
    {"heap_size", SeriesKind::HeapTotal},
    {"total_heap", SeriesKind::HeapTotal},
    {"total_heap_size", SeriesKind::HeapTotal},
    {"heap_size_total", SeriesKind::HeapTotal},
    {"stack", SeriesKind::Stacks},
}};

template <typename Value, std::size_t size>
std::optional<Value> find(const std::array<Named<Value>, size>& names, std::string_view name)
{
    const auto* const found = std::ranges::find(names, name, &Named<Value>::first);
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

/// "heapUsed (MiB)" as "heap_used_mi_b" would help nobody: units in brackets are cut off before.
std::string snakeCase(std::string_view name)
{
    std::string result;
    bool afterLower = false;
    for (const char c : name) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper && afterLower) {
            result += '_';
        }
        const char lower = upper ? static_cast<char>(c - 'A' + 'a') : c;
        result += c == ' ' || c == '-' || c == '.' ? '_' : lower;
        afterLower = !upper && c >= 'a' && c <= 'z';
    }
    return result;
}

/// A name in lower case without its unit, and the unit, empty if there is none.
struct NameParts {
    std::string base;
    std::string unit;
};

NameParts splitUnit(std::string_view name)
{
    name = trimmed(name);
    const std::size_t bracket = name.find_last_of("([");
    if (bracket != name.npos && (name.ends_with(')') || name.ends_with(']'))) {
        std::string unit(trimmed(name.substr(bracket + 1, name.size() - bracket - 2)));
        std::ranges::transform(unit, unit.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        return {snakeCase(trimmed(name.substr(0, bracket))), unit};
    }
    // "rss_MiB": the unit must not fall apart at its inner capital.
    const std::size_t mark = name.find_last_of("_ -");
    if (mark != name.npos && mark > 0) {
        NameParts inner = splitUnit(fmt::format("({})", name.substr(mark + 1)));
        if (find(kByteUnits, inner.unit) || find(kTimeUnits, inner.unit)) {
            return {snakeCase(trimmed(name.substr(0, mark))), inner.unit};
        }
    }
    return {snakeCase(name), {}};
}

std::optional<SeriesKind> kindOf(std::string_view base)
{
    const auto kind = find(kKinds, base);
    return kind ? kind : seriesKindOf(base);
}

bool isCounter(const NameParts& name)
{
    return name.unit == "%" || name.base.ends_with('%') || name.base.ends_with("percent") ||
           name.base.ends_with("count") || name.base == "cpu" || name.base == "threads" ||
           name.base == "nproc";
}

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
    if (isCount) {
        return name.empty() ? std::nullopt
                            : std::optional(SeriesColumn{SeriesKind::Counter, std::string(name),
                                                         1.0, false, pid});
    }
    const std::size_t colon = name.find(':');
    const auto kind = seriesKindOf(name.substr(0, colon));
    const std::string_view own = colon == name.npos ? name : name.substr(colon + 1);
    const bool isCounter = kind == SeriesKind::Counter;
    return kind ? std::optional(SeriesColumn{*kind, std::string(own), 1.0, true, pid, isCounter})
                : std::nullopt;
}

} // namespace

std::optional<TimeColumn> timeColumnOf(std::string_view name)
{
    const NameParts parts = splitUnit(name);
    if (parts.unit.empty() && parts.base.size() > 1) {
        if (const auto unit = find(kTimeUnits, parts.base)) {
            return TimeColumn{unit};
        }
    }
    if (std::ranges::find(kTimeNames, parts.base) == kTimeNames.end()) {
        return {};
    }
    const auto unit = find(kTimeUnits, parts.unit);
    return unit || parts.unit.empty() ? std::optional(TimeColumn{unit}) : std::nullopt;
}

std::optional<double> SeriesColumn::valueOf(double number) const
{
    return kind == SeriesKind::Counter && !countsBytes
               ? (std::isfinite(number) ? std::optional(number) : std::nullopt)
               : toBytes(number * scale);
}

SeriesColumn seriesColumnOf(std::string_view name)
{
    if (auto exported = exportedColumnOf(trimmed(name))) {
        return *std::move(exported);
    }
    const NameParts parts = splitUnit(name);
    SeriesColumn column;
    column.name = trimmed(name);
    if (isCounter(parts)) {
        column.kind = SeriesKind::Counter;
        return column;
    }
    const auto scale = find(kByteUnits, parts.unit);
    auto kind = kindOf(parts.base);
    for (const std::string_view prefix : {"process_", "nodejs_", "memory_", "mem_"}) {
        if (!kind && parts.base.starts_with(prefix)) {
            kind = kindOf(std::string_view(parts.base).substr(prefix.size()));
        }
    }
    column.kind = kind.value_or(SeriesKind::External);
    column.scale = scale.value_or(1.0);
    column.isCertain = kind || scale;
    return column;
}

} // namespace tidemark
