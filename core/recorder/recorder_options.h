// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/output_place.h"
#include "core/recorder/recording_clock.h"

#include <chrono>
#include <filesystem>
#include <optional>

namespace tidemark
{

/// How long is to be recorded, and where to.
struct RecorderOptions {
    std::optional<std::chrono::nanoseconds> duration = {}; ///< ends by itself after that
    std::filesystem::path file = {};                       ///< `.tidemark`; in memory only if empty
    Overwrite overwrite = Overwrite::OwnRecordings;        ///< what may be lost in the file's place

    /// Where the time comes from; the machine's clocks if null. Must outlive the recorder.
    const RecordingClock* clock = nullptr;
};

} // namespace tidemark
