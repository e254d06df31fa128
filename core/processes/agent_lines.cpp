// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/agent_lines.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace tidemark
{

namespace
{

constexpr std::size_t kLongestLine = 4096;
constexpr std::size_t kMostOpen = 10'000; ///< deeper than any recursion that Python allows
constexpr std::int64_t kLatest = std::int64_t{1} << 62U;
constexpr std::int64_t kLargestSize = std::int64_t{1} << 53U;
constexpr int kHighestLevel = 1'000'000;

/// Takes numbers from the front of a line; fails for good at the first that is none.
class Fields
{
public:
    explicit Fields(std::string_view line) : m_rest(line) {}

    template <typename Number>
    Number next(Number lowest, Number highest)
    {
        Number number = lowest;
        const auto [stop, error] =
            std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), number);
        const auto length = static_cast<std::size_t>(stop - m_rest.data());
        const bool isEnded = length == m_rest.size() || m_rest[length] == ' ';
        m_isGood =
            m_isGood && error == std::errc{} && isEnded && number >= lowest && number <= highest;
        m_rest.remove_prefix(m_isGood ? std::min(length + 1, m_rest.size()) : 0);
        return number;
    }

    std::int64_t time() { return next<std::int64_t>(0, kLatest); }

    /// -1 is unknown.
    std::optional<std::int64_t> bytes()
    {
        const auto size = next<std::int64_t>(-1, kLargestSize);
        return size < 0 ? std::nullopt : std::optional(size);
    }

    bool isGood() const { return m_isGood; }
    std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
    bool m_isGood = true;
};

} // namespace

void AgentLines::add(std::string_view bytes, const Receiver& receiver)
{
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        const bool isWhole = end < bytes.size();
        if (!m_isSkipping && m_partial.size() + end <= kLongestLine) {
            m_partial += bytes.substr(0, end);
        } else {
            m_isSkipping = true;
            m_partial.clear();
        }
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
        if (isWhole) {
            m_damaged += !m_isSkipping && addLine(m_partial, receiver) ? 0U : 1U;
            m_partial.clear();
            m_isSkipping = false;
        }
    }
}

bool AgentLines::addLine(std::string_view line, const Receiver& receiver)
{
    if (line.size() < 2 || line[1] != ' ') {
        return false;
    }
    constexpr auto kAnyCount = std::numeric_limits<std::uint32_t>::max();
    Fields fields(line.substr(2));
    AgentCall call;
    call.pid = fields.next<std::int32_t>(1, std::numeric_limits<std::int32_t>::max());
    if (line[0] == 'h' || line[0] == 'd') {
        const auto number = fields.next<std::uint32_t>(1, kAnyCount);
        if (fields.isGood()) {
            (line[0] == 'h' ? m_interpreters : m_dropped) += line[0] == 'h' ? 1U : number;
        }
        return fields.isGood();
    }
    if (line[0] != 'b' && line[0] != 'e') {
        return false;
    }
    call.thread = fields.next<std::int64_t>(0, kLatest);
    call.number = fields.next<std::uint64_t>(0, std::numeric_limits<std::uint64_t>::max());
    call.level = fields.next<int>(0, kHighestLevel);
    call.start = fields.time();
    call.startBytes = fields.bytes();
    if (line[0] == 'e') {
        call.end = fields.time();
        call.endBytes = fields.bytes();
    }
    call.name = fields.rest();
    if (!fields.isGood() || call.name.empty() || call.end.value_or(call.start) < call.start) {
        return false;
    }
    return call.end ? end(std::move(call), receiver) : begin(std::move(call), receiver);
}

bool AgentLines::begin(AgentCall call, const Receiver& receiver)
{
    const Key key{call.pid, call.number};
    if (m_open.contains(key)) {
        return false;
    }
    if (m_told == kMostCalls) {
        ++m_untold;
        return true;
    }
    if (m_open.size() == kMostOpen) {
        return true; // reported at its end
    }
    ++m_told;
    receiver(call);
    m_open.emplace(key, std::move(call));
    return true;
}

bool AgentLines::end(AgentCall call, const Receiver& receiver)
{
    if (m_open.erase({call.pid, call.number}) > 0) {
        receiver(call);
    } else if (m_told < kMostCalls) {
        ++m_told; // the agent could not write its begin
        receiver(call);
    }
    return true;
}

std::vector<AgentCall> AgentLines::unfinished() const
{
    std::vector<AgentCall> calls;
    calls.reserve(m_open.size());
    for (const auto& [key, call] : m_open) {
        calls.push_back(call);
    }
    std::ranges::stable_sort(calls, {}, &AgentCall::start);
    return calls;
}

} // namespace tidemark
