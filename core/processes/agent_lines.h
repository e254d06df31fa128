// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tidemark
{

/// One call of a function, as an agent inside the program reports it.
struct AgentCall {
    std::int32_t pid = 0; ///< of the interpreter, in the program's own PID namespace
    std::int64_t thread = 0;
    std::uint64_t number = 0; ///< unique in its process
    int level = 0;            ///< decorated calls around it in its thread or task; 0 is outermost
    std::int64_t start = 0;   ///< CLOCK_BOOTTIME in nanoseconds
    std::optional<std::int64_t> end = {}; ///< none while it runs
    std::optional<std::int64_t> startBytes = {};
    std::optional<std::int64_t> endBytes = {};
    std::string name; ///< "module.function", any bytes but line ends

    bool operator==(const AgentCall&) const = default;
};

/// Reads what an agent writes, see resources/agents/python/README.md. The bytes come from inside
/// the program that is watched, so anything may come: what is no line of ours is counted and
/// skipped, and nothing grows without bound. Used by one thread.
class AgentLines
{
public:
    /// Gets a call when it begins (without an end) and again when it has ended; only the latter if
    /// the agent could not write the former.
    using Receiver = std::function<void(const AgentCall&)>;

    /// The most calls that are reported; a function that is called a million times is no timeline.
    static constexpr std::uint64_t kMostCalls = 200'000;

    /// Takes @p bytes as they come and reports the calls in them to @p receiver.
    void add(std::string_view bytes, const Receiver& receiver);

    /// Calls that have begun and whose end was not reported, in the order they began in.
    std::vector<AgentCall> unfinished() const;

    /// Interpreters that have started with the agent.
    std::uint64_t interpreters() const { return m_interpreters; }

    std::uint64_t damagedLines() const { return m_damaged; }

    /// Lines that the agent could not write because nobody read fast enough.
    std::uint64_t droppedLines() const { return m_dropped; }

    /// Calls beyond kMostCalls, which are not reported.
    std::uint64_t untoldCalls() const { return m_untold; }

private:
    using Key = std::pair<std::int32_t, std::uint64_t>; ///< process and number

    bool addLine(std::string_view line, const Receiver& receiver);
    bool begin(AgentCall call, const Receiver& receiver);
    bool end(AgentCall call, const Receiver& receiver);

    std::string m_partial;
    bool m_isSkipping = false; ///< inside a line that is too long
    std::map<Key, AgentCall> m_open;
    std::uint64_t m_told = 0;
    std::uint64_t m_untold = 0;
    std::uint64_t m_interpreters = 0;
    std::uint64_t m_damaged = 0;
    std::uint64_t m_dropped = 0;
};

} // namespace tidemark
