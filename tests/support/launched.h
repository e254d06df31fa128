// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/launcher.h"

#include <array>
#include <poll.h>
#include <string>

namespace tidemark::test
{

/// All that a program left behind.
struct Finished {
    std::string output;
    std::string errors;
    std::string agent;
    ExitStatus status;
};

/// Waits until one of the program's descriptors has something, or a moment where it has none.
inline void waitForEvent(const LaunchedProgram& program)
{
    constexpr int kMostMs = 20'000;
    std::array<pollfd, 4> descriptors{
        pollfd{program.exitDescriptor(), POLLIN, 0},
        pollfd{program.outputDescriptor(OutputStream::Stdout), POLLIN, 0},
        pollfd{program.outputDescriptor(OutputStream::Stderr), POLLIN, 0},
        pollfd{program.agentDescriptor(), POLLIN, 0}};
    ::poll(descriptors.data(), descriptors.size(), kMostMs);
}

/// Reads all that @p program writes until it has ended and nobody can write any more.
inline Finished finish(LaunchedProgram& program)
{
    Finished result;
    const auto takeOutput = [&result](OutputStream stream, std::string_view bytes) {
        (stream == OutputStream::Stdout ? result.output : result.errors) += bytes;
    };
    const auto takeAgent = [&result](std::string_view bytes) { result.agent += bytes; };
    std::optional<ExitStatus> status;
    while (!status || program.isOutputOpen() || program.agentDescriptor() >= 0) {
        waitForEvent(program);
        while (program.readOutput(takeOutput)) {
        }
        while (program.readAgent(takeAgent)) {
        }
        status = program.poll();
    }
    result.status = *status;
    return result;
}

/// Starts it and waits for its end; a status of 127 with the reason if it cannot be started.
inline Finished run(const LaunchRequest& request)
{
    auto program = launch(request);
    return program ? finish(*program) : Finished{{}, program.error().detail, {}, {127, 0, false}};
}

/// `/bin/sh -c SCRIPT`.
inline LaunchRequest shell(std::string script)
{
    LaunchRequest request;
    request.arguments = {"/bin/sh", "-c", std::move(script)};
    return request;
}

} // namespace tidemark::test
