// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/process_capture.h"
#include "app/cli/snapshot_options.h"
#include "app/text/error_text.h"
#include "app/text/file_text.h"
#include "app/text/inspector_text.h"
#include "app/text/size_text.h"
#include "app/text/time_text.h"
#include "core/live/allocation_recording.h"
#include "core/live/heap_usage.h"
#include "core/live/inspector_problem.h"
#include "core/live/node_inspector.h"
#include "core/live/signal_capture.h"
#include "core/processes/process_list.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <system_error>
#include <unistd.h>

namespace tidemark::app
{

namespace
{

using Json = nlohmann::ordered_json;

struct SnapshotCommand {
    Q_DECLARE_TR_FUNCTIONS(SnapshotCommand)
};

Result<FoundInspector> find(const SnapshotOptions& options, const TaskControl& control)
{
    if (options.pid) {
        return findInspector(
            *options.pid,
            options.opensInspector ? InspectorConsent::Asked : InspectorConsent::NotAsked, control);
    }
    return inspectorAt(*inspectorAddressIn(options.inspector), control);
}

/// Has @p found be about the heap that is meant. False, and it is said why, if none is or several
/// are.
bool choose(FoundInspector& found, const SnapshotOptions& options)
{
    if (options.worker) {
        found.target.worker = std::to_string(*options.worker);
    }
    if (options.target.empty()) {
        return true;
    }
    std::vector<InspectorTarget> named;
    std::ranges::copy_if(
        found.targets, std::back_inserter(named),
        [&options](const InspectorTarget& target) { return isNamedBy(target, options.target); });
    if (named.size() == 1) {
        found.target = named.front();
        return true;
    }
    printMessage(
        named.empty()
            ? SnapshotCommand::tr("Nothing there is called “%1”. These are:")
                  .arg(fileText(options.target))
            : SnapshotCommand::tr("More than one is called “%1”:").arg(fileText(options.target)));
    for (const InspectorTarget& target : named.empty() ? found.targets : named) {
        printMessage(QStringLiteral("  %1  %2").arg(fileText(target.title), fileText(target.url)));
    }
    return false;
}

/// What was taken, and what was thought of it before.
struct TakenSnapshot {
    HeapCapture capture;
    InspectorTarget target = {};
    std::optional<std::int64_t> heapBytes = {}; ///< that the heap used before it

    std::optional<PauseEstimate> estimate() const
    {
        return heapBytes ? std::optional(estimatedPause(*heapBytes, {})) : std::nullopt;
    }
};

/// So that who watches the program knows what will become of it.
void sayEstimate(const PauseEstimate& estimate, std::int64_t heapBytes)
{
    printMessage(SnapshotCommand::tr("The program stands still for about %1, as its heap uses %2.",
                                     "a duration, a size")
                     .arg(pauseText(estimate), sizeText(static_cast<double>(heapBytes))));
}

Result<TakenSnapshot> take(InspectorSession& session, const SnapshotOptions& options,
                           TaskControl& control)
{
    if (options.collectsGarbage) {
        if (auto collected = collectGarbage(session, control); !collected) {
            return tl::unexpected(std::move(collected.error()));
        }
    }
    TakenSnapshot taken;
    const auto usage = fetchHeapUsage(session, control); // some runtimes do not tell
    if (!usage && usage.error().code == ErrorCode::Cancelled) {
        return tl::unexpected(usage.error());
    }
    taken.heapBytes = usage ? usage->used : std::nullopt;
    if (const auto estimate = taken.estimate(); estimate && !options.allocations()) {
        sayEstimate(*estimate, *taken.heapBytes);
    }
    const auto kind = options.allocations();
    auto captured = kind ? recordAllocations(session, *kind, options.recordedTime(), options.output,
                                             options.overwrite(), control)
                         : captureHeap(session, options.output, options.overwrite(), control);
    return std::move(captured).map([&taken](const HeapCapture& capture) {
        taken.capture = capture;
        return taken;
    });
}

/// Leaves the target as it was found, also where no snapshot came of it.
void letGo(const FoundInspector& found, std::unique_ptr<InspectorSession> session)
{
    if (found.wasOpened && !closeInspector(found, std::move(session))) {
        printMessage(SnapshotCommand::tr("The inspector that was opened at %1 is still open: the "
                                         "program did not answer. It closes when the program "
                                         "ends.")
                         .arg(fileText(addressText(found.address))));
    }
}

Result<TakenSnapshot> connectAndTake(const FoundInspector& found, const SnapshotOptions& options,
                                     TaskControl& control)
{
    auto session = InspectorSession::open(found.address, found.target, control);
    if (!session) {
        letGo(found, nullptr);
        return tl::unexpected(std::move(session.error()));
    }
    auto taken = take(**session, options, control);
    if (taken) {
        taken->target = (*session)->target();
    }
    letGo(found, std::move(*session));
    return taken;
}

ExitStatus statusAfter(ErrorCode code)
{
    switch (code) {
    case ErrorCode::CannotWrite:
        return ExitStatus::UnreadableInput;
    case ErrorCode::Cancelled:
        return ExitStatus::Interrupted;
    default:
        return ExitStatus::CannotBeWatched;
    }
}

ExitStatus refuse(const Error& error, const SnapshotOptions& options)
{
    const std::string about =
        error.code == ErrorCode::CannotWrite ? options.output : options.subject();
    printMessage(errorText(error, about));
    if (error.code == ErrorCode::CannotInspect && error.detail == kNotOpen) {
        printMessage(SnapshotCommand::tr(
            "With --open-inspector it is opened for the snapshot (SIGUSR1) and closed again. "
            "Meanwhile every user of this machine can run code in the program."));
    }
    if (error.code == ErrorCode::CannotInspect && options.pid && !options.bySignal &&
        writesSnapshotOnSignal(*options.pid)) {
        printMessage(SnapshotCommand::tr(
            "This Node was started with --heapsnapshot-signal: with --by-signal it writes the "
            "snapshot by itself, without an inspector."));
    }
    if (error.code == ErrorCode::CannotInspect && options.pid &&
        runtimeOfProcess(*options.pid) == ProcessRuntime::Jvm) {
        printMessage(SnapshotCommand::tr("This process is a JVM: with --kind types its objects are "
                                         "counted by type."));
    }
    return statusAfter(error.code);
}

/// @p found is the inspector that was asked; null if a signal was sent.
bool print(const TakenSnapshot& taken, const FoundInspector* found, const SnapshotOptions& options)
{
    const HeapCapture& capture = taken.capture;
    const auto estimate = options.allocations() ? std::nullopt : taken.estimate();
    const double seconds = std::chrono::duration<double>(capture.length).count();
    if (options.isJson) {
        return printJson(
            {{"tidemark", 1},
             {"file", options.output},
             {"bytes", capture.bytes},
             {"length_s", seconds},
             {"pid", options.pid ? Json(*options.pid) : Json()},
             {"inspector", found != nullptr ? Json(addressText(found->address)) : Json()},
             {"target", found != nullptr ? Json(taken.target.title) : Json()},
             {"worker", options.worker ? Json(*options.worker) : Json()},
             {"heap_bytes", taken.heapBytes ? Json(*taken.heapBytes) : Json()},
             {"estimated_s",
              estimate ? Json(std::chrono::duration<double>(estimate->length).count()) : Json()},
             {"opened_inspector", found != nullptr && found->wasOpened},
             {"by_signal", found == nullptr},
             {"duration_s", options.allocations() ? Json(options.duration()) : Json()},
             {"kind", options.kind}});
    }
    return printText(SnapshotCommand::tr("%1: %2, taken in %3", "file: size, duration")
                         .arg(fileText(options.output),
                              sizeText(static_cast<double>(capture.bytes)),
                              durationText(capture.length.count())) +
                     u'\n');
}

/// Whether the snapshot can be written at all.
Result<void> findPlace(const SnapshotOptions& options)
{
    const std::filesystem::path path(options.output);
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    if (::access(folder.c_str(), W_OK | X_OK) != 0) {
        return failure(ErrorCode::CannotWrite, std::generic_category().message(errno));
    }
    return OutputPlace::find(path, options.overwrite()).map([](const OutputPlace&) {});
}

ExitStatus runBySignal(const SnapshotOptions& options, TaskControl& control)
{
    const auto taken =
        captureHeapBySignal(*options.pid, options.output, options.overwrite(), control);
    const ExitStatus status = !taken.capture ? refuse(taken.capture.error(), options)
                              : print({*taken.capture}, nullptr, options)
                                  ? ExitStatus::Done
                                  : ExitStatus::UnreadableInput;
    if (!taken.left.empty()) {
        printMessage(SnapshotCommand::tr("What the program wrote is still in its folder: %1")
                         .arg(fileText(taken.left)));
    }
    return status;
}

ExitStatus run(const SnapshotOptions& options, TaskControl& control)
{
    if (options.isOfProcess()) {
        return captureProcess(
            {*options.pid, options.output, options.overwrite(), options.isJson, options.kind},
            control);
    }
    const TidyEnd removesPart;
    if (const auto place = findPlace(options); !place) {
        return refuse(place.error(), options); // before the program is disturbed
    }
    if (options.bySignal) {
        return runBySignal(options, control);
    }
    auto found = find(options, control);
    if (!found) {
        return refuse(found.error(), options);
    }
    if (!choose(*found, options)) {
        letGo(*found, nullptr);
        return ExitStatus::CannotBeWatched;
    }
    const auto taken = connectAndTake(*found, options, control);
    if (!taken) {
        return refuse(taken.error(), options);
    }
    return print(*taken, &*found, options) ? ExitStatus::Done : ExitStatus::UnreadableInput;
}

} // namespace

RunCommand addSnapshot(CommandOptions& command)
{
    constexpr double kLeastSeconds = 0.1;
    constexpr double kMostSeconds = 86'400.0;
    const auto options = std::make_shared<SnapshotOptions>();
    command.addFooter(SnapshotCommand::tr(
        "Either --pid or --inspector. The program stands still while the snapshot is taken, some "
        "seconds for each 100 MB of its heap, and may need twice its memory; with --kind types a "
        "JVM collects all garbage and counts. With --kind mappings it goes on, and waits only "
        "where it maps memory itself."));
    command.addNumber(
        "--pid", options->pid, 1, std::numeric_limits<std::int32_t>::max(),
        SnapshotCommand::tr("Of this process: a Node.js; with --kind types a JVM or a Python; with "
                            "--kind mappings any"));
    command.addText("--inspector", options->inspector,
                    SnapshotCommand::tr("Of what answers at this address, HOST:PORT: anything with "
                                        "V8’s inspector"));
    command.addOutput(options->output, options->force);
    command.addChoice(
        "--kind", options->kind, {"heap", "allocations", "timeline", "types", "sites", "mappings"},
        SnapshotCommand::tr("What to take: the heap of a Node.js with its objects (if not given); "
                            "which code allocates what, as .heapprofile; the heap after a while "
                            "in which it knew that, as .heaptimeline; the number and size by type "
                            "of the objects of a JVM or a Python; which lines of a Python program "
                            "allocated what lives, where its tracemalloc is on; or what any "
                            "process has mapped; the last three as .tidemark"));
    command.addNumber("--duration", options->seconds, kLeastSeconds, kMostSeconds,
                      SnapshotCommand::tr("For how many seconds allocations are recorded, 10 if "
                                          "not given"));
    command.addFlag("--gc", options->collectsGarbage, SnapshotCommand::tr("Collect garbage first"));
    command.addFlag("--open-inspector", options->opensInspector,
                    SnapshotCommand::tr("Where the process has no inspector open, have it open one "
                                        "(SIGUSR1) and close it again"));
    command.addFlag(
        "--by-signal", options->bySignal,
        SnapshotCommand::tr("Have a Node.js that was started with --heapsnapshot-signal "
                            "write it, and take its file over"));
    command.addNumber("--worker", options->worker, std::uint32_t{1},
                      std::numeric_limits<std::uint32_t>::max(),
                      SnapshotCommand::tr("Of the worker thread with this number (its threadId) "
                                          "instead of the main thread"));
    command.addText("--target", options->target,
                    SnapshotCommand::tr("Of the page whose title or address holds this text, where "
                                        "a browser has several"));
    command.addFlag("--allow-remote", options->allowsRemote,
                    SnapshotCommand::tr("Connect to another machine too"));
    command.addJson(options->isJson);
    command.addCheck([options] { return snapshotKindProblem(*options); });
    command.addCheck([options] { return snapshotTargetProblem(*options); });
    return [options](TaskControl& control) { return run(*options, control); };
}

} // namespace tidemark::app
