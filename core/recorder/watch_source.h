// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recorder/recording_sink.h"
#include "core/recorder/recording_time.h"
#include "core/result.h"

#include <functional>
#include <memory>

namespace tidemark
{

/// How a source is.
struct SourceStatus {
    enum class State {
        Watching,
        Waiting, ///< for what there is to watch, at first or after a restart
        Ended,   ///< what was watched has ended, and nothing will come after it
        Lost,    ///< cannot be watched any more, though it may go on
    };

    State state = State::Waiting;
    std::int32_t pid = 0;                     ///< of the process watched, or the last one; 0: none
    std::optional<std::int64_t> endedAt = {}; ///< position; none while it is watched
    std::uint64_t restarts = 0;               ///< seen so far
    std::uint64_t missed = 0;                 ///< readings that came too late and were left out
    std::int64_t childrenInterval = 0; ///< nanoseconds between looks at its children, where that
                                       ///< is longer than asked for; else 0
    Error reason = {};                 ///< of Lost
};

/// Something that is watched while a recording grows: a process as Linux shows it, a heap that
/// tells of itself. Several may feed one recording, on its clock.
///
/// A source looks, or listens, on threads of its own and keeps what it sees until the recorder's
/// thread collects it: one that is told things by an event loop pushes them into a SinkQueue, and
/// collect() replays that. start() is called once, on the thread that starts the recorder or on the
/// recorder's own; all the others after it, on the recorder's thread.
class WatchSource
{
public:
    virtual ~WatchSource() = default;

    /// Begins, and announces the series that it will have in any case. @p time and @p sink outlive
    /// the source; after this call the sink is for collect() alone. @p wake has the recorder
    /// collect at once instead of within half a second, or some hundredths of one while somebody
    /// looks at the recording; any thread may call it.
    virtual void start(const RecordingTime& time, RecordingSink& sink,
                       std::function<void()> wake) = 0;

    /// Hands all that was seen since the last call to the sink.
    virtual void collect() = 0;

    /// As of the last collect(), or of start().
    virtual SourceStatus status() const = 0;

    /// Stops looking, and returns when its threads have ended. Followed by a last collect().
    virtual void stop() = 0;

    /// Stops looking for a while, or goes on; nothing where it cannot.
    virtual void setPaused(bool) {}

    /// A descriptor that has the recorder collect at once when it is readable; -1 for none.
    virtual int wakeDescriptor() const { return -1; }
};

/// The first is the one that the recording is about: it ends with it.
using WatchSources = std::vector<std::unique_ptr<WatchSource>>;

} // namespace tidemark
