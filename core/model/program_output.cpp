// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/program_output.h"

#include <algorithm>

namespace tidemark
{

namespace
{

constexpr std::string_view kStdout = "stdout";
constexpr std::string_view kStderr = "stderr";

/// Text blocks grow with what there is, so that a single line does not cost the largest.
constexpr std::size_t kFirstText = 4U << 10U;
constexpr std::size_t kLargestText = 256U << 10U;

} // namespace

std::string_view idOf(OutputStream stream)
{
    return stream == OutputStream::Stdout ? kStdout : kStderr;
}

std::optional<OutputStream> outputStreamOf(std::string_view id)
{
    if (id == kStdout) {
        return OutputStream::Stdout;
    }
    return id == kStderr ? std::optional(OutputStream::Stderr) : std::nullopt;
}

OutputLine ProgramOutput::operator[](std::size_t index) const
{
    const Line& line = m_lines[index / kLinesInBlock].get()[index % kLinesInBlock];
    return {line.position, line.stream, std::string_view(line.text, line.length)};
}

bool ProgramOutput::append(const OutputLine& line)
{
    const std::size_t cost = line.text.size() + kLineCost;
    if (m_dropped != DroppedOutput{} || line.text.size() > kLongestLine ||
        m_cost + cost > kMostBytes) {
        ++m_dropped.lines;
        m_dropped.bytes += line.text.size();
        return false;
    }
    if (m_size % kLinesInBlock == 0) {
        m_lines.push_back(std::shared_ptr<Line[]>(new Line[kLinesInBlock]));
    }
    m_lines.back().get()[m_size % kLinesInBlock] = {
        line.position, keep(line.text), static_cast<std::uint32_t>(line.text.size()), line.stream};
    ++m_size;
    m_cost += cost;
    return true;
}

const char* ProgramOutput::keep(std::string_view text)
{
    if (text.size() > m_textRoom || m_texts.empty()) {
        const std::size_t wanted = std::clamp(m_cost, kFirstText, kLargestText);
        m_textRoom = std::max(wanted, text.size());
        m_texts.push_back(std::shared_ptr<char[]>(new char[m_textRoom]));
        m_textEnd = m_texts.back().get();
    }
    char* const begin = m_textEnd;
    m_textEnd = std::ranges::copy(text, begin).out;
    m_textRoom -= text.size();
    return begin;
}

bool ProgramOutput::operator==(const ProgramOutput& other) const
{
    if (m_size != other.m_size || m_dropped != other.m_dropped) {
        return false;
    }
    for (std::size_t i = 0; i < m_size; ++i) {
        if ((*this)[i] != other[i]) {
            return false;
        }
    }
    return true;
}

} // namespace tidemark
