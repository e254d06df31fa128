// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/hunt_options.h"
#include "core/live/heap_watch.h"
#include "core/recorder/recorder.h"

namespace tidemark::app
{

/// The process with its recorder and the watch of its heap.
class HuntedProcess
{
public:
    explicit HuntedProcess(const HuntOptions& options) : m_options(options) {}
    ~HuntedProcess() { end(); }
    HuntedProcess(const HuntedProcess&) = delete;
    HuntedProcess& operator=(const HuntedProcess&) = delete;

    Result<void> start();
    Result<void> watchHeap(TaskControl& control);

    /// Closes the recording; a program that was started ends too.
    void end();

    Recorder& recorder() { return *m_recorder; }
    HeapWatch& watch() { return *m_watch; }
    std::string file() const { return m_options.folder + "/hunt.tidemark"; }
    bool hasChildren() const;

private:
    bool isStarted() const { return !m_options.program.empty(); }
    void addWatch();

    const HuntOptions& m_options;
    std::unique_ptr<Recorder> m_recorder;
    std::shared_ptr<HeapWatch> m_watch;
};

} // namespace tidemark::app
