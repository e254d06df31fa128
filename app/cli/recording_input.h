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
    QString name; ///< the file's name, with "#2" where it holds several
    std::shared_ptr<const Recording> recording;
};

/// The recordings of several files, in order.
struct ReadFiles {
    std::vector<NamedRecording> recordings;
    ExitStatus status = ExitStatus::Done; ///< what the program ends with: the worst that happened
};

/// Reads all @p files as @p options say. The sentence for each that fails goes to standard error,
/// and reading goes on, except after an interruption.
ReadFiles readFiles(const std::vector<std::string>& files, TaskControl& control,
                    const ReadingOptions& options = {});

} // namespace tidemark::app
