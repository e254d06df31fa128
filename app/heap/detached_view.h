// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/background_result.h"
#include "app/widgets/heap_view.h"
#include "core/snapshots/detached_listing.h"

namespace tidemark::app
{

class Workspace;

class HeapFilterBar;

/// What the page or the runtime of the snapshot shown now let go and something still holds, by
/// class; each object opens to its holders.
class DetachedView final : public HeapView
{
    Q_OBJECT

public:
    explicit DetachedView(Workspace& workspace, QWidget* parent = nullptr);

protected:
    bool isObject(const TreeEntry& entry) const override;
    void forget() override;
    void proceed() override;
    void retry() override;
    void cancel() override { m_listing.cancel(); }
    void retranslate() override;

private:
    void showListing();

    HeapFilterBar* m_filter;
    BackgroundResult<DetachedListing> m_listing;
};

} // namespace tidemark::app
