// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/value_column.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tidemark
{

/// What a series measures; it fixes the unit.
enum class SeriesKind {
    Rss,
    Pss,
    Uss,
    Vsize,
    Swap,
    Anon,
    File,
    Shared,
    HeapUsed,
    HeapTotal,
    HeapOverhead,
    Stacks,
    External,
    ArrayBuffers,
    GcBaseline,
    Counter, ///< anything else; the only kind that may be a plain number instead of bytes
};

/// The kind as JSON and our own file spell it: "rss", "heap_used".
std::string_view idOf(SeriesKind kind);
std::optional<SeriesKind> seriesKindOf(std::string_view id);

/// What a series is to its recording where its kind does not tell: whoever makes the series says
/// so.
enum class SeriesRole {
    Plain,
    Sum,   ///< of the program and its child processes; its name says of what
    Limit, ///< how much memory the program may take
};

/// One measured quantity over a timeline. values() and positions() have the same length.
///
/// Series that were sampled together share one position column.
struct Series {
    SeriesKind kind = SeriesKind::Rss;
    std::string name;                ///< as the file or the tool calls it: "RSS", "heapUsed"
    std::optional<std::int64_t> pid; ///< of a child process; none for the recording's own program
    std::shared_ptr<const PositionColumn> positions;
    std::shared_ptr<const ValueColumn> values;
    bool countsBytes = false; ///< of a counter: its values are bytes
    SeriesRole role = SeriesRole::Plain;

    bool isInBytes() const { return kind != SeriesKind::Counter || countsBytes; }
    std::size_t size() const { return values ? values->size() : 0; }

    /// Equal by content, not by pointer. The role does not count: files tell it by kind and name.
    bool operator==(const Series& other) const;
};

} // namespace tidemark
