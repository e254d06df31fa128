// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/row_tree.h"
#include "app/widgets/listing_view.h"
#include "core/snapshots/mapping_listing.h"

class QScrollArea;

namespace tidemark::app
{

class ColumnChooser;
class RssWaterfallChart;

/// What the process of the snapshot shown now had mapped, those that take most memory first, and
/// beside it the RSS taken apart.
class MappingsView final : public ListingView<MappingListing>
{
    Q_OBJECT

public:
    explicit MappingsView(Workspace& workspace, QWidget* parent = nullptr);

protected:
    bool isObject(const TreeEntry& /*entry*/) const override { return false; }
    Work work() const override;
    QString workSentence() const override;
    QString whyNone() const override;
    QString whyEmpty(const MappingListing& listing) const override;
    void showLines(const ListingPtr& listing) override;
    void showControls(bool hasLines) override;
    QString name() const override;
    void followRecording();

private:
    using Tree = RowTree<MappingRow>;

    TableColumns<MappingRow> columns() const;
    void showWaterfall();

    RssWaterfallChart* m_chart;
    QScrollArea* m_scroller;
    ColumnChooser* m_columns = nullptr; ///< from the first lines on
};

} // namespace tidemark::app
