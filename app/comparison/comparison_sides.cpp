// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/comparison_sides.h"

#include "app/comparison/comparison_tree.h"
#include "app/comparison/snapshot_pane.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/column_chooser.h"
#include "app/widgets/linked_tables.h"

#include <QHeaderView>
#include <QStyle>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr int kShareOfSide = 266;         ///< thousandths of the width, of A and B each, at most
constexpr int kLeastSideName = 160;       ///< what the sides need for names of their own
constexpr int kWidthOfThreeNames = 1500;  ///< from where on there is room for them
constexpr int kNarrowestMiddleName = 150; ///< whole ids of objects, and most names
constexpr int kWantedMiddleName = 220;
constexpr int kFrame = 4; ///< around the columns of a table
constexpr int kIndentation = 12;

} // namespace

ComparisonSides::ComparisonSides(Session& session, TreeTable& difference, QWidget* middle,
                                 QWidget* parent)
    : QSplitter(Qt::Horizontal, parent),
      m_tables{new TreeTable(difference.tree(), this), &difference,
               new TreeTable(difference.tree(), this)}
{
    onLanguageChange(*this, [this] { retranslate(); });
    addWidget(new SnapshotPane(session, SnapshotRole::A, m_tables[SideA]));
    addWidget(middle);
    addWidget(new SnapshotPane(session, SnapshotRole::B, m_tables[SideB]));
    setChildrenCollapsible(false);
    connect(this, &QSplitter::splitterMoved, this, [this] { m_isArranged = true; });
    QFont small = font(); // sixteen columns beside each other
    small.setPointSizeF(small.pointSizeF() - 1.0);
    for (TreeTable* const table : m_tables) {
        table->setFont(small);
        table->header()->setFont(small);
        table->setIndentation(kIndentation);
        table->setBrief(table != &difference); // the middle has the whole names
        connect(table->header(), &QHeaderView::sectionClicked, this,
                &ComparisonSides::sortingChosen);
    }
    difference.setNarrowestFirst(kNarrowestMiddleName);
    chooseColumns();
    new LinkedTables({m_tables.begin(), m_tables.end()}, this);
    retranslate();
}

void ComparisonSides::chooseColumns()
{
    using Tree = ComparisonTree;
    m_choosers = {new ColumnChooser(*m_tables[SideA],
                                    {Tree::BaseRetained, Tree::BaseCount, Tree::BaseShallow}),
                  new ColumnChooser(*m_tables[Middle],
                                    {Tree::RetainedDelta, Tree::SizeDelta, Tree::Delta, Tree::New,
                                     Tree::Deleted, Tree::InPlace, Tree::Allocated, Tree::Freed}),
                  new ColumnChooser(*m_tables[SideB], {Tree::CurrentRetained, Tree::CurrentCount,
                                                       Tree::CurrentShallow})};
    m_choosers[SideA]->setFirstOptional(kLeastSideName);
    m_choosers[SideB]->setFirstOptional(kLeastSideName);
}

void ComparisonSides::showSides(bool areShown)
{
    widget(SideA)->setVisible(areShown);
    widget(SideB)->setVisible(areShown);
    m_tables[Middle]->setVerticalScrollBarPolicy(areShown ? Qt::ScrollBarAlwaysOff
                                                          : Qt::ScrollBarAsNeeded);
}

void ComparisonSides::setMarkedText(const QString& text)
{
    for (TreeTable* const table : m_tables) {
        table->setMarkedText(text);
    }
}

void ComparisonSides::fit()
{
    for (ColumnChooser* const chooser : m_choosers) {
        chooser->fit();
    }
    arrange();
}

void ComparisonSides::fillColumnMenu(QMenu& menu)
{
    m_choosers[Middle]->fillMenu(menu);
}

void ComparisonSides::arrange()
{
    if (m_isArranged) {
        return;
    }
    const int scrollBar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this);
    const int room = width() - scrollBar;
    const int most = room * kShareOfSide / 1000;
    const int figures =
        std::max(m_choosers[SideA]->wantedWidth(), m_choosers[SideB]->wantedWidth()) + kFrame;
    const int side = width() < kWidthOfThreeNames ? std::min(figures, most) : most;
    const int middle = room - 2 * side;
    m_tables[Middle]->setNarrowestFirst(
        std::clamp(middle * 2 / 5, kNarrowestMiddleName, kWantedMiddleName));
    setSizes({side, middle, side + scrollBar});
}

void ComparisonSides::resizeEvent(QResizeEvent* event)
{
    QSplitter::resizeEvent(event);
    arrange();
}

void ComparisonSides::retranslate()
{
    m_tables[SideA]->setAccessibleName(tr("Types of snapshot A"));
    m_tables[Middle]->setAccessibleName(tr("Difference by type"));
    m_tables[SideB]->setAccessibleName(tr("Types of snapshot B"));
}

} // namespace tidemark::app

#include "moc_comparison_sides.cpp"
