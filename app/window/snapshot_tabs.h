// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/heap_analyses.h"
#include "app/workspace/session.h"
#include "app/workspace/view_options.h"

#include <QTabWidget>

class QComboBox;

namespace tidemark::app
{

class Comparison;

/// The views of heap snapshots as tabs, and which snapshot those of a single one show.
class SnapshotTabs final : public QTabWidget
{
    Q_OBJECT

public:
    /// All must outlive it.
    SnapshotTabs(Session& session, ViewOptions& options, HeapAnalyses& analyses,
                 QWidget* parent = nullptr);

    /// The side-by-side comparison of A and B.
    QWidget& comparisonView() { return *m_comparisonView; }
    void showComparison() { setCurrentWidget(m_comparisonView); }

    /// The comparison of A and B, to show it elsewhere, too.
    Comparison& comparison() { return *m_comparison; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void listSnapshots();

    Session& m_session;
    QComboBox* m_chooser;
    QWidget* m_summary;
    Comparison* m_comparison;
    QWidget* m_comparisonView;
    QWidget* m_survivors;
    QWidget* m_containment;
    QWidget* m_duplicates;
    QWidget* m_detached;
};

} // namespace tidemark::app
