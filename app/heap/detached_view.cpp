// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap/detached_view.h"

#include "app/heap/detached_tree.h"
#include "app/text/count_text.h"

namespace tidemark::app
{

DetachedView::DetachedView(Workspace& workspace, QWidget* parent) : ListingView(workspace, parent)
{
    table().sortByColumn(DetachedTree::Retained, Qt::DescendingOrder);
    start();
}

bool DetachedView::isObject(const TreeEntry& entry) const
{
    return entry.kind != DetachedTree::Group;
}

DetachedView::Work DetachedView::work() const
{
    const auto analysis = analyses().analysisOf(snapshot());
    if (analysis == nullptr) {
        return {};
    }
    return [analysis](TaskControl& control) { return listDetached(analysis, control); };
}

QString DetachedView::workSentence() const
{
    return tr("Finding detached nodes…");
}

QString DetachedView::whyEmpty(const DetachedListing& listing) const
{
    return listing.groups.empty()
               ? tr("Detached nodes are parts of a page, or of the runtime, that were taken out of "
                    "use while something still holds them. There are none in this snapshot.")
               : QString();
}

void DetachedView::showLines(const ListingPtr& listing)
{
    const auto tree = std::make_shared<DetachedTree>(listing, filter().filter(), sizeUnit());
    showTree(tree);
    const std::size_t all = listing->groups.size();
    filter().setNote(tree->typeCount() == all
                         ? tr("%Ln type(s)", nullptr, static_cast<int>(all))
                         : tr("%1 of %2 types").arg(countText(tree->typeCount()), countText(all)));
}

QString DetachedView::name() const
{
    return tr("Detached nodes");
}

} // namespace tidemark::app

#include "moc_detached_view.cpp"
