// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/jvm_collections.h"

#include "core/recorder/live_recording.h"

#include <algorithm>
#include <fmt/format.h>

namespace tidemark
{

void JvmCollections::take(const std::vector<JvmCollector>& collectors, std::int64_t position)
{
    for (const JvmCollector& one : collectors) {
        if (const std::int64_t last = std::max(one.lastStart, one.lastEnd); last > 0) {
            m_start = std::min(m_start.value_or(position - last), position - last);
        }
    }
    m_known.resize(collectors.size());
    for (std::size_t i = 0; i < collectors.size(); ++i) {
        const JvmCollector& one = collectors[i];
        const bool goesOn = one.lastEnd < one.lastStart; // it is counted when it begins
        const std::int64_t count = one.invocations - m_known[i].value_or(one).invocations;
        if (goesOn && m_known[i]) {
            continue;
        }
        if (count > 0) {
            add(one, count);
        }
        m_known[i] = one;
    }
}

void JvmCollections::add(const JvmCollector& collector, std::int64_t count)
{
    constexpr std::size_t kMost = LiveRecording::kMostMarkers / 2;
    if (++m_markers > kMost) {
        m_seen.countWarning(WarningCode::MarkersLeftOut);
        return;
    }
    const std::int64_t start = std::max<std::int64_t>(m_start.value_or(0) + collector.lastStart, 0);
    const std::int64_t end = std::max(m_start.value_or(0) + collector.lastEnd, start);
    m_seen.addMarker({MarkerKind::Gc,
                      count > 1 ? fmt::format("{} (×{})", collector.name, count) : collector.name,
                      start, end});
}

} // namespace tidemark
