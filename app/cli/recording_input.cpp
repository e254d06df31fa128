// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/recording_input.h"

#include "app/cli/console.h"
#include "app/text/error_text.h"
#include "app/text/file_text.h"

#include <filesystem>

namespace tidemark::app
{

namespace
{

void append(std::vector<NamedRecording>& all, const std::string& path, const Recordings& recordings)
{
    const QString name = fileText(std::filesystem::path(path).filename().string());
    for (std::size_t i = 0; i < recordings.size(); ++i) {
        const QString number =
            recordings.size() > 1 ? QStringLiteral(" #%1").arg(i + 1) : QString();
        all.push_back({path, name + number, recordings[i]});
    }
}

/// A readable file that lacks a column that was named is no fault of the file.
ExitStatus statusOf(ErrorCode code)
{
    return code == ErrorCode::NoSuchColumn || code == ErrorCode::NothingToMeasure
               ? ExitStatus::WrongUsage
               : ExitStatus::UnreadableInput;
}

} // namespace

ReadFiles readFiles(const std::vector<std::string>& files, TaskControl& control,
                    const ReadingOptions& options)
{
    const FormatRegistry registry = builtinFormats();
    ReadFiles read;
    for (const std::string& path : files) {
        const auto recordings = registry.read(path, control, options);
        if (recordings) {
            append(read.recordings, path, *recordings);
            continue;
        }
        printMessage(errorText(recordings.error(), path));
        if (recordings.error().code == ErrorCode::Cancelled) {
            read.status = ExitStatus::Interrupted;
            break;
        }
        read.status = statusOf(recordings.error().code);
    }
    return read;
}

} // namespace tidemark::app
