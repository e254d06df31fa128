// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/row_tree.h"
#include "app/widgets/listing_view.h"
#include "core/snapshots/mapping_comparison.h"

class QCheckBox;
class QToolButton;

namespace tidemark::app
{

class ColumnChooser;
class ElidedLabel;

/// Two snapshots by mapping, A and B, side by side with the difference between them: three tables
/// over one tree, so that lines are level and selection, scrolling, sorting and the filter are the
/// same.
class MappingComparisonView final : public ListingView<MappingComparison>
{
    Q_OBJECT

public:
    explicit MappingComparisonView(Workspace& workspace, QWidget* parent = nullptr);

protected:
    std::vector<SnapshotPtr> wantedSnapshots() const override;
    bool isObject(const TreeEntry& /*entry*/) const override { return false; }
    void clear() override;
    Work work() const override;
    QString workSentence() const override;
    QString whyNone() const override;
    QString whyEmpty(const MappingComparison& comparison) const override;
    void showLines(const ListingPtr& comparison) override;
    void showControls(bool hasLines) override;
    QString name() const override;
    void retranslate() override;

private:
    using Tree = RowTree<ComparedMapping>;

    QWidget* makeMiddle();
    TableColumns<ComparedMapping> columns() const;

    QCheckBox* m_unchanged;
    QToolButton* m_swap;
    ElidedLabel* m_total;
    TreeTable* m_before;
    TreeTable* m_after;
    std::vector<ColumnChooser*> m_choosers; ///< from the first lines on
};

} // namespace tidemark::app
