// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recorder/process_event.h"
#include "core/recorder/recording_sink.h"

#include <map>

namespace tidemark
{

/// Knows which series of a recording belong to which process, and turns what the samplers saw into
/// rows.
///
/// The main process has its memory (RSS, anonymous, file, shared, swap), its figures (highest RSS,
/// what the machine has left, threads, open files, CPU), a limit where there is one, and PSS with
/// USS, each sampled together. Each child has its
/// RSS and, apart, its PSS. From the first child on there is a sum over all processes: of PSS; or,
/// where the system refuses that, of RSS, which counts shared pages once for each process and says
/// so in its name. Series of the main process go on over a restart. Used by one thread.
class WatchedSeries
{
public:
    /// Children with series of their own at most; further ones count in the sum only.
    static constexpr std::size_t kMostChildSeries = 400;

    /// @p sink must outlive it.
    explicit WatchedSeries(RecordingSink& sink);

    void add(const ProcessSample& sample);
    void add(const ProcessFigures& figures);
    void add(const RollupSample& sample);
    void join(const ProcessJoined& joined);
    void leave(const ProcessLeft& left);

    /// A gap in every series from @p from on.
    void pause(const SamplingPause& pause);

    bool isPssRefused() const { return m_isPssRefused; }

private:
    struct Process {
        bool isMain = false;
        bool hasSeries = false;            ///< of its own: a child within the limit
        std::optional<std::size_t> memory; ///< groups, of a child from the first reading on
        std::optional<std::size_t> rollup;
        std::string name;
        ProcBytes resident;     ///< the latest
        ProcBytes proportional; ///< the latest
        ProcBytes peakResident; ///< the highest
        std::int64_t lastLook = 0;
    };

    std::size_t figuresGroup();
    void addPeak(const Process& process);
    void addSum(std::int64_t position);

    RecordingSink& m_sink;
    std::size_t m_memory;
    std::optional<std::size_t> m_figures;
    std::optional<std::size_t> m_limit;
    std::optional<std::size_t> m_mainRollup;
    std::optional<std::size_t> m_sum;
    std::map<ProcessIdentity, Process> m_processes;
    std::size_t m_childSeries = 0;
    bool m_isPssRefused = false;
    bool m_sumIsRss = false;
};

} // namespace tidemark
