// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap/containment_view.h"

#include "app/models/field_tree.h"
#include "app/widgets/heap_hint.h"
#include "app/widgets/tree_table.h"

namespace tidemark::app
{

ContainmentView::ContainmentView(Workspace& workspace, QWidget* parent)
    : HeapView(workspace, parent)
{
    table().sortByColumn(FieldTree::Retained, Qt::DescendingOrder);
    table().setStretched(FieldTree::Value);
    start();
}

bool ContainmentView::isObject(const TreeEntry& entry) const
{
    return entry.kind != 0;
}

/// Distances and shallow sizes are there before retained sizes are.
void ContainmentView::refresh()
{
    const auto analysis = analyses().analysisOf(snapshot());
    const auto overview = analyses().overviewOf(snapshot());
    if (analysis == nullptr && !analyses().failureOf(snapshot())) {
        analyses().request(snapshot());
    }
    if (overview != nullptr) {
        showTree(std::make_shared<FieldTree>(
            HeapCells(overview, analysis, sizeUnit()), snapshot()->graph->rootOrdinal,
            options().showsEngineFields() ? FieldKind::All : FieldKind::Programs));
    } else {
        hint().showState(analyses(), snapshot());
    }
}

void ContainmentView::retranslate()
{
    table().setAccessibleName(tr("Containment"));
    if (isVisible()) {
        refresh();
    }
}

} // namespace tidemark::app

#include "moc_containment_view.cpp"
