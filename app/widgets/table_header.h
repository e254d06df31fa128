// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

#include <set>

namespace tidemark::app
{

/// The titles of a table. Knows which columns have the width that the user gave them, by dragging
/// an edge between two titles or by a double click on it. What else changes widths while a button
/// is down does not count: a click on a row that fills another table, a splitter being dragged.
class TableHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit TableHeader(QWidget* parent = nullptr);

    bool isUserSized(int column) const { return m_userSized.contains(column); }

    /// All widths are the table's again.
    void forgetUser() { m_userSized.clear(); }

protected:
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    std::set<int> m_userSized;
    bool m_isUsers = false; ///< a width that changes now is the user's
};

} // namespace tidemark::app
