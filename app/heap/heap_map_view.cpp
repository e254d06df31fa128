// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap/heap_map_view.h"

#include "app/areas/area_view.h"
#include "app/heap/heap_area_source.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/heap_hint.h"
#include "app/workspace/open_snapshots.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QSignalBlocker>

namespace tidemark::app
{

HeapMapView::HeapMapView(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_view(new AreaView(this)),
      m_by(new QComboBox(this)),
      m_hint(new HeapHint(m_view, this)),
      m_unit(workspace.options.sizeUnit()),
      m_withShapes(workspace.options.infersShapes()),
      m_byDominator([this] { refresh(); }),
      m_byType([this] { refresh(); })
{
    onLanguageChange(*this, [this] { retranslate(); });
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_hint);
    m_by->setObjectName(QStringLiteral("heapAreas"));
    m_view->add(m_by);
    ViewOptions& options = workspace.options;
    connect(m_by, &QComboBox::activated, this,
            [&options](int index) { options.setHeapAreas(static_cast<HeapAreas>(index)); });
    connect(m_view, &AreaView::shapeChosen, &options, &ViewOptions::setHeapShape);
    connect(&m_view->map(), &AreaMap::chosen, this, &HeapMapView::choose);
    connect(&options, &ViewOptions::changed, this, &HeapMapView::refresh);
    const SnapshotSelection& selection = workspace.session.snapshots();
    connect(&selection, &SnapshotSelection::currentChanged, this, &HeapMapView::followSession);
    connect(&workspace.session, &Session::listChanged, this, &HeapMapView::followSession);
    connect(&selection, &SnapshotSelection::objectChanged, this, &HeapMapView::showChosen);
    connect(&selection, &SnapshotSelection::typeChanged, this, [this] {
        const auto& type = m_workspace.session.snapshots().type();
        if (m_map != nullptr && m_map->isByType() && type) {
            m_view->map().setCurrent(m_map->nodeOfType(*type));
        }
    });
    connect(&workspace.analyses, &HeapAnalyses::changed, this, [this](const SnapshotPtr& changed) {
        if (changed == m_snapshot) {
            refresh();
        }
    });
    connect(m_hint, &HeapHint::retryRequested, this, [this] {
        m_byDominator.reset();
        m_byType.reset();
        m_workspace.analyses.request(m_snapshot);
        refresh();
    });
    connect(m_hint, &HeapHint::cancelRequested, this, [this] {
        m_byDominator.cancel();
        m_byType.cancel();
    });
    retranslate();
    followSession();
}

void HeapMapView::followSession()
{
    const SnapshotPtr snapshot =
        snapshotOf(m_workspace.session, m_workspace.session.snapshots().current());
    if (snapshot != m_snapshot) {
        m_snapshot = snapshot;
        m_byDominator.reset();
        m_byType.reset();
        m_map.reset();
        m_view->setSource(nullptr);
    }
    refresh();
}

HeapAreas HeapMapView::areas() const
{
    return hasObjects() ? m_workspace.options.heapAreas() : HeapAreas::Types;
}

void HeapMapView::refresh()
{
    if (!isVisible()) {
        return;
    }
    ViewOptions& options = m_workspace.options;
    m_view->setShape(options.heapShape());
    m_by->setEnabled(hasObjects());
    m_by->setCurrentIndex(static_cast<int>(areas()));
    if (options.infersShapes() != m_withShapes) {
        m_withShapes = options.infersShapes();
        m_byType.reset();
    }
    if (m_snapshot != nullptr && isByMapping(m_snapshot)) {
        m_hint->showSentence(tr("This snapshot is of mappings. A map needs one of a heap."));
        return;
    }
    const auto analysis = m_workspace.analyses.analysisOf(m_snapshot);
    if (m_snapshot == nullptr || (hasObjects() && analysis == nullptr)) {
        if (!m_workspace.analyses.failureOf(m_snapshot)) {
            m_workspace.analyses.request(m_snapshot);
        }
        m_hint->showState(m_workspace.analyses, m_snapshot);
        return;
    }
    const auto& wanted = areas() == HeapAreas::Dominators ? m_byDominator : m_byType;
    if (wanted.value() != nullptr) {
        showMap(wanted.value());
    } else if (wanted.failure()) {
        m_hint->showFailure(*wanted.failure());
    } else {
        if (wanted.isWanted()) {
            start(analysis);
        }
        m_hint->showWork(tr("Drawing the map…"));
    }
}

void HeapMapView::start(const std::shared_ptr<const HeapAnalysis>& analysis)
{
    if (areas() == HeapAreas::Dominators) {
        m_byDominator.start(
            [analysis](TaskControl& control) { return mapByDominator(analysis, control); });
    } else {
        m_byType.start(
            [analysis, snapshot = m_snapshot, shapes = m_withShapes](TaskControl& control) {
                return mapByType(analysis, snapshot->types, shapes, control);
            });
    }
}

void HeapMapView::showMap(const std::shared_ptr<const HeapMap>& map)
{
    const SizeUnit unit = m_workspace.options.sizeUnit();
    if (map->tree->weight(WeightedTree::kRoot) == 0) {
        m_hint->showSentence(tr("No object of this snapshot has a size."));
        return;
    }
    m_view->setNote(map->isByType() ? tr("Area: shallow size") : tr("Area: retained size"));
    if (map != m_map || unit != m_unit) {
        m_map = map;
        m_unit = unit;
        m_view->setSource(std::make_shared<const HeapAreaSource>(map, unit));
        showChosen();
        revealWanted();
    }
    m_hint->showContent();
}

/// The object that all views show, where it is drawn or the area that it is in.
void HeapMapView::showChosen()
{
    const auto& object = m_workspace.session.snapshots().object();
    if (m_map != nullptr && object && object->snapshot == m_snapshot) {
        m_view->map().setCurrent(m_map->nodeOfObject(object->node));
    }
}

void HeapMapView::reveal(const MapSubject& subject)
{
    m_wanted = subject;
    if (std::holds_alternative<std::string>(subject)) {
        m_workspace.options.setHeapAreas(HeapAreas::Types);
    }
    followSession();
    revealWanted();
}

void HeapMapView::revealWanted()
{
    if (m_map == nullptr || !m_wanted) {
        return;
    }
    const auto* const object = std::get_if<ObjectRef>(&*m_wanted);
    const auto* const type = std::get_if<std::string>(&*m_wanted);
    if ((object != nullptr && object->snapshot != m_snapshot) ||
        (type != nullptr && !m_map->isByType())) {
        return; // that map is still to come
    }
    const auto node =
        object != nullptr ? m_map->nodeOfObject(object->node) : m_map->nodeOfType(*type);
    m_wanted.reset();
    if (node) {
        m_view->map().reveal(*node);
    }
}

void HeapMapView::choose(std::uint32_t node)
{
    SnapshotSelection& selection = m_workspace.session.snapshots();
    if (const auto object = m_map->objectOf(node)) {
        selection.setObject(ObjectRef{m_snapshot, *object});
    } else if (const auto heapClass = m_map->groupOf(node)) {
        selection.setType(m_map->analysis->overview->classes.classes[*heapClass].name);
    } else if (const auto type = m_map->typeOf(node)) {
        selection.setType(m_map->listing->typeOf(*type).name);
    }
}

void HeapMapView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    followSession();
}

void HeapMapView::retranslate()
{
    const QSignalBlocker blocker(m_by);
    m_by->clear();
    m_by->addItems({tr("By dominators"), tr("By type")}); // in the order of HeapAreas
    m_by->setCurrentIndex(static_cast<int>(areas()));
    m_by->setAccessibleName(tr("What the areas are parts of"));
    m_by->setToolTip(
        tr("By what keeps objects alive, in retained sizes, or by their types, in shallow ones"));
    m_view->setMapName(tr("Map of the heap"));
    m_map.reset(); // its names may be of ours
    refresh();
}

} // namespace tidemark::app

#include "moc_heap_map_view.cpp"
