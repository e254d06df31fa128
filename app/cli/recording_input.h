// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exit_status.h"
#include "core/formats/format_registry.h"

#include <QString>

namespace tidemark::app
{

/// One recording and the file it came from.
struct NamedRecording {
    std::string path;
    QString name; ///< as recordingNames() has it
    std::shared_ptr<const Recording> recording;
    std::string group =
        {}; ///< of runs that it belongs to by itself, as its label says; empty: none
    std::string groupBase = {}; ///< the group that this one is set against; empty: the first one
};

/// The recordings of several files, in order.
struct ReadFiles {
    std::vector<NamedRecording> recordings;
    ExitStatus status = ExitStatus::Done;  ///< what the program ends with: the worst that happened
    std::vector<QString> withoutRuns = {}; ///< groups of an experiment in which no run ended well
};

/// Reads all @p files as @p options say; of an experiment the runs that count. The sentence for
/// each that fails goes to standard error, and reading goes on, except after an interruption.
ReadFiles readFiles(const std::vector<std::string>& files, TaskControl& control,
                    const ReadingOptions& options = {});

/// The runs of an experiment that count. Those that do not are not told of.
ReadFiles readRunsThatCount(const std::string& experiment, TaskControl& control);

} // namespace tidemark::app
