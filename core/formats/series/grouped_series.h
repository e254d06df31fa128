// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/sample_table.h"
#include "core/formats/input/warning_tally.h"
#include "core/formats/series/row_labels.h"
#include "core/formats/series/series_columns.h"

#include <span>

namespace tidemark
{

/// True if @p text, of a label, is the name of memory.
bool namesMemory(std::string_view text);

/// The series that @p column became.
Series seriesOf(const SeriesColumn& column, std::shared_ptr<const PositionColumn> positions,
                std::shared_ptr<const ValueColumn> values);

/// The labels of a table as they are read; their numbers stand in a SampleTable behind those of the
/// measurements.
class RowLabels
{
public:
    RowLabels() = default;
    explicit RowLabels(std::vector<RowLabel> labels)
        : m_labels(std::move(labels)),
          m_texts(m_labels.size())
    {
    }

    std::size_t size() const { return m_labels.size(); }

    /// Notes that the numbers of the label at @p index are those of a column of measurements, too,
    /// which is left out where the label tells sources apart.
    void setColumn(std::size_t index, std::size_t column) { m_labels[index].column = column; }

    /// What stands for @p text of the label at @p index; kGap for none.
    double numberOf(std::size_t index, std::string_view text)
    {
        return text.empty() ? kGap : m_texts[index].numberOf(text);
    }

    /// Makes @p column one of plain numbers if labels tell what they mean, or their unit;
    /// seriesOf() gives them the meaning.
    void prepare(SeriesColumn& column) const;

    /// The series that the first columns of @p sampled make, those at the places of @p columns: one
    /// for each source that the labels, the last columns, tell apart. Columns without a reading are
    /// left out. Rows that share their moment within one source are counted in @p tally.
    std::vector<Series> seriesOf(std::span<const SeriesColumn> columns,
                                 const SampleTable::Columns& sampled, WarningTally& tally) const;

private:
    bool tell(RowLabel::Sort sort) const;

    std::vector<RowLabel> m_labels;
    std::vector<LabelTexts> m_texts;
};

} // namespace tidemark
