// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/mapping_comparison_view.h"

#include "app/comparison/snapshot_pane.h"
#include "app/comparison/subject_chooser.h"
#include "app/text/count_text.h"
#include "app/text/figure_columns.h"
#include "app/text/mapping_columns.h"
#include "app/text/mapping_text.h"
#include "app/widgets/column_chooser.h"
#include "app/widgets/elided_label.h"
#include "app/widgets/linked_tables.h"
#include "app/workspace/open_snapshots.h"
#include "core/heap/guarded_work.h"
#include "core/model/long_text.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QHeaderView>
#include <QSplitter>
#include <QToolButton>

#include <numeric>

namespace tidemark::app
{

namespace
{

constexpr int kNarrowestSide = 80;
constexpr int kNarrowestCentre = 150;
constexpr int kShareOfTables = 266; ///< thousandths of the width, of A and B each
constexpr qsizetype kMostOfPath = 400;

using Row = ComparedMapping;
using Side = std::optional<MappingFigures> ComparedMapping::*;

/// The columns: the name, the kind, then of A, of what changed and of B so many sizes each.
constexpr int kKindColumn = 1;
constexpr int kFirstOfA = 2;
constexpr int kSizes = static_cast<int>(kComparedSizeColumns);
constexpr int kFirstOfDelta = kFirstOfA + kSizes;
constexpr int kFirstOfB = kFirstOfDelta + kSizes;

std::vector<int> columnsFrom(int first)
{
    std::vector<int> columns(kComparedSizeColumns);
    std::iota(columns.begin(), columns.end(), first);
    return columns;
}

TableColumn<Row> sideColumn(const MappingSizeColumn& shown, Side side, SizeUnit unit)
{
    return sizeColumn<Row>(columnTitle(shown.column), unit,
                           [side, figure = shown.figure](const Row& row) {
                               const auto& figures = row.*side;
                               return figures ? static_cast<double>((*figures).*figure) : kGap;
                           });
}

TableColumn<Row> deltaColumn(const MappingSizeColumn& shown, SizeUnit unit)
{
    const ColumnTitle title = columnTitle(shown.column);
    return sizeChangeColumn<Row>(ColumnTitle(QStringLiteral("Δ ") + title.text, title.hint), unit,
                                 [figure = shown.figure](const Row& row) {
                                     return static_cast<double>(row.delta().*figure);
                                 });
}

QString hintOf(const Row& row)
{
    return mappingNameText(row.kind, row.name, kMostTextBytes) + QLatin1Char('\n') +
           mappingKindText(row.kind) + QLatin1Char('\n') + mappingKindHint(row.kind);
}

} // namespace

MappingComparisonView::MappingComparisonView(Workspace& workspace, QWidget* parent)
    : ListingView(workspace, parent),
      m_unchanged(new QCheckBox(this)),
      m_swap(new QToolButton(this)),
      m_total(new ElidedLabel(this)),
      m_before(new TreeTable(table().tree(), this)),
      m_after(new TreeTable(table().tree(), this))
{
    filter().add(new SubjectChooser(session(), this));
    filter().add(m_unchanged);
    connect(m_unchanged, &QCheckBox::toggled, this, [this] { refresh(); });
    connect(m_swap, &QToolButton::clicked, this, [this] { session().snapshots().swapAAndB(); });
    connect(&filter(), &HeapFilterBar::changed, this, [this] {
        for (TreeTable* const side : {m_before, m_after}) {
            side->setMarkedText(filter().markedText());
        }
    });
    auto* const splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(new SnapshotPane(session(), SnapshotRole::A, m_before));
    splitter->addWidget(makeMiddle());
    splitter->addWidget(new SnapshotPane(session(), SnapshotRole::B, m_after));
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({kShareOfTables, 1000 - 2 * kShareOfTables, kShareOfTables});
    column().addWidget(splitter, 1);
    QFont small = font(); // ten columns beside each other
    small.setPointSizeF(small.pointSizeF() - 1.0);
    for (TreeTable* const one : {m_before, &table(), m_after}) {
        one->setFont(small);
        one->header()->setFont(small);
        one->setRootIsDecorated(false);
        one->setNarrowestFirst(one == &table() ? kNarrowestCentre : kNarrowestSide);
    }
    new LinkedTables({m_before, &table(), m_after}, this);
    table().sortByColumn(kFirstOfDelta, Qt::DescendingOrder);
    start();
}

QWidget* MappingComparisonView::makeMiddle()
{
    auto* const middle = new QWidget(this);
    auto* const titleRow = new QWidget(middle);
    titleRow->setFixedHeight(kPaneTitleHeight);
    auto* const row = new QHBoxLayout(titleRow);
    row->setContentsMargins(4, 2, 4, 2);
    row->addWidget(m_swap);
    row->addWidget(m_total, 1);
    auto* const lines = new QVBoxLayout(middle);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(titleRow);
    lines->addWidget(&hint(), 1);
    m_swap->setText(QStringLiteral("⇄"));
    m_swap->setAutoRaise(true);
    QFont bold = font();
    bold.setBold(true);
    m_total->setFont(bold);
    return middle;
}

std::vector<SnapshotPtr> MappingComparisonView::wantedSnapshots() const
{
    std::vector<SnapshotPtr> both;
    for (const SnapshotRole role : {SnapshotRole::A, SnapshotRole::B}) {
        both.push_back(snapshotOf(session(), session().snapshots().snapshot(role)));
    }
    return both;
}

void MappingComparisonView::clear()
{
    ListingView::clear();
    m_total->setText({});
}

MappingComparisonView::Work MappingComparisonView::work() const
{
    return [before = snapshots()[0], after = snapshots()[1]](TaskControl& /*control*/) {
        return guarded([&]() -> ListingPtr {
            return std::make_shared<const MappingComparison>(
                compareMappings(before->mappings, after->mappings));
        });
    };
}

QString MappingComparisonView::workSentence() const
{
    return tr("Comparing the snapshots…");
}

QString MappingComparisonView::whyNone() const
{
    const auto& both = snapshots();
    if (both.size() < 2 || both[0] == nullptr || both[1] == nullptr) {
        return tr("Take a second snapshot by mapping, or drop one on %1.")
            .arg(both.empty() || both[0] == nullptr ? QStringLiteral("A") : QStringLiteral("B"));
    }
    return isByMapping(both[0]) && isByMapping(both[1])
               ? QString()
               : tr("One snapshot lists what a process has mapped, the other what a heap holds: "
                    "they cannot be compared. Choose another one above.");
}

QString MappingComparisonView::whyEmpty(const MappingComparison& comparison) const
{
    const bool isAnyChanged = std::ranges::any_of(comparison.rows, &ComparedMapping::isChanged);
    return isAnyChanged || m_unchanged->isChecked()
               ? QString()
               : tr("Nothing changed: every mapping has the same figures in both.");
}

TableColumns<ComparedMapping> MappingComparisonView::columns() const
{
    TableColumns<Row> columns{
        TableColumn<Row>(
            columnTitle(MappingColumn::Name),
            [](const Row& row) { return mappingNameText(row.kind, row.name, kMostOfPath); })
            .asCode(),
        TableColumn<Row>(columnTitle(MappingColumn::Kind),
                         [](const Row& row) { return mappingKindText(row.kind); })};
    const auto sizes = std::span(kMappingSizeColumns).first(kComparedSizeColumns);
    for (const MappingSizeColumn& shown : sizes) {
        columns.push_back(sideColumn(shown, &Row::before, sizeUnit()));
    }
    for (const MappingSizeColumn& shown : sizes) {
        columns.push_back(deltaColumn(shown, sizeUnit()));
    }
    for (const MappingSizeColumn& shown : sizes) {
        columns.push_back(sideColumn(shown, &Row::after, sizeUnit()));
    }
    columns[kFirstOfDelta].withBar(BarKind::Change);
    return columns;
}

void MappingComparisonView::showLines(const ListingPtr& comparison)
{
    std::vector<std::uint32_t> shown;
    for (std::uint32_t row = 0; row < comparison->rows.size(); ++row) {
        const ComparedMapping& mapping = comparison->rows[row];
        const bool isWanted = m_unchanged->isChecked() || mapping.isChanged();
        if (isWanted && (filter().filter().matches(mapping.name) ||
                         filter().filter().matches(mappingKindText(mapping.kind).toStdString()))) {
            shown.push_back(row);
        }
    }
    const std::size_t count = shown.size();
    showTree(std::make_shared<Tree>(comparison, comparison->rows, std::move(shown), columns(),
                                    false, hintOf));
    if (m_choosers.empty()) { // which columns there are is known only now
        std::vector<int> middle = columnsFrom(kFirstOfDelta);
        middle.push_back(kKindColumn);
        m_choosers = {new ColumnChooser(*m_before, columnsFrom(kFirstOfA)),
                      new ColumnChooser(table(), middle),
                      new ColumnChooser(*m_after, columnsFrom(kFirstOfB))};
    }
    for (ColumnChooser* const chooser : m_choosers) {
        chooser->fit();
    }
    if (count == 0) {
        hint().showSentence(tr("No mapping matches the filter."));
    }
    const auto change = [this](std::int64_t bytes) {
        return signedSizeText(static_cast<double>(bytes), sizeUnit());
    };
    const MappingFigures delta = comparison->delta();
    m_total->setText(
        tr("RSS %1 · PSS %2 · USS %3 · swap %4", "changes of sizes")
            .arg(change(delta.rss), change(delta.pss), change(delta.uss), change(delta.swap)));
    filter().setNote(
        tr("%1 of %2 mappings").arg(countText(count), countText(comparison->rows.size())));
}

/// What is compared can be chosen also while there are no lines.
void MappingComparisonView::showControls(bool /*hasLines*/) {}

QString MappingComparisonView::name() const
{
    return tr("Difference by mapping");
}

void MappingComparisonView::retranslate()
{
    m_unchanged->setText(tr("Unchanged too"));
    m_unchanged->setToolTip(tr("Also list mappings that have the same figures in both"));
    m_swap->setToolTip(tr("Swap A and B"));
    m_swap->setAccessibleName(tr("Swap A and B"));
    m_before->setAccessibleName(tr("Mappings of snapshot A"));
    m_after->setAccessibleName(tr("Mappings of snapshot B"));
    ListingView::retranslate();
}

} // namespace tidemark::app

#include "moc_mapping_comparison_view.cpp"
