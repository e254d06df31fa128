// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap/summary_view.h"

#include "app/models/class_tree.h"
#include "app/text/count_text.h"
#include "app/text/error_text.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/heap_filter_bar.h"
#include "app/widgets/heap_hint.h"
#include "app/widgets/tree_table.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLocale>

namespace tidemark::app
{

SummaryView::SummaryView(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_filter(new HeapFilterBar(this)),
      m_shapes(new QCheckBox(this)),
      m_table(new TreeTable(this)),
      m_hint(new HeapHint(m_table, this)),
      m_job([this](const Listed& listed) { take(listed); })
{
    onLanguageChange(*this, [this] { retranslate(); });
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filter);
    column->addWidget(m_hint, 1);
    m_table->sortByColumn(ClassTree::Retained, Qt::DescendingOrder);
    m_filter->add(m_shapes);
    connect(m_shapes, &QCheckBox::toggled, &workspace.options, &ViewOptions::setInfersShapes);

    connect(m_filter, &HeapFilterBar::changed, this, [this] {
        m_table->setMarkedText(m_filter->markedText());
        showAgain();
    });
    connect(m_hint, &HeapHint::retryRequested, this,
            [this] { m_workspace.analyses.request(m_snapshot); });
    connect(m_table, &TreeTable::entryCurrent, this, [this](const TreeEntry& entry) {
        if (entry.kind != ClassTree::Group) {
            m_workspace.session.snapshots().setObject(ObjectRef{m_snapshot, entry.item});
        }
    });
    connect(&workspace.session.snapshots(), &SnapshotSelection::currentChanged, this,
            &SummaryView::update);
    connect(&workspace.analyses, &HeapAnalyses::changed, this, [this](const SnapshotPtr& snapshot) {
        if (snapshot == m_snapshot) {
            list();
        }
    });
    connect(&workspace.options, &ViewOptions::changed, this, &SummaryView::list);
    retranslate();
    update();
}

void SummaryView::update()
{
    const SnapshotPtr snapshot =
        snapshotOf(m_workspace.session, m_workspace.session.snapshots().current());
    if (snapshot != m_snapshot) {
        m_snapshot = snapshot;
        m_listing.reset();
        m_table->tree().setSource(nullptr);
        m_workspace.analyses.request(snapshot);
    }
    list();
}

/// Makes the listing of what is known now; what is shown stays until that is done.
void SummaryView::list()
{
    m_shapes->setChecked(m_workspace.options.infersShapes());
    const bool isTypesOnly = m_snapshot != nullptr && m_snapshot->graph == nullptr;
    m_shapes->setEnabled(!isTypesOnly);
    if (isTypesOnly) {
        m_job.start(m_snapshot->types.rows.size(), [snapshot = m_snapshot](TaskControl&) {
            return Listed{snapshot, listTypes(snapshot->types)};
        });
        return;
    }
    const auto overview = m_workspace.analyses.overviewOf(m_snapshot);
    if (overview == nullptr) {
        m_hint->showState(m_workspace.analyses, m_snapshot);
        return;
    }
    m_job.start(m_snapshot->graph->nodeCount(),
                [snapshot = m_snapshot, overview,
                 analysis = m_workspace.analyses.analysisOf(m_snapshot),
                 withShapes = m_workspace.options.infersShapes()](TaskControl& control) {
                    return Listed{snapshot, listTypes(overview, analysis, withShapes, control)};
                });
}

void SummaryView::take(const Listed& listed)
{
    if (listed.snapshot != m_snapshot) {
        return;
    }
    if (!listed.listing) {
        m_hint->showSentence(errorText(listed.listing.error()));
        return;
    }
    m_listing = *listed.listing;
    showAgain();
}

void SummaryView::showAgain()
{
    if (m_listing == nullptr) {
        return;
    }
    const auto tree =
        std::make_shared<ClassTree>(m_listing, m_filter->filter(), m_workspace.options.sizeUnit());
    m_table->tree().refresh(tree);
    if (m_fitted != m_listing) { // a filter leaves the columns alone
        m_fitted = m_listing;
        m_table->fitColumns();
    }
    if (tree->classCount() > 0) {
        m_hint->showContent();
    } else if (m_listing->rows.empty()) {
        m_hint->showSentence(tr("No object of this snapshot has a size."));
    } else {
        m_hint->showSentence(tr("No class matches the filter."));
    }
    const std::size_t all = m_listing->rows.size();
    const QString classes =
        tree->classCount() == all
            ? tr("%Ln class(es)", nullptr, static_cast<int>(all))
            : tr("%1 of %2 classes").arg(countText(tree->classCount()), countText(all));
    m_filter->setNote(tr("%1 · %2 objects · %3")
                          .arg(classes, countText(m_listing->objects),
                               sizeText(static_cast<double>(m_listing->totalBytes),
                                        m_workspace.options.sizeUnit())));
}

void SummaryView::retranslate()
{
    m_table->setAccessibleName(tr("Classes"));
    m_shapes->setText(tr("Inferred shapes"));
    m_shapes->setToolTip(tr("Group plain objects by the properties that they have in common"));
    list();
}

} // namespace tidemark::app

#include "app/workspace/open_snapshots.h"
#include "moc_summary_view.cpp"
