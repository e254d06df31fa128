// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/objects/dominators_panel.h"

#include "app/objects/dominator_tree.h"
#include "app/objects/object_head.h"
#include "app/widgets/heap_hint.h"
#include "app/widgets/tree_table.h"

#include <QLocale>
#include <QSplitter>

namespace tidemark::app
{

namespace
{

constexpr int kAboveShare = 2;
constexpr int kBelowShare = 3;

} // namespace

DominatorsPanel::DominatorsPanel(Workspace& workspace, QWidget* parent)
    : ObjectPanel(workspace, Needs::Analysis, parent),
      m_above(new TreeTable(this)),
      m_below(new TreeTable(this)),
      m_belowHint(new HeapHint(m_below, this)),
      m_job([this](const Chain& chain) { showChain(chain); })
{
    m_above->setObjectName(QStringLiteral("dominators"));
    m_above->setSortingEnabled(false); // the order is the point
    m_above->setRootIsDecorated(false);
    m_below->setObjectName(QStringLiteral("dominated"));
    m_below->sortByColumn(DominatedTree::Retained, Qt::DescendingOrder);
    const auto nodeOf = [](const TreeEntry& entry) -> std::optional<std::uint32_t> {
        return entry.kind == 0 ? std::nullopt : std::optional(entry.item);
    };
    linkLines(m_above, nodeOf);
    linkLines(m_below, nodeOf);
    auto* const parts = new QSplitter(this);
    parts->setChildrenCollapsible(false);
    parts->addWidget(m_above);
    parts->addWidget(m_belowHint);
    parts->setStretchFactor(0, kAboveShare);
    parts->setStretchFactor(1, kBelowShare);
    setContent(parts);
    DominatorsPanel::retranslate();
    refresh();
}

/// The chain may be as long as the heap has objects, so it is found in the background.
QString DominatorsPanel::showObject(const ObjectRef& object)
{
    const auto below = std::make_shared<DominatedTree>(analysis(), object.node, unit());
    if (m_object == object.node) {
        m_below->tree().refresh(below);
    } else {
        m_below->tree().setSource(below);
    }
    m_object = object.node;
    m_below->fitColumns();
    const auto count = static_cast<int>(below->childCount({}));
    if (count > 0) {
        m_belowHint->showContent();
    } else {
        m_belowHint->showSentence(tr("No other object depends on this one alone."));
    }
    head().setNote(count > 0 ? tr("%n object(s) depend on it directly", nullptr, count)
                             : QString());
    m_job.start(object.snapshot->graph->nodeCount(),
                [analysis = analysis(), node = object.node](TaskControl&) {
                    return Chain{analysis, dominatorsAbove(*analysis, node)};
                });
    return {};
}

void DominatorsPanel::showChain(const Chain& chain)
{
    if (chain.analysis != analysis() || chain.nodes.front() != m_object) {
        return; // of an object that was chosen before
    }
    m_above->tree().setSource(
        std::make_shared<DominatorChain>(HeapCells(chain.analysis, unit()), chain.nodes));
    m_above->fitColumns();
}

void DominatorsPanel::clear()
{
    m_above->tree().setSource(nullptr);
    m_below->tree().setSource(nullptr);
    m_object = TreeEntry::kNone;
}

void DominatorsPanel::retranslate()
{
    setWindowTitle(tr("Dominators"));
    m_above->setAccessibleName(tr("Dominators up to the root"));
    m_below->setAccessibleName(tr("Dominated objects"));
}

} // namespace tidemark::app

#include "moc_dominators_panel.cpp"
