// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/comparison_columns.h"

#include "app/text/count_text.h"
#include "core/model/value_column.h"

namespace tidemark::app
{

namespace
{

using Figure = std::optional<std::int64_t>;
using Form = ComparisonColumn::Form;
using Tree = ComparisonTree;

const ComparedType& typeIn(const ComparisonTable& table, std::uint32_t type)
{
    return table.comparison->types[type];
}

Figure nameRank(const ComparisonTable& table, std::uint32_t type)
{
    return table.comparison->nameRank[type];
}

template <auto side, auto member>
Figure ofSide(const ComparisonTable& table, std::uint32_t type)
{
    const std::optional<TypeFigures>& figures = typeIn(table, type).*side;
    return figures ? Figure((*figures).*member) : std::nullopt;
}

template <Compared side>
Figure retained(const ComparisonTable& table, std::uint32_t type)
{
    return table.retained(type, side);
}

Figure retainedDelta(const ComparisonTable& table, std::uint32_t type)
{
    return table.retainedDelta(type);
}

template <auto member>
Figure ofChange(const ComparisonTable& table, std::uint32_t type)
{
    return typeIn(table, type).knownChange().*member;
}

template <auto delta>
Figure ofBoth(const ComparisonTable& table, std::uint32_t type)
{
    return (typeIn(table, type).*delta)();
}

template <Compared which, auto side>
std::array<ComparisonColumn, 3> columnsOfSnapshot()
{
    return {
        {{HeapColumn::Objects, Form::Count, ofSide<side, &TypeFigures::count>},
         {HeapColumn::ShallowSize,
          Form::Size,
          ofSide<side, &TypeFigures::shallowBytes>,
          {},
          which,
          NodeKey::Shallow},
         {HeapColumn::RetainedSize, Form::Size, retained<which>, {}, which, NodeKey::Retained}}};
}

std::array<ComparisonColumn, Tree::ColumnCount> allColumns()
{
    const auto before = columnsOfSnapshot<Compared::Before, &ComparedType::before>();
    const auto after = columnsOfSnapshot<Compared::After, &ComparedType::after>();
    return {
        {{HeapColumn::Type, Form::Count, nameRank},
         before[0],
         before[1],
         before[2],
         {HeapColumn::New, Form::Count, ofChange<&KnownChange::addedCount>, Tree::Added},
         {HeapColumn::Deleted, Form::Count, ofChange<&KnownChange::removedCount>, Tree::Removed},
         {HeapColumn::CountDelta, Form::CountChange, ofBoth<&ComparedType::countDelta>},
         {HeapColumn::AllocatedSize, Form::Size, ofChange<&KnownChange::addedBytes>, Tree::Added},
         {HeapColumn::FreedSize, Form::Size, ofChange<&KnownChange::removedBytes>, Tree::Removed},
         {HeapColumn::SizeDelta, Form::SizeChange, ofBoth<&ComparedType::sizeDelta>},
         {HeapColumn::GrownInPlace, Form::SizeChange, ofChange<&KnownChange::grownBytes>,
          Tree::Grown},
         {HeapColumn::RetainedDelta, Form::SizeChange, retainedDelta},
         after[0],
         after[1],
         after[2]}};
}

} // namespace

const ComparisonColumn& comparisonColumn(int column)
{
    static const auto all = allColumns();
    return all[static_cast<std::size_t>(column)];
}

TreeCell ComparisonColumn::cell(std::optional<std::int64_t> figureOf, SizeUnit unit) const
{
    if (!figureOf) {
        return unknownCell();
    }
    const auto number = static_cast<double>(*figureOf);
    switch (form) {
    case Form::Count:
        return {countText(*figureOf), {}, number};
    case Form::CountChange:
        return {signedCountText(*figureOf), {}, number};
    case Form::SizeChange:
        return {signedSizeText(number, unit), signedSizeText(number, SizeUnit::Bytes), number};
    case Form::Size:
        break;
    }
    return {sizeText(number, unit), exactSizeText(number), number};
}

std::function<double(std::uint32_t)>
grownKeyOf(const TypeComparison& comparison, const std::array<std::optional<HeapCells>, 2>& cells,
           int column)
{
    const ComparisonColumn& shown = comparisonColumn(column);
    if (shown.figure) {
        const bool isBefore = shown.side == Compared::Before;
        const HeapCells& heap = *cells[isBefore ? 0 : 1];
        const bool isShallow = shown.figure == NodeKey::Shallow || heap.analysis() == nullptr;
        return [&comparison, &heap, isShallow, isBefore](std::uint32_t place) {
            const GrownNode& grown = comparison.grown[place];
            const std::uint32_t node = isBefore ? grown.before : grown.after;
            return static_cast<double>(isShallow ? heap.overview().shallowSizes[node]
                                                 : heap.analysis()->retainedSizes[node]);
        };
    }
    if (column == ComparisonTree::RetainedDelta && cells[0]->analysis() != nullptr &&
        cells[1]->analysis() != nullptr) {
        return [&comparison, &cells](std::uint32_t place) {
            const GrownNode& grown = comparison.grown[place];
            return static_cast<double>(cells[1]->analysis()->retainedSizes[grown.after]) -
                   static_cast<double>(cells[0]->analysis()->retainedSizes[grown.before]);
        };
    }
    if (column == ComparisonTree::InPlace) {
        return [&comparison](std::uint32_t place) {
            return static_cast<double>(comparison.grown[place].bytes);
        };
    }
    return {};
}

} // namespace tidemark::app
