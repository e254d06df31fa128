// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/output_place.h"
#include "core/model/recording.h"
#include "core/result.h"
#include "core/task_control.h"

#include <filesystem>

namespace tidemark
{

/// Writes samples as CSV (RFC 4180, "." as the decimal mark): a column for the position, then one
/// for each series, rows by rising position. Samples of several series at the same position share
/// a row. An empty field is a missing reading.
///
/// Where series were sampled at different positions, or there are several recordings, a first
/// column `recording` numbers the recordings, "#1", and an empty field says that the series has no
/// sample there; a missing reading is then "nan". Recordings stand one below the other, over all
/// their series; times count from the start of the first where all starts are known.
///
/// The position's column is `time_s` (seconds from the recording's start) or the axis unit:
/// `instructions`, `allocated_bytes`, `sample`. A series' column is its kind, "rss_bytes"; with the
/// name where several share the kind ("rss:NAME_bytes"), with the process of a child
/// ("rss_pid_77_bytes"); a counter's column is its name ("threads_count",
/// "counter:memory limit_bytes" where it counts bytes). The csv reader
/// understands all of these. Markers, start, program, warnings and snapshots have no place in CSV.
///
/// Runs of which only totals are known give a row for each: label, peak_bytes, duration_s, count.
/// A file of line reports alone gives a row for each line: file, function, line, memory_bytes,
/// increment_bytes, occurrences, source.
///
/// @p path stays as it was if this fails. Errors: CannotWrite, Cancelled.
Result<void> writeCsv(const std::filesystem::path& path, const Recordings& recordings,
                      TaskControl& control, Overwrite overwrite = Overwrite::OwnRecordings);

} // namespace tidemark
