// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/history_follower.h"

namespace tidemark
{

Result<Recordings> HistoryFollower::update(std::int64_t nowUnixNs, TaskControl& control)
{
    HistoryRequest newer = m_request;
    newer.range.start = m_request.range.end + m_request.range.step;
    newer.range.end = nowUnixNs - (nowUnixNs - newer.range.start) % m_request.range.step;
    if (newer.range.start <= nowUnixNs) {
        if (auto fetched = fetchHistory(newer, m_matrix, control); !fetched) {
            return tl::unexpected(fetched.error());
        }
        m_request.range.end = newer.range.end;
    }
    return prometheusRecordings(m_matrix, m_request.known(), control);
}

} // namespace tidemark
