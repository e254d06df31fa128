// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap/detached_view.h"

#include "app/heap/detached_tree.h"
#include "app/widgets/heap_filter_bar.h"
#include "app/widgets/heap_hint.h"
#include "app/widgets/tree_table.h"

#include <QBoxLayout>
#include <QLocale>

namespace tidemark::app
{

DetachedView::DetachedView(Workspace& workspace, QWidget* parent)
    : HeapView(workspace, parent),
      m_filter(new HeapFilterBar(this)),
      m_listing([this] { proceed(); })
{
    column().insertWidget(0, m_filter);
    table().sortByColumn(DetachedTree::Retained, Qt::DescendingOrder);
    connect(m_filter, &HeapFilterBar::changed, this, [this] {
        table().setMarkedText(m_filter->markedText());
        showListing();
    });
    start();
}

bool DetachedView::isObject(const TreeEntry& entry) const
{
    return entry.kind != DetachedTree::Group;
}

void DetachedView::forget()
{
    m_listing.reset();
    m_filter->setNote({});
}

void DetachedView::proceed()
{
    m_filter->setVisible(m_listing.value() != nullptr && !m_listing.value()->groups.empty());
    if (m_listing.value() != nullptr) {
        showListing();
        return;
    }
    if (m_listing.failure()) {
        hint().showFailure(*m_listing.failure());
        return;
    }
    const auto analysis = analyses().analysisOf(snapshot());
    if (analysis == nullptr) {
        if (!analyses().failureOf(snapshot())) {
            analyses().request(snapshot());
        }
        hint().showState(analyses(), snapshot());
        return;
    }
    if (m_listing.isWanted()) {
        m_listing.start(
            [analysis](TaskControl& control) { return listDetached(analysis, control); });
    }
    hint().showWork(tr("Finding detached nodes…"));
}

void DetachedView::retry()
{
    m_listing.reset();
    HeapView::retry();
}

void DetachedView::showListing()
{
    const auto& listing = m_listing.value();
    if (listing == nullptr) {
        return;
    }
    if (listing->groups.empty()) {
        hint().showSentence(
            tr("Detached nodes are parts of a page, or of the runtime, that were taken out of use "
               "while something still holds them. There are none in this snapshot."));
        return;
    }
    const auto tree = std::make_shared<DetachedTree>(listing, m_filter->filter(), sizeUnit());
    showTree(tree);
    const auto all = listing->groups.size();
    m_filter->setNote(
        tree->classCount() == all
            ? tr("%Ln class(es)", nullptr, static_cast<int>(all))
            : tr("%1 of %2 classes")
                  .arg(QLocale().toString(static_cast<qulonglong>(tree->classCount())),
                       QLocale().toString(static_cast<qulonglong>(all))));
}

void DetachedView::retranslate()
{
    table().setAccessibleName(tr("Detached nodes"));
    if (isVisible()) {
        proceed();
    }
}

} // namespace tidemark::app
