// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_heaps.h"

#include "app/messages/job_indicator.h"
#include "app/objects/find_object_bar.h"
#include "app/text/heap_stage_text.h"
#include "app/window/snapshot_tabs.h"

#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace tidemark::app
{

WindowHeaps::WindowHeaps(QWidget& window, Session& session, ViewOptions& options, JobIndicator& job)
    : QObject(&window),
      m_session(session),
      m_job(job),
      m_view(new QWidget(&window)),
      m_tabs(new SnapshotTabs(session, options, m_analyses, m_view)),
      m_findBar(new FindObjectBar(session, m_analyses, m_view))
{
    auto* const column = new QVBoxLayout(m_view);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tabs, 1);
    column->addWidget(m_findBar);
    m_findBar->hide();
    connect(&m_session, &Session::listChanged, this, &WindowHeaps::forgetClosed);
    connect(&m_analyses, &HeapAnalyses::stageChanged, this, &WindowHeaps::tellStage);
    connect(&m_analyses, &HeapAnalyses::progressed, this,
            [this](int steps) { m_job.setProgress(&m_analyses, steps); });
    connect(&m_analyses, &HeapAnalyses::idle, this, [this] { m_job.finish(&m_analyses); });
    connect(&m_job, &JobIndicator::cancelRequested, this, [this](const QObject* owner) {
        if (owner == &m_analyses) {
            m_analyses.cancel();
        }
    });
}

void WindowHeaps::forgetClosed()
{
    std::vector<HeapAnalyses::Graph> open;
    for (const SnapshotRef& snapshot : m_session.allSnapshots()) {
        open.push_back(m_session.graphOf(snapshot));
    }
    m_analyses.keepOnly(open);
    m_session.objectHistory().keepOnly(open);
}

void WindowHeaps::tellStage(const std::shared_ptr<const HeapGraph>& graph, HeapStage stage)
{
    for (const SnapshotRef& snapshot : m_session.allSnapshots()) {
        if (m_session.graphOf(snapshot) == graph) {
            m_job.start(&m_analyses, heapStageText(stage, m_session.nameOf(snapshot)));
            return;
        }
    }
}

void WindowHeaps::expectComparison(const QString& before, const QString& after)
{
    m_expected = {before, after};
}

void WindowHeaps::takeOpened(const QList<int>& opened)
{
    if (!m_expected.isEmpty()) {
        compareExpected(opened);
        m_expected.clear();
    }
    const auto heaps = std::ranges::count_if(opened, [this](int id) {
        return m_session.graphOf(SnapshotRef{id, 0}) != nullptr;
    });
    if (heaps > 1) {
        m_tabs->showComparison();
    }
}

/// The first snapshot of the one file is A, the first of the other is B.
void WindowHeaps::compareExpected(const QList<int>& opened)
{
    const auto isFrom = [this](const QString& path) {
        return [this, path](int id) { return m_session.find(id)->path == path; };
    };
    const auto before = std::ranges::find_if(opened, isFrom(m_expected.first()));
    const auto after = std::find_if(opened.rbegin(), opened.rend(), isFrom(m_expected.last()));
    const auto all = m_session.allSnapshots();
    const auto give = [&](SnapshotRole role, int id) {
        const auto first = std::ranges::find(all, id, &SnapshotRef::recordingId);
        if (first != all.end()) {
            m_session.snapshots().setSnapshot(role, *first);
        }
    };
    if (before != opened.end() && after != opened.rend()) {
        m_session.setCurrent(*before);
        give(SnapshotRole::A, *before);
        give(SnapshotRole::B, *after);
    }
}

} // namespace tidemark::app
