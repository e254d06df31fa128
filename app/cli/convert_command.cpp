// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/recording_input.h"
#include "app/text/csv_loss_text.h"
#include "app/text/error_text.h"
#include "app/text/file_text.h"
#include "app/text/warning_text.h"
#include "core/documents/csv_export.h"
#include "core/documents/json_export.h"
#include "core/documents/recording_writer.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct ConvertCommand {
    Q_DECLARE_TR_FUNCTIONS(ConvertCommand)
};

enum class Target { Recording, CsvText, JsonText };

std::optional<Target> targetOf(const std::string& output)
{
    const std::string extension = std::filesystem::path(output).extension().string();
    if (extension == ".tidemark") {
        return Target::Recording;
    }
    if (extension == ".csv") {
        return Target::CsvText;
    }
    return extension == ".json" ? std::optional(Target::JsonText) : std::nullopt;
}

Result<void> write(Target target, const Arguments& arguments, const Recordings& recordings,
                   TaskControl& control)
{
    switch (target) {
    case Target::Recording:
        return writeRecordings(arguments.output, recordings, control);
    case Target::CsvText:
        return writeCsv(arguments.output, recordings, control);
    case Target::JsonText:
        break;
    }
    return writeJson(arguments.output, recordings, arguments.files.front(), control);
}

} // namespace

ExitStatus runConvert(const Arguments& arguments, TaskControl& control)
{
    const auto target = targetOf(arguments.output);
    if (!target) {
        printMessage(ConvertCommand::tr("%1: The name of the output must end in .tidemark, .csv or "
                                        ".json.")
                         .arg(fileText(arguments.output)));
        return ExitStatus::WrongUsage;
    }
    const ReadFiles read = readFiles(arguments, control);
    if (read.status != ExitStatus::Done) {
        return read.status;
    }
    Recordings recordings;
    for (const NamedRecording& one : read.recordings) {
        recordings.push_back(one.recording);
        for (const Warning& warning : one.recording->warnings) {
            printMessage(ConvertCommand::tr("%1: %2", "file name: warning")
                             .arg(one.name, warningText(warning)));
        }
    }
    const auto written = write(*target, arguments, recordings, control);
    if (written) {
        const QString loss = *target == Target::CsvText ? csvLossText(recordings) : QString();
        if (!loss.isEmpty()) {
            printMessage(ConvertCommand::tr("%1: %2", "file name: warning")
                             .arg(fileText(arguments.output), loss));
        }
        return ExitStatus::Done;
    }
    printMessage(errorText(written.error(), arguments.output));
    return written.error().code == ErrorCode::Cancelled ? ExitStatus::Interrupted
                                                        : ExitStatus::UnreadableInput;
}

} // namespace tidemark::app
