// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/models/class_listing.h"
#include "app/workspace/workspace.h"

#include <QWidget>

class QCheckBox;

namespace tidemark::app
{

class HeapFilterBar;
class HeapHint;
class TreeTable;

/// The classes of the snapshot shown now, at first without, then with what they retain; each opens
/// to its objects, the largest first, and these to their fields.
class SummaryView final : public QWidget
{
    Q_OBJECT

public:
    explicit SummaryView(Workspace& workspace, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void update();
    void list();
    void show(const ClassListingResult& listing);
    void showAgain();

    Workspace& m_workspace;
    HeapFilterBar* m_filter;
    QCheckBox* m_shapes;
    TreeTable* m_table;
    HeapHint* m_hint;
    std::shared_ptr<const HeapGraph> m_graph; ///< of the snapshot shown, or null
    std::shared_ptr<const ClassListing> m_listing;
    std::shared_ptr<const ClassListing> m_fitted; ///< that the columns were last fitted to
    LatestJob<ClassListingResult> m_job;
};

} // namespace tidemark::app
