// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/session.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace tidemark::app
{

/// One side of the comparison: which snapshot it shows, to be chosen from all of the session or
/// dropped here, above the table that it is given.
class SnapshotPane final : public QWidget
{
    Q_OBJECT

public:
    /// @p session must outlive it; @p table becomes its child.
    SnapshotPane(Session& session, SnapshotRole role, QWidget* table, QWidget* parent = nullptr);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void retranslate();
    void listSnapshots();
    void markDrop(bool isOver);

    Session& m_session;
    SnapshotRole m_role;
    QLabel* m_title;
    QComboBox* m_chooser;
};

/// Height of what stands above the tables that are side by side, so that their lines are level.
inline constexpr int kPaneTitleHeight = 30;

} // namespace tidemark::app
