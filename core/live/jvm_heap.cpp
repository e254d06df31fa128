// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/jvm_heap.h"

#include "core/live/event_wait.h"
#include "core/live/runtime_problem.h"

namespace tidemark
{

namespace
{

using namespace std::chrono_literals;

double rowValue(std::int64_t bytes)
{
    return static_cast<double>(bytes);
}

} // namespace

JvmHeap::JvmHeap(const JvmSource::Options& options, const RecordingTime& time, RecordingSink& seen,
                 HeapWatch& watch)
    : m_options(options),
      m_time(time),
      m_seen(seen),
      m_watch(watch),
      m_untilEnd(watch),
      m_ofRequest(watch),
      m_collections(seen)
{
}

void JvmHeap::watch()
{
    auto connected = connect();
    if (connected) {
        setStep(HeapWatchState::Step::Watching);
        attend();
    } else {
        m_lost = std::move(connected.error());
    }
    const bool isLost = m_lost && !m_untilEnd.cancelled() && !(connected && hasProcessEnded());
    m_watch.change([&](HeapWatchState& state) {
        state.step = HeapWatchState::Step::Ended;
        if (isLost) {
            state.failure = m_lost;
        }
    });
}

Result<void> JvmHeap::connect()
{
    m_watch.change([](HeapWatchState& state) { state.runtime = HeapRuntime::Jvm; });
    if (auto process = LinuxProbe::open(m_options.pid)) {
        m_process = std::move(*process);
    }
    auto jvm = HotspotAttach::open(m_options.pid);
    if (!jvm) {
        return tl::unexpected(std::move(jvm.error()));
    }
    m_jvm = std::move(*jvm);
    const HotspotAccess& access = m_jvm->access();
    m_figures = PerfDataFile::open(access.figures, access.user, access.figuresInode);
    m_watch.change(
        [this](HeapWatchState& state) { state.tellsCollections = m_figures.has_value(); });
    return readMemory();
}

/// Until the watch is to end or the JVM answers no more.
void JvmHeap::attend()
{
    auto readingDue = Clock::now() + m_options.interval;
    auto collectionsDue = Clock::now();
    while (!m_untilEnd.cancelled() && !m_lost) {
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
            readCollections();
            collectionsDue = now + m_options.collectionsEvery;
        } else if (now >= readingDue) {
            if (auto read = readMemory(); !read) {
                m_lost = std::move(read.error());
            }
            readingDue = std::max(readingDue + m_options.interval, Clock::now());
        } else {
            waitUntil(std::min(readingDue, collectionsDue));
        }
    }
}

/// A JVM that ends closes its socket first. It may take a moment.
bool JvmHeap::hasProcessEnded()
{
    constexpr auto kPatience = 2s;
    const auto hasEnded = [this] { return !m_process || !m_process->read(); };
    return waitFor(hasEnded, kPatience, m_untilEnd) == Waited::Done;
}

void JvmHeap::waitUntil(Clock::time_point due)
{
    const auto most = std::chrono::ceil<std::chrono::milliseconds>(due - Clock::now());
    waitFor([this] { return m_watch.hasRequest(); }, most, m_untilEnd);
}

Result<void> JvmHeap::readMemory()
{
    const std::int64_t asked = m_time.position();
    auto memory = m_jvm->memory(m_untilEnd);
    if (!memory) {
        return tl::unexpected(memory.error());
    }
    if (const auto data =
            m_figures && memory->generations.empty() ? m_figures->read() : std::nullopt) {
        memory->generations = g1PoolsIn(*data);
    }
    // Somewhere between the question and the answer: the middle is wrong by the least.
    m_lastPosition = asked + (m_time.position() - asked) / 2;
    addMemory(*memory);
    return {};
}

/// The whole heap first: it stands for the JVM where one figure is wanted.
void JvmHeap::addSeries(const JvmMemory& memory)
{
    std::vector<SeriesHead> heads{{SeriesKind::HeapUsed, "heap used", {}},
                                  {SeriesKind::HeapTotal, "heap committed", {}}};
    for (const JvmPool& one : memory.generations) {
        heads.push_back({SeriesKind::HeapUsed, one.name + " used", {}});
        heads.push_back({SeriesKind::HeapTotal, one.name + " committed", {}});
    }
    if (memory.metaspace) {
        heads.push_back({SeriesKind::External, "metaspace committed", {}});
    }
    m_generations = memory.generations.size();
    m_hasMetaspace = memory.metaspace.has_value();
    m_group = m_seen.addGroup(std::move(heads));
}

void JvmHeap::addMemory(const JvmMemory& memory)
{
    if (!m_group) {
        addSeries(memory);
    }
    std::vector<double> row{rowValue(memory.heap.used), rowValue(memory.heap.committed)};
    const bool hasSame = memory.generations.size() == m_generations;
    for (std::size_t i = 0; i < m_generations; ++i) {
        row.push_back(hasSame ? rowValue(memory.generations[i].used) : kGap);
        row.push_back(hasSame ? rowValue(memory.generations[i].committed) : kGap);
    }
    if (m_hasMetaspace) {
        row.push_back(memory.metaspace ? rowValue(memory.metaspace->committed) : kGap);
    }
    m_seen.addRow(*m_group, m_lastPosition, row);
    m_watch.change([&memory](HeapWatchState& state) {
        state.used = memory.heap.used;
        state.total = memory.heap.committed;
    });
}

void JvmHeap::readCollections()
{
    if (const auto data = m_figures ? m_figures->read() : std::nullopt) {
        m_collections.take(jvmCollectorsIn(*data), m_time.position());
    }
}

void JvmHeap::serve(const CollectRequest& request)
{
    setStep(HeapWatchState::Step::Collecting);
    auto done = readMemory();
    if (done) {
        addMark(request.before);
        done = m_jvm->collectGarbage(m_ofRequest);
    }
    if (done) {
        done = readMemory();
    }
    if (done) {
        addMark(request.after);
        return;
    }
    m_watch.change([&done](HeapWatchState& state) { state.failure = done.error(); });
}

void JvmHeap::serve(const MarkRequest& request)
{
    if (const auto read = readMemory(); read) {
        addMark(request.name);
    }
}

/// A JVM writes no snapshot that can be opened here.
void JvmHeap::serve(const CaptureRequest& /*request*/)
{
    refuse();
}

void JvmHeap::serve(const TargetRequest& /*request*/)
{
    refuse();
}

void JvmHeap::serve(const AllocationRequest& /*request*/)
{
    refuse();
}

/// What only V8 does.
void JvmHeap::refuse()
{
    m_watch.change([](HeapWatchState& state) { state.failure = runtimeError(kNoHeapFile); });
}

void JvmHeap::setStep(HeapWatchState::Step step)
{
    m_watch.change([step](HeapWatchState& state) { state.step = step; });
}

/// At the last reading, so that it has that value.
void JvmHeap::addMark(const std::string& name)
{
    if (!name.empty()) {
        m_seen.addMarker({MarkerKind::Mark, name, m_lastPosition, m_lastPosition});
    }
}

} // namespace tidemark
