// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/byte_source.h"
#include "core/formats/input/line_prefix.h"

#include <functional>
#include <string_view>

namespace tidemark
{

/// What stands around the text that a profiler wrote, where terminals, runners and logs passed it
/// on. A plain file has nothing of it.
struct TextShape {
    bool hasEscapes = false;         ///< of terminals: colours, the cursor, titles
    bool hasCarriageReturns = false; ///< inside of lines, where progress bars start over
    bool endsWithReturns = false;    ///< lines end with "\r" alone
    bool isQuoted = false;           ///< JSON inside of a JSON text: "{\"a\":1}"
    bool isEnveloped = false;        ///< as envelopedLineOf() knows it
    PrefixShape prefix = {};         ///< before each line

    bool isPlain() const { return *this == TextShape{}; }
    bool operator==(const TextShape&) const = default;
};

/// The shape of a text that begins with @p head; @p isWhole tells whether that is all of it.
TextShape textShapeOf(std::string_view head, bool isWhole);

/// What a log knows about one of its lines.
struct LineOrigin {
    std::uint64_t line = 0; ///< 1-based
    std::string time;       ///< as it stands there, see LinePrefix::time
    std::string tag;        ///< who printed it; empty if not told
};

/// The text of @p source without what @p shape names. Lines keep their numbers. If @p isWanted is
/// set, it hears of each line and a line for which it returns false becomes empty.
std::unique_ptr<ByteSource> makeBareTextSource(std::unique_ptr<ByteSource> source, TextShape shape,
                                               std::function<bool(const LineOrigin&)> isWanted);

/// @p text without the control sequences of terminals.
std::string withoutEscapes(std::string_view text);

} // namespace tidemark
