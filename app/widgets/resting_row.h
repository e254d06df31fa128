// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <optional>

class QAbstractItemView;

namespace tidemark::app
{

/// Brings a row of a table into view that is pointed at in another view and has been for a moment:
/// a mouse that merely passes does not make the table jump. It stays there, so that the mouse can
/// come over to the row. Owned by the table; GUI thread only.
class RestingRow final : public QObject
{
public:
    explicit RestingRow(QAbstractItemView& table);

    /// The row that is pointed at now, if any.
    void setRow(std::optional<int> row);
    bool isWaiting() const { return m_wait.isActive(); }

private:
    void reveal();

    QAbstractItemView& m_table;
    QTimer m_wait;
    std::optional<int> m_row;
};

} // namespace tidemark::app
