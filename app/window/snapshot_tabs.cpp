// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/snapshot_tabs.h"

#include "app/comparison/comparison_view.h"
#include "app/comparison/mapping_comparison_view.h"
#include "app/comparison/survivors_view.h"
#include "app/heap/containment_view.h"
#include "app/heap/detached_view.h"
#include "app/heap/duplicates_view.h"
#include "app/heap/heap_map_view.h"
#include "app/heap/summary_view.h"
#include "app/mappings/mappings_view.h"
#include "app/text/plain_text.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/elided_combo_box.h"
#include "app/widgets/heap_filter_bar.h"
#include "app/workspace/open_snapshots.h"

#include <QSignalBlocker>
#include <QStackedWidget>

#include <array>

namespace tidemark::app
{

namespace
{

constexpr int kNameLength = 28;

/// A view with a tab.
struct TabRow {
    const char* title;
    bool isOfOne; ///< of the snapshot that is chosen here; the others have choosers of their own
    QWidget* (*make)(Workspace& workspace, QWidget* parent);
};

template <typename View>
QWidget* makeView(Workspace& workspace, QWidget* parent)
{
    return new View(workspace, parent);
}

/// Of two views the one that fits what is chosen: @p HeapView for heaps, @p MappingView for
/// snapshots by mapping, as @p isOfMappings says. That is made when it is first wanted.
template <typename HeapView, typename MappingView, bool (*isOfMappings)(const Session&)>
QWidget* makeFitting(Workspace& workspace, QWidget* parent)
{
    auto* const stack = new QStackedWidget(parent);
    stack->addWidget(new HeapView(workspace, stack));
    const auto choose = [stack, &workspace] {
        const bool isMapping = isOfMappings(workspace.session);
        if (isMapping && stack->count() == 1) {
            stack->addWidget(new MappingView(workspace, stack));
        }
        stack->setCurrentIndex(isMapping ? 1 : 0);
    };
    const SnapshotSelection& selection = workspace.session.snapshots();
    for (const auto signal : {&SnapshotSelection::currentChanged, &SnapshotSelection::rolesChanged,
                              &SnapshotSelection::differencesChanged}) {
        QObject::connect(&selection, signal, stack, choose);
    }
    QObject::connect(&workspace.session, &Session::listChanged, stack, choose);
    choose();
    return stack;
}

bool isMappingShown(const Session& session)
{
    return isByMapping(snapshotOf(session, session.snapshots().current()));
}

/// In the order of their tabs.
constexpr std::array kTabs{
    TabRow{QT_TRANSLATE_NOOP("tidemark::app::SnapshotTabs", "Summary"), true,
           makeFitting<SummaryView, MappingsView, isMappingShown>},
    TabRow{QT_TRANSLATE_NOOP("tidemark::app::SnapshotTabs", "Map"), true, makeView<HeapMapView>},
    TabRow{QT_TRANSLATE_NOOP("tidemark::app::SnapshotTabs", "Comparison"), false,
           makeFitting<ComparisonView, MappingComparisonView, isComparedByMapping>},
    TabRow{QT_TRANSLATE_NOOP("tidemark::app::SnapshotTabs", "Three snapshots"), false,
           makeView<SurvivorsView>},
    TabRow{QT_TRANSLATE_NOOP("tidemark::app::SnapshotTabs", "Containment"), true,
           makeView<ContainmentView>},
    TabRow{QT_TRANSLATE_NOOP("tidemark::app::SnapshotTabs", "Duplicate strings"), true,
           makeView<DuplicatesView>},
    TabRow{QT_TRANSLATE_NOOP("tidemark::app::SnapshotTabs", "Detached"), true,
           makeView<DetachedView>},
};

const TabRow& tabAt(int index)
{
    return kTabs[static_cast<std::size_t>(index)];
}

} // namespace

SnapshotTabs::SnapshotTabs(Workspace& workspace, QWidget* parent)
    : QTabWidget(parent),
      m_workspace(workspace),
      m_chooser(new ElidedComboBox(this))
{
    onLanguageChange(*this, [this] { retranslate(); });
    setDocumentMode(true);
    setCornerWidget(m_chooser);
    m_chooser->setMinimumContentsLength(kNameLength);
    m_chooser->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const TabRow& row : kTabs) {
        QWidget* const view = row.make(workspace, this);
        addTab(view, {});
        if (view->findChild<ComparisonView*>() != nullptr) {
            m_comparisonView = view;
        }
    }

    connect(&workspace.session, &Session::listChanged, this, &SnapshotTabs::listSnapshots);
    connect(&workspace.session, &Session::recordingChanged, this, &SnapshotTabs::listSnapshots);
    connect(&workspace.session.snapshots(), &SnapshotSelection::currentChanged, this,
            &SnapshotTabs::listSnapshots);
    connect(this, &QTabWidget::currentChanged, m_chooser,
            [this](int index) { m_chooser->setVisible(index >= 0 && tabAt(index).isOfOne); });
    connect(m_chooser, &QComboBox::activated, this, [this](int index) {
        const auto all = allSnapshots(m_workspace.session);
        m_workspace.session.snapshots().setCurrent(all[static_cast<std::size_t>(index)]);
        m_workspace.session.setCurrent(all[static_cast<std::size_t>(index)].recordingId);
    });
    retranslate();
    listSnapshots();
}

void SnapshotTabs::showType(const QString& name)
{
    setCurrentIndex(0);
    if (auto* const filter = widget(0)->findChild<HeapFilterBar*>()) {
        filter->setText(name);
    }
}

void SnapshotTabs::showOnMap(const MapSubject& subject)
{
    if (const auto* const object = std::get_if<ObjectRef>(&subject)) {
        for (const SnapshotRef& ref : allSnapshots(m_workspace.session)) {
            if (snapshotOf(m_workspace.session, ref) == object->snapshot) {
                m_workspace.session.snapshots().setCurrent(ref);
                break;
            }
        }
    }
    auto* const map = findChild<HeapMapView*>();
    setCurrentWidget(map);
    map->reveal(subject);
}

void SnapshotTabs::listSnapshots()
{
    const QSignalBlocker blocker(m_chooser);
    m_chooser->clear();
    for (const SnapshotRef& snapshot : allSnapshots(m_workspace.session)) {
        m_chooser->addItem(singleLine(snapshotName(m_workspace.session, snapshot)));
        if (snapshot == m_workspace.session.snapshots().current()) {
            m_chooser->setCurrentIndex(m_chooser->count() - 1);
        }
    }
}

void SnapshotTabs::retranslate()
{
    setAccessibleName(tr("Snapshots"));
    m_chooser->setToolTip(tr("The snapshot that is shown"));
    m_chooser->setAccessibleName(tr("Snapshot"));
    for (int i = 0; i < count(); ++i) {
        setTabText(i, tr(tabAt(i).title));
    }
}

} // namespace tidemark::app

#include "moc_snapshot_tabs.cpp"
