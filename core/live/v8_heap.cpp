// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/v8_heap.h"

#include "core/live/event_wait.h"
#include "core/live/heap_capture.h"
#include "core/recorder/live_recording.h"

#include <array>
#include <cmath>

namespace tidemark
{

namespace
{

using namespace std::chrono_literals;

/// A size that V8 tells, none if it is none.
std::optional<std::int64_t> sizeIn(const QJsonObject& answer, const char* name)
{
    const double bytes = answer[QLatin1String(name)].toDouble(-1);
    constexpr double kMostBytes = 9e15; // doubles are whole up to there
    return bytes >= 0 && bytes <= kMostBytes ? std::optional(std::llround(bytes)) : std::nullopt;
}

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
    attend();
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
    auto found = findInspector(m_options.pid, m_options.consent, m_untilEnd);
    if (!found) {
        return tl::unexpected(std::move(found.error()));
    }
    if (auto process = LinuxProbe::open(m_options.pid)) {
        m_process = std::move(*process);
    }
    m_inspector = std::move(*found);
    m_watch.change([this](HeapWatchState& state) { state.program = m_inspector->target.title; });
    auto opened = openSession();
    if (!opened && m_inspector->wasOpened) {
        closeInspector(*m_inspector, std::move(m_session));
    }
    return opened;
}

/// Also once more, where the one before had to be given up.
Result<void> V8Heap::openSession()
{
    auto session = InspectorSession::open(m_inspector->address, m_inspector->target, m_untilEnd);
    if (!session) {
        return tl::unexpected(std::move(session.error()));
    }
    m_session = std::move(*session);
    if (auto told = m_session->letTargetEnd(m_untilEnd); !told) {
        return told;
    }
    listen();
    startTracing();
    return {};
}

void V8Heap::listen()
{
    m_session->setEventHandler(
        [this](const QString& method, const QJsonObject& parameters) { take(method, parameters); });
}

/// Until the watch is to end or the connection does.
void V8Heap::attend()
{
    auto readingDue = Clock::now();
    auto collectionsDue = readingDue + m_options.collectionsEvery;
    while (!m_untilEnd.cancelled() && !m_session->failure()) {
        if (auto request = m_watch.takeRequest()) {
            m_watch.change([](HeapWatchState& state) { state.failure.reset(); });
            std::visit([this](const auto& wanted) { serve(wanted); }, *request);
            m_watch.change([](HeapWatchState& state) {
                state.step = HeapWatchState::Step::Watching;
                ++state.served;
            });
            continue;
        }
        const auto now = Clock::now();
        if (now >= collectionsDue) {
            fetchCollections();
            collectionsDue = Clock::now() + m_options.collectionsEvery;
        } else if (now >= readingDue) {
            readUsage();
            readingDue = std::max(readingDue + m_options.interval, Clock::now());
        } else {
            waitUntil(std::min(readingDue, collectionsDue));
        }
    }
}

/// Who loses the connection to a process that ends need not say so. It may take a moment.
bool V8Heap::hasProcessEnded()
{
    constexpr auto kPatience = 2s;
    const auto hasEnded = [this] { return !m_process || !m_process->read(); };
    return waitFor(hasEnded, kPatience, m_untilEnd) == Waited::Done;
}

void V8Heap::waitUntil(Clock::time_point due)
{
    const auto most = std::chrono::ceil<std::chrono::milliseconds>(due - Clock::now());
    waitFor([this] { return m_watch.hasRequest() || m_session->failure(); }, most, m_untilEnd);
}

void V8Heap::readUsage()
{
    const std::int64_t asked = m_time.position();
    const auto answer = m_session->call(QStringLiteral("Runtime.getHeapUsage"), {}, m_untilEnd);
    if (!answer) {
        return; // what ended the connection is said when it has ended
    }
    // Somewhere between the question and the answer: the middle is wrong by the least.
    m_lastPosition = asked + (m_time.position() - asked) / 2;
    addUsage(*answer);
}

/// Newer versions of V8 also tell the size of array buffers and external strings.
void V8Heap::addUsage(const QJsonObject& answer)
{
    const auto used = sizeIn(answer, "usedSize");
    const auto total = sizeIn(answer, "totalSize");
    const auto external = sizeIn(answer, "backingStorageSize");
    if (!m_usage) {
        std::vector<SeriesHead> heads{{SeriesKind::HeapUsed, "heapUsed", {}},
                                      {SeriesKind::HeapTotal, "heapTotal", {}}};
        m_tellsExternal = external.has_value();
        if (m_tellsExternal) {
            heads.push_back({SeriesKind::External, "external", {}});
        }
        m_usage = m_seen.addGroup(std::move(heads));
    }
    std::vector<double> row{rowValue(used), rowValue(total)};
    if (m_tellsExternal) {
        row.push_back(rowValue(external));
    }
    m_seen.addRow(*m_usage, m_lastPosition, row);
    m_watch.change([&used, &total](HeapWatchState& state) {
        state.used = used;
        state.total = total;
    });
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
    });
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

void V8Heap::startTracing()
{
    const QJsonObject config{
        {QStringLiteral("recordMode"), QStringLiteral("recordContinuously")},
        {QStringLiteral("includedCategories"), QJsonArray{QStringLiteral("v8")}}};
    const auto started = m_session->call(QStringLiteral("NodeTracing.start"),
                                         {{QStringLiteral("traceConfig"), config}}, m_untilEnd);
    m_isTracing = started.has_value(); // others than Node know no such method
    m_watch.change([this](HeapWatchState& state) { state.tellsCollections = m_isTracing; });
}

/// Node hands out what it traced when tracing stops.
void V8Heap::fetchCollections()
{
    if (m_isTracing && m_session->call(QStringLiteral("NodeTracing.stop"), {}, m_untilEnd)) {
        startTracing();
    }
}

void V8Heap::take(const QString& method, const QJsonObject& parameters)
{
    if (method == QLatin1String("NodeTracing.dataCollected")) {
        for (const GcEvent& collection :
             m_trace.take(parameters[QLatin1String("value")].toArray())) {
            add(collection);
        }
    }
}

void V8Heap::add(const GcEvent& collection)
{
    const ClockReading now = m_time.clock().now();
    const std::int64_t toBoot = now.boot - now.awake;
    const std::int64_t end = m_time.positionOf(collection.end + toBoot);
    const std::int64_t start = m_time.positionOf(collection.start + toBoot);
    if (start < 0 || collection.end > now.awake) {
        return; // before the recording began, or on another clock
    }
    constexpr std::size_t kMostMinor = LiveRecording::kMostMarkers / 2;
    if (!collection.isFull && ++m_minorCollections > kMostMinor) {
        m_seen.countWarning(WarningCode::MarkersLeftOut);
        return;
    }
    Marker marker{MarkerKind::Gc, collection.isFull ? "Mark-Compact" : "Scavenge", start, end};
    marker.name += collection.reason.empty() ? "" : ": " + collection.reason;
    marker.startBytes = collection.usedBefore;
    marker.endBytes = collection.usedAfter;
    m_seen.addMarker(std::move(marker));
    if (collection.isFull) {
        if (!m_baseline) {
            m_baseline = m_seen.addGroup({{SeriesKind::GcBaseline, "after full GC", {}}});
        }
        m_seen.addRow(*m_baseline, end, std::array{static_cast<double>(collection.usedAfter)});
    }
}

/// Leaves the runtime as it was found.
void V8Heap::letGo()
{
    if (m_isTracing && !m_session->failure()) {
        const TaskControl uncancelled;
        constexpr auto kPatience = 3s;
        (void)m_session->call(QStringLiteral("NodeTracing.stop"), {}, uncancelled, kPatience);
    }
    if (m_inspector->wasOpened) {
        closeInspector(*m_inspector, std::move(m_session));
    }
}

} // namespace tidemark
