// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/session.h"

#include <QPoint>
#include <QWidget>

class QLabel;

namespace tidemark::app
{

class ElidedLabel;

/// One snapshot beneath its recording's card: its role in the comparison, its name, its size.
///
/// A click or Enter shows it; it can be dragged onto a side of the comparison, and the keys A, B
/// and C, or the menu, give it a role.
class SnapshotRow final : public QWidget
{
    Q_OBJECT

public:
    /// @p session must outlive it.
    SnapshotRow(Session& session, const SnapshotRef& snapshot, QWidget* parent = nullptr);

    const SnapshotRef& snapshot() const { return m_snapshot; }

    void setTexts(const QString& name, const QString& size);

    /// Takes over what changed in the selection.
    void refresh();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    bool isShown() const;
    void show();

    Session& m_session;
    SnapshotRef m_snapshot;
    QLabel* m_role;
    ElidedLabel* m_name;
    QLabel* m_size;
    QPoint m_pressedAt;
};

} // namespace tidemark::app
