// SPDX-License-Identifier: GPL-3.0-or-later
// What comes out of a program, in pieces whose lengths the last bytes tell: lines of its output,
// and of an agent inside of it. However they are cut, the same lines come.
#include "core/processes/agent_lines.h"
#include "core/processes/output_lines.h"
#include "tests/fuzz/fuzz_checks.h"

#include <algorithm>
#include <span>

using namespace tidemark;

namespace
{

std::string outputIn(std::string_view text, std::span<const std::uint8_t> lengths)
{
    std::string told;
    OutputLines lines;
    const auto note = [&told](const OutputLine& line) {
        fuzz::expect(line.text.size() <= ProgramOutput::kLongestLine, "a line has its limit");
        told += line.text;
        told += '\n';
    };
    for (std::size_t i = 0; !text.empty(); ++i) {
        const std::size_t length = lengths.empty() ? text.size() : lengths[i % lengths.size()];
        const auto part = text.substr(0, std::max<std::size_t>(length, 1));
        lines.add(OutputStream::Stdout, part, 0, note);
        text.remove_prefix(part.size());
    }
    lines.end(0, note);
    return told;
}

/// How many calls are told, and how many of them are open at the end.
std::vector<std::uint64_t> callsIn(std::string_view text, std::span<const std::uint8_t> lengths)
{
    std::uint64_t told = 0;
    AgentLines lines;
    for (std::size_t i = 0; !text.empty(); ++i) {
        const std::size_t length = lengths.empty() ? text.size() : lengths[i % lengths.size()];
        const auto part = text.substr(0, std::max<std::size_t>(length, 1));
        lines.add(part, [&told](const AgentCall&) { ++told; });
        text.remove_prefix(part.size());
    }
    return {told,
            lines.unfinished().size(),
            lines.damagedLines(),
            lines.droppedLines(),
            lines.untoldCalls(),
            lines.interpreters()};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t kLengths = 4;
    if (size < kLengths) {
        return 0;
    }
    const std::span lengths(data + size - kLengths, kLengths);
    const std::string text(data, data + size - kLengths);
    fuzz::expect(outputIn(text, lengths) == outputIn(text, {}), "output is cut into its lines");
    fuzz::expect(callsIn(text, lengths) == callsIn(text, {}), "calls are told whole");
    return 0;
}
