// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/heap_watching.h"

#include "app/messages/message_bar.h"
#include "app/record/address_prompt.h"
#include "app/record/allocation_prompt.h"
#include "app/record/heap_panel.h"
#include "app/text/error_text.h"
#include "app/text/file_text.h"
#include "app/text/plain_text.h"
#include "app/text/size_text.h"
#include "app/text/time_text.h"
#include "core/live/inspector_problem.h"

#include <QFile>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace tidemark::app
{

namespace
{

using Step = HeapWatchState::Step;

/// How many of a kind of marker there are already.
int countOf(const Recording& recording, MarkerKind kind)
{
    return static_cast<int>(std::ranges::count(recording.timeline.markers, kind, &Marker::kind));
}

} // namespace

HeapWatching::HeapWatching(QWidget& window, Workspace& workspace, MessageBar& messages)
    : QObject(&window),
      m_window(window),
      m_workspace(workspace),
      m_messages(messages),
      m_address(new AddressPrompt(&window)),
      m_allocations(new AllocationPrompt(&window))
{
    connect(m_allocations, &AllocationPrompt::chosen, this, &HeapWatching::recordAllocations);
    connect(m_address, &AddressPrompt::chosen, this,
            [this](int id, const InspectorAddress& address) {
                m_workspace.live.watchHeap(id, InspectorConsent::NotAsked, address);
            });
    connect(&workspace.live, &LiveRecordings::heapChanged, this, &HeapWatching::follow);
    connect(&workspace.live, &LiveRecordings::ended, this, [this](int id) { m_known.erase(id); });
}

void HeapWatching::serve(const HeapPanel& panel)
{
    connect(&panel, &HeapPanel::watchRequested, this, &HeapWatching::watch);
    connect(&panel, &HeapPanel::addressRequested, this, &HeapWatching::askForAddress);
    connect(&panel, &HeapPanel::collectRequested, this, &HeapWatching::collect);
    connect(&panel, &HeapPanel::captureRequested, this, &HeapWatching::capture);
    connect(&panel, &HeapPanel::allocationsRequested, this, &HeapWatching::askForAllocations);
    connect(&panel, &HeapPanel::openRequested, this, &HeapWatching::openRequested);
}

bool HeapWatching::isReady(const Workspace& workspace)
{
    const int id = workspace.live.subject();
    const auto heap = workspace.live.heapOf(id);
    return heap && heap->state().step == Step::Watching && !workspace.hunting.isHunted(id);
}

void HeapWatching::watch()
{
    m_workspace.live.watchHeap(m_workspace.live.subject(), InspectorConsent::NotAsked);
}

bool HeapWatching::canCapture(const Workspace& workspace)
{
    const int id = workspace.live.subject();
    const auto heap = workspace.live.heapOf(id);
    const bool isFree = !heap || heap->state().step == Step::Ended;
    return isFree ? workspace.live.snapshotSignalOf(id).has_value()
                  : isReady(workspace) && heap->state().runtime == HeapRuntime::V8;
}

void HeapWatching::askForAddress()
{
    if (const int id = m_workspace.live.subject(); id != 0) {
        m_address->ask(id);
    }
}

void HeapWatching::watchAt(const InspectorAddress& address)
{
    const int id = m_workspace.live.subject();
    if (id == 0) {
        return;
    }
    if (isLoopback(address)) {
        m_workspace.live.watchHeap(id, InspectorConsent::NotAsked, address);
    } else {
        m_address->ask(id, address);
    }
}

void HeapWatching::collect()
{
    const int id = m_workspace.live.subject();
    const auto heap = m_workspace.live.heapOf(id);
    const OpenRecording* const open = m_workspace.session.find(id);
    if (!heap || open == nullptr) {
        return;
    }
    const int number = countOf(*open->recording, MarkerKind::Mark) / 2 + 1;
    heap->request(CollectRequest{tr("Before GC %1").arg(number).toStdString(),
                                 tr("After GC %1").arg(number).toStdString()});
}

void HeapWatching::capture()
{
    const int id = m_workspace.live.subject();
    const auto heap = m_workspace.live.heapOf(id);
    if (heap && heap->state().step != Step::Ended) {
        if (auto request = newCapture(id)) {
            heap->request(std::move(*request));
        }
    } else if (const auto signal = m_workspace.live.snapshotSignalOf(id)) {
        askToSignal(id, *signal);
    }
}

/// None, and it is said why, where there is no place for one.
std::optional<CaptureRequest> HeapWatching::newCapture(int id)
{
    const OpenRecording* const open = m_workspace.session.find(id);
    if (open == nullptr) {
        return {};
    }
    const QString file = newFileOrSay(id, QStringLiteral("heapsnapshot"));
    if (file.isEmpty()) {
        return {};
    }
    const auto number = open->recording->snapshots.size() + 1;
    return CaptureRequest{QFile::encodeName(file).toStdString(), Overwrite::Nothing,
                          tr("Snapshot %1").arg(number).toStdString()};
}

void HeapWatching::askForAllocations()
{
    if (isReady(m_workspace)) {
        m_allocations->ask(m_workspace.live.subject());
    }
}

void HeapWatching::recordAllocations(int id, AllocationKind kind, std::chrono::milliseconds length)
{
    const auto heap = m_workspace.live.heapOf(id);
    const OpenRecording* const open = m_workspace.session.find(id);
    if (!heap || open == nullptr) {
        return;
    }
    const bool isProfile = kind == AllocationKind::Profile;
    const QString file = newFileOrSay(id, isProfile ? QStringLiteral("heapprofile")
                                                    : QStringLiteral("heaptimeline"));
    if (!file.isEmpty()) {
        heap->request(AllocationRequest{
            kind, length, QFile::encodeName(file).toStdString(),
            (isProfile ? tr("Allocation profile") : tr("Allocation timeline")).toStdString()});
    }
}

/// Empty, and it is said why, if the recording has no file.
QString HeapWatching::newFileOrSay(int id, const QString& ending)
{
    const QString file = newFile(id, ending);
    if (file.isEmpty()) {
        m_messages.show({Message::Severity::Warning,
                         tr("There is no place for a snapshot: this recording has no file. Set "
                            "XDG_DATA_HOME to a folder of yours and start Tidemark again."),
                         {},
                         {}});
    }
    return file;
}

/// A name beside the recording's that no file has; empty if the recording has no file.
QString HeapWatching::newFile(int id, const QString& ending)
{
    const OpenRecording* const open = m_workspace.session.find(id);
    if (open == nullptr || open->path.isEmpty()) {
        return {};
    }
    const QFileInfo recording(open->path);
    const QString start = recording.path() + u'/' + recording.completeBaseName();
    for (int number = 1;; ++number) {
        const QString file = QStringLiteral("%1-%2.%3").arg(start).arg(number).arg(ending);
        if (!QFileInfo::exists(file)) {
            return file;
        }
    }
}

void HeapWatching::follow(int id)
{
    const auto heap = m_workspace.live.heapOf(id);
    if (!heap) {
        return;
    }
    const HeapWatchState state = heap->state();
    const HeapWatchState known = std::exchange(m_known[id], state);
    // Another watch than before begins without any.
    const std::size_t seen = std::min(known.captured.size(), state.captured.size());
    for (std::size_t i = seen; i < state.captured.size(); ++i) {
        tellCaptured(state.captured[i]);
    }
    if (!state.left.empty() && state.left != known.left) {
        tellLeft(state.left);
    }
    if (state.failure && state.failure != known.failure) {
        sayEnd(id, *state.failure);
    }
}

void HeapWatching::tellCaptured(const HeapWatchState::Captured& one)
{
    const QString path = QFile::decodeName(QByteArray::fromStdString(one.file.string()));
    if (m_workspace.hunting.isOfHunt(path)) {
        return; // which opens it when all are there
    }
    if (one.isProfile) {
        m_messages.show(
            {Message::Severity::Information,
             tr("%1 holds the allocation profile. Chrome DevTools opens it, in its panel Memory.",
                "a path")
                 .arg(fileText(one.file.string())),
             {},
             {}});
        return;
    }
    m_messages.show(
        {Message::Severity::Information,
         tr("%1: %2. The program stood still for at most %3.", "file, size, duration")
             .arg(singleLine(QFileInfo(path).fileName()),
                  sizeText(static_cast<double>(one.bytes), m_workspace.options.sizeUnit()),
                  durationText(one.length.count())),
         {},
         {},
         QStringLiteral("snapshot"),
         true});
    Q_EMIT captured(path);
}

void HeapWatching::tellLeft(const std::string& path)
{
    m_messages.show({Message::Severity::Information,
                     tr("What the program wrote is still in its folder: %1").arg(fileText(path)),
                     {},
                     {}});
}

void HeapWatching::sayEnd(int id, const Error& failure)
{
    if (failure.code == ErrorCode::Cancelled) {
        return;
    }
    if (failure.code == ErrorCode::CannotInspect && failure.detail == kNotOpen) {
        askToOpen(id);
        return;
    }
    if (const OpenRecording* const open = m_workspace.session.find(id)) {
        m_messages.show({Message::Severity::Error,
                         QStringLiteral("%1: %2").arg(singleLine(open->name), errorText(failure)),
                         {},
                         {}});
    }
}

/// Returns at once.
void HeapWatching::askToOpen(int id)
{
    const OpenRecording* const open = m_workspace.session.find(id);
    if (open == nullptr) {
        return;
    }
    auto* const box =
        new QMessageBox(QMessageBox::Question, tr("Open the inspector?"),
                        tr("%1 has no inspector open. Have it open one, to watch its heap?")
                            .arg(singleLine(open->name)),
                        QMessageBox::NoButton, &m_window);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("It is sent the signal SIGUSR1, on which Node.js opens its inspector on this machine’s "
           "loopback, and says so on its standard error. While it is open, every user of this "
           "machine can run code in the program. It is closed when you let go of the heap, or end "
           "the recording."));
    const QAbstractButton* const yes =
        box->addButton(tr("Open the inspector"), QMessageBox::AcceptRole);
    box->setEscapeButton(box->addButton(QMessageBox::Cancel));
    box->setObjectName(QStringLiteral("openInspector"));
    connect(box, &QMessageBox::buttonClicked, this, [this, id, yes](const QAbstractButton* chosen) {
        if (chosen == yes) {
            m_workspace.live.watchHeap(id, InspectorConsent::Asked);
        }
    });
    box->open();
}

/// Returns at once.
void HeapWatching::askToSignal(int id, const SnapshotSignal& signal)
{
    const OpenRecording* const open = m_workspace.session.find(id);
    if (open == nullptr) {
        return;
    }
    auto* const box = new QMessageBox(
        QMessageBox::Question, tr("Have a snapshot written?"),
        tr("%1 was started with --heapsnapshot-signal. Have it write a heap snapshot?")
            .arg(singleLine(open->name)),
        QMessageBox::NoButton, &m_window);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("It is sent the signal %1 and writes the snapshot into its folder %2, from where it is "
           "moved beside the recording. It stands still meanwhile, some seconds for each 100 MB of "
           "its heap, and may need twice its memory.",
           "a signal, a folder")
            .arg(fileText(signal.name), fileText(signal.folder)));
    const QAbstractButton* const yes = box->addButton(tr("Take snapshot"), QMessageBox::AcceptRole);
    box->setEscapeButton(box->addButton(QMessageBox::Cancel));
    box->setObjectName(QStringLiteral("sendSignal"));
    connect(box, &QMessageBox::buttonClicked, this, [this, id, yes](const QAbstractButton* chosen) {
        if (chosen == yes) {
            if (auto request = newCapture(id)) {
                m_workspace.live.captureBySignal(id, std::move(*request));
            }
        }
    });
    box->open();
}

} // namespace tidemark::app

#include "moc_heap_watching.cpp"
