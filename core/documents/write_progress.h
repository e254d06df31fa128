// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/recording.h"
#include "core/task_control.h"

namespace tidemark
{

/// How far a writer is through the samples of its recordings, told to the caller now and then. Used
/// by one thread; the control must outlive it.
class WriteProgress
{
public:
    WriteProgress(const Recordings& recordings, TaskControl& control) : m_control(control)
    {
        for (const auto& recording : recordings) {
            for (const Series& series : recording->timeline.series) {
                m_total += series.size();
            }
        }
    }

    /// Counts @p samples more; false if the caller wants to stop.
    bool add(std::size_t samples)
    {
        m_done += samples;
        return m_done < m_nextReport || goOn();
    }

    /// Counts a line of output, which goes fast beside samples; false if the caller wants to stop.
    bool addLine()
    {
        constexpr std::uint64_t kLinesBetweenReports = 4096;
        return ++m_lines % kLinesBetweenReports != 0 || goOn();
    }

    /// Tells how far it is; false if the caller wants to stop.
    bool goOn()
    {
        constexpr std::uint64_t kSamplesBetweenReports = 65536;
        m_nextReport = m_done + kSamplesBetweenReports;
        m_control.progress(
            m_total == 0 ? 1.0 : static_cast<double>(m_done) / static_cast<double>(m_total));
        return !m_control.cancelled();
    }

private:
    TaskControl& m_control;
    std::uint64_t m_total = 0;
    std::uint64_t m_done = 0;
    std::uint64_t m_lines = 0;
    std::uint64_t m_nextReport = 0;
};

} // namespace tidemark
