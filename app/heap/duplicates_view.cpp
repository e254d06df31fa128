// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap/duplicates_view.h"

#include "app/heap/duplicate_tree.h"
#include "app/text/count_text.h"
#include "app/widgets/heap_filter_bar.h"
#include "app/widgets/heap_hint.h"
#include "app/widgets/tree_table.h"
#include "core/heap/node_names.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>

namespace tidemark::app
{

namespace
{

constexpr int kMargin = 8;

} // namespace

DuplicatesView::DuplicatesView(Workspace& workspace, QWidget* parent)
    : HeapView(workspace, parent),
      m_filter(new HeapFilterBar(this)),
      m_limit(new QLabel(this)),
      m_listing([this] { proceed(); })
{
    m_limit->setTextFormat(Qt::PlainText);
    m_limit->setWordWrap(true);
    m_limit->setForegroundRole(QPalette::PlaceholderText);
    m_limit->setContentsMargins(kMargin, 0, kMargin, kMargin / 2);
    column().insertWidget(0, m_filter);
    column().insertWidget(1, m_limit);
    table().sortByColumn(DuplicateTree::Wasted, Qt::DescendingOrder);
    connect(m_filter, &HeapFilterBar::changed, this, [this] {
        table().setMarkedText(m_filter->markedText());
        showListing();
    });
    start();
}

bool DuplicatesView::isObject(const TreeEntry& entry) const
{
    return entry.kind != DuplicateTree::Group;
}

void DuplicatesView::forget()
{
    m_listing.reset();
    m_filter->setNote({});
}

void DuplicatesView::proceed()
{
    const bool isListed = m_listing.value() != nullptr && !m_listing.value()->groups.empty();
    m_filter->setVisible(isListed);
    m_limit->setVisible(isListed);
    if (m_listing.value() != nullptr) {
        showListing();
        return;
    }
    if (m_listing.failure()) {
        hint().showFailure(*m_listing.failure());
        return;
    }
    const auto overview = analyses().overviewOf(snapshot());
    if (overview == nullptr) {
        if (!analyses().failureOf(snapshot())) {
            analyses().request(snapshot());
        }
        hint().showState(analyses(), snapshot());
        return;
    }
    if (m_listing.isWanted()) {
        m_listing.start(
            [overview](TaskControl& control) { return listDuplicates(overview, control); });
    }
    hint().showWork(tr("Finding strings of the same text…"));
}

void DuplicatesView::retry()
{
    m_listing.reset();
    HeapView::retry();
}

void DuplicatesView::showListing()
{
    const auto& listing = m_listing.value();
    if (listing == nullptr) {
        return;
    }
    if (listing->groups.empty()) {
        hint().showSentence(tr("No text stands in this snapshot more than once."));
        return;
    }
    const auto tree = std::make_shared<DuplicateTree>(listing, m_filter->filter(), sizeUnit());
    showTree(tree);
    const auto bytes = [this](std::uint64_t size) {
        return sizeText(static_cast<double>(size), sizeUnit());
    };
    const std::size_t all = listing->groups.size();
    m_filter->setNote(tree->textCount() == all
                          ? tr("%Ln text(s) · %1 wasted", nullptr, static_cast<int>(all))
                                .arg(bytes(listing->wastedBytes))
                          : tr("%1 of %2 texts · %3 of %4 wasted")
                                .arg(countText(tree->textCount()), countText(all),
                                     bytes(tree->wastedBytes()), bytes(listing->wastedBytes)));
}

void DuplicatesView::retranslate()
{
    table().setAccessibleName(tr("Duplicate strings"));
    m_limit->setText(tr("Snapshots keep the first %1 characters of a text. Longer ones, marked … "
                        "behind the quotation mark, may differ after that; they are of equal size.")
                         .arg(countText(kLongestText)));
    if (isVisible()) {
        proceed();
    }
}

} // namespace tidemark::app
