// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/snapshot_options.h"

#include "app/text/file_text.h"
#include "core/live/inspector_address.h"

#include <QCoreApplication>

#include <filesystem>

namespace tidemark::app
{

namespace
{

struct SnapshotOptionText {
    Q_DECLARE_TR_FUNCTIONS(SnapshotCommand)
};

} // namespace

std::optional<AllocationKind> SnapshotOptions::allocations() const
{
    return kind == "allocations" ? std::optional(AllocationKind::Profile)
           : kind == "timeline"  ? std::optional(AllocationKind::Timeline)
                                 : std::nullopt;
}

double SnapshotOptions::duration() const
{
    constexpr double kUsual = 10.0;
    return seconds.value_or(kUsual);
}

std::chrono::milliseconds SnapshotOptions::recordedTime() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::duration<double>(duration()));
}

QString snapshotTargetProblem(const SnapshotOptions& options)
{
    if (options.pid.has_value() != options.inspector.empty()) {
        return SnapshotOptionText::tr("“snapshot” wants one of: --pid N, --inspector HOST:PORT");
    }
    if (options.bySignal && (!options.pid || options.opensInspector)) {
        return SnapshotOptionText::tr(
            "--by-signal wants --pid, and no --open-inspector: the one way "
            "or the other.");
    }
    if (options.bySignal && (options.worker || !options.target.empty())) {
        return SnapshotOptionText::tr(
            "--by-signal is about the main thread: it goes without --worker "
            "and --target.");
    }
    if (options.pid) {
        return {};
    }
    const auto address = inspectorAddressIn(options.inspector);
    if (!address) {
        return SnapshotOptionText::tr("“%1” is no address of an inspector: write HOST:PORT, as in "
                                      "127.0.0.1:9229.")
            .arg(fileText(options.inspector));
    }
    return isLoopback(*address) || options.allowsRemote
               ? QString()
               : SnapshotOptionText::tr(
                     "%1 is not on this machine: what is sent there and back can "
                     "be read on the way. If that is meant, add --allow-remote.")
                     .arg(fileText(addressText(*address)));
}

QString snapshotKindProblem(const SnapshotOptions& options)
{
    if (options.seconds && !options.allocations()) {
        return SnapshotOptionText::tr("--duration is about allocations: give --kind allocations or "
                                      "--kind timeline.");
    }
    if (options.bySignal && options.allocations()) {
        return SnapshotOptionText::tr(
            "--by-signal is for a heap snapshot: allocations are recorded "
            "through an inspector.");
    }
    if (!options.isOfProcess()) {
        return {};
    }
    if (!options.inspector.empty() || options.opensInspector || options.allowsRemote ||
        options.collectsGarbage || options.bySignal || options.worker || !options.target.empty()) {
        return SnapshotOptionText::tr(
            "--kind mappings, types and sites ask no inspector: they go with --pid, without "
            "--inspector, --open-inspector, --by-signal, --allow-remote, --gc, --worker and "
            "--target.");
    }
    return std::filesystem::path(options.output).extension() == ".tidemark"
               ? QString()
               : SnapshotOptionText::tr(
                     "%1: A snapshot by mapping, type or line is a recording, whose "
                     "name must end in .tidemark.")
                     .arg(fileText(options.output));
}

} // namespace tidemark::app
