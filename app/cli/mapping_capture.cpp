// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/mapping_capture.h"

#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/text/error_text.h"
#include "app/text/file_text.h"
#include "app/text/size_text.h"
#include "app/text/time_text.h"
#include "core/documents/mapping_json.h"
#include "core/documents/recording_writer.h"
#include "core/recorder/mapping_snapshot.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <chrono>

namespace tidemark::app
{

namespace
{

struct MappingCaptureText {
    Q_DECLARE_TR_FUNCTIONS(MappingCapture)
};

ExitStatus refuseMappings(const Error& error, const MappingCapture& capture)
{
    const bool isOfFile = error.code == ErrorCode::CannotWrite;
    printMessage(
        errorText(error, isOfFile ? capture.output : "PID " + std::to_string(capture.pid)));
    return error.code == ErrorCode::Cancelled ? ExitStatus::Interrupted
           : isOfFile                         ? ExitStatus::UnreadableInput
                                              : ExitStatus::CannotBeWatched;
}

bool printCapture(const MappingCapture& capture, const MappingTable& mappings,
                  std::chrono::nanoseconds length)
{
    const MappingFigures total = mappings.total();
    if (capture.isJson) {
        std::error_code error;
        const auto bytes = std::filesystem::file_size(capture.output, error);
        return printJson(
            {{"tidemark", 1},
             {"file", capture.output},
             {"bytes", error ? nlohmann::ordered_json() : nlohmann::ordered_json(bytes)},
             {"length_s", std::chrono::duration<double>(length).count()},
             {"pid", capture.pid},
             {"inspector", nullptr},
             {"target", nullptr},
             {"opened_inspector", false},
             {"by_signal", false},
             {"kind", "mappings"},
             {"total", mappingFiguresJson(total)}});
    }
    return printText(MappingCaptureText::tr("%1: %2 of RSS in %Ln mapping(s), read in %3",
                                            "file: size, number, duration",
                                            static_cast<int>(total.count))
                         .arg(fileText(capture.output), sizeText(static_cast<double>(total.rss)),
                              durationText(length.count())) +
                     u'\n');
}

} // namespace

ExitStatus captureMappings(const MappingCapture& capture, TaskControl& control)
{
    const TidyEnd removesPart;
    if (const auto place = OutputPlace::find(capture.output, capture.overwrite); !place) {
        return refuseMappings(place.error(), capture); // before the program is disturbed
    }
    const auto begin = std::chrono::steady_clock::now();
    const auto taken = mappingSnapshotOf(capture.pid, control);
    if (!taken) {
        return refuseMappings(taken.error(), capture);
    }
    const auto length = std::chrono::steady_clock::now() - begin;
    if (const auto written = writeRecordings(capture.output, {*taken}, control, capture.overwrite);
        !written) {
        return refuseMappings(written.error(), capture);
    }
    const MappingTable& mappings = (*taken)->snapshots.front()->mappings;
    return printCapture(capture, mappings, length) ? ExitStatus::Done : ExitStatus::UnreadableInput;
}

} // namespace tidemark::app
