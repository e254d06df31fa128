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
/// USS, each sampled together. Each child has its RSS and, apart, its PSS, which are called after
/// its program, also once it has begun another one. Series of the main process go on over a
/// restart.
///
/// With the first child there is a sum over all processes, from the begin of the recording on and
/// as often as RSS is read, for PSS is read too rarely: of each process its RSS less what it shares
/// with others, as its PSS told when it was last read. That adds up to the whole only if all were
/// read since the last process came or went. Before, the main process counts in full, of the
/// others what is theirs alone, and of a fork that has not been read yet what it has grown. Never
/// is it less than the RSS of a single one. Where the system refuses PSS it is the sum of RSS,
/// which counts shared pages once for each process. Its name says which. Used by one thread.
class WatchedSeries
{
public:
    /// Children with series of their own at most; further ones count in the sum only.
    static constexpr std::size_t kMostChildSeries = 400;

    /// Samples before the first child that the sum begins with at most.
    static constexpr std::size_t kMostAlone = 1'000'000;

    /// @p sink must outlive it.
    explicit WatchedSeries(RecordingSink& sink);

    void add(const ProcessSample& sample);
    void add(const LookEnded& look);
    void add(const ProcessFigures& figures);
    void add(const RollupSample& sample);
    void join(const ProcessJoined& joined);
    void leave(const ProcessLeft& left);

    /// A gap in every series from @p from on.
    void pause(const SamplingPause& pause);

    bool isPssRefused() const { return m_isPssRefused; }

private:
    /// What of a process's RSS others have too.
    struct Sharing {
        std::uint64_t counted = 0; ///< by PSS as theirs
        std::uint64_t common = 0;  ///< all that is not its own alone
        std::uint64_t version = 0; ///< m_version when it was read
    };

    struct Process {
        bool isMain = false;
        bool hasSeries = false;            ///< of its own: a child within the limit
        std::optional<std::size_t> memory; ///< groups, of a child from the first reading on
        std::optional<std::size_t> rollup;
        std::string name;
        bool isFork = false;            ///< runs its parent's program, whose pages it shares
        ProcBytes resident;             ///< the latest
        ProcBytes firstResident;        ///< of a fork
        std::optional<Sharing> sharing; ///< as it was last read; none since it has begun a program
        ProcBytes peakResident;         ///< the highest
        std::int64_t lastLook = 0;
    };

    std::size_t figuresGroup();
    void addPeak(const Process& process);
    void followName(Process& process, const ProcessSample& sample);
    void beginSum();
    void addToSum(std::int64_t position, double value);
    double sum() const;
    std::uint64_t discountOf(const Process& process, bool isCoherent) const;

    RecordingSink& m_sink;
    std::size_t m_memory;
    std::optional<std::size_t> m_figures;
    std::optional<std::size_t> m_limit;
    std::optional<std::size_t> m_mainRollup;
    std::optional<std::size_t> m_sum;
    std::map<ProcessIdentity, Process> m_processes;
    std::uint64_t m_version = 0;                          ///< of who is there and what it runs
    std::vector<std::pair<std::int64_t, double>> m_alone; ///< RSS before the first child
    std::size_t m_childSeries = 0;
    bool m_isPssRefused = false;
    bool m_sumIsRss = false;
};

} // namespace tidemark
