// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/recording_input.h"

#include "app/cli/console.h"
#include "app/text/error_text.h"
#include "app/text/experiment_text.h"
#include "app/text/file_text.h"
#include "app/text/recording_names.h"
#include "core/formats/tidemark/experiment_reader.h"

#include <filesystem>
#include <map>

namespace tidemark::app
{

namespace
{

void append(std::vector<NamedRecording>& all, const std::string& path, const Recordings& recordings)
{
    const QStringList names =
        recordingNames(fileText(std::filesystem::path(path).filename().string()), recordings);
    for (std::size_t i = 0; i < recordings.size(); ++i) {
        const auto& totals = recordings[i]->totals;
        all.push_back({path, names[static_cast<qsizetype>(i)], recordings[i],
                       totals ? totals->label : std::string()});
    }
}

/// A readable file that lacks a column that was named is no fault of the file.
ExitStatus statusOf(ErrorCode code)
{
    return code == ErrorCode::NoSuchColumn || code == ErrorCode::NothingToMeasure
               ? ExitStatus::WrongUsage
               : ExitStatus::UnreadableInput;
}

/// False after an interruption.
bool saysWhy(const Error& error, const std::string& path, ReadFiles& read)
{
    printMessage(errorText(error, path));
    const bool isCancelled = error.code == ErrorCode::Cancelled;
    read.status = isCancelled ? ExitStatus::Interrupted : statusOf(error.code);
    return !isCancelled;
}

bool readFile(const std::string& path, const FormatRegistry& registry, TaskControl& control,
              const ReadingOptions& options, ReadFiles& read)
{
    const auto recordings = registry.read(path, control, options);
    if (!recordings) {
        return saysWhy(recordings.error(), path, read);
    }
    append(read.recordings, path, *recordings);
    return true;
}

void sayWhatIsLeftOut(const ExperimentDocument& experiment)
{
    for (const ExperimentRun& run : experiment.runs) {
        if (const QString sentence = leftOutText(run, experiment); !sentence.isEmpty()) {
            printMessage(sentence);
        }
    }
}

/// The groups in which no run counts, of those that have any but warm-up runs.
std::vector<QString> groupsWithoutRuns(const ExperimentDocument& experiment)
{
    std::map<QString, bool> counts;
    for (const ExperimentRun& run : experiment.runs) {
        if (!run.isWarmUp) {
            counts[experimentGroupText(run, experiment)] |= run.counts();
        }
    }
    std::vector<QString> without;
    for (const auto& [group, hasRuns] : counts) {
        if (!hasRuns) {
            without.push_back(group);
        }
    }
    return without;
}

/// The runs of an experiment that count, each in the group of its command and series. False after
/// an interruption.
bool readExperimentRuns(const std::string& path, const FormatRegistry& registry, bool tellsOthers,
                        TaskControl& control, ReadFiles& read)
{
    const auto experiment = readExperiment(path);
    if (!experiment) {
        return saysWhy(experiment.error(), path, read);
    }
    if (tellsOthers) {
        sayWhatIsLeftOut(*experiment);
    }
    for (const QString& group : groupsWithoutRuns(*experiment)) {
        read.withoutRuns.push_back(group);
    }
    for (const ExperimentRun& run : experiment->runs) {
        if (!run.counts()) {
            continue;
        }
        const std::size_t before = read.recordings.size();
        if (!readFile(run.file.string(), registry, control, {}, read)) {
            return false;
        }
        ExperimentRun first = run;
        first.series = 1;
        for (std::size_t i = before; i < read.recordings.size(); ++i) {
            read.recordings[i].group = experimentGroupText(run, *experiment).toStdString();
            read.recordings[i].groupBase =
                run.series > 1 ? experimentGroupText(first, *experiment).toStdString() : "";
        }
    }
    return true;
}

} // namespace

ReadFiles readFiles(const std::vector<std::string>& files, TaskControl& control,
                    const ReadingOptions& options)
{
    const FormatRegistry registry = builtinFormats();
    ReadFiles read;
    for (const std::string& path : files) {
        const bool goesOn = path.ends_with(kExperimentEnding)
                                ? readExperimentRuns(path, registry, true, control, read)
                                : readFile(path, registry, control, options, read);
        if (!goesOn) {
            break;
        }
    }
    return read;
}

ReadFiles readRunsThatCount(const std::string& experiment, TaskControl& control)
{
    ReadFiles read;
    readExperimentRuns(experiment, builtinFormats(), false, control, read);
    return read;
}

} // namespace tidemark::app
