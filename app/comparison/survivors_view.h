// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/background_result.h"
#include "app/widgets/heap_view.h"
#include "core/snapshots/survivor_listing.h"

class QAction;
class QPushButton;

namespace tidemark::app
{

class Workspace;

class HeapFilterBar;
class HolderBanner;

/// What came between snapshots A and B and still lives in C, by class and by what holds it, with
/// one sentence about the group that is chosen.
class SurvivorsView final : public HeapView
{
    Q_OBJECT

public:
    explicit SurvivorsView(Workspace& workspace, QWidget* parent = nullptr);

protected:
    std::vector<SnapshotPtr> subject() const override;
    SnapshotPtr snapshot() const override;
    bool isObject(const TreeEntry& entry) const override;
    void forget() override;
    void proceed() override;
    void retry() override;
    void cancel() override { m_listing.cancel(); }
    void retranslate() override;

private:
    std::size_t snapshotCount() const;
    bool hasAll() const;
    void showListing();
    void showNothingYet();
    void showSentence();
    void choose();
    void putInOrder();

    HeapFilterBar* m_filter;
    HolderBanner* m_banner;
    QPushButton* m_inOrder;
    QAction* m_copySentence;
    BackgroundResult<SurvivorListing> m_listing;
};

} // namespace tidemark::app
