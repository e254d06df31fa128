// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/launched_program.h"
#include "core/recorder/sampler.h"

#include <filesystem>

namespace tidemark
{

/// What is to be recorded, and where to.
struct RecorderOptions {
    SamplingOptions sampling = {};
    std::optional<std::chrono::nanoseconds> duration = {}; ///< ends by itself after that
    std::filesystem::path file = {};                       ///< `.tidemark`; in memory only if empty

    /// Where sampling.followsRestarts: finds the process that comes after one that has ended. Runs
    /// on a thread of the recorder.
    Sampler::FindSuccessor findSuccessor = {};

    /// Where the time comes from; the machine's clocks if null. Must outlive the recorder.
    const RecordingClock* clock = nullptr;

    /// Gets what a started program prints, as it comes, on a thread of the recorder. May be empty.
    LaunchedProgram::OutputReceiver passOutput = {};
};

} // namespace tidemark
