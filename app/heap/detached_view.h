// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/widgets/listing_view.h"
#include "core/snapshots/detached_listing.h"

namespace tidemark::app
{

/// What the page or the runtime of the snapshot shown now let go and something still holds, by
/// class; each object opens to its holders.
class DetachedView final : public ListingView<DetachedListing>
{
    Q_OBJECT

public:
    explicit DetachedView(Workspace& workspace, QWidget* parent = nullptr);

protected:
    bool isObject(const TreeEntry& entry) const override;
    Work work() const override;
    QString workSentence() const override;
    QString whyEmpty(const DetachedListing& listing) const override;
    void showLines(const ListingPtr& listing) override;
    QString name() const override;
};

} // namespace tidemark::app
