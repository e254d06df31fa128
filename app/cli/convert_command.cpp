// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
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

struct ConvertOptions {
    std::string file;
    std::string output;
    bool force = false;
    ReadingOptions reading;
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

Result<void> write(Target target, const ConvertOptions& options, const Recordings& recordings,
                   TaskControl& control)
{
    const TidyEnd removesPart;
    const Overwrite overwrite = options.force ? Overwrite::AnyFile : Overwrite::OwnRecordings;
    switch (target) {
    case Target::Recording:
        return writeRecordings(options.output, recordings, control, overwrite);
    case Target::CsvText:
        return writeCsv(options.output, recordings, control, overwrite);
    case Target::JsonText:
        break;
    }
    return writeJson(options.output, recordings, options.file, control, overwrite);
}

ExitStatus run(const ConvertOptions& options, TaskControl& control)
{
    const auto target = targetOf(options.output);
    if (!target) {
        printMessage(ConvertCommand::tr("%1: The name of the output must end in .tidemark, .csv or "
                                        ".json.")
                         .arg(fileText(options.output)));
        return ExitStatus::WrongUsage;
    }
    const ReadFiles read = readFiles({options.file}, control, options.reading);
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
    const auto written = write(*target, options, recordings, control);
    if (written) {
        const QString loss = *target == Target::CsvText ? csvLossText(recordings) : QString();
        if (!loss.isEmpty()) {
            printMessage(ConvertCommand::tr("%1: %2", "file name: warning")
                             .arg(fileText(options.output), loss));
        }
        return ExitStatus::Done;
    }
    printMessage(errorText(written.error(), options.output));
    return written.error().code == ErrorCode::Cancelled ? ExitStatus::Interrupted
                                                        : ExitStatus::UnreadableInput;
}

} // namespace

RunCommand addConvert(CommandOptions& command)
{
    const auto options = std::make_shared<ConvertOptions>();
    command.addFile(options->file, ConvertCommand::tr("Recording to read"));
    command.addOutput(options->output, options->force);
    command.addReading(options->reading);
    return [options](TaskControl& control) { return run(*options, control); };
}

} // namespace tidemark::app
