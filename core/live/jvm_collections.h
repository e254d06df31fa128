// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/jvm_figures.h"
#include "core/recorder/recording_sink.h"

namespace tidemark
{

/// Turns what a JVM counts of its garbage collections into markers, look by look.
class JvmCollections
{
public:
    /// @p seen must outlive it.
    explicit JvmCollections(RecordingSink& seen) : m_seen(seen) {}

    /// What the JVM has counted by @p position, a moment on the recording's axis. Nothing tells how
    /// its clock lies to ours but that nothing ends before it was seen: a marker may stand too late
    /// by the time between two looks. Of several collections of one kind between two looks the last
    /// has a marker, which says how many they were.
    void take(const std::vector<JvmCollector>& collectors, std::int64_t position);

private:
    void add(const JvmCollector& collector, std::int64_t count);

    RecordingSink& m_seen;
    std::vector<std::optional<JvmCollector>> m_known; ///< of each kind, as it was last
    std::optional<std::int64_t> m_start; ///< of the JVM's clock, on the recording's axis, at most
    std::size_t m_markers = 0;
};

} // namespace tidemark
