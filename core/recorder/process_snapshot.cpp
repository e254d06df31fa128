// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/process_snapshot.h"

#include "core/processes/process_mappings.h"
#include "core/recorder/process_recording.h"
#include "core/recorder/recording_clock.h"

namespace tidemark
{

TakeSnapshot takeMappings(std::int32_t pid)
{
    return [pid](TaskControl& control) -> Result<Snapshot> {
        auto probe = LinuxProbe::open(pid);
        if (!probe) {
            return tl::unexpected(std::move(probe.error()));
        }
        auto mappings = readMappings(*probe, control);
        if (!mappings) {
            return tl::unexpected(std::move(mappings.error()));
        }
        Snapshot snapshot;
        snapshot.mappings = std::move(*mappings);
        return snapshot;
    };
}

Result<std::shared_ptr<const Recording>> recordSnapshot(std::int32_t pid, const TakeSnapshot& take,
                                                        TaskControl& control)
{
    if (auto probe = LinuxProbe::open(pid); !probe) {
        return tl::unexpected(std::move(probe.error()));
    }
    auto recording = std::make_shared<Recording>();
    recording->format = "live";
    recording->program = commandLineOf(pid);
    recording->startedUnixNs = SystemClock().now().unix;
    auto snapshot = take(control);
    if (!snapshot) {
        return tl::unexpected(std::move(snapshot.error()));
    }
    snapshot->position = 0;
    recording->snapshots.push_back(std::make_shared<const Snapshot>(std::move(*snapshot)));
    return recording;
}

} // namespace tidemark
