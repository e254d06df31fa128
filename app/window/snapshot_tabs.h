// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"

#include <QTabWidget>

class QComboBox;

namespace tidemark::app
{

/// The views of snapshots as tabs, and which snapshot those of a single one show. Each is a
/// row of the table in snapshot_tabs.cpp.
class SnapshotTabs final : public QTabWidget
{
    Q_OBJECT

public:
    explicit SnapshotTabs(Workspace& workspace, QWidget* parent = nullptr);

    /// The side-by-side comparison of A and B.
    QWidget& comparisonView() { return *m_comparisonView; }
    void showComparison() { setCurrentWidget(m_comparisonView); }

    /// The types of the snapshot that is shown, filtered by this one's name.
    void showType(const QString& name);

    /// The map of a heap, with @p subject in sight.
    void showOnMap(const MapSubject& subject);

private:
    void retranslate();
    void listSnapshots();

    Workspace& m_workspace;
    QComboBox* m_chooser;
    QWidget* m_comparisonView = nullptr;
};

} // namespace tidemark::app
