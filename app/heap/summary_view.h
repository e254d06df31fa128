// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/background_result.h"
#include "app/widgets/heap_view.h"
#include "core/snapshots/leak_suspects.h"
#include "core/snapshots/type_listing.h"

class QCheckBox;
class QComboBox;

namespace tidemark::app
{

class HeapFilterBar;
class ObjectChooser;
class SuspectsBanner;

/// What the snapshot shown now holds by type, at first without, then with what they retain; each
/// opens to its objects, the largest first, and these to their fields. On request by holder, source
/// file or package, and only some of the objects. Above it stands what keeps a large share of it.
class SummaryView final : public HeapView
{
    Q_OBJECT

public:
    explicit SummaryView(Workspace& workspace, QWidget* parent = nullptr);

protected:
    bool isObject(const TreeEntry& entry) const override;
    std::optional<std::string> typeOf(const TreeEntry& entry) const override;
    void clear() override;
    void refresh() override;
    void retranslate() override;

private:
    /// What a job found out, and of which snapshot.
    struct Listed {
        SnapshotPtr snapshot;
        TypeListingResult listing;
        bool isOneProcess = true; ///< as the snapshots that objects are told apart by
    };
    void take(const Listed& listed);
    void showListing();
    void listGroupings();
    void chooseGrouping(ObjectGrouping grouping);
    ListingWish wish() const;
    void findSuspects();
    void showSuspects();
    void followSuspect(std::size_t place);

    HeapFilterBar* m_filter;
    QComboBox* m_groupings;
    ObjectChooser* m_objects;
    QCheckBox* m_withSuspects;
    SuspectsBanner* m_banner;
    ObjectGrouping m_grouping = ObjectGrouping::Shape;
    std::shared_ptr<const TypeListing> m_listing;
    bool m_isOneProcess = true;
    std::shared_ptr<const TypeListing> m_fitted; ///< that the columns were last fitted to
    LatestJob<Listed> m_job;
    BackgroundResult<LeakSuspects> m_suspects;
};

} // namespace tidemark::app
