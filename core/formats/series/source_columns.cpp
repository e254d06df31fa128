// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/source_columns.h"

#include <algorithm>
#include <utility>

namespace tidemark
{

SourceColumn sourceColumnOf(std::string name, std::string example, const SeriesColumn& column)
{
    SeriesColumn told = column;
    if (column.choice && column.awaitsLabels) {
        told = seriesColumnOf(name);
        told.follow(*column.choice);
    }
    return {std::move(name), std::move(example), SourceColumn::Use::Series,
            told.kind,       told.countsBytes,   told.toldMeaning()};
}

Recordings withTable(const Recordings& recordings, const SourceTable& table)
{
    Recordings result;
    for (const auto& one : recordings) {
        auto changed = std::make_shared<Recording>(*one);
        changed->table = table;
        for (SourceColumn& column : changed->table.columns) {
            const auto& series = one->timeline.series;
            const auto measured = std::ranges::find(series, column.name, &Series::name);
            if (column.use == SourceColumn::Use::Label && measured != series.end()) {
                column.use = SourceColumn::Use::Series;
                column.kind = measured->kind;
                column.countsBytes = measured->countsBytes;
                column.meaning = measured->meaning;
            }
        }
        result.push_back(std::move(changed));
    }
    return result;
}

} // namespace tidemark
