// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/process_capture.h"

#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/text/error_text.h"
#include "app/text/file_text.h"
#include "app/text/size_text.h"
#include "app/text/time_text.h"
#include "core/documents/mapping_json.h"
#include "core/documents/recording_writer.h"
#include "core/live/type_snapshot.h"
#include "core/snapshots/type_listing.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <chrono>

namespace tidemark::app
{

namespace
{

struct ProcessCaptureText {
    Q_DECLARE_TR_FUNCTIONS(ProcessCapture)
};

using Json = nlohmann::ordered_json;

ExitStatus refuseCapture(const Error& error, const ProcessCapture& capture)
{
    const bool isOfFile = error.code == ErrorCode::CannotWrite;
    printMessage(
        errorText(error, isOfFile ? capture.output : "PID " + std::to_string(capture.pid)));
    return error.code == ErrorCode::Cancelled ? ExitStatus::Interrupted
           : isOfFile                         ? ExitStatus::UnreadableInput
                                              : ExitStatus::CannotBeWatched;
}

bool printCaptureJson(const ProcessCapture& capture, const Snapshot& snapshot,
                      std::chrono::nanoseconds length)
{
    std::error_code error;
    const auto bytes = std::filesystem::file_size(capture.output, error);
    Json total = mappingFiguresJson(snapshot.mappings.total());
    if (snapshot.mappings.isEmpty()) {
        const TypeListing types = typesOf(snapshot.types);
        total = {{"objects", types.objects},
                 {"total_bytes", types.totalBytes},
                 {"types", types.rows.size()}};
    }
    return printJson({{"tidemark", 1},
                      {"file", capture.output},
                      {"bytes", error ? Json() : Json(bytes)},
                      {"length_s", std::chrono::duration<double>(length).count()},
                      {"pid", capture.pid},
                      {"inspector", nullptr},
                      {"target", nullptr},
                      {"opened_inspector", false},
                      {"by_signal", false},
                      {"kind", capture.kind},
                      {"total", std::move(total)}});
}

QString captureText(const ProcessCapture& capture, const Snapshot& snapshot,
                    std::chrono::nanoseconds length)
{
    if (snapshot.mappings.isEmpty()) {
        const TypeListing types = typesOf(snapshot.types);
        if (types.areSites) {
            return ProcessCaptureText::tr("%1: %Ln block(s) that live, %2, read in %3",
                                          "file: number, size, duration",
                                          static_cast<int>(types.objects))
                .arg(fileText(capture.output), sizeText(static_cast<double>(types.totalBytes)),
                     durationText(length.count()));
        }
        return ProcessCaptureText::tr("%1: %Ln object(s), %2, counted in %3",
                                      "file: number, size, duration",
                                      static_cast<int>(types.objects))
            .arg(fileText(capture.output), sizeText(static_cast<double>(types.totalBytes)),
                 durationText(length.count()));
    }
    const MappingFigures total = snapshot.mappings.total();
    return ProcessCaptureText::tr("%1: %2 of RSS in %Ln mapping(s), read in %3",
                                  "file: size, number, duration", static_cast<int>(total.count))
        .arg(fileText(capture.output), sizeText(static_cast<double>(total.rss)),
             durationText(length.count()));
}

} // namespace

ExitStatus captureProcess(const ProcessCapture& capture, TaskControl& control)
{
    const TidyEnd removesPart;
    if (const auto place = OutputPlace::find(capture.output, capture.overwrite); !place) {
        return refuseCapture(place.error(), capture); // before the program is disturbed
    }
    const TakeSnapshot take = capture.kind == "types"   ? takeTypes(capture.pid)
                              : capture.kind == "sites" ? takeSites(capture.pid)
                                                        : takeMappings(capture.pid);
    const auto begin = std::chrono::steady_clock::now();
    const auto taken = recordSnapshot(capture.pid, take, control);
    if (!taken) {
        return refuseCapture(taken.error(), capture);
    }
    const auto length = std::chrono::steady_clock::now() - begin;
    if (const auto written = writeRecordings(capture.output, {*taken}, control, capture.overwrite);
        !written) {
        return refuseCapture(written.error(), capture);
    }
    const Snapshot& snapshot = *(*taken)->snapshots.front();
    const bool isPrinted = capture.isJson
                               ? printCaptureJson(capture, snapshot, length)
                               : printText(captureText(capture, snapshot, length) + u'\n');
    return isPrinted ? ExitStatus::Done : ExitStatus::UnreadableInput;
}

} // namespace tidemark::app
