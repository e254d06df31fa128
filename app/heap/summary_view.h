// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/workspace/workspace.h"
#include "core/snapshots/type_listing.h"

#include <QWidget>

class QCheckBox;

namespace tidemark::app
{

class HeapFilterBar;
class HeapHint;
class TreeTable;

/// What the snapshot shown now holds by type, at first without, then with what they retain; each
/// opens to its objects, the largest first, and these to their fields.
class SummaryView final : public QWidget
{
    Q_OBJECT

public:
    explicit SummaryView(Workspace& workspace, QWidget* parent = nullptr);

private:
    void retranslate();
    void update();
    void list();
    /// What a job found out, and of which snapshot.
    struct Listed {
        SnapshotPtr snapshot;
        TypeListingResult listing;
    };
    void take(const Listed& listed);
    void showAgain();

    Workspace& m_workspace;
    HeapFilterBar* m_filter;
    QCheckBox* m_shapes;
    TreeTable* m_table;
    HeapHint* m_hint;
    SnapshotPtr m_snapshot; ///< of the snapshot shown, or null
    std::shared_ptr<const TypeListing> m_listing;
    std::shared_ptr<const TypeListing> m_fitted; ///< that the columns were last fitted to
    LatestJob<Listed> m_job;
};

} // namespace tidemark::app
