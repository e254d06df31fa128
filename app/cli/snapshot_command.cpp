// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/process_capture.h"
#include "app/text/error_text.h"
#include "app/text/file_text.h"
#include "app/text/size_text.h"
#include "app/text/time_text.h"
#include "core/live/heap_capture.h"
#include "core/live/inspector_problem.h"
#include "core/live/node_inspector.h"
#include "core/live/signal_capture.h"
#include "core/processes/process_list.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <cerrno>
#include <limits>
#include <system_error>
#include <unistd.h>

namespace tidemark::app
{

namespace
{

using Json = nlohmann::ordered_json;

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

    bool isOfHeap() const { return kind == "heap"; }
    Overwrite overwrite() const { return force ? Overwrite::AnyFile : Overwrite::OwnRecordings; }
    std::string subject() const { return pid ? "PID " + std::to_string(*pid) : inspector; }
};

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

Result<HeapCapture> take(InspectorSession& session, const SnapshotOptions& options,
                         TaskControl& control)
{
    if (options.collectsGarbage) {
        if (auto collected = collectGarbage(session, control); !collected) {
            return tl::unexpected(std::move(collected.error()));
        }
    }
    return captureHeap(session, options.output, options.overwrite(), control);
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

Result<HeapCapture> connectAndTake(const FoundInspector& found, const SnapshotOptions& options,
                                   TaskControl& control)
{
    auto session = InspectorSession::open(found.address, found.target, control);
    if (!session) {
        letGo(found, nullptr);
        return tl::unexpected(std::move(session.error()));
    }
    auto taken = take(**session, options, control);
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
bool print(const HeapCapture& capture, const FoundInspector* found, const SnapshotOptions& options)
{
    const double seconds = std::chrono::duration<double>(capture.length).count();
    if (options.isJson) {
        return printJson(
            {{"tidemark", 1},
             {"file", options.output},
             {"bytes", capture.bytes},
             {"length_s", seconds},
             {"pid", options.pid ? Json(*options.pid) : Json()},
             {"inspector", found != nullptr ? Json(addressText(found->address)) : Json()},
             {"target", found != nullptr ? Json(found->target.title) : Json()},
             {"opened_inspector", found != nullptr && found->wasOpened},
             {"by_signal", found == nullptr},
             {"kind", "heap"}});
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
                              : print(*taken.capture, nullptr, options)
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
    if (!options.isOfHeap()) {
        return captureProcess({*options.pid, options.output, options.overwrite(), options.isJson,
                               options.kind == "types"},
                              control);
    }
    const TidyEnd removesPart;
    if (const auto place = findPlace(options); !place) {
        return refuse(place.error(), options); // before the program is disturbed
    }
    if (options.bySignal) {
        return runBySignal(options, control);
    }
    const auto found = find(options, control);
    if (!found) {
        return refuse(found.error(), options);
    }
    const auto capture = connectAndTake(*found, options, control);
    if (!capture) {
        return refuse(capture.error(), options);
    }
    return print(*capture, &*found, options) ? ExitStatus::Done : ExitStatus::UnreadableInput;
}

/// What is wrong with what the snapshot is to be taken of; empty if nothing.
QString targetProblem(const SnapshotOptions& options)
{
    if (options.pid.has_value() != options.inspector.empty()) {
        return SnapshotCommand::tr("“snapshot” wants one of: --pid N, --inspector HOST:PORT");
    }
    if (options.bySignal && (!options.pid || options.opensInspector)) {
        return SnapshotCommand::tr("--by-signal wants --pid, and no --open-inspector: the one way "
                                   "or the other.");
    }
    if (options.pid) {
        return {};
    }
    const auto address = inspectorAddressIn(options.inspector);
    if (!address) {
        return SnapshotCommand::tr("“%1” is no address of an inspector: write HOST:PORT, as in "
                                   "127.0.0.1:9229.")
            .arg(fileText(options.inspector));
    }
    return isLoopback(*address) || options.allowsRemote
               ? QString()
               : SnapshotCommand::tr("%1 is not on this machine: what is sent there and back can "
                                     "be read on the way. If that is meant, add --allow-remote.")
                     .arg(fileText(addressText(*address)));
}

/// What is wrong with the kind of snapshot and what goes with it; empty if nothing.
QString kindProblem(const SnapshotOptions& options)
{
    if (options.isOfHeap()) {
        return {};
    }
    if (!options.inspector.empty() || options.opensInspector || options.allowsRemote ||
        options.collectsGarbage || options.bySignal) {
        return SnapshotCommand::tr("--kind mappings and --kind types ask no inspector: they go "
                                   "with --pid, without --inspector, --open-inspector, "
                                   "--by-signal, --allow-remote and --gc.");
    }
    return std::filesystem::path(options.output).extension() == ".tidemark"
               ? QString()
               : SnapshotCommand::tr("%1: A snapshot by mapping or by type is a recording, whose "
                                     "name must end in .tidemark.")
                     .arg(fileText(options.output));
}

} // namespace

RunCommand addSnapshot(CommandOptions& command)
{
    const auto options = std::make_shared<SnapshotOptions>();
    command.addFooter(SnapshotCommand::tr(
        "Either --pid or --inspector. The program stands still while the snapshot is taken, some "
        "seconds for each gigabyte, and may need twice its memory; with --kind types a JVM "
        "collects "
        "all garbage and counts. With --kind mappings it goes on, and waits only where it maps "
        "memory itself."));
    command.addNumber(
        "--pid", options->pid, 1, std::numeric_limits<std::int32_t>::max(),
        SnapshotCommand::tr("Of this process: a Node.js; with --kind types a JVM or a Python; with "
                            "--kind mappings any"));
    command.addText("--inspector", options->inspector,
                    SnapshotCommand::tr("Of what answers at this address, HOST:PORT: anything with "
                                        "V8’s inspector"));
    command.addOutput(options->output, options->force);
    command.addChoice(
        "--kind", options->kind, {"heap", "types", "mappings"},
        SnapshotCommand::tr("What to take: the heap of a Node.js with its objects (if not given), "
                            "the number and size by type of the objects of a JVM or a Python, or "
                            "what any process has mapped; the last two as .tidemark"));
    command.addFlag("--gc", options->collectsGarbage, SnapshotCommand::tr("Collect garbage first"));
    command.addFlag("--open-inspector", options->opensInspector,
                    SnapshotCommand::tr("Where the process has no inspector open, have it open one "
                                        "(SIGUSR1) and close it again"));
    command.addFlag(
        "--by-signal", options->bySignal,
        SnapshotCommand::tr("Have a Node.js that was started with --heapsnapshot-signal "
                            "write it, and take its file over"));
    command.addFlag("--allow-remote", options->allowsRemote,
                    SnapshotCommand::tr("Connect to another machine too"));
    command.addJson(options->isJson);
    command.addCheck([options] { return kindProblem(*options); });
    command.addCheck([options] { return targetProblem(*options); });
    return [options](TaskControl& control) { return run(*options, control); };
}

} // namespace tidemark::app
