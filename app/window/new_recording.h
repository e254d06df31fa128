// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recorder/process_recording.h"

#include <QString>

#include <functional>

namespace tidemark::app
{

/// A recorder, and the file it writes to.
struct NewRecording {
    std::unique_ptr<Recorder> recorder;
    QString path;
};

/// Begins a recording with these options.
using BeginRecording = std::function<Result<std::unique_ptr<Recorder>>(ProcessRecordingOptions)>;

/// Has @p begin record into a new file, called after @p name. Of two windows that find the same
/// name free, one takes the next.
Result<NewRecording> beginInNewFile(const QString& name, ProcessRecordingOptions options,
                                    const BeginRecording& begin);

} // namespace tidemark::app
