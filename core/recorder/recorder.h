// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/recording.h"
#include "core/processes/launcher.h"
#include "core/recorder/recorder_options.h"
#include "core/recorder/recorder_status.h"

#include <memory>

namespace tidemark
{

class RecorderLoop;

/// Watches a process and keeps what it sees: samples it on threads of its own, grows a recording,
/// and writes it to a file as it comes, so that a kill loses less than the last second.
///
/// Ends when the process does (unless it follows restarts), when its time is over, when stop() is
/// called, or when the file cannot be written: what was recorded stays in the file and in
/// recording(). All functions may be called from any thread.
class Recorder
{
public:
    /// Watches a process that is there. Errors: as LinuxProbe::open(); CannotWrite.
    static Result<std::unique_ptr<Recorder>> attach(std::int32_t pid, RecorderOptions options);

    /// Waits for a process that options.findSuccessor finds, and watches it. @p program is what the
    /// recording is called. Error: CannotWrite.
    static Result<std::unique_ptr<Recorder>> await(std::string program, RecorderOptions options);

    /// Starts a program and watches it from its first millisecond. Errors: CannotStart,
    /// CannotWrite.
    static Result<std::unique_ptr<Recorder>> run(const LaunchRequest& request,
                                                 RecorderOptions options);

    /// Stops and waits until the file is closed. A program that was started goes on.
    ~Recorder();

    /// Everything up to now, or to a few hundredths of a second ago; all of it once the state is
    /// Ended.
    std::shared_ptr<const Recording> recording();

    RecorderStatus status() const;

    /// Where a mark that is set now would stand.
    std::int64_t position() const;

    /// Sets a mark. Nothing once the recorder has ended.
    void addMark(std::string name, std::int64_t position);

    /// Asks it to end; returns at once.
    void stop();

    /// Asks the program that was started to end (SIGTERM), or kills it if @p atOnce.
    void terminateProgram(bool atOnce);

    /// Waits until it has ended, for @p most at most. True if it has.
    bool waitForEnd(std::chrono::nanoseconds most);

private:
    explicit Recorder(std::unique_ptr<RecorderLoop> loop);

    std::unique_ptr<RecorderLoop> m_loop;
};

} // namespace tidemark
