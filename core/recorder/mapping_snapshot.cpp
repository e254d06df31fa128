// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/mapping_snapshot.h"

#include "core/processes/process_mappings.h"
#include "core/recorder/process_recording.h"
#include "core/recorder/recording_clock.h"

namespace tidemark
{

Result<std::shared_ptr<const Recording>> mappingSnapshotOf(std::int32_t pid, TaskControl& control)
{
    auto probe = LinuxProbe::open(pid);
    if (!probe) {
        return tl::unexpected(std::move(probe.error()));
    }
    auto recording = std::make_shared<Recording>();
    recording->format = "live";
    recording->program = commandLineOf(pid);
    recording->startedUnixNs = SystemClock().now().unix;
    auto mappings = readMappings(*probe, control);
    if (!mappings) {
        return tl::unexpected(std::move(mappings.error()));
    }
    Snapshot snapshot;
    snapshot.position = 0;
    snapshot.mappings = std::move(*mappings);
    recording->snapshots.push_back(std::make_shared<const Snapshot>(std::move(snapshot)));
    return recording;
}

} // namespace tidemark
