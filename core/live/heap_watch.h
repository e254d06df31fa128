// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/output_place.h"
#include "core/live/allocation_kind.h"
#include "core/live/inspector_targets.h"
#include "core/live/pause_estimate.h"
#include "core/result.h"

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <variant>

namespace tidemark
{

/// What runs the code whose heap is watched.
enum class HeapRuntime { V8, Jvm, Python };

/// How it stands with a runtime whose heap is watched. Sizes in bytes.
struct HeapWatchState {
    enum class Step {
        Connecting,
        Watching,
        Collecting, ///< garbage, as was asked for
        Capturing,  ///< a snapshot
        Recording,  ///< allocations
        Ended,      ///< nothing more comes
    };

    /// A snapshot that was taken.
    struct Captured {
        std::filesystem::path file;
        std::uint64_t bytes = 0;
        std::chrono::nanoseconds length = {}; ///< the program stood still for no longer than that
        bool isProfile = false;               ///< of allocations, which is no snapshot

        bool operator==(const Captured&) const = default;
    };

    Step step = Step::Connecting;
    HeapRuntime runtime = HeapRuntime::V8;
    std::vector<InspectorTarget> targets =
        {};                                 ///< that could be watched, the one that is among them
    InspectorTarget target = {};            ///< that is watched; its title is any text
    std::optional<std::int64_t> used = {};  ///< of the heap, when it was last asked
    std::optional<std::int64_t> total = {}; ///< likewise
    bool tellsCollections = false;          ///< of garbage, with the heap after each
    double progress = 0.0;    ///< of the snapshot that is taken, or of the recording, 0 to 1
    std::uint64_t served = 0; ///< requests that are over, done or not
    std::optional<Error> failure = {};       ///< of the last request, or what ended it
    std::vector<Captured> captured = {};     ///< in the order in which they were taken
    std::optional<MeasuredPause> pause = {}; ///< of the last snapshot of this target
    std::string left = {}; ///< a snapshot that still lies in the program's own folder; else empty

    bool operator==(const HeapWatchState&) const = default;
};

/// The garbage is to be collected. The marks stand at the readings before and after it.
struct CollectRequest {
    std::string before; ///< names of the marks; none if empty
    std::string after;
};

/// A mark is to be set at a reading of this moment.
struct MarkRequest {
    std::string name;
};

/// A snapshot is to be taken.
struct CaptureRequest {
    std::filesystem::path file;
    Overwrite overwrite = Overwrite::Nothing;
    std::string label; ///< of the snapshot in the recording
};

/// Another target of the same inspector is to be watched, in the place of the one that is.
struct TargetRequest {
    InspectorTarget target; ///< of HeapWatchState::targets
};

/// Allocations are to be recorded for a while, or until HeapWatch::finish().
struct AllocationRequest {
    AllocationKind kind = AllocationKind::Profile;
    std::chrono::milliseconds length = std::chrono::seconds(10);
    std::filesystem::path file = {};
    std::string label = {}; ///< of the stretch of time and of the snapshot, in the recording
};

using HeapRequest =
    std::variant<CollectRequest, MarkRequest, CaptureRequest, TargetRequest, AllocationRequest>;

/// Between who watches a heap, on a thread of his own, and who wants something from it. Any thread.
class HeapWatch
{
public:
    HeapWatchState state() const;

    /// Done one after the other; nothing once it has ended. Returns the number of requests that are
    /// over when this one is, see HeapWatchState::served.
    std::uint64_t request(HeapRequest request);

    /// Gives up the request that is being done, and forgets those that wait.
    void cancel();

    /// What is being recorded is enough.
    void finish();

    /// Lets go of the runtime.
    void end();
    bool isLetGo() const; ///< by end()

    /// @name For who watches
    /// @{
    void change(const std::function<void(HeapWatchState&)>& how);
    std::optional<HeapRequest> takeRequest();
    bool hasRequest() const;
    bool isCancelled() const; ///< the request that takeRequest() returned last
    bool isFinished() const;  ///< likewise
    void stop();              ///< watching is over, as the recording is
    bool isEnding() const;
    /// @}

private:
    mutable std::mutex m_mutex;
    HeapWatchState m_state;
    std::vector<HeapRequest> m_requests;
    std::uint64_t m_asked = 0; ///< requests so far
    bool m_isCancelled = false;
    bool m_isFinished = false;
    bool m_isLetGo = false;
    bool m_isEnding = false;
};

} // namespace tidemark
