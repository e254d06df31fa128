// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap/summary_view.h"

#include "app/heap/suspects_banner.h"
#include "app/models/type_tree.h"
#include "app/text/count_text.h"
#include "app/text/error_text.h"
#include "app/text/suspect_text.h"
#include "app/widgets/heap_filter_bar.h"
#include "app/widgets/heap_hint.h"
#include "app/widgets/tree_table.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLocale>

namespace tidemark::app
{

namespace
{

/// As many as leave room for the table; the command line has all.
constexpr std::size_t kMostSuspectsShown = 3;

} // namespace

SummaryView::SummaryView(Workspace& workspace, QWidget* parent)
    : HeapView(workspace, parent),
      m_filter(new HeapFilterBar(this)),
      m_shapes(new QCheckBox(this)),
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
    m_filter->add(m_shapes);
    connect(m_shapes, &QCheckBox::toggled, &options(), &ViewOptions::setInfersShapes);
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
    return entry.kind == TypeTree::Group && m_listing != nullptr
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
    m_shapes->setChecked(options().infersShapes());
    const bool isTypesOnly = shown != nullptr && shown->graph == nullptr;
    m_shapes->setEnabled(!isTypesOnly);
    findSuspects();
    if (isTypesOnly) {
        m_job.start(shown->types.rows.size(), [shown](TaskControl&) {
            return Listed{shown, listTypes(shown->types)};
        });
        return;
    }
    const auto overview = analyses().overviewOf(shown);
    if (overview == nullptr) {
        if (!analyses().failureOf(shown)) {
            analyses().request(shown);
        }
        hint().showState(analyses(), shown);
        return;
    }
    m_job.start(shown->graph->nodeCount(),
                [shown, overview, analysis = analyses().analysisOf(shown),
                 withShapes = options().infersShapes()](TaskControl& control) {
                    return Listed{shown, listTypes(overview, analysis, withShapes, control)};
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
        hint().showSentence(tr("No object of this snapshot has a size."));
    } else if (tree->typeCount() == 0) {
        hint().showSentence(tr("No type matches the filter."));
    }
    showNote(tree->typeCount());
}

void SummaryView::showNote(std::size_t shown)
{
    const std::size_t all = m_listing->rows.size();
    const QString size = sizeText(static_cast<double>(m_listing->totalBytes), sizeUnit());
    if (m_listing->areSites) {
        m_filter->setNote(
            tr("%1 of %2 lines · %3 blocks · %4")
                .arg(countText(shown), countText(all), countText(m_listing->objects), size));
        return;
    }
    const QString types = shown == all ? tr("%Ln type(s)", nullptr, static_cast<int>(all))
                                       : tr("%1 of %2 types").arg(countText(shown), countText(all));
    m_filter->setNote(tr("%1 · %2 objects · %3").arg(types, countText(m_listing->objects), size));
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

void SummaryView::retranslate()
{
    m_withSuspects->setText(tr("Leak suspects"));
    m_withSuspects->setToolTip(tr("Show what keeps %1 of the heap and more, and what holds it")
                                   .arg(percentText(100.0 * kSuspectShare)));

    table().setAccessibleName(tr("Types"));
    m_shapes->setText(tr("Inferred shapes"));
    m_shapes->setToolTip(tr("Group plain objects by the properties that they have in common"));
    if (isVisible()) {
        refresh();
    }
}

} // namespace tidemark::app

#include "moc_summary_view.cpp"
