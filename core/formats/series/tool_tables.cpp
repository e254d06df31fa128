// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/tool_tables.h"

#include "core/formats/series/column_name.h"

#include <algorithm>
#include <array>
#include <vector>

namespace tidemark
{

bool areColumnsOfPs(std::span<const std::string> names)
{
    std::vector<std::string> bases;
    for (const std::string& name : names) {
        bases.push_back(columnNameOf(name).base);
    }
    const auto has = [&bases](std::string_view base) {
        return std::ranges::find(bases, base) != bases.end();
    };
    const bool isPs = (has("rss") || has("rsz")) && (has("vsz") || has("etime"));
    const bool isTop = has("virt") && has("res") && has("shr");
    const bool isVmstat = has("swpd") && has("buff");
    const bool isSar = has("kbmemfree") && has("kbmemused");
    return isPs || isTop || isVmstat || isSar;
}

bool areColumnsOfInfluxDb(std::span<const std::string> names)
{
    return names.size() > 3 && names[0].empty() && names[1] == "result" && names[2] == "table";
}

bool isHighestRss(std::string_view name)
{
    const std::string base = columnNameOf(name).base;
    return base == "ru_maxrss" || base == "maxrss" || name.ends_with("maxRSS"); // of Node.js
}

void takeAsKib(SeriesColumn& column)
{
    constexpr auto kOfVmstat =
        std::to_array<std::string_view>({"swpd", "free", "buff", "cache", "inact", "active"});
    const std::string base = columnNameOf(column.name).base;
    const bool isOfMachine =
        std::ranges::find(kOfVmstat, base) != kOfVmstat.end() || base.starts_with("kb"); // sar
    const bool isSize = column.isInBytes() && !column.isOpen;
    if (column.meaning.source != MeaningSource::Name || !(isSize || isOfMachine)) {
        return;
    }
    if (isOfMachine) {
        column.kind = base == "kbmemused"   ? SeriesKind::External
                      : base == "kbswpused" ? SeriesKind::Swap
                                            : SeriesKind::Counter;
        column.countsBytes = column.kind == SeriesKind::Counter;
        column.isOpen = false;
    }
    column.scale = 1024.0;
    column.meaning = {MeaningSource::Tool, "KiB", column.scale};
}

} // namespace tidemark
