// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/value_column.h"

#include <array>
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

/// All kinds of memory: whatever is no counter.
inline constexpr std::array kMemoryKinds{
    SeriesKind::Rss,      SeriesKind::Pss,          SeriesKind::Uss,          SeriesKind::Vsize,
    SeriesKind::Swap,     SeriesKind::Anon,         SeriesKind::File,         SeriesKind::Shared,
    SeriesKind::HeapUsed, SeriesKind::HeapTotal,    SeriesKind::HeapOverhead, SeriesKind::Stacks,
    SeriesKind::External, SeriesKind::ArrayBuffers, SeriesKind::GcBaseline};

/// The kind as JSON and our own file spell it: "rss", "heap_used".
std::string_view idOf(SeriesKind kind);
std::optional<SeriesKind> seriesKindOf(std::string_view id);

/// What a series is to its recording where its kind does not tell: whoever makes the series says
/// so.
enum class SeriesRole {
    Plain,
    Sum,   ///< of the program and its child processes; its name says of what
    Limit, ///< how much memory the program may take
    Child, ///< of a child process whose PID is not known
};

/// What told a reader what the numbers of a series are, where the format itself leaves that open.
enum class MeaningSource {
    Format,  ///< the format says so, nothing was left open
    Name,    ///< the name of the column
    Unit,    ///< a unit in that name, or in a row of units below it
    Cells,   ///< a unit behind the numbers
    Tool,    ///< the tool that writes such a table
    Numbers, ///< the numbers: whole and as large as sizes, or not
    User,    ///< a person
};

/// The source as JSON spells it: "name", "numbers".
std::string_view idOf(MeaningSource source);

/// Why a series is what its kind says, to be shown to a person.
struct SeriesMeaning {
    MeaningSource source = MeaningSource::Format;
    std::string unit = {};  ///< as the file spells it; empty for bytes and plain numbers
    double unitBytes = 1.0; ///< how many bytes that unit was taken for

    bool operator==(const SeriesMeaning&) const = default;
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
    SeriesMeaning meaning = {};

    bool isOfChild() const { return pid.has_value() || role == SeriesRole::Child; }
    bool isInBytes() const { return kind != SeriesKind::Counter || countsBytes; }
    std::size_t size() const { return values ? values->size() : 0; }

    /// Equal by content, not by pointer. The role does not count: files tell it by kind and name;
    /// nor does what told the meaning.
    bool operator==(const Series& other) const;
};

} // namespace tidemark
