// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/output_place.h"
#include "core/live/allocation_kind.h"

#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace tidemark::app
{

/// What `snapshot` is asked.
struct SnapshotOptions {
    std::string output;
    bool force = false;
    std::optional<std::int32_t> pid;
    std::string inspector; ///< its address
    bool opensInspector = false;
    bool allowsRemote = false;
    bool collectsGarbage = false;
    bool bySignal = false;
    bool isJson = false;
    std::string kind = "heap";
    std::optional<double> seconds; ///< for which allocations are recorded
    std::optional<std::uint32_t> worker;
    std::string target; ///< part of its title or address

    /// By type, line or mapping: without an inspector.
    bool isOfProcess() const { return kind == "types" || kind == "sites" || kind == "mappings"; }
    Overwrite overwrite() const { return force ? Overwrite::AnyFile : Overwrite::OwnRecordings; }
    std::string subject() const { return pid ? "PID " + std::to_string(*pid) : inspector; }

    /// None for all other kinds.
    std::optional<AllocationKind> allocations() const;

    /// Seconds for which allocations are recorded.
    double duration() const;
    std::chrono::milliseconds recordedTime() const;
};

/// What is wrong with what the snapshot is to be taken of; empty if nothing.
QString snapshotTargetProblem(const SnapshotOptions& options);

/// What is wrong with the kind of snapshot and what goes with it; empty if nothing.
QString snapshotKindProblem(const SnapshotOptions& options);

} // namespace tidemark::app
