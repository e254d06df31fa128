// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/changes_panel.h"

#include "app/areas/area_view.h"
#include "app/comparison/change_area_source.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/heap_hint.h"

#include <QBoxLayout>

#include <algorithm>

namespace tidemark::app
{

ChangesPanel::ChangesPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_view(new AreaView(this)),
      m_hint(new HeapHint(m_view, this)),
      m_unit(workspace.options.sizeUnit())
{
    onLanguageChange(*this, [this] { retranslate(); });
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_hint);
    connect(&m_view->map(), &AreaMap::chosen, this, &ChangesPanel::choose);
    connect(m_view, &AreaView::shapeChosen, &workspace.options, &ViewOptions::setChangesShape);
    connect(m_hint, &HeapHint::retryRequested, &workspace.comparison, &Comparison::retry);
    connect(m_hint, &HeapHint::cancelRequested, &workspace.comparison, &Comparison::cancel);
    connect(&workspace.comparison, &Comparison::changed, this, &ChangesPanel::renew);
    connect(&workspace.options, &ViewOptions::changed, this, &ChangesPanel::renew);
    connect(&workspace.session.snapshots(), &SnapshotSelection::typeChanged, this,
            &ChangesPanel::showChosen);
    retranslate();
}

void ChangesPanel::renew()
{
    const auto& comparison = m_workspace.comparison.table().comparison;
    const auto failure = m_workspace.comparison.failure();
    const QString stage = m_workspace.comparison.stageText();
    m_view->setShape(m_workspace.options.changesShape());
    showMap();
    if (!m_workspace.comparison.hasSubject()) {
        m_hint->showSentence(tr("Open two heap snapshots to see what changed between them."));
    } else if (comparison == nullptr && failure) {
        m_hint->showFailure(*failure);
    } else if (comparison == nullptr) {
        m_hint->showWork(stage.isEmpty() ? tr("Working on the snapshots…") : stage);
    } else if (std::ranges::all_of(comparison->types, [](const ComparedType& type) {
                   return comparedBytes(type).change() == 0;
               })) {
        m_hint->showSentence(tr("No type changed its size."));
    } else {
        m_hint->showContent();
    }
}

/// Takes over another comparison, or another unit. Retained sizes, which fill in later, change
/// nothing here.
void ChangesPanel::showMap()
{
    const auto& comparison = m_workspace.comparison.table().comparison;
    const SizeUnit unit = m_workspace.options.sizeUnit();
    if (comparison == m_shown && unit == m_unit) {
        return;
    }
    const auto& before = m_view->map().source();
    const bool isSame = comparison == m_shown && before != nullptr;
    m_shown = comparison;
    m_unit = unit;
    if (comparison == nullptr) {
        m_view->setSource(nullptr);
        return;
    }
    m_view->setSource(std::make_shared<const ChangeAreaSource>(
        isSame ? before->sharedTree() : areasOfChanges(*comparison), comparison, unit));
    m_view->setNote(comparison->matching == Matching::Recorded
                        ? tr("Area: what came or went")
                        : tr("Area: shallow size on the larger side; in colour what came or went"));
    showChosen();
}

void ChangesPanel::showChosen()
{
    const auto& type = m_workspace.session.snapshots().type();
    const auto& source = m_view->map().source();
    if (source == nullptr || m_shown == nullptr || !type) {
        return;
    }
    for (std::uint32_t node = 1; node < source->tree().size(); ++node) {
        if (m_shown->types[source->tree().item(node)].heapClass.name == *type) {
            m_view->map().setCurrent(node);
            return;
        }
    }
}

void ChangesPanel::choose(std::uint32_t node)
{
    if (m_shown != nullptr && node != WeightedTree::kRoot) {
        const std::uint32_t type = m_view->map().source()->tree().item(node);
        m_workspace.session.snapshots().setType(m_shown->types[type].heapClass.name);
        m_workspace.comparison.chooseType(type);
    }
}

void ChangesPanel::retranslate()
{
    m_view->setMapName(tr("Map of the changes"));
    m_shown.reset(); // its names may be of ours
    m_view->setSource(nullptr);
    renew();
}

void ChangesPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_workspace.comparison.start();
}

} // namespace tidemark::app

#include "moc_changes_panel.cpp"
