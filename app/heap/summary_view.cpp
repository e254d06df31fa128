// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap/summary_view.h"

#include "app/heap/object_chooser.h"
#include "app/heap/suspects_banner.h"
#include "app/models/type_tree.h"
#include "app/text/error_text.h"
#include "app/text/listing_text.h"
#include "app/text/plain_text.h"
#include "app/text/suspect_text.h"
#include "app/widgets/heap_filter_bar.h"
#include "app/widgets/heap_hint.h"
#include "app/widgets/tree_table.h"
#include "core/heap/same_process.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QSignalBlocker>

namespace tidemark::app
{

namespace
{

/// As many as leave room for the table; the command line has all.
constexpr std::size_t kMostSuspectsShown = 3;

/// Whether ids mean one object in @p graph and in what objects are told apart by. O(nodes).
bool isOfOneProcess(const HeapGraph& graph, const ObjectFilter& filter)
{
    const auto agrees = [&graph](const std::shared_ptr<const HeapGraph>& other) {
        return other == nullptr || mayBeOfOneProcess(*other, graph);
    };
    return agrees(filter.newSince) && agrees(filter.alsoIn);
}

/// Whether a listing can be made before it is known what objects retain and who holds them.
bool isKnownEarly(const ListingWish& wish)
{
    return isByType(wish.grouping) && wish.filter.takesAll();
}

} // namespace

SummaryView::SummaryView(Workspace& workspace, QWidget* parent)
    : HeapView(workspace, parent),
      m_filter(new HeapFilterBar(this)),
      m_groupings(new QComboBox(this)),
      m_objects(new ObjectChooser(workspace, this)),
      m_withSuspects(new QCheckBox(this)),
      m_banner(new SuspectsBanner(this)),
      m_job([this](const Listed& listed) { take(listed); }),
      m_suspects([this] { showSuspects(); })
{
    column().insertWidget(0, m_filter);
    column().insertWidget(1, m_banner);
    m_withSuspects->setChecked(true);
    m_filter->add(m_withSuspects);
    connect(m_withSuspects, &QCheckBox::toggled, this, &SummaryView::showSuspects);
    connect(m_banner, &SuspectsBanner::chosen, this,
            [this](int place) { followSuspect(static_cast<std::size_t>(place)); });
    table().sortByColumn(TypeTree::Retained, Qt::DescendingOrder);
    m_groupings->setObjectName(QStringLiteral("groupings"));
    m_objects->setObjectName(QStringLiteral("objects"));
    m_filter->add(m_groupings);
    m_filter->add(m_objects);
    connect(m_groupings, &QComboBox::activated, this, [this](int index) {
        chooseGrouping(kObjectGroupings[static_cast<std::size_t>(index)]);
    });
    connect(m_objects, &ObjectChooser::changed, this, [this] {
        if (isVisible()) {
            refresh();
        }
    });
    connect(m_filter, &HeapFilterBar::changed, this, [this] {
        table().setMarkedText(m_filter->markedText());
        showListing();
    });
    start();
}

bool SummaryView::isObject(const TreeEntry& entry) const
{
    return entry.kind != TypeTree::Group;
}

std::optional<std::string> SummaryView::typeOf(const TreeEntry& entry) const
{
    return entry.kind == TypeTree::Group && m_listing != nullptr && isByType(m_listing->grouping)
               ? std::optional(m_listing->typeOf(entry.item).name)
               : std::nullopt;
}

void SummaryView::clear()
{
    m_job.cancel();
    m_listing.reset();
    m_fitted.reset();
    m_filter->setNote({});
    m_suspects.reset();
    showSuspects();
}

/// Makes the listing of what is known now; what is shown stays until that is done.
void SummaryView::refresh()
{
    const SnapshotPtr shown = snapshot();
    const bool isTypesOnly = shown != nullptr && shown->graph == nullptr;
    m_groupings->setEnabled(!isTypesOnly);
    findSuspects();
    if (isTypesOnly) {
        m_job.start(shown->types.rows.size(), [shown](TaskControl&) {
            return Listed{shown, listTypes(shown->types)};
        });
        return;
    }
    const auto overview = analyses().overviewOf(shown);
    const bool isEnough =
        overview != nullptr && (isKnownEarly(wish()) || analyses().analysisOf(shown) != nullptr);
    if (!isEnough) {
        if (!analyses().failureOf(shown)) {
            analyses().request(shown);
        }
        hint().showState(analyses(), shown);
        return;
    }
    m_job.start(shown->graph->nodeCount(),
                [shown, overview, analysis = analyses().analysisOf(shown),
                 wish = wish()](TaskControl& control) {
                    return Listed{shown, listTypes(overview, analysis, wish, control),
                                  isOfOneProcess(*shown->graph, wish.filter)};
                });
}

void SummaryView::take(const Listed& listed)
{
    if (listed.snapshot != snapshot()) {
        return;
    }
    if (!listed.listing) {
        hint().showSentence(errorText(listed.listing.error()));
        return;
    }
    m_listing = *listed.listing;
    m_isOneProcess = listed.isOneProcess;
    showListing();
}

void SummaryView::showListing()
{
    if (m_listing == nullptr) {
        return;
    }
    const auto tree = std::make_shared<TypeTree>(m_listing, m_filter->filter(), sizeUnit());
    showTree(tree);
    if (m_fitted != m_listing) { // a filter leaves the columns alone
        m_fitted = m_listing;
        table().fitColumns();
    }
    if (m_listing->rows.empty()) {
        hint().showSentence(m_objects->filter().takesAll()
                                ? tr("No object of this snapshot has a size.")
                                : tr("No object of this snapshot is one of these: %1.")
                                      .arg(m_objects->currentText()));
    } else if (tree->typeCount() == 0) {
        hint().showSentence(tr("No row matches the filter."));
    }
    const QString note = listingNote(*m_listing, tree->typeCount(), sizeUnit());
    m_filter->setNote(m_isOneProcess ? note
                                     : tr("⚠ Not of one process: ids do not tell what is new"));
}

ListingWish SummaryView::wish() const
{
    return {m_grouping, m_objects->filter()};
}

/// Whether plain objects have shapes is a wish about all views.
void SummaryView::chooseGrouping(ObjectGrouping grouping)
{
    m_grouping = grouping;
    if (isByType(grouping)) {
        options().setInfersShapes(grouping == ObjectGrouping::Shape);
    }
    refresh();
}

void SummaryView::findSuspects()
{
    const auto analysis = analyses().analysisOf(snapshot());
    if (analysis != nullptr && m_suspects.isWanted()) {
        m_suspects.start(
            [analysis](TaskControl& control) { return leakSuspectsOf(analysis, control); });
    }
    showSuspects();
}

void SummaryView::showSuspects()
{
    QStringList sentences;
    if (m_suspects.value() != nullptr) {
        for (const LeakSuspect& suspect : m_suspects.value()->all) {
            if (static_cast<std::size_t>(sentences.size()) < kMostSuspectsShown) {
                sentences << suspectText(*m_suspects.value(), suspect, sizeUnit());
            }
        }
    }
    m_banner->setSentences(sentences);
    m_withSuspects->setVisible(!sentences.isEmpty());
    m_banner->setVisible(!sentences.isEmpty() && m_withSuspects->isChecked());
}

/// Makes what is suspected the object and the type that all views show.
void SummaryView::followSuspect(std::size_t place)
{
    const auto suspects = m_suspects.value();
    if (suspects == nullptr || place >= suspects->all.size()) {
        return;
    }
    const LeakSuspect& suspect = suspects->all[place];
    session().snapshots().setObject(ObjectRef{snapshot(), suspect.node});
    session().snapshots().setType(suspects->className(suspect.kept));
}

void SummaryView::listGroupings()
{
    const QSignalBlocker blocker(*m_groupings);
    m_groupings->clear();
    for (const ObjectGrouping grouping : kObjectGroupings) {
        m_groupings->addItem(groupingText(grouping));
        m_groupings->setItemData(m_groupings->count() - 1, plainToolTip(groupingHint(grouping)),
                                 Qt::ToolTipRole);
    }
    m_groupings->setCurrentIndex(static_cast<int>(m_grouping));
}

void SummaryView::retranslate()
{
    m_withSuspects->setText(tr("Leak suspects"));
    m_withSuspects->setToolTip(tr("Show what keeps %1 of the heap and more, and what holds it")
                                   .arg(percentText(100.0 * kSuspectShare)));

    table().setAccessibleName(tr("Types"));
    if (isByType(m_grouping)) {
        m_grouping = options().infersShapes() ? ObjectGrouping::Shape : ObjectGrouping::Type;
    }
    listGroupings();
    m_groupings->setAccessibleName(tr("What the rows are"));
    m_groupings->setToolTip(tr("What the rows are"));
    if (isVisible()) {
        refresh();
    }
}

} // namespace tidemark::app

#include "moc_summary_view.cpp"
