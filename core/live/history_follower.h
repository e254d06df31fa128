// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/history_fetch.h"

namespace tidemark
{

/// Goes on from a history that was fetched: each time it asks for what is new since. Used by one
/// thread at a time, which must have an event dispatcher of Qt's.
class HistoryFollower
{
public:
    /// Goes on behind the end of @p request's range, of which @p matrix is the answer.
    HistoryFollower(HistoryRequest request, PrometheusMatrix matrix)
        : m_request(std::move(request)),
          m_matrix(std::move(matrix))
    {
    }

    std::int64_t step() const { return m_request.range.step; }

    /// All that is known by @p nowUnixNs, new targets behind the others. Errors: Cancelled,
    /// CannotFetch; the next call asks for the same time again.
    Result<Recordings> update(std::int64_t nowUnixNs, TaskControl& control);

private:
    HistoryRequest m_request; ///< its range ends with what was asked for
    PrometheusMatrix m_matrix;
};

} // namespace tidemark
