// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/series.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark
{

/// A column that tells what a row is about: which process, container or counter.
struct RowLabel {
    enum class Sort {
        Pid,      ///< the number of a process
        Identity, ///< who was measured, as the column's name says
        Quantity, ///< what was measured: the name of a counter
        Unit,     ///< of the numbers in a row
        Other,    ///< a text that may tell rows of one moment apart
    };
    std::string name;
    Sort sort = Sort::Other;
    bool mayBeNumber = false;               ///< a number in it is a name, too
    std::optional<std::size_t> column = {}; ///< that holds the same as measurements
};

/// The label that a column called @p name is; none for other names. Case, blanks and dashes do not
/// matter.
std::optional<RowLabel> rowLabelOf(std::string_view name);

/// True for a column that holds numbers of any quantity: "value".
bool isValueColumn(std::string_view name);

/// The texts in a column of labels as numbers, so that they can be kept beside samples.
class LabelTexts
{
public:
    /// kGap for more different texts than can be meant.
    double numberOf(std::string_view text);
    const std::string& text(double number) const
    {
        return m_texts[static_cast<std::size_t>(number)];
    }
    std::size_t size() const { return m_texts.size(); }

private:
    std::map<std::string, std::size_t, std::less<>> m_numbers;
    std::vector<std::string> m_texts;
};

/// A column of labels that was read, a number of LabelTexts or kGap for each row.
struct LabelColumn {
    RowLabel label;
    const LabelTexts* texts = nullptr;
    std::shared_ptr<const ValueColumn> numbers;
};

/// Rows that belong together, and what their labels say.
struct RowGroups {
    struct Group {
        std::optional<std::int64_t> pid;
        std::string quantity; ///< empty if no label tells it
        std::string unit;     ///< likewise
        std::string name;     ///< the other labels, empty if there is none
    };
    std::vector<std::size_t> used;        ///< labels that part the rows
    std::vector<Group> groups;            ///< in order of their first row
    std::vector<std::uint32_t> ofRow;     ///< empty if there is one group without quantity or unit
    std::uint64_t sharingTheirMoment = 0; ///< rows at the position of the one before in their group
};

/// Parts rows at @p positions by those labels that tell several sources apart: a counter's name
/// and a unit always, names of processes and the like if they take turns, other texts if rows of
/// one moment differ by them.
RowGroups groupRows(const PositionColumn& positions, const std::vector<LabelColumn>& labels);

} // namespace tidemark
