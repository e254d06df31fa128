// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/column_survey.h"
#include "core/formats/series/delimited_row.h"

namespace tidemark
{

/// True if @p cells may be a row below a header with @p names: one empty cell more, or one less
/// where the last column has no name, is no damage.
bool hasRowSize(const std::vector<std::string_view>& cells, const std::vector<std::string>& names);

/// The first rows of delimited text, kept until there are enough of them to tell the times, the
/// measurements and the texts apart.
class CsvKeptRows
{
public:
    struct Row {
        std::string text;
        std::uint64_t line;
        bool isComplete;
    };

    /// Of a table whose header has @p names.
    CsvKeptRows(std::vector<std::string> names, char delimiter)
        : m_names(std::move(names)),
          m_delimiter(delimiter)
    {
    }

    void add(Row row) { m_rows.push_back(std::move(row)); }
    std::size_t size() const { return m_rows.size(); }

    /// Hands out the rows; none are left.
    std::vector<Row> take() { return std::exchange(m_rows, {}); }

    /// Cuts off a row below the names that holds units and no number: one text for each name, or
    /// nothing if there is no such row.
    std::vector<std::string> takeRowOfUnits();

    /// What the rows tell of each column; @p marks gets what the times prove of numbers.
    std::vector<ColumnSurvey> surveys(const ColumnChoices& choices, NumberMarks& marks);

    /// The line of the first row with @p text in that column.
    std::optional<std::uint64_t> lineOfCell(std::size_t column, std::string_view text);

    bool differIn(std::size_t column);

    /// True if a cell of @p column is the name of memory.
    bool nameMemoryIn(std::size_t column);

private:
    std::vector<std::string> m_names;
    char m_delimiter;
    std::vector<Row> m_rows;
    DelimitedRow m_row;
};

} // namespace tidemark
