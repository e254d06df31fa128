// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/launcher.h"
#include "core/recorder/recorder.h"
#include "core/recorder/sampler.h"

namespace tidemark
{

/// How a process is to be recorded.
struct ProcessRecordingOptions : RecorderOptions {
    SamplingOptions sampling = {};

    /// Where sampling.followsRestarts: finds the process that comes after one that has ended. Runs
    /// on a thread of the recorder.
    Sampler::FindSuccessor findSuccessor = {};

    /// Gets what a started program prints, as it comes, also after the end of the recording. May be
    /// null.
    std::shared_ptr<OutputRelay> relay = {};
};

/// What recordings of a process that is there are called: its arguments joined by blanks; empty
/// where it has none.
std::string commandLineOf(std::int32_t pid);

// Each of these watches a process with a LinuxSource, and feeds what @p further sources see into
// the same recording.

/// Records a process that is there. Errors: as LinuxProbe::open(); CannotWrite.
Result<std::unique_ptr<Recorder>> recordProcess(std::int32_t pid, ProcessRecordingOptions options,
                                                WatchSources further = {});

/// Waits for a process that options.findSuccessor finds, and records it. @p program is what the
/// recording is called. Error: CannotWrite.
Result<std::unique_ptr<Recorder>>
recordNextProcess(std::string program, ProcessRecordingOptions options, WatchSources further = {});

/// Starts a program and records it from its first millisecond. Errors: CannotStart,
/// CannotWrite.
Result<std::unique_ptr<Recorder>> recordProgram(const LaunchRequest& request,
                                                ProcessRecordingOptions options,
                                                WatchSources further = {});

} // namespace tidemark
