// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/comparison_cells.h"

#include "app/comparison/comparison_tree.h"
#include "app/text/count_text.h"
#include "core/model/value_column.h"

#include <QCoreApplication>
#include <QLocale>

namespace tidemark::app
{

namespace
{

using Column = ComparisonTree::Column;

struct ComparisonColumnsText {
    Q_DECLARE_TR_FUNCTIONS(ComparisonColumnsText)
};

} // namespace

std::vector<TreeColumn> comparisonColumns()
{

    const auto number = [](const QString& title, const QString& hint) {
        return TreeColumn{title, hint, true, false};
    };
    const auto countTitle = ComparisonColumnsText::tr("Count");
    const auto countHint = ComparisonColumnsText::tr("Objects of the type in this snapshot");
    const auto shallowTitle = ComparisonColumnsText::tr("Shallow");
    const auto shallowHint = ComparisonColumnsText::tr("Size of the objects alone");
    const auto retainedTitle = ComparisonColumnsText::tr("Retained");
    const auto retainedHint =
        ComparisonColumnsText::tr("What freeing all of the objects would free");
    return {
        {ComparisonColumnsText::tr("Type"), {}, false, true},
        number(countTitle, countHint),
        number(shallowTitle, shallowHint),
        number(retainedTitle, retainedHint),
        number(ComparisonColumnsText::tr("# New"),
               ComparisonColumnsText::tr("Objects that are only in snapshot B")),
        number(ComparisonColumnsText::tr("# Deleted"),
               ComparisonColumnsText::tr("Objects that are only in snapshot A")),
        number(ComparisonColumnsText::tr("# Delta"),
               ComparisonColumnsText::tr("New objects less deleted ones")),
        number(ComparisonColumnsText::tr("Alloc. size"),
               ComparisonColumnsText::tr("Size of the new objects alone")),
        number(ComparisonColumnsText::tr("Freed size"),
               ComparisonColumnsText::tr("Size of the deleted objects alone")),
        number(ComparisonColumnsText::tr("Size delta"),
               ComparisonColumnsText::tr("Size of the new objects less that of deleted ones")),
        number(ComparisonColumnsText::tr("In place"),
               ComparisonColumnsText::tr(
                   "Grown in place: by how much objects that are in both snapshots grew, less "
                   "what they shrank")),
        number(countTitle, countHint),
        number(shallowTitle, shallowHint),
        number(retainedTitle, retainedHint),
    };
}

TreeCell comparisonCell(int column, std::optional<std::int64_t> figure, SizeUnit unit)
{
    if (!figure) {
        return unknownCell();
    }
    const auto number = static_cast<double>(*figure);
    switch (column) {
    case Column::BaseCount:
    case Column::CurrentCount:
    case Column::New:
    case Column::Deleted:
        return {QLocale().toString(static_cast<qlonglong>(*figure)), {}, number};
    case Column::Delta:
        return {signedCountText(*figure), {}, number};
    case Column::SizeDelta:
    case Column::InPlace:
        return {signedSizeText(number, unit), signedSizeText(number, SizeUnit::Bytes), number};
    default:
        return {sizeText(number, unit), exactSizeText(number), number};
    }
}

TreeCell heapCell(const HeapCells& cells, bool isShallow, std::uint32_t node)
{
    return isShallow ? cells.shallow(node) : cells.retained(node);
}

std::function<double(std::uint32_t)>
grownKeyOf(const TypeComparison& comparison, const std::array<std::optional<HeapCells>, 2>& cells,
           int column)
{
    const auto by = [&](bool isShallow, bool isBase) {
        const HeapCells& heap = *cells[isBase ? 0 : 1];
        return [&comparison, &heap, isShallow, isBase](std::uint32_t place) {
            const GrownNode& grown = comparison.grown[place];
            const std::uint32_t node = isBase ? grown.before : grown.after;
            if (isShallow || heap.analysis() == nullptr) {
                return static_cast<double>(heap.overview().shallowSizes[node]);
            }
            return static_cast<double>(heap.analysis()->retainedSizes[node]);
        };
    };
    switch (column) {
    case Column::BaseShallow:
        return by(true, true);
    case Column::BaseRetained:
        return by(false, true);
    case Column::CurrentShallow:
        return by(true, false);
    case Column::CurrentRetained:
        return by(false, false);
    case Column::InPlace:
        return [&comparison](std::uint32_t place) {
            return static_cast<double>(comparison.grown[place].bytes);
        };
    default:
        return {};
    }
}

} // namespace tidemark::app
