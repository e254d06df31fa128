// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/source_table.h"

#include <QDialog>

class QComboBox;
class QTableWidget;

namespace tidemark::app
{

/// Asks what the columns of a table hold: one row a column with its name, its first cell, what it
/// was taken for, and what it is to be read as.
class ColumnsDialog final : public QDialog
{
    Q_OBJECT

public:
    /// @p name is that of the recording.
    ColumnsDialog(SourceTable table, const QString& name, QWidget* parent = nullptr);

    /// What is chosen now.
    ColumnChoices choices() const;

private:
    /// The row of one column.
    struct Row {
        std::string column;
        QComboBox* meaning; ///< its data is the text of a choice, empty for none, or of an order
        QComboBox* unit;    ///< its data is the id of a unit, empty for that of the file
    };

    void fillRow(int row, const SourceColumn& column);
    QComboBox* makeMeaning(const SourceColumn& column);
    QComboBox* makeUnit(const SourceColumn& column);
    void reset();

    SourceTable m_source;
    QTableWidget* m_table;
    std::vector<Row> m_rows;
};

} // namespace tidemark::app
