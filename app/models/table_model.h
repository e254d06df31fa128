// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/cell_bar.h"

#include <QAbstractTableModel>
#include <QColor>

#include <optional>
#include <vector>

namespace tidemark::app
{

/// What the cells of our tables answer besides Qt's own roles.
enum TableRole {
    BarRole = Qt::UserRole + 1, ///< CellBar; invalid where there is none
    CopyRole,                   ///< QString: the exact figure or whole title, for the clipboard
    MutedRole,                  ///< bool: the row has nothing to say and is drawn grey
    BriefRole,                  ///< QString: what a narrow table shows; invalid to show the text
    PlainRole, ///< QString: for programs: the bare number, empty if unknown, the unit in the header
};

/// @p number as a program reads it: all digits, nothing between them; empty if it is unknown.
QString plainNumberText(double number);

/// One cell's contents, filled by TypedTableModel.
struct TableCell {
    QString text;
    QString exact; ///< for tooltip and clipboard; the text where empty
};

/// The part of a table that does not depend on what its rows are: sorting and filtering as a
/// permutation of row numbers, headers, roles.
///
/// Sorting is stable and puts unknown numbers last in both directions; column -1 is the order of
/// the rows themselves. GUI thread only.
class TableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    /// The row's number before sorting and filtering.
    std::size_t sourceRow(const QModelIndex& index) const
    {
        return m_order[static_cast<std::size_t>(index.row())];
    }

    /// Where the row @p source is shown, if it is.
    std::optional<int> shownRow(std::size_t source) const;

    /// Shows only rows in which a column's text contains @p text, in upper or lower case.
    void setFilter(const QString& text);
    const QString& filter() const { return m_filter; }

    virtual std::size_t sourceRowCount() const = 0;

protected:
    virtual const ColumnTitle& titleOf(int column) const = 0;
    virtual bool isNumeric(int column) const = 0;
    virtual bool isCode(int column) const = 0;
    virtual TableCell cell(std::size_t source, int column) const = 0;
    virtual double number(std::size_t source, int column) const = 0;
    virtual std::optional<CellBar> bar(std::size_t source, int column) const = 0;
    virtual QColor swatch(std::size_t source, int column) const = 0;
    virtual bool isMuted(std::size_t source) const = 0;

    /// To be called between beginResetModel() and endResetModel() when the rows are others.
    void rebuildOrder();

private:
    std::vector<std::size_t> filtered() const;
    void sortRows(std::vector<std::size_t>& rows) const;

    std::vector<std::size_t> m_order;
    QString m_filter;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace tidemark::app
