// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/heap_watching.h"

#include "app/messages/message_bar.h"
#include "app/record/heap_panel.h"
#include "app/text/error_text.h"
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
      m_messages(messages)
{
    connect(&workspace.live, &LiveRecordings::heapChanged, this, &HeapWatching::follow);
    connect(&workspace.live, &LiveRecordings::ended, this, [this](int id) { m_known.erase(id); });
}

void HeapWatching::serve(const HeapPanel& panel)
{
    connect(&panel, &HeapPanel::watchRequested, this, &HeapWatching::watch);
    connect(&panel, &HeapPanel::collectRequested, this, &HeapWatching::collect);
    connect(&panel, &HeapPanel::captureRequested, this, &HeapWatching::capture);
    connect(&panel, &HeapPanel::openRequested, this, &HeapWatching::openRequested);
}

bool HeapWatching::isReady(const Workspace& workspace)
{
    const int id = workspace.live.subject();
    const auto heap = workspace.live.heapOf(id);
    return heap && heap->state().step == Step::Watching && !workspace.hunting.isHunted(id);
}

bool HeapWatching::canCapture(const Workspace& workspace)
{
    const auto heap = workspace.live.heapOf(workspace.live.subject());
    return isReady(workspace) && heap->state().runtime == HeapRuntime::V8;
}

void HeapWatching::watch()
{
    m_workspace.live.watchHeap(m_workspace.live.subject(), InspectorConsent::NotAsked);
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
    const OpenRecording* const open = m_workspace.session.find(id);
    if (!heap || open == nullptr) {
        return;
    }
    const QString file = newFile(id);
    if (file.isEmpty()) {
        m_messages.show({Message::Severity::Warning,
                         tr("There is no place for a snapshot: this recording has no file. Set "
                            "XDG_DATA_HOME to a folder of yours and start Tidemark again."),
                         {},
                         {}});
        return;
    }
    const auto number = open->recording->snapshots.size() + 1;
    heap->request(CaptureRequest{QFile::encodeName(file).toStdString(), Overwrite::Nothing,
                                 tr("Snapshot %1").arg(number).toStdString()});
}

/// A name beside the recording's that no file has; empty if the recording has no file.
QString HeapWatching::newFile(int id)
{
    const OpenRecording* const open = m_workspace.session.find(id);
    if (open == nullptr || open->path.isEmpty()) {
        return {};
    }
    const QFileInfo recording(open->path);
    const QString start = recording.path() + u'/' + recording.completeBaseName();
    for (int number = 1;; ++number) {
        const QString file = QStringLiteral("%1-%2.heapsnapshot").arg(start).arg(number);
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
        const HeapWatchState::Captured& one = state.captured[i];
        const QString path = QFile::decodeName(QByteArray::fromStdString(one.file.string()));
        if (m_workspace.hunting.isOfHunt(path)) {
            continue; // which opens it when all are there
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
    if (state.failure && state.failure != known.failure) {
        sayEnd(id, *state.failure);
    }
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

} // namespace tidemark::app

#include "moc_heap_watching.cpp"
