// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace tidemark
{

enum class OutputStream : std::uint8_t { Stdout, Stderr };

/// The stream as a recording file spells it: "stdout", "stderr".
std::string_view idOf(OutputStream stream);
std::optional<OutputStream> outputStreamOf(std::string_view id);

/// One line that a program printed.
struct OutputLine {
    std::int64_t position = 0; ///< when it was complete, in the timeline's axis unit
    OutputStream stream = OutputStream::Stdout;
    std::string_view text; ///< without its end; any bytes, escape sequences too

    bool operator==(const OutputLine&) const = default;
};

/// What was printed, but not kept because there was too much.
struct DroppedOutput {
    std::uint64_t lines = 0;
    std::uint64_t bytes = 0;

    bool operator==(const DroppedOutput&) const = default;
};

/// What a program printed, line by line, in the order it came, up to a bound.
///
/// Kept in blocks that copies share: copying costs a pointer for some thousand lines. Only the
/// original may be appended to; its copies keep the length they had, and may be read by other
/// threads meanwhile. So texts stay valid as long as any copy lives.
class ProgramOutput
{
public:
    /// Bytes kept at most; each line costs kLineCost beside its text.
    static constexpr std::size_t kMostBytes = 16U << 20U;
    static constexpr std::size_t kLineCost = 32;

    /// Longer lines are not taken: whoever reads a program's output splits them.
    static constexpr std::size_t kLongestLine = 64U << 10U;

    std::size_t size() const { return m_size; }
    bool isEmpty() const { return m_size == 0 && m_dropped == DroppedOutput{}; }

    OutputLine operator[](std::size_t index) const;

    /// False if there is no room for @p line, or it is too long: it is then counted as dropped, and
    /// so is all that comes after it, so that what is kept has no holes.
    bool append(const OutputLine& line);

    const DroppedOutput& dropped() const { return m_dropped; }

    /// As a file tells it; nothing more is taken if @p dropped is not none.
    void setDropped(const DroppedOutput& dropped) { m_dropped = dropped; }

    /// Whether this holds all lines of @p other and perhaps more: one is a copy of the other, made
    /// earlier. O(1).
    bool continues(const ProgramOutput& other) const
    {
        return m_size >= other.m_size &&
               (other.m_size == 0 || m_lines.front() == other.m_lines.front());
    }

    /// Equal by content.
    bool operator==(const ProgramOutput& other) const;

private:
    static constexpr std::size_t kLinesInBlock = 1024;

    struct Line {
        std::int64_t position;
        const char* text;
        std::uint32_t length;
        OutputStream stream;
    };

    const char* keep(std::string_view text);

    std::vector<std::shared_ptr<Line[]>> m_lines;
    std::vector<std::shared_ptr<char[]>> m_texts;
    std::size_t m_size = 0;
    std::size_t m_cost = 0;     ///< of kMostBytes
    std::size_t m_textRoom = 0; ///< left in the last of m_texts
    char* m_textEnd = nullptr;  ///< where the next text goes
    DroppedOutput m_dropped;
};

} // namespace tidemark
