// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/background_result.h"
#include "app/widgets/heap_view.h"
#include "core/snapshots/duplicate_listing.h"

class QLabel;

namespace tidemark::app
{

class Workspace;

class HeapFilterBar;

/// The texts that the snapshot shown now holds more than once, the most wasteful first; each opens
/// to its strings.
class DuplicatesView final : public HeapView
{
    Q_OBJECT

public:
    explicit DuplicatesView(Workspace& workspace, QWidget* parent = nullptr);

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
    QLabel* m_limit; ///< says what the file leaves open: texts are cut
    BackgroundResult<DuplicateListing> m_listing;
};

} // namespace tidemark::app
