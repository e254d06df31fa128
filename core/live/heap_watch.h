// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/output_place.h"
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
        Ended,      ///< nothing more comes
    };

    /// A snapshot that was taken.
    struct Captured {
        std::filesystem::path file;
        std::uint64_t bytes = 0;
        std::chrono::nanoseconds length = {}; ///< the program stood still for no longer than that

        bool operator==(const Captured&) const = default;
    };

    Step step = Step::Connecting;
    HeapRuntime runtime = HeapRuntime::V8;
    std::string program;                    ///< as its inspector calls it
    std::optional<std::int64_t> used = {};  ///< of the heap, when it was last asked
    std::optional<std::int64_t> total = {}; ///< likewise
    bool tellsCollections = false;          ///< of garbage, with the heap after each
    double progress = 0.0;                  ///< of the snapshot that is taken, 0 to 1
    std::uint64_t served = 0;               ///< requests that are over, done or not
    std::optional<Error> failure = {};      ///< of the last request, or what ended it
    std::vector<Captured> captured = {};    ///< in the order in which they were taken

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

using HeapRequest = std::variant<CollectRequest, MarkRequest, CaptureRequest>;

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

    /// Lets go of the runtime.
    void end();
    bool isLetGo() const; ///< by end()

    /// @name For who watches
    /// @{
    void change(const std::function<void(HeapWatchState&)>& how);
    std::optional<HeapRequest> takeRequest();
    bool hasRequest() const;
    bool isCancelled() const; ///< the request that takeRequest() returned last
    void stop();              ///< watching is over, as the recording is
    bool isEnding() const;
    /// @}

private:
    mutable std::mutex m_mutex;
    HeapWatchState m_state;
    std::vector<HeapRequest> m_requests;
    std::uint64_t m_asked = 0; ///< requests so far
    bool m_isCancelled = false;
    bool m_isLetGo = false;
    bool m_isEnding = false;
};

} // namespace tidemark
