// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/v8_heap.h"

#include "core/live/allocation_recording.h"
#include "core/live/event_wait.h"
#include "core/live/heap_capture.h"
#include "core/live/heap_usage.h"
#include "core/live/inspector_problem.h"

#include <algorithm>

namespace tidemark
{

namespace
{

using namespace std::chrono_literals;

double rowValue(const std::optional<std::int64_t>& bytes)
{
    return bytes ? static_cast<double>(*bytes) : kGap;
}

} // namespace

V8Heap::V8Heap(const V8Source::Options& options, const RecordingTime& time, RecordingSink& seen,
               HeapWatch& watch)
    : m_options(options),
      m_time(time),
      m_seen(seen),
      m_watch(watch),
      m_untilEnd(watch),
      m_ofRequest(watch)
{
}

void V8Heap::watch()
{
    if (const auto connected = connect(); !connected) {
        m_watch.change([&connected](HeapWatchState& state) {
            state.step = HeapWatchState::Step::Ended;
            state.failure = connected.error();
        });
        return;
    }
    setStep(HeapWatchState::Step::Watching);
    do {
        attend();
    } while (returnsToNode());
    const bool isLost = !m_untilEnd.cancelled() && !hasProcessEnded();
    const auto reason = m_session->failure();
    letGo();
    m_watch.change([&](HeapWatchState& state) {
        state.step = HeapWatchState::Step::Ended;
        if (isLost) {
            state.failure = reason;
        }
    });
}

Result<void> V8Heap::connect()
{
    auto found = m_options.address ? inspectorAt(*m_options.address, m_untilEnd)
                                   : findInspector(m_options.pid, m_options.consent, m_untilEnd);
    if (!found) {
        return tl::unexpected(std::move(found.error()));
    }
    if (auto process = LinuxProbe::open(m_options.pid)) {
        m_process = std::move(*process);
    }
    m_inspector = std::move(*found);
    auto opened = openSession(m_inspector->target);
    if (!opened && m_inspector->wasOpened) {
        closeInspector(*m_inspector, std::move(m_session));
    }
    return opened;
}

/// In the place of the one before, which stays where this fails.
Result<void> V8Heap::openSession(const InspectorTarget& target)
{
    auto session = InspectorSession::open(m_inspector->address, target, m_untilEnd);
    if (!session) {
        return tl::unexpected(std::move(session.error()));
    }
    auto told = (*session)->letTargetEnd(m_untilEnd).and_then([&] {
        return (*session)->listWorkers(m_untilEnd);
    });
    if (!told) {
        return told;
    }
    if (m_collections) {
        m_collections->stop();
    }
    m_collections.reset();
    m_session = std::move(*session);
    m_inspector->target = m_session->target();
    m_usage.reset();
    m_collections.emplace(*m_session, m_time, m_seen, seriesName(""));
    m_watch.change([this](HeapWatchState& state) {
        state.target = m_session->target();
        state.used.reset();
        state.total.reset();
        state.pause.reset();
    });
    listen();
    m_collections->start(m_untilEnd);
    m_watch.change(
        [this](HeapWatchState& state) { state.tellsCollections = m_collections->isTracing(); });
    tellTargets();
    return {};
}

/// The Node whose worker was watched, which has ended; false if there is nothing to go on with.
bool V8Heap::returnsToNode()
{
    const InspectorTarget left = m_inspector->target;
    if (left.worker.empty() || m_untilEnd.cancelled()) {
        return false;
    }
    InspectorTarget node = left;
    node.worker.clear();
    const auto known = std::ranges::find(m_inspector->targets, left.path, &InspectorTarget::path);
    const auto failure = m_session->failure();
    if (!openSession(known == m_inspector->targets.end() ? node : *known)) {
        return false;
    }
    m_watch.change([&failure](HeapWatchState& state) { state.failure = failure; });
    return true;
}

/// Those of the inspector, and the workers that the connection has heard of.
void V8Heap::tellTargets()
{
    std::vector<InspectorTarget> targets = m_inspector->targets;
    std::ranges::move(m_session->workers(), std::back_inserter(targets));
    if (targets != m_watch.state().targets) {
        m_watch.change([&targets](HeapWatchState& state) { state.targets = std::move(targets); });
    }
}

/// Those that a browser has by now: pages come and go, while a Node tells of its workers itself.
void V8Heap::listPages()
{
    const auto isPage = [](const InspectorTarget& target) { return target.type == "page"; };
    if (std::ranges::none_of(m_inspector->targets, isPage)) {
        return;
    }
    if (auto targets = fetchInspectorTargets(m_inspector->address, m_untilEnd)) {
        m_inspector->targets = heapsAmong(std::move(*targets));
    }
}

void V8Heap::listen()
{
    m_session->setEventHandler([this](const QString& method, const QJsonObject& parameters) {
        m_collections->take(method, parameters);
    });
}

/// Until the watch is to end or the connection does.
void V8Heap::attend()
{
    m_readingDue = Clock::now();
    m_collectionsDue = m_readingDue + m_options.collectionsEvery;
    m_pagesDue = m_readingDue + m_options.pagesEvery;
    while (!m_untilEnd.cancelled() && !m_session->failure()) {
        if (auto request = m_watch.takeRequest()) {
            m_watch.change([](HeapWatchState& state) { state.failure.reset(); });
            std::visit([this](const auto& wanted) { serve(wanted); }, *request);
            m_watch.change([](HeapWatchState& state) {
                state.step = HeapWatchState::Step::Watching;
                ++state.served;
            });
        } else {
            observe(true);
        }
    }
}

/// What is due, or a while of waiting for it.
void V8Heap::observe(bool untilRequest)
{
    tellTargets();
    const auto now = Clock::now();
    if (now >= m_pagesDue) {
        listPages();
        m_pagesDue = Clock::now() + m_options.pagesEvery;
    } else if (now >= m_collectionsDue) {
        m_collections->fetch(m_untilEnd);
        m_collectionsDue = Clock::now() + m_options.collectionsEvery;
    } else if (now >= m_readingDue) {
        readUsage();
        m_readingDue = std::max(m_readingDue + m_options.interval, Clock::now());
    } else {
        waitUntil(std::min({m_readingDue, m_collectionsDue, m_pagesDue}), untilRequest);
    }
}

/// Who loses the connection to a process that ends need not say so. It may take a moment.
bool V8Heap::hasProcessEnded()
{
    constexpr auto kPatience = 2s;
    const auto hasEnded = [this] { return !m_process || !m_process->read(); };
    return waitFor(hasEnded, kPatience, m_untilEnd) == Waited::Done;
}

/// Less long if there is something to do before, as a request where @p untilRequest.
void V8Heap::waitUntil(Clock::time_point due, bool untilRequest)
{
    const auto most = std::chrono::ceil<std::chrono::milliseconds>(due - Clock::now());
    const auto hasWork = [this, untilRequest] {
        const bool isAsked =
            untilRequest ? m_watch.hasRequest() : m_watch.isFinished() || m_ofRequest.cancelled();
        return isAsked || m_session->failure();
    };
    waitFor(hasWork, most, m_untilEnd);
}

void V8Heap::readUsage()
{
    const std::int64_t asked = m_time.position();
    const auto usage = fetchHeapUsage(*m_session, m_untilEnd);
    if (!usage) {
        return; // what ended the connection is said when it has ended
    }
    // Somewhere between the question and the answer: the middle is wrong by the least.
    m_lastPosition = asked + (m_time.position() - asked) / 2;
    addUsage(*usage);
}

/// Newer versions of V8 also tell the size of array buffers and external strings.
void V8Heap::addUsage(const HeapUsage& usage)
{
    if (!m_usage) {
        std::vector<SeriesHead> heads{{SeriesKind::HeapUsed, seriesName("heapUsed"), {}},
                                      {SeriesKind::HeapTotal, seriesName("heapTotal"), {}}};
        m_tellsExternal = usage.external.has_value();
        if (m_tellsExternal) {
            heads.push_back({SeriesKind::External, seriesName("external"), {}});
        }
        m_usage = m_seen.addGroup(std::move(heads));
    }
    std::vector<double> row{rowValue(usage.used), rowValue(usage.total)};
    if (m_tellsExternal) {
        row.push_back(rowValue(usage.external));
    }
    m_seen.addRow(*m_usage, m_lastPosition, row);
    m_watch.change([&usage](HeapWatchState& state) {
        state.used = usage.used;
        state.total = usage.total;
    });
}

/// That of a worker says whose it is.
std::string V8Heap::seriesName(const char* what) const
{
    const std::string& worker = m_inspector->target.worker;
    return worker.empty() ? what : what + (" (worker " + worker + ")");
}

void V8Heap::serve(const TargetRequest& request)
{
    if (const auto opened = openSession(request.target); !opened) {
        say(opened.error());
    }
}

void V8Heap::serve(const CollectRequest& request)
{
    setStep(HeapWatchState::Step::Collecting);
    readUsage();
    addMark(request.before);
    if (const auto collected = collectGarbage(*m_session, m_ofRequest); !collected) {
        say(collected.error());
        return;
    }
    readUsage();
    addMark(request.after);
}

void V8Heap::serve(const MarkRequest& request)
{
    readUsage();
    addMark(request.name);
}

void V8Heap::serve(const CaptureRequest& request)
{
    setStep(HeapWatchState::Step::Capturing);
    m_ofRequest.progress(0.0);
    readUsage();
    const std::int64_t used = m_watch.state().used.value_or(0);
    const std::int64_t start = m_time.position();
    const auto captured = captureHeap(*m_session, request.file, request.overwrite, m_ofRequest);
    if (!captured) {
        say(captured.error());
        listen();
        return;
    }
    listen();
    const std::int64_t end = start + captured->length.count();
    m_seen.addMarker({MarkerKind::Snapshot, request.label, start, end});
    m_seen.addSnapshot({.label = request.label, .position = start, .path = request.file.string()});
    m_watch.change([&](HeapWatchState& state) {
        state.captured.push_back({request.file, captured->bytes, captured->length});
        state.pause = MeasuredPause{used, captured->length};
    });
}

void V8Heap::serve(const AllocationRequest& request)
{
    setStep(HeapWatchState::Step::Recording);
    m_ofRequest.progress(0.0);
    const std::int64_t start = m_time.position();
    if (const auto begun = beginAllocations(*m_session, request.kind, m_ofRequest); !begun) {
        say(begun.error());
        return;
    }
    if (!recordAllocations(request)) {
        dropAllocations(*m_session, request.kind);
        say(m_session->failure().value_or(Error{ErrorCode::Cancelled, {}}));
        return;
    }
    const bool isProfile = request.kind == AllocationKind::Profile;
    if (!isProfile) {
        setStep(HeapWatchState::Step::Capturing);
    }
    const std::int64_t end = m_time.position();
    const auto captured =
        endAllocations(*m_session, request.kind, request.file, Overwrite::Nothing, m_ofRequest);
    listen();
    if (!captured) {
        say(captured.error());
        return;
    }
    m_seen.addMarker({MarkerKind::Mark, request.label, start, end});
    if (!isProfile) {
        m_seen.addMarker(
            {MarkerKind::Snapshot, request.label, end, end + captured->length.count()});
        m_seen.addSnapshot(
            {.label = request.label, .position = end, .path = request.file.string()});
    }
    m_watch.change([&](HeapWatchState& state) {
        state.captured.push_back({request.file, captured->bytes, captured->length, isProfile});
    });
}

/// Goes on reading meanwhile. False if it was given up, or the connection has ended.
bool V8Heap::recordAllocations(const AllocationRequest& request)
{
    const auto begun = Clock::now();
    while (Clock::now() - begun < request.length && !m_watch.isFinished()) {
        if (m_ofRequest.cancelled() || m_session->failure()) {
            return false;
        }
        observe(false);
        m_ofRequest.progress((Clock::now() - begun) /
                             std::chrono::duration<double>(request.length));
    }
    return true;
}

void V8Heap::setStep(HeapWatchState::Step step)
{
    m_watch.change([step](HeapWatchState& state) { state.step = step; });
}

void V8Heap::say(const Error& failure)
{
    m_watch.change([&failure](HeapWatchState& state) { state.failure = failure; });
}

/// At the last reading, so that it has that value.
void V8Heap::addMark(const std::string& name)
{
    if (!name.empty()) {
        m_seen.addMarker({MarkerKind::Mark, name, m_lastPosition, m_lastPosition});
    }
}

/// Leaves the runtime as it was found.
void V8Heap::letGo()
{
    m_collections->stop();
    if (m_inspector->wasOpened) {
        closeInspector(*m_inspector, std::move(m_session));
    }
}

} // namespace tidemark
