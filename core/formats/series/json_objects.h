// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/warning_tally.h"
#include "core/formats/series/json_rows.h"

#include <string>
#include <string_view>

namespace tidemark
{

/// Finds the objects in a text of lines: one a line, several in one, or one over many lines as
/// people print them; with other text before, between and behind them, whole lines of it also
/// within them, and with commas and brackets of an array around them. What JavaScript and Python
/// print of an object (`{ rss: 1 }`,
/// `{'rss': None}`) counts as one,
/// and so does a line that jsonOfPairs() understands.
class JsonObjects
{
public:
    /// @p sink gets each object as a row; the lines it is told are relative to the object.
    explicit JsonObjects(JsonRowSink& sink) : m_sink(sink) {}

    /// Takes the next line. What is in no object is counted as output, what looks like an object
    /// and is none as damaged. @p isWhole is false for a last line without an end.
    void takeLine(std::string_view line, std::uint64_t number, bool isWhole, WarningTally& tally);

    /// After the last line: an object that is still open was cut off.
    void finish(WarningTally& tally);

    /// 1-based line on which the object begins that the sink gets.
    std::uint64_t line() const { return m_objectLine; }

    /// The object that the sink gets, as JSON; for as long as it has it.
    std::string_view text() const { return m_text; }

private:
    enum class Found { Nothing, Object, Damage };

    bool goOn(std::string_view line, WarningTally& tally, std::string_view& rest);
    Found takeObjects(std::string_view rest, std::uint64_t number, bool isWhole);
    bool takePairs(std::string_view line, std::uint64_t number);
    bool parse(std::string_view text);
    bool parseWithoutOutput(WarningTally& tally);
    void drop(WarningTally& tally);

    JsonRowSink& m_sink;
    std::string m_open; ///< an object that goes on in the next line
    std::size_t m_openIndent = 0;
    std::size_t m_openDepth = 0; ///< brackets in it that are not closed
    std::uint64_t m_objectLine = 0;
    std::string_view m_text; ///< what is being parsed
};

/// @p text, an object as JavaScript or Python print it, as JSON: names, texts and dates in double
/// quotes, no comma before a bracket, null for what has no JSON. Damage stays damage.
std::string strictJson(std::string_view text);

} // namespace tidemark
