// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/grouped_series.h"

#include "core/model/series_names.h"

#include <algorithm>
#include <cmath>

namespace tidemark
{

namespace
{

/// The column whose numbers are those of the quantities that a label names: the one that is called
/// a value, or the only one whose name says nothing.
std::optional<std::size_t> holderOfQuantities(std::span<const SeriesColumn> columns)
{
    std::optional<std::size_t> open;
    std::size_t opens = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (isValueColumn(columns[i].name)) {
            return i;
        }
        opens += columns[i].isCertain ? 0U : 1U;
        open = columns[i].isCertain ? open : std::optional(i);
    }
    return opens == 1 ? open : std::nullopt;
}

/// What @p column is if it is called @p name and a label gives it @p unit.
SeriesColumn renamed(const SeriesColumn& column, std::string_view name, std::string_view unit)
{
    SeriesColumn result = seriesColumnOf(name, unit);
    if (column.choice) {
        result.follow(*column.choice);
    }
    return result;
}

/// True for sizes whose unit neither the name of @p column nor its cells say, nor a person.
bool takesUnit(const SeriesColumn& column)
{
    const SeriesColumn named = renamed(column, column.name, {});
    return named.isInBytes() && named.meaning.source != MeaningSource::Unit &&
           column.meaning.source != MeaningSource::Cells;
}

/// What @p column holds in the rows of @p group. If it @p holdsQuantity, the group's label is its
/// name; a unit counts for that column, or for all sizes without one.
SeriesColumn columnOf(const SeriesColumn& column, const RowGroups::Group& group, bool holdsQuantity)
{
    SeriesColumn result = column;
    if (!group.quantity.empty() && holdsQuantity) {
        result = renamed(column, group.quantity, group.unit);
        result.name = group.quantity;
    } else if ((!group.unit.empty() && takesUnit(column)) ||
               (column.choice && column.awaitsLabels)) {
        result = renamed(column, column.name, group.unit);
    }
    if (!group.quantity.empty() && !holdsQuantity) {
        result.name += " (" + group.quantity + ')';
    }
    if (!group.name.empty()) {
        result.name += " (" + group.name + ')';
    }
    result.pid = group.pid ? group.pid : result.pid;
    return result;
}

/// Counts the rows that share their moment with the one before, where that is no accident of a
/// coarse clock but the rule.
void countShared(std::uint64_t shared, std::uint64_t rows, WarningTally& tally)
{
    constexpr std::uint64_t kOneIn = 5;
    if (shared >= 2 && shared * kOneIn >= rows) {
        tally.add(WarningCode::RowsAtOneMoment, {}, shared);
    }
}

std::uint64_t sharedMoments(const PositionColumn& positions)
{
    std::uint64_t shared = 0;
    for (std::size_t row = 1; row < positions.size(); ++row) {
        shared += positions[row] == positions[row - 1] ? 1U : 0U;
    }
    return shared;
}

/// The series of rows that no label parts.
std::vector<Series> wholeSeries(std::span<const SeriesColumn> columns,
                                const SampleTable::Columns& sampled)
{
    std::vector<Series> series;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!sampled.values[i]->summarize(0, sampled.positions->size()).isEmpty()) {
            series.push_back(seriesOf(columns[i], sampled.positions, sampled.values[i]));
        }
    }
    return series;
}

std::vector<std::shared_ptr<PositionColumn>> positionsOfGroups(const RowGroups& rows,
                                                               const PositionColumn& positions)
{
    std::vector<std::shared_ptr<PositionColumn>> own;
    for (std::size_t group = 0; group < rows.groups.size(); ++group) {
        own.push_back(std::make_shared<PositionColumn>());
    }
    for (std::size_t row = 0; row < positions.size(); ++row) {
        own[rows.ofRow[row]]->push_back(positions[row]);
    }
    return own;
}

} // namespace

Series seriesOf(const SeriesColumn& column, std::shared_ptr<const PositionColumn> positions,
                std::shared_ptr<const ValueColumn> values)
{
    return {column.kind,
            column.name,
            column.pid,
            std::move(positions),
            std::move(values),
            column.countsBytes,
            roleOf(column.kind, column.name),
            column.toldMeaning()};
}

void RowLabels::prepare(SeriesColumn& column) const
{
    const bool isOpen = tell(RowLabel::Sort::Quantity) && !column.isCertain;
    const bool isInOtherUnit = tell(RowLabel::Sort::Unit) && takesUnit(column);
    const bool isSaid = column.choice && (column.choice->use == ColumnChoice::Use::Counter ||
                                          !column.choice->unit.empty());
    if ((isOpen || isInOtherUnit) && !isSaid) {
        column.awaitsLabels = true;
        column.kind = SeriesKind::Counter;
        column.scale = 1.0;
        column.countsBytes = false;
        column.isOpen = false;
        column.isUnitUnknown = false;
    }
}

bool namesMemory(std::string_view text)
{
    return seriesColumnOf(text).isCertain;
}

bool RowLabels::tell(RowLabel::Sort sort) const
{
    return std::ranges::find(m_labels, sort, &RowLabel::sort) != m_labels.end();
}

std::vector<Series> RowLabels::seriesOf(std::span<const SeriesColumn> columns,
                                        const SampleTable::Columns& sampled,
                                        WarningTally& tally) const
{
    std::vector<LabelColumn> labels;
    for (std::size_t i = 0; i < m_labels.size(); ++i) {
        labels.push_back({m_labels[i], &m_texts[i], sampled.values[columns.size() + i]});
    }
    const PositionColumn& positions = *sampled.positions;
    RowGroups rows;
    if (labels.empty()) {
        rows.groups.resize(1);
        rows.sharingTheirMoment = sharedMoments(positions);
    } else {
        rows = groupRows(positions, labels);
    }
    countShared(rows.sharingTheirMoment, positions.size(), tally);

    const auto isReadLater = [](const SeriesColumn& column) {
        return column.choice && column.awaitsLabels;
    };
    if (rows.ofRow.empty() && std::ranges::none_of(columns, isReadLater)) {
        return wholeSeries(columns, sampled);
    }
    rows.ofRow.resize(positions.size());
    std::vector<Series> series;
    const auto ownPositions = positionsOfGroups(rows, positions);
    const auto holder = holderOfQuantities(columns);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool isLabel = std::ranges::any_of(
            rows.used, [&](std::size_t label) { return m_labels[label].column == i; });
        if (isLabel) {
            continue;
        }
        std::vector<SeriesColumn> own;
        std::vector<std::shared_ptr<ValueColumn>> values;
        for (const RowGroups::Group& group : rows.groups) {
            own.push_back(columnOf(columns[i], group, holder == i));
            values.push_back(std::make_shared<ValueColumn>());
        }
        const bool isReread =
            columns[i].meaning.source != MeaningSource::Cells &&
            (columns[i].choice
                 ? columns[i].awaitsLabels
                 : (tell(RowLabel::Sort::Quantity) && holder == i && !columns[i].isCertain) ||
                       (tell(RowLabel::Sort::Unit) && takesUnit(columns[i])));
        for (std::size_t row = 0; row < positions.size(); ++row) {
            const std::uint32_t group = rows.ofRow[row];
            const double value = (*sampled.values[i])[row];
            values[group]->push_back(
                isReread && !std::isnan(value) ? own[group].valueOf(value).value_or(kGap) : value);
        }
        for (std::size_t group = 0; group < values.size(); ++group) {
            if (!values[group]->summarize(0, values[group]->size()).isEmpty()) {
                series.push_back(
                    tidemark::seriesOf(own[group], ownPositions[group], values[group]));
            }
        }
    }
    return series;
}

} // namespace tidemark
