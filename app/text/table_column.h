// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace tidemark::app
{

/// What a column is called, wherever it stands.
struct ColumnTitle {
    ColumnTitle() = default;
    ColumnTitle(QString title, QString sentence = {}, QString shortTitle = {})
        : text(std::move(title)),
          hint(std::move(sentence)),
          brief(std::move(shortTitle))
    {
    }

    /// What stands above a narrow table.
    const QString& briefText() const { return brief.isEmpty() ? text : brief; }

    /// The same column where another sentence says more of it.
    ColumnTitle withHint(const QString& sentence) const
    {
        ColumnTitle title = *this;
        title.hint = sentence;
        return title;
    }

    /// The same of numbers in @p unitName.
    ColumnTitle in(const QString& unitName) const
    {
        ColumnTitle title = *this;
        title.unit = unitName;
        return title;
    }

    /// What stands above plain numbers: "Peak (B)".
    QString plainText() const
    {
        return unit.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, unit);
    }

    QString text;
    QString hint;  ///< a tooltip for the title
    QString brief; ///< for narrow tables; empty if there is no shorter title
    QString unit;  ///< of the numbers for programs, "B", "ns"; empty if they have none
};

/// How a cell draws a bar with its number.
enum class BarKind {
    Change, ///< grows from zero to the right, shrinks to the left, beside the figure
    Share,  ///< of the largest in the column, behind the figure
};

/// How a column shows a Row, in the window as on the command line: its title and text, and what
/// else is set by with...().
template <typename Row>
class TableColumn
{
public:
    template <typename Value>
    using Of = std::function<Value(const Row&)>;

    TableColumn(ColumnTitle columnTitle, Of<QString> cellText)
        : title(std::move(columnTitle)),
          text(std::move(cellText))
    {
    }

    /// A column of what a Row is made of says the same of it.
    template <typename Part>
    requires std::is_base_of_v<Part, Row> &&
        (!std::is_same_v<Part, Row>)TableColumn(const TableColumn<Part>& column)
        : title(column.title),
          text(column.text),
          number(column.number),
          exact(column.exact),
          bar(column.bar),
          isCode(column.isCode)
    {
    }

    /// A tooltip for the title.
    TableColumn& withHint(const QString& sentence)
    {
        title.hint = sentence;
        return *this;
    }

    /// Makes the column numeric: right-aligned, sorted by the number and first in descending
    /// order. NaN is an unknown number.
    TableColumn& withNumber(Of<double> value)
    {
        number = std::move(value);
        return *this;
    }

    /// All digits, for tooltip and clipboard.
    TableColumn& withExact(Of<QString> value)
    {
        exact = std::move(value);
        return *this;
    }

    /// A bar for the number.
    TableColumn& withBar(BarKind kind)
    {
        bar = kind;
        return *this;
    }

    /// In the fixed font.
    TableColumn& asCode()
    {
        isCode = true;
        return *this;
    }

    bool isNumeric() const { return static_cast<bool>(number); }

    ColumnTitle title;
    Of<QString> text;
    Of<double> number;
    Of<QString> exact;
    std::optional<BarKind> bar;
    bool isCode = false;
};

template <typename Row>
using TableColumns = std::vector<TableColumn<Row>>;

} // namespace tidemark::app
