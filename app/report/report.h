// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "core/model/recording.h"
#include "core/model/run_alignment.h"
#include "core/model/session_document.h"
#include "core/result.h"
#include "core/snapshots/hunt_judgement.h"
#include "core/task_control.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace tidemark::app
{

/// A recording that a report is about.
struct ReportedRecording {
    std::string path;                           ///< of the file that it was read from
    QString name;                               ///< as it is called in the report
    QString format;                             ///< what its format is called
    std::shared_ptr<const Recording> recording; ///< never null
    std::string group = {};                     ///< that it belongs to by itself; empty if none
    std::string groupBase = {}; ///< the group that its own is set against; empty: the first
};

/// A hunt for a leak that a report is about: its snapshots, and what lay between them.
struct ReportedHunt {
    std::array<SnapshotPtr, 3> snapshots = {}; ///< with graphs
    HuntConditions conditions = {};
};

/// What a report is about.
struct ReportRequest {
    QString title; ///< empty: the names of the recordings
    std::vector<ReportedRecording> recordings = {};
    QString command = {}; ///< that made the report; empty if there was none
    QString notes = {};   ///< of the user, plain text of several lines
    std::optional<ReportedHunt> hunt = {};
    RunAlignment alignment = {}; ///< of the runs in the picture of all
    SizeUnit unit = SizeUnit::Binary;
};

/// One HTML page about all of it, that needs no network and no script: the recordings over one
/// another, their runs side by side, each with its figures, peaks, functions, marks and verdict;
/// heap snapshots with their types, compared, and what outlived two of three; and which files it
/// was made of, with their SHA-256.
///
/// Waits for it in the calling thread. Errors: Cancelled; TooLarge if a heap does not fit the
/// memory.
Result<QString> makeReport(const ReportRequest& request, TaskControl& control);

} // namespace tidemark::app
