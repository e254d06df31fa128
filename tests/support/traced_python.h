// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/agent_lines.h"
#include "tests/support/launched.h"

#include <QByteArrayList>

namespace tidemark::test
{

/// What a program printed and its agent told.
struct Traced {
    Finished finished;
    std::vector<AgentCall> calls; ///< that have ended
    std::vector<AgentCall> unfinished;
    std::uint64_t interpreters = 0;
    std::uint64_t damaged = 0;

    QByteArray output() const { return QByteArray::fromStdString(finished.output); }

    /// "name level" of each call in the order they ended in.
    QByteArray shape() const
    {
        QByteArrayList parts;
        for (const AgentCall& call : calls) {
            parts << QByteArray::fromStdString(call.name) + ' ' + QByteArray::number(call.level);
        }
        return parts.join(", ");
    }
};

/// Runs it to its end.
inline Traced trace(LaunchRequest request)
{
    Traced result;
    result.finished = run(request);
    AgentLines lines;
    lines.add(result.finished.agent, [&result](const AgentCall& call) {
        if (call.end) {
            result.calls.push_back(call);
        }
    });
    result.unfinished = lines.unfinished();
    result.interpreters = lines.interpreters();
    result.damaged = lines.damagedLines();
    return result;
}

/// `python3 -c CODE`.
inline LaunchRequest python(std::string code)
{
    LaunchRequest request;
    request.arguments = {"python3", "-c", std::move(code)};
    return request;
}

inline Traced traceCode(std::string code)
{
    return trace(python(std::move(code)));
}

} // namespace tidemark::test
