// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/survivors_view.h"

#include "app/comparison/holder_banner.h"
#include "app/comparison/role_choosers.h"
#include "app/comparison/survivor_text.h"
#include "app/comparison/survivor_tree.h"
#include "app/text/count_text.h"
#include "app/workspace/open_snapshots.h"

#include <QAction>
#include <QBoxLayout>
#include <QPushButton>

#include <algorithm>
#include <numeric>

namespace tidemark::app
{

namespace
{

constexpr std::size_t kSnapshots = kSnapshotRoles.size();

/// The column with the paths takes one part in so many of the table's width.
constexpr int kWayShare = 2;

/// Whether a snapshot can be followed object by object.
bool hasObjects(const SnapshotPtr& snapshot)
{
    return snapshot != nullptr && snapshot->graph != nullptr;
}

} // namespace

SurvivorsView::SurvivorsView(Workspace& workspace, QWidget* parent)
    : ListingView(workspace, parent),
      m_banner(new HolderBanner(this)),
      m_inOrder(new QPushButton(this)),
      m_copySentence(new QAction(this))
{
    column().insertWidget(0, new RoleChoosers(workspace.session, this));
    column().insertWidget(1, m_banner);
    hint().addButton(m_inOrder);
    table().addAction(m_copySentence);
    table().sortByColumn(SurvivorTree::Retained, Qt::DescendingOrder);
    connect(m_inOrder, &QPushButton::clicked, this, &SurvivorsView::putInOrder);
    connect(m_copySentence, &QAction::triggered, m_banner, &HolderBanner::copy);
    connect(&table(), &TreeTable::entryCurrent, this, &SurvivorsView::choose);
    start();
}

std::vector<SnapshotPtr> SurvivorsView::wantedSnapshots() const
{
    std::vector<SnapshotPtr> chosen;
    for (const SnapshotRole role : kSnapshotRoles) {
        chosen.push_back(snapshotOf(session(), session().snapshots().snapshot(role)));
    }
    return chosen;
}

SnapshotPtr SurvivorsView::snapshot() const
{
    return snapshots().empty() ? nullptr : snapshots().back();
}

std::size_t SurvivorsView::snapshotCount() const
{
    const auto all = allSnapshots(session());
    return static_cast<std::size_t>(std::ranges::count_if(all, [this](const SnapshotRef& snapshot) {
        return hasObjects(snapshotOf(session(), snapshot));
    }));
}

bool SurvivorsView::isObject(const TreeEntry& entry) const
{
    return entry.kind != SurvivorTree::Group;
}

SurvivorsView::Work SurvivorsView::work() const
{
    const auto latest = analyses().analysisOf(snapshot());
    if (latest == nullptr) {
        return {};
    }
    return [first = snapshots()[0], second = snapshots()[1], latest](TaskControl& control) {
        return listSurvivors(*first->graph, *second->graph, latest, control);
    };
}

QString SurvivorsView::workSentence() const
{
    return tr("Finding what came between A and B and still lives in C…");
}

QString SurvivorsView::whyNone() const
{
    if (snapshots().size() == kSnapshots && std::ranges::all_of(snapshots(), hasObjects)) {
        return {};
    }
    return snapshotCount() < kSnapshots
               ? tr("Three snapshots of one process show what leaks: A at the start, B after some "
                    "work, C after more of it. What came between A and B and still lives in C is "
                    "listed here; open the snapshots to see it.")
               : tr("Choose the snapshots A, B and C above.");
}

QString SurvivorsView::whyEmpty(const SurvivorListing& listing) const
{
    if (listing.followed() == Followed::OutOfOrder) {
        return tr("A must be the oldest of the three snapshots and C the newest, but their objects "
                  "say that they were made in another order.");
    }
    if (listing.followed() != Followed::ToThird) {
        return tr("These snapshots seem to be of different processes: their objects cannot be "
                  "followed from one to the next.");
    }
    if (listing.groups.empty() && listing.ids == ObjectIds::Addresses) {
        return tr("Nothing that came between A and B still lives in C, as far as can be told: the "
                  "ids of these files are addresses, which are given to new objects again.");
    }
    return listing.groups.empty() ? tr("Nothing that came between A and B still lives in C.")
                                  : QString();
}

void SurvivorsView::showControls(bool hasLines)
{
    ListingView::showControls(hasLines);
    m_banner->setVisible(hasLines);
    m_inOrder->setVisible(listing() != nullptr && listing()->followed() == Followed::OutOfOrder);
}

void SurvivorsView::showLines(const ListingPtr& listing)
{
    const auto tree = std::make_shared<SurvivorTree>(listing, filter().filter(), sizeUnit());
    const bool isFirst = table().tree().source() == nullptr;
    showTree(tree);
    if (isFirst) { // paths are long, names of classes are short
        table().suggestWidth(SurvivorTree::Held, table().viewport()->width() / kWayShare);
        table().fitColumns();
    }
    const std::size_t all = listing->groups.size();
    filter().setNote(
        tree->groupCount() == all
            ? tr("%Ln group(s)", nullptr, static_cast<int>(all))
            : tr("%1 of %2 groups").arg(countText(tree->groupCount()), countText(all)));
    showSentence();
}

/// Of the group that is chosen, or that one of its objects is; of the first one otherwise.
void SurvivorsView::showSentence()
{
    const TreeModel& tree = table().tree();
    QModelIndex index = table().currentIndex();
    while (index.parent().isValid()) {
        index = index.parent();
    }
    if (!index.isValid()) {
        index = tree.index(0, 0);
    }
    m_banner->setVisible(index.isValid());
    if (index.isValid()) {
        m_banner->setSentence(survivorSentence(*listing(), tree.entry(index).item, sizeUnit()));
    }
}

void SurvivorsView::choose()
{
    if (listing() == nullptr) {
        return;
    }
    showSentence();
    const TreeEntry entry = table().tree().entry(table().currentIndex());
    if (entry.kind == SurvivorTree::Group) {
        const std::uint32_t first = listing()->groups[entry.item].nodes.front();
        session().snapshots().setObject(ObjectRef{snapshot(), first});
        session().snapshots().setType(listing()->classOf(entry.item));
    }
}

void SurvivorsView::putInOrder()
{
    const ListingPtr known = listing();
    if (known == nullptr) {
        return;
    }
    std::array<std::size_t, kSnapshots> order{};
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return known->lastIds[i]; });
    std::array<std::optional<SnapshotRef>, kSnapshots> chosen;
    for (std::size_t i = 0; i < kSnapshots; ++i) {
        chosen[i] = session().snapshots().snapshot(kSnapshotRoles[order[i]]);
    }
    for (std::size_t i = 0; i < kSnapshots; ++i) {
        session().snapshots().setSnapshot(kSnapshotRoles[i], chosen[i]);
    }
}

QString SurvivorsView::name() const
{
    return tr("Objects that came and stayed");
}

void SurvivorsView::retranslate()
{
    m_inOrder->setText(tr("Put A, B and C in order"));
    m_copySentence->setText(tr("Copy the sentence"));
    ListingView::retranslate();
}

} // namespace tidemark::app

#include "moc_survivors_view.cpp"
