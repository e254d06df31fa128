// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/hunting.h"

#include "app/text/hunt_text.h"
#include "app/workspace/hunt_run.h"
#include "app/workspace/open_snapshots.h"

#include <QThread>

#include <algorithm>

namespace tidemark::app
{

Hunting::Hunting(Session& session, LiveRecordings& live, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_live(live),
      m_judging([this](Result<HuntFindings> found) { takeFindings(std::move(found)); })
{
    connect(&session, &Session::listChanged, this, &Hunting::releaseClosed);
    constexpr std::chrono::milliseconds kPace(30); // actions may be done faster than they are shown
    m_soon.setSingleShot(true);
    m_soon.setInterval(kPace);
    connect(&m_soon, &QTimer::timeout, this, &Hunting::follow);
}

Hunting::~Hunting()
{
    cancel();
    awaitEnd();
}

bool Hunting::canStart(int id) const
{
    const auto heap = m_live.heapOf(id);
    const OpenRecording* const open = m_session.find(id);
    return !m_state.isRunning() && open != nullptr && !open->path.isEmpty() && heap &&
           heap->state().step == HeapWatchState::Step::Watching &&
           heap->state().runtime == HeapRuntime::V8;
}

void Hunting::start(int id, const HuntRequest& request)
{
    if (!canStart(id)) {
        return;
    }
    m_files.clear();
    m_opened.clear();
    m_run = std::make_shared<HuntRun>(
        request, m_live.recorderOf(id), m_live.heapOf(id), m_session.find(id)->path, [this] {
            if (!m_isTold.exchange(true)) {
                QMetaObject::invokeMethod(&m_soon, qOverload<>(&QTimer::start),
                                          Qt::QueuedConnection);
            }
        });
    m_state = {};
    m_state.recordingId = id;
    m_thread.reset(QThread::create([run = m_run] { run->run(); }));
    m_thread->setObjectName(QStringLiteral("leak hunt"));
    m_thread->start();
    follow();
}

void Hunting::finishByHand()
{
    if (m_run) {
        m_run->finishByHand();
    }
}

void Hunting::cancel()
{
    if (m_run) {
        m_run->cancel();
    } else if (m_state.phase == HuntState::Phase::Judging) {
        m_judging.cancel();
        takeFindings(failure(ErrorCode::Cancelled));
    }
}

std::optional<Hunting::Finished> Hunting::finished() const
{
    if (!m_state.findings || m_opened.size() != std::tuple_size_v<decltype(Finished::recordings)>) {
        return {};
    }
    return Finished{{m_opened[0], m_opened[1], m_opened[2]}, m_state.findings->conditions};
}

void Hunting::judgeAgain(const Finished& hunt)
{
    std::array<std::shared_ptr<const HeapGraph>, 3> graphs;
    for (std::size_t i = 0; i < graphs.size(); ++i) {
        const SnapshotPtr snapshot = snapshotOf(m_session, SnapshotRef{hunt.recordings[i], 0});
        graphs[i] = snapshot != nullptr ? snapshot->graph : nullptr;
    }
    if (m_state.isRunning() || std::ranges::find(graphs, nullptr) != graphs.end()) {
        return;
    }
    m_files.clear();
    m_opened.assign(hunt.recordings.begin(), hunt.recordings.end());
    m_state = {};
    m_state.phase = HuntState::Phase::Judging;
    m_state.hasSnapshots = true;
    m_state.actions = hunt.conditions.actions;
    m_judging.startInBackground([graphs, conditions = hunt.conditions](TaskControl& control) {
        return judgeHeaps(graphs, conditions, control);
    });
    Q_EMIT changed();
}

void Hunting::takeFindings(Result<HuntFindings> found)
{
    m_state.phase = HuntState::Phase::Over;
    if (found) {
        m_state.findings = std::make_shared<const HuntFindings>(std::move(*found));
        releaseClosed();
    } else {
        m_state.failure = found.error();
    }
    Q_EMIT changed();
}

void Hunting::follow()
{
    m_isTold = false;
    if (!m_run) {
        return;
    }
    const int id = m_state.recordingId;
    m_state = m_run->state();
    m_state.recordingId = id;
    for (const QString& file : std::as_const(m_state.files)) {
        if (!m_files.contains(file)) {
            m_files << file;
        }
    }
    if (!m_state.isRunning()) {
        if (m_state.findings) {
            openSnapshots();
        }
        m_run.reset();
        awaitEnd(); // which is a moment after it has told of it
    }
    Q_EMIT changed();
}

/// Beside what is looked at, which stays the current recording.
void Hunting::openSnapshots()
{
    const std::vector<int> ids = m_session.add(m_run->takeSnapshots(), false);
    const OpenRecording* const hunted = m_session.find(m_state.recordingId);
    const QString name = hunted != nullptr ? hunted->name : QString();
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (!name.isEmpty()) { // that of the file is much the same for all three
            m_session.rename(
                ids[i], QStringLiteral("%1 · %2").arg(
                            huntLabel(static_cast<int>(i), m_state.round, m_state.hunt), name));
        }
        m_session.snapshots().setSnapshot(kSnapshotRoles[i], SnapshotRef{ids[i], 0});
    }
    m_opened = ids;
}

/// What was found goes on holding a heap that may be large only as long as that is open.
void Hunting::releaseClosed()
{
    const auto isClosed = [this](int id) { return m_session.find(id) == nullptr; };
    if (m_state.findings && std::ranges::any_of(m_opened, isClosed)) {
        m_opened.clear();
        auto without = std::make_shared<HuntFindings>(*m_state.findings);
        without->survivors.reset();
        m_state.findings = std::move(without);
        Q_EMIT changed();
    }
}

void Hunting::awaitEnd()
{
    if (m_thread) {
        m_thread->wait();
        m_thread.reset();
    }
}

} // namespace tidemark::app

#include "moc_hunting.cpp"
