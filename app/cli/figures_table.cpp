// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/figures_table.h"

#include "app/text/count_text.h"
#include "app/text/heap_columns.h"
#include "app/text/heap_kind_text.h"
#include "app/text/size_text.h"
#include "core/documents/summary_json.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QLocale>

#include <utility>

namespace tidemark::app
{

namespace
{

using Json = nlohmann::ordered_json;

struct FiguresText {
    Q_DECLARE_TR_FUNCTIONS(SnapshotFigures)
};

Json statisticsJson(const HeapStatistics& statistics)
{
    return {{"code", statistics.code},     {"strings", statistics.strings},
            {"arrays", statistics.arrays}, {"typed_arrays", statistics.typedArrays},
            {"native", statistics.native}, {"system", statistics.system},
            {"other", statistics.other()}, {"heap", statistics.heap()},
            {"total", statistics.total}};
}

} // namespace

Json snapshotJson(const Snapshot& snapshot, std::size_t index, AxisUnit unit,
                  const std::optional<SnapshotFigures>& figures)
{
    Json json = tidemark::snapshotJson(snapshot, index, unit);
    if (figures) {
        json["objects"] = figures->objects;
        json["total_bytes"] = figures->totalBytes;
        json["types"] = figures->types;
    }
    if (figures && figures->statistics) {
        json["statistics"] = statisticsJson(*figures->statistics);
    }
    return json;
}

TextTable figuresTable()
{
    constexpr auto kRight = TextTable::Align::Right;
    std::vector<TextTable::Column> columns{{FiguresText::tr("Snapshot")},
                                           {columnTitle(HeapColumn::Objects), kRight},
                                           {FiguresText::tr("Types"), kRight},
                                           {FiguresText::tr("Total"), kRight}};
    for (const HeapKind kind : kHeapKinds) {
        columns.push_back({heapKindText(kind), kRight});
    }
    return TextTable(std::move(columns));
}

void addFigures(TextTable& table, const QString& name,
                const std::optional<SnapshotFigures>& figures)
{
    QStringList cells{name};
    if (figures) {
        cells << countText(figures->objects) << countText(figures->types)
              << sizeText(static_cast<double>(figures->totalBytes));
    } else {
        cells << QStringList(3, unknownText());
    }
    if (figures && figures->statistics) {
        for (const HeapKind kind : kHeapKinds) {
            cells << sizeText(static_cast<double>(figures->statistics->of(kind)));
        }
    } else {
        cells << QStringList(kHeapKinds.size(), unknownText());
    }
    table.addRow(cells);
}

} // namespace tidemark::app
