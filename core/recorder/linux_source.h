// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recorder/slow_sampler.h"
#include "core/recorder/watch_source.h"
#include "core/recorder/watched_series.h"
#include "core/system/descriptor.h"

namespace tidemark
{

/// A process and its children as Linux shows them in /proc: two sampling threads, one for the quick
/// readings and one for those that take time. Knows the end of the process to the millisecond,
/// however rare the samples are.
class LinuxSource final : public WatchSource
{
public:
    /// With no @p process it waits for one that @p findSuccessor finds.
    LinuxSource(const SamplingOptions& options, std::optional<LinuxProbe> process,
                Sampler::FindSuccessor findSuccessor);

    void start(const RecordingTime& time, RecordingSink& sink, std::function<void()> wake) override;
    void collect() override;
    SourceStatus status() const override;
    void stop() override;
    int wakeDescriptor() const override { return m_processEnd.number(); }

private:
    void handle(const ProcessJoined& joined);
    void handle(const ProcessLeft& left);
    void handle(const SamplingPause& pause);
    void handle(const ChildLeftOut& child);

    const SamplingOptions m_options;
    std::optional<LinuxProbe> m_process; ///< until it is started
    Sampler::FindSuccessor m_findSuccessor;
    SourceStatus m_status;
    Descriptor m_processEnd; ///< readable once the process has ended
    RecordingSink* m_sink = nullptr;
    std::optional<WatchedSeries> m_series; ///< from the start on, as what follows
    ProcessEventQueue m_queue;
    std::vector<ProcessEvent> m_events;
    std::optional<Sampler> m_quick;
    std::optional<SlowSampler> m_slow;
};

} // namespace tidemark
