// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_heaps.h"

#include "app/messages/job_indicator.h"
#include "app/objects/find_object_bar.h"
#include "app/text/heap_stage_text.h"
#include "app/timeline/type_lane.h"
#include "app/window/snapshot_tabs.h"
#include "app/workspace/open_snapshots.h"

#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace tidemark::app
{

WindowHeaps::WindowHeaps(QWidget& window, Workspace& workspace, JobIndicator& job)
    : QObject(&window),
      m_workspace(workspace),
      m_job(job),
      m_view(new QWidget(&window)),
      m_tabs(new SnapshotTabs(workspace, m_view)),
      m_findBar(new FindObjectBar(workspace, m_view))
{
    auto* const column = new QVBoxLayout(m_view);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tabs, 1);
    column->addWidget(new TypeLane(workspace, m_margins, TypeLane::Axis::Order, m_view));
    column->addWidget(m_findBar);
    m_findBar->hide();
    connect(&m_workspace.session.snapshots(), &SnapshotSelection::mapWanted, this,
            [this](const MapSubject& subject) {
                m_workspace.shown.reveal(ShownViews::Kind::Heap);
                m_tabs->showOnMap(subject);
            });
    connect(&m_workspace.analyses, &HeapAnalyses::stageChanged, this, &WindowHeaps::tellStage);
    connect(&m_workspace.analyses, &HeapAnalyses::progressed, this,
            [this](int steps) { m_job.setProgress(&m_workspace.analyses, steps); });
    connect(&m_workspace.analyses, &HeapAnalyses::idle, this,
            [this] { m_job.finish(&m_workspace.analyses); });
    connect(&m_job, &JobIndicator::cancelRequested, this, [this](const QObject* owner) {
        if (owner == &m_workspace.analyses) {
            m_workspace.analyses.cancel();
        }
    });
}

void WindowHeaps::tellStage(const SnapshotPtr& analysed, HeapStage stage)
{
    for (const SnapshotRef& snapshot : allSnapshots(m_workspace.session)) {
        if (snapshotOf(m_workspace.session, snapshot) == analysed) {
            m_job.start(&m_workspace.analyses,
                        heapStageText(stage, snapshotName(m_workspace.session, snapshot)));
            return;
        }
    }
}

void WindowHeaps::expectComparison(const QString& before, const QString& after)
{
    m_expected = {before, after};
}

void WindowHeaps::showComparison()
{
    m_tabs->showComparison();
}

void WindowHeaps::takeOpened(const QList<int>& opened)
{
    if (!m_expected.isEmpty()) {
        compareExpected(opened);
        m_expected.clear();
    }
    const auto heaps = std::ranges::count_if(opened, [this](int id) {
        return snapshotOf(m_workspace.session, SnapshotRef{id, 0}) != nullptr;
    });
    const bool anyDifferences = std::ranges::any_of(opened, [this](int id) {
        return differencesOf(m_workspace.session, DifferencesRef{id, 0}) != nullptr;
    });
    if (heaps > 1 || anyDifferences) {
        showComparison();
    }
}

/// The first snapshot of the one file is A, the first of the other is B.
void WindowHeaps::compareExpected(const QList<int>& opened)
{
    const auto isFrom = [this](const QString& path) {
        return [this, path](int id) { return m_workspace.session.find(id)->path == path; };
    };
    const auto before = std::ranges::find_if(opened, isFrom(m_expected.first()));
    const auto after = std::find_if(opened.rbegin(), opened.rend(), isFrom(m_expected.last()));
    const auto all = allSnapshots(m_workspace.session);
    const auto give = [&](SnapshotRole role, int id) {
        const auto first = std::ranges::find(all, id, &SnapshotRef::recordingId);
        if (first != all.end()) {
            m_workspace.session.snapshots().setSnapshot(role, *first);
        }
    };
    if (before != opened.end() && after != opened.rend()) {
        m_workspace.session.setCurrent(*before);
        give(SnapshotRole::A, *before);
        give(SnapshotRole::B, *after);
    }
}

} // namespace tidemark::app

#include "moc_window_heaps.cpp"
