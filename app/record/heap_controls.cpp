// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/heap_controls.h"

#include "app/jobs/background_job.h"
#include "app/text/figure_columns.h"
#include "app/text/file_text.h"
#include "app/text/inspector_text.h"
#include "app/widgets/change_reaction.h"
#include "app/widgets/elided_combo_box.h"
#include "core/live/type_snapshot.h"

#include <QBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

namespace tidemark::app
{

namespace
{

using Step = HeapWatchState::Step;

constexpr int kProgressWidth = 160;
constexpr int kControlsMargin = 6;
constexpr int kMostTargetWidth = 220;

/// A button that is pressed is coloured like what is selected: the style alone hardly shows it.
void showPressed(QPushButton& button, bool isPressed)
{
    QPalette palette;
    if (isPressed) {
        palette.setColor(QPalette::Button, palette.color(QPalette::Highlight));
        palette.setColor(QPalette::ButtonText, palette.color(QPalette::HighlightedText));
    }
    button.setPalette(palette);
}

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
      m_targets(new ElidedComboBox(this)),
      m_progress(new QProgressBar(this)),
      m_cancel(new QPushButton(this)),
      m_collect(new QPushButton(this)),
      m_capture(new QPushButton(this)),
      m_allocations(new QPushButton(this)),
      m_types(new QPushButton(this)),
      m_stop(new QPushButton(this)),
      m_hunt(new QPushButton(this)),
      m_address(new QPushButton(this)),
      m_watch(new QPushButton(this))
{
    onLanguageChange(*this, [this] { retranslate(); });
    m_state->setObjectName(QStringLiteral("state"));
    m_targets->setObjectName(QStringLiteral("targets"));
    m_address->setObjectName(QStringLiteral("address"));
    m_cancel->setObjectName(QStringLiteral("cancel"));
    m_collect->setObjectName(QStringLiteral("collect"));
    m_capture->setObjectName(QStringLiteral("capture"));
    m_allocations->setObjectName(QStringLiteral("allocations"));
    m_types->setObjectName(QStringLiteral("types"));
    m_stop->setObjectName(QStringLiteral("stop"));
    m_hunt->setObjectName(QStringLiteral("hunt"));
    m_watch->setObjectName(QStringLiteral("watch"));
    m_hunt->setCheckable(true);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_targets->setMaximumWidth(kMostTargetWidth);
    m_progress->setRange(0, kProgressSteps);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(kProgressWidth);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(kControlsMargin, kControlsMargin / 2, kControlsMargin,
                            kControlsMargin / 2);
    row->addWidget(m_state, 1);
    for (QWidget* const one : std::initializer_list<QWidget*>{
             m_targets, m_progress, m_stop, m_cancel, m_collect, m_capture, m_allocations, m_types,
             m_hunt, m_address, m_watch}) {
        row->addWidget(one);
    }
    connect(m_watch, &QPushButton::clicked, this, &HeapControls::toggleWatch);
    connect(m_address, &QPushButton::clicked, this, &HeapControls::addressRequested);
    connect(m_targets, &QComboBox::activated, this, &HeapControls::selectTarget);
    connect(m_collect, &QPushButton::clicked, this, &HeapControls::collectRequested);
    connect(m_capture, &QPushButton::clicked, this, &HeapControls::captureRequested);
    connect(m_allocations, &QPushButton::clicked, this, &HeapControls::allocationsRequested);
    connect(m_types, &QPushButton::clicked, this, &HeapControls::typesRequested);
    connect(m_stop, &QPushButton::clicked, this, &HeapControls::finish);
    connect(m_cancel, &QPushButton::clicked, this, &HeapControls::cancel);
    connect(m_hunt, &QPushButton::toggled, this, [this](bool isShown) {
        showPressed(*m_hunt, isShown);
        Q_EMIT huntShown(isShown);
    });
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

void HeapControls::finish()
{
    if (const auto heap = watch()) {
        heap->finish();
    }
}

void HeapControls::selectTarget(int index)
{
    const auto heap = watch();
    if (heap && index >= 0 && static_cast<std::size_t>(index) < m_listed.size()) {
        heap->request(TargetRequest{m_listed[static_cast<std::size_t>(index)]});
    }
}

QString HeapControls::stateText(const HeapWatchState& state) const
{
    switch (state.step) {
    case Step::Connecting:
        return tr("Connecting…");
    case Step::Collecting:
        return tr("Collecting garbage…");
    case Step::Capturing:
        return tr("Taking a snapshot: the program stands still…");
    case Step::Recording:
        return tr("Recording allocations…");
    case Step::Ended:
        return tr("No heap is watched.");
    case Step::Watching:
        break;
    }
    return state.runtime == HeapRuntime::Python
               ? tr("Python: its garbage can be collected, and its objects be counted.")
               : usageText(state);
}

QString HeapControls::usageText(const HeapWatchState& state) const
{
    const auto size = [this](const std::optional<std::int64_t>& bytes) {
        return sizeText(figureOrGap(bytes), m_workspace.options.sizeUnit());
    };
    if (state.runtime == HeapRuntime::Jvm) {
        return tr("JVM heap: %1 used of %2", "sizes").arg(size(state.used), size(state.total));
    }
    const QString usage =
        tr("V8 heap: %1 used of %2", "sizes").arg(size(state.used), size(state.total));
    return state.used ? tr("%1 · snapshot pause: about %2", "the sizes, a duration")
                            .arg(usage, pauseText(estimatedPause(*state.used, state.pause)))
                      : usage;
}

/// What pressing the button does to the program.
QString HeapControls::captureHint(const HeapWatchState& state) const
{
    const auto signal = m_workspace.live.snapshotSignalOf(currentId());
    if (state.step == Step::Ended && signal) {
        return tr("Have the program write a heap snapshot on the signal %1, without an inspector; "
                  "you are asked first")
            .arg(fileText(signal->name));
    }
    QString what = tr("Have the program write a heap snapshot; it stands still meanwhile");
    if (!state.used) {
        return what;
    }
    const PauseEstimate estimate = estimatedPause(*state.used, state.pause);
    return what + u'\n' +
           (estimate.isMeasured
                ? tr("About %1, by the last snapshot and the size of the heap")
                : tr("About %1, by the size of the heap; the first snapshot tells more"))
               .arg(pauseText(estimate));
}

void HeapControls::showTargets(const HeapWatchState& state)
{
    if (state.targets != m_listed) {
        m_listed = state.targets;
        m_targets->clear();
        for (const InspectorTarget& target : m_listed) {
            m_targets->addItem(inspectorTargetText(target));
        }
    }
    const auto current = std::ranges::find(m_listed, state.target);
    m_targets->setCurrentIndex(static_cast<int>(current - m_listed.begin()));
    m_targets->setToolTip(m_targets->currentText());
    m_targets->setVisible(state.step == Step::Watching && m_listed.size() > 1);
}

void HeapControls::showCapture(const HeapWatchState& state, bool isFree)
{
    const bool isWatched = state.step != Step::Ended && state.step != Step::Connecting &&
                           state.runtime == HeapRuntime::V8;
    const bool isBySignal =
        state.step == Step::Ended && m_workspace.live.snapshotSignalOf(currentId()).has_value();
    m_capture->setVisible(isWatched || isBySignal);
    m_capture->setEnabled((state.step == Step::Watching || isBySignal) && isFree);
    m_capture->setText(isBySignal ? tr("Take snapshot…") : tr("Take snapshot"));
    m_capture->setToolTip(captureHint(state));
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

void HeapControls::showWatch(const HeapWatchState& state)
{
    const ProcessRuntime runtime = m_workspace.live.runtimeOf(currentId());
    const bool isLive = m_workspace.live.isLive(currentId());
    const bool isEnded = state.step == Step::Ended;
    m_address->setVisible(isLive && isEnded && !tellsTypes(runtime));
    m_watch->setVisible(isLive);
    m_watch->setText(isEnded ? tr("Watch the heap…") : tr("Let go"));
    m_watch->setToolTip(isLive ? watchHint(state) : QString());
}

void HeapControls::showTypes()
{
    const int id = currentId();
    m_types->setVisible(m_workspace.live.isLive(id) && tellsTypes(m_workspace.live.runtimeOf(id)));
    m_types->setEnabled(m_workspace.live.canTakeSnapshot(id));
}

void HeapControls::showState()
{
    const auto heap = watch();
    const HeapWatchState state = heap ? heap->state() : noWatch();
    const bool isHunted = m_workspace.hunting.isHunted(currentId());
    const bool isWatching = state.step == Step::Watching;
    const bool isRecording = state.step == Step::Recording;
    const bool isBusy =
        isRecording || state.step == Step::Collecting || state.step == Step::Capturing;
    const bool isCounting = m_workspace.live.takenNow(currentId()) == SnapshotBy::Type;
    const bool isV8 = state.runtime == HeapRuntime::V8;
    m_state->setText(isCounting ? tr("Counting objects by type…") : stateText(state));
    m_state->setToolTip(m_state->text());
    m_progress->setVisible(state.step == Step::Capturing || isRecording);
    m_stop->setVisible(isRecording);
    m_progress->setValue(static_cast<int>(state.progress * kProgressSteps));
    m_cancel->setVisible(isCounting || (isBusy && !isHunted)); // else the hunt itself is cancelled
    m_collect->setVisible(isWatching || isBusy);
    m_collect->setEnabled(isWatching && !isHunted);
    m_allocations->setVisible(isWatching && isV8); // else there is more to be told beside it
    m_allocations->setEnabled(!isHunted);
    m_targets->setEnabled(isWatching && !isHunted);
    showTargets(state);
    showCapture(state, !isHunted);
    showTypes();
    showWatch(state);
}

void HeapControls::retranslate()
{
    m_collect->setText(tr("Force GC"));
    m_collect->setToolTip(tr("Collect all garbage now, with marks before and after"));
    m_types->setText(tr("Snapshot by type"));
    m_types->setToolTip(tr("Count the objects of each type and their size. A JVM collects all "
                           "garbage first, and stands still meanwhile"));
    m_address->setText(tr("At an address…"));
    m_address->setToolTip(tr("Watch the heap through an inspector whose address you know, as of a "
                             "program in a container"));
    m_targets->setAccessibleName(tr("What is watched"));
    m_allocations->setText(tr("Allocations…"));
    m_allocations->setToolTip(tr("Record for a while which code allocates what is left"));
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(tr("End the recording of allocations now, and keep it"));
    m_cancel->setText(tr("Cancel"));
    m_hunt->setText(tr("Leak hunt"));
    m_listed.clear(); // so that they are named anew
    m_hunt->setToolTip(tr("Find out step by step what the program keeps of an action, in the "
                          "place of the list of snapshots"));
    showState();
}

} // namespace tidemark::app

#include "moc_heap_controls.cpp"
