// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/heap_controls.h"

#include "app/jobs/background_job.h"
#include "app/text/figure_columns.h"
#include "app/widgets/change_reaction.h"
#include "core/live/type_snapshot.h"

#include <QBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace tidemark::app
{

namespace
{

using Step = HeapWatchState::Step;

constexpr int kProgressWidth = 160;
constexpr int kControlsMargin = 6;

HeapWatchState noWatch()
{
    HeapWatchState state;
    state.step = Step::Ended;
    return state;
}

} // namespace

HeapControls::HeapControls(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_state(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_cancel(new QPushButton(this)),
      m_collect(new QPushButton(this)),
      m_capture(new QPushButton(this)),
      m_types(new QPushButton(this)),
      m_hunt(new QPushButton(this)),
      m_watch(new QPushButton(this))
{
    onLanguageChange(*this, [this] { retranslate(); });
    m_state->setObjectName(QStringLiteral("state"));
    m_cancel->setObjectName(QStringLiteral("cancel"));
    m_collect->setObjectName(QStringLiteral("collect"));
    m_capture->setObjectName(QStringLiteral("capture"));
    m_types->setObjectName(QStringLiteral("types"));
    m_hunt->setObjectName(QStringLiteral("hunt"));
    m_watch->setObjectName(QStringLiteral("watch"));
    m_hunt->setCheckable(true);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_progress->setRange(0, kProgressSteps);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(kProgressWidth);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(kControlsMargin, kControlsMargin / 2, kControlsMargin,
                            kControlsMargin / 2);
    row->addWidget(m_state, 1);
    for (QWidget* const one : std::initializer_list<QWidget*>{
             m_progress, m_cancel, m_collect, m_capture, m_types, m_hunt, m_watch}) {
        row->addWidget(one);
    }
    connect(m_watch, &QPushButton::clicked, this, &HeapControls::toggleWatch);
    connect(m_collect, &QPushButton::clicked, this, &HeapControls::collectRequested);
    connect(m_capture, &QPushButton::clicked, this, &HeapControls::captureRequested);
    connect(m_types, &QPushButton::clicked, this, &HeapControls::typesRequested);
    connect(m_cancel, &QPushButton::clicked, this, &HeapControls::cancel);
    connect(m_hunt, &QPushButton::toggled, this, &HeapControls::huntShown);
    connect(&workspace.hunting, &Hunting::changed, this, &HeapControls::showState);
    connect(&workspace.live, &LiveRecordings::heapChanged, this, &HeapControls::showState);
    connect(&workspace.live, &LiveRecordings::changed, this, &HeapControls::showState);
    connect(&workspace.live, &LiveRecordings::stateChanged, this, &HeapControls::showState);
    connect(&workspace.session, &Session::currentChanged, this, &HeapControls::showState);
    connect(&workspace.session, &Session::listChanged, this, &HeapControls::showState);
    connect(&workspace.options, &ViewOptions::changed, this, &HeapControls::showState);
    retranslate();
}

int HeapControls::currentId() const
{
    const OpenRecording* const open = m_workspace.session.current();
    return open != nullptr ? open->id : 0;
}

std::shared_ptr<HeapWatch> HeapControls::watch() const
{
    return m_workspace.live.heapOf(currentId());
}

void HeapControls::toggleWatch()
{
    const auto heap = watch();
    if (heap && heap->state().step != Step::Ended) {
        heap->end();
    } else {
        Q_EMIT watchRequested();
    }
}

void HeapControls::showHunt()
{
    m_hunt->setChecked(true);
}

void HeapControls::cancel()
{
    if (m_workspace.live.takenNow(currentId()) == SnapshotBy::Type) {
        m_workspace.live.cancelSnapshot(currentId());
    } else if (const auto heap = watch()) {
        heap->cancel();
    }
}

QString HeapControls::stateText(const HeapWatchState& state) const
{
    const auto size = [this](const std::optional<std::int64_t>& bytes) {
        return sizeText(figureOrGap(bytes), m_workspace.options.sizeUnit());
    };
    switch (state.step) {
    case Step::Connecting:
        return tr("Connecting…");
    case Step::Collecting:
        return tr("Collecting garbage…");
    case Step::Capturing:
        return tr("Taking a snapshot: the program stands still…");
    case Step::Ended:
        return tr("No heap is watched.");
    case Step::Watching:
        break;
    }
    switch (state.runtime) {
    case HeapRuntime::Python:
        return tr("Python: its garbage can be collected, and its objects be counted.");
    case HeapRuntime::Jvm:
        return tr("JVM heap: %1 used of %2", "sizes").arg(size(state.used), size(state.total));
    case HeapRuntime::V8:
        break;
    }
    return tr("V8 heap: %1 used of %2", "sizes").arg(size(state.used), size(state.total));
}

QString HeapControls::watchHint(const HeapWatchState& state) const
{
    if (state.step != Step::Ended) {
        return state.runtime == HeapRuntime::V8
                   ? tr("End the connection; an inspector that was opened is closed")
                   : tr("Ask the program no more");
    }
    switch (m_workspace.live.runtimeOf(currentId())) {
    case ProcessRuntime::Jvm:
        return tr("Ask this JVM for its heap twice a second, as jcmd does");
    case ProcessRuntime::Python:
        return tr("Ask the agent in this Python program");
    default:
        return tr("Connect to the inspector of this Node.js, or to this JVM");
    }
}

void HeapControls::showWatchButton(bool isLive, const HeapWatchState& state)
{
    m_watch->setVisible(isLive);
    m_watch->setText(state.step == Step::Ended ? tr("Watch the heap…") : tr("Let go"));
    m_watch->setToolTip(isLive ? watchHint(state) : QString());
}

void HeapControls::showState()
{
    const int id = currentId();
    const auto heap = watch();
    const HeapWatchState state = heap ? heap->state() : noWatch();
    const bool isLive = m_workspace.live.isLive(id);
    const bool isHunted = m_workspace.hunting.isHunted(id);
    const bool isWatching = state.step == Step::Watching;
    const bool isBusy = state.step == Step::Collecting || state.step == Step::Capturing;
    const bool isCounting = m_workspace.live.takenNow(id) == SnapshotBy::Type;
    const bool isV8 = state.runtime == HeapRuntime::V8;
    m_state->setText(isCounting ? tr("Counting objects by type…") : stateText(state));
    m_progress->setVisible(state.step == Step::Capturing);
    m_progress->setValue(static_cast<int>(state.progress * kProgressSteps));
    m_cancel->setVisible(isCounting || (isBusy && !isHunted)); // else the hunt itself is cancelled
    m_collect->setVisible(isWatching || isBusy);
    m_capture->setVisible((isWatching || isBusy) && isV8);
    m_collect->setEnabled(isWatching && !isHunted);
    m_capture->setEnabled(isWatching && !isHunted);
    m_types->setVisible(isLive && tellsTypes(m_workspace.live.runtimeOf(id)));
    m_types->setEnabled(m_workspace.live.canTakeSnapshot(id));
    showWatchButton(isLive, state);
}

void HeapControls::retranslate()
{
    m_collect->setText(tr("Force GC"));
    m_collect->setToolTip(tr("Collect all garbage now, with marks before and after"));
    m_capture->setText(tr("Take snapshot"));
    m_capture->setToolTip(tr("Have the program write a heap snapshot; it stands still meanwhile"));
    m_types->setText(tr("Snapshot by type"));
    m_types->setToolTip(tr("Count the objects of each type and their size. A JVM collects all "
                           "garbage first, and stands still meanwhile"));
    m_cancel->setText(tr("Cancel"));
    m_hunt->setText(tr("Leak hunt"));
    m_hunt->setToolTip(tr("Find out step by step what the program keeps of an action, in the "
                          "place of the list of snapshots"));
    showState();
}

} // namespace tidemark::app

#include "moc_heap_controls.cpp"
