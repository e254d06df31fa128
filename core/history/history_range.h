// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tidemark
{

/// A stretch of time that is asked for, in nanoseconds since 1970, and its step. Both ends are
/// asked for; start is not behind end, step is at least a millisecond.
struct HistoryRange {
    std::int64_t start = 0;
    std::int64_t end = 0;
    std::int64_t step = 0;

    /// How many samples a series has at most.
    std::int64_t points() const { return (end - start) / step + 1; }
    bool operator==(const HistoryRange&) const = default;
};

/// What Prometheus answers at most for one series.
inline constexpr std::int64_t kMostPointsOfAnswer = 11'000;

/// A step that gives no more samples than a chart on a wide screen can show: round, and no shorter
/// than servers usually ask their targets, unless the stretch is a few minutes.
std::int64_t drawnStep(std::int64_t start, std::int64_t end);

/// "15s", "1h30m", "2d", "1w", "500ms", or seconds "0.5": nanoseconds, at least a millisecond.
std::optional<std::int64_t> historyStepIn(std::string_view text);

/// A moment in nanoseconds since 1970: seconds ("1796092969.5"), "2026-12-01T02:00:00Z" or with an
/// offset, "2026-12-01 02:00" in UTC, "now", or how long before @p now ("1d", "-6h").
std::optional<std::int64_t> historyTimeIn(std::string_view text, std::int64_t now);

} // namespace tidemark
