// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/comparison_view.h"

#include "app/comparison/comparison_export.h"
#include "app/comparison/comparison_sentences.h"
#include "app/comparison/comparison_sides.h"
#include "app/comparison/snapshot_pane.h"
#include "app/comparison/subject_chooser.h"
#include "app/comparison/type_filter.h"
#include "app/text/count_text.h"
#include "app/text/plain_text.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/elided_label.h"
#include "app/widgets/heap_filter_bar.h"
#include "app/widgets/heap_hint.h"
#include "app/widgets/line_actions.h"
#include "app/workspace/open_snapshots.h"
#include "core/snapshots/comparison_total.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

namespace tidemark::app
{

ComparisonView::ComparisonView(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_filter(new HeapFilterBar(this)),
      m_unchanged(new QCheckBox(this)),
      m_matching(new QComboBox(this)),
      m_export(new ComparisonExport(workspace.comparison, this)),
      m_notice(new QLabel(this)),
      m_swap(new QToolButton(this)),
      m_total(new ElidedLabel(this)),
      m_columns(new QToolButton(this)),
      m_difference(new TreeTable(this)),
      m_hint(new HeapHint(m_difference, this)),
      m_tree(std::make_shared<ComparisonTree>()),
      m_filterJob([this](std::vector<std::uint32_t> types) { showTypes(std::move(types)); })
{
    onLanguageChange(*this, [this] { retranslate(); });
    m_difference->tree().setSource(m_tree); // columns are chosen among those of a tree
    m_sides = new ComparisonSides(workspace.session, *m_difference, makeMiddle(), this);
    m_matching->setObjectName(QStringLiteral("matching"));
    m_filter->add(new SubjectChooser(workspace.session, this));
    m_filter->add(m_matching);
    m_filter->add(m_unchanged);
    m_filter->add(m_export);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_notice->setContentsMargins(8, 2, 8, 4);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filter);
    column->addWidget(m_notice);
    column->addWidget(m_sides, 1);

    connectAll();
    sortAtFirst();
    retranslate();
}

QWidget* ComparisonView::makeMiddle()
{
    auto* const middle = new QWidget(this);
    auto* const titleRow = new QWidget(middle);
    titleRow->setFixedHeight(kPaneTitleHeight);
    auto* const row = new QHBoxLayout(titleRow);
    row->setContentsMargins(4, 2, 4, 2);
    row->addWidget(m_swap);
    row->addWidget(m_total, 1);
    row->addWidget(m_columns);
    auto* const column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(titleRow);
    column->addWidget(m_hint, 1);
    m_swap->setText(QStringLiteral("⇄"));
    m_swap->setAutoRaise(true);
    m_columns->setText(QStringLiteral("⋯"));
    m_columns->setAutoRaise(true);
    m_columns->setPopupMode(QToolButton::InstantPopup);
    m_columns->setMenu(new QMenu(m_columns));
    QFont bold = font();
    bold.setBold(true);
    m_total->setFont(bold);
    return middle;
}

void ComparisonView::connectAll()
{
    connect(m_filter, &HeapFilterBar::changed, this, [this] {
        m_sides->setMarkedText(m_filter->markedText());
        filter();
    });
    connect(m_unchanged, &QCheckBox::toggled, this, &ComparisonView::filter);
    connect(m_matching, &QComboBox::activated, this, [this](int index) {
        m_workspace.comparison.setMatching(static_cast<Matching>(index));
    });
    connect(m_export, &ComparisonExport::told, this, [this](const QString& sentence) {
        m_told = sentence;
        showNotice();
    });
    connect(m_swap, &QToolButton::clicked, this,
            [this] { m_workspace.session.snapshots().swapAAndB(); });
    connect(m_columns->menu(), &QMenu::aboutToShow, this, [this] {
        m_columns->menu()->clear();
        m_sides->fillColumnMenu(*m_columns->menu());
    });
    connect(m_hint, &HeapHint::retryRequested, &m_workspace.comparison, &Comparison::retry);
    connect(m_hint, &HeapHint::cancelRequested, &m_workspace.comparison, &Comparison::cancel);
    connect(m_difference, &TreeTable::entryCurrent, this, &ComparisonView::choose);
    connect(m_sides, &ComparisonSides::sortingChosen, this, [this] { m_isSorted = true; });
    for (TreeTable* const table : m_sides->tables()) {
        table->lineActions().offerRetainers(
            m_workspace.session.snapshots(),
            [this](const TreeEntry& entry) { return m_tree->objectAt(entry).has_value(); });
        table->lineActions().offerMap(
            m_workspace.session.snapshots(),
            [this](const TreeEntry& entry) { return mapSubjectOf(entry); });
    }
    connect(&m_workspace.comparison, &Comparison::changed, this, &ComparisonView::renew);
    connect(&m_workspace.comparison, &Comparison::typeChosen, this, &ComparisonView::reveal);
    connect(&m_workspace.options, &ViewOptions::changed, this, &ComparisonView::renew);
}

void ComparisonView::renew()
{
    m_told.clear();
    if (m_workspace.comparison.table().comparison == nullptr) {
        m_shown.reset();
        m_tree = std::make_shared<ComparisonTree>();
        m_difference->tree().setSource(m_tree);
    }
    showSides();
    showMatching();
    showTotals();
    showNotice();
    filter();
}

/// Recorded differences have no two sides.
void ComparisonView::showSides()
{
    const bool hasSides = m_workspace.comparison.recorded() == nullptr;
    m_sides->showSides(hasSides);
    m_swap->setVisible(hasSides);
    m_swap->setEnabled(m_workspace.comparison.hasSubject());
}

/// By object or by type can be chosen where both hold objects.
void ComparisonView::showMatching()
{
    const auto& comparison = m_workspace.comparison.table().comparison;
    const bool isChoice = m_workspace.comparison.canMatchObjects();
    m_matching->setVisible(isChoice);
    m_matching->setEnabled(comparison != nullptr);
    if (isChoice && comparison != nullptr) {
        m_matching->setCurrentIndex(static_cast<int>(comparison->matching));
    }
}

/// Finds the types to list, for a million of them in the background.
void ComparisonView::filter()
{
    const auto comparison = m_workspace.comparison.table().comparison;
    if (comparison == nullptr) {
        m_filterJob.cancel();
        showHint();
        return;
    }
    const bool isText = !m_filter->markedText().isEmpty() || m_filter->filter().isEmpty();
    m_filterJob.start(comparison->types.size() * (isText ? 1 : kExpressionCost),
                      [comparison, wanted = m_filter->filter(),
                       withUnchanged = m_unchanged->isChecked()](TaskControl& control) {
                          return typesThatPass(*comparison, wanted, withUnchanged, control);
                      });
}

void ComparisonView::showTypes(std::vector<std::uint32_t> types)
{
    const ComparisonTable& table = m_workspace.comparison.table();
    if (table.comparison == nullptr) {
        return;
    }
    m_tree = std::make_shared<ComparisonTree>(
        table, std::move(types), m_workspace.comparison.analysisOf(Compared::Before),
        m_workspace.comparison.analysisOf(Compared::After), m_workspace.options.sizeUnit());
    if (m_shown == table.comparison) {
        m_difference->tree().refresh(m_tree);
    } else {
        m_shown = table.comparison;
        m_difference->tree().setSource(m_tree);
        sortAtFirst();
    }
    m_sides->fit();
    showHint();
}

/// What keeps the most alive stands first. Until that is known, and where two heaps have no objects
/// that tell it, types stand by their size deltas.
void ComparisonView::sortAtFirst()
{
    if (!m_isSorted) {
        m_difference->sortByColumn(m_workspace.comparison.canMatchObjects()
                                       ? ComparisonTree::RetainedDelta
                                       : ComparisonTree::SizeDelta,
                                   Qt::DescendingOrder);
    }
}

void ComparisonView::showHint()
{
    const auto failure = m_workspace.comparison.failure();
    const auto& comparison = m_workspace.comparison.table().comparison;
    const QString stage = m_workspace.comparison.stageText();
    if (comparison != nullptr) {
        const QString all = countText(static_cast<std::int64_t>(comparison->types.size()));
        m_filter->setNote(
            !stage.isEmpty()
                ? stage
                : (comparison->areSites ? tr("%1 of %2 lines") : tr("%1 of %2 types"))
                      .arg(countText(static_cast<std::int64_t>(m_tree->typeCount())), all));
    } else {
        m_filter->setNote({});
    }
    if (!m_workspace.comparison.hasSubject()) {
        m_hint->showSentence(allSnapshots(m_workspace.session).empty()
                                 ? tr("No heap snapshot is open. Open two, to compare them.")
                                 : tr("Open a second snapshot, or drop one on %1.")
                                       .arg(m_workspace.comparison.snapshot(Compared::Before)
                                                ? QStringLiteral("B")
                                                : QStringLiteral("A")));
    } else if (comparison == nullptr && failure) {
        m_hint->showFailure(*failure);
    } else if (comparison == nullptr) {
        m_hint->showWork(stage.isEmpty() ? tr("Working on the snapshots…") : stage);
    } else if (m_tree->typeCount() == 0 && totalOf(*comparison).changedTypes == 0) {
        m_hint->showSentence(nothingChangedSentence(*comparison));
    } else if (m_tree->typeCount() == 0) {
        m_hint->showSentence(tr("No type matches the filter."));
    } else {
        m_hint->showContent();
    }
}

void ComparisonView::showTotals()
{
    const auto& comparison = m_workspace.comparison.table().comparison;
    if (comparison == nullptr) {
        m_total->setText({});
        return;
    }
    m_total->setText(comparisonHeadline(*comparison, m_workspace.options.sizeUnit()));
}

/// What one should know of the comparison, above it, and how the last export went.
void ComparisonView::showNotice()
{
    QStringList lines = comparisonNotes(m_workspace);
    if (!m_told.isEmpty()) {
        lines << m_told;
    }
    m_notice->setText(lines.join(QLatin1Char('\n')));
    m_notice->setVisible(!lines.isEmpty());
}

std::optional<MapSubject> ComparisonView::mapSubjectOf(const TreeEntry& entry) const
{
    if (const auto object = objectAt(entry)) {
        return *object;
    }
    const bool isType = entry.kind == ComparisonTree::Type && m_shown != nullptr;
    return isType ? std::optional<MapSubject>(m_shown->types[entry.item].heapClass.name)
                  : std::nullopt;
}

std::optional<ObjectRef> ComparisonView::objectAt(const TreeEntry& entry) const
{
    const auto place = m_tree->objectAt(entry);
    if (!place) {
        return {};
    }
    const auto& snapshot = m_workspace.comparison.snapshot(place->side);
    return ObjectRef{snapshotOf(m_workspace.session, snapshot), place->node};
}

void ComparisonView::choose(const TreeEntry& entry)
{
    if (entry.kind == ComparisonTree::Type && m_shown != nullptr) {
        m_workspace.session.snapshots().setType(m_shown->types[entry.item].heapClass.name);
    }
    if (const auto object = objectAt(entry)) {
        m_workspace.session.snapshots().setObject(object);
    }
}

/// Selects a type, wherever the filter and the order have put it.
void ComparisonView::reveal(std::uint32_t type)
{
    if (m_shown == nullptr || type >= m_shown->types.size()) {
        return;
    }
    const TreeEntry entry{ComparisonTree::Type, 0, type};
    if (!m_difference->tree().find(entry).isValid()) {
        m_filter->clear();
        const bool isShrunk = m_shown->types[type].sizeDelta() < 0;
        m_difference->sortByColumn(ComparisonTree::SizeDelta,
                                   isShrunk ? Qt::AscendingOrder : Qt::DescendingOrder);
    }
    m_difference->reveal(m_difference->tree().find(entry));
}

void ComparisonView::retranslate()
{
    m_unchanged->setText(tr("Unchanged types"));
    m_matching->clear();
    m_matching->addItems({tr("By object"), tr("By type")}); // in the order of Matching
    m_matching->setAccessibleName(tr("How the snapshots are matched"));
    m_matching->setToolTip(
        tr("Match object by object, by their ids, or type by type, by their names"));
    m_columns->setAccessibleName(tr("Columns"));
    m_columns->setToolTip(tr("Choose the columns of the difference"));
    m_swap->setToolTip(tr("Swap A and B"));
    m_swap->setAccessibleName(tr("Swap A and B"));
    renew();
}

void ComparisonView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_workspace.comparison.start();
}

} // namespace tidemark::app

#include "moc_comparison_view.cpp"
