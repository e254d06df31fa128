// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/new_recording.h"

#include "app/window/recording_files.h"

#include <QFile>

namespace tidemark::app
{

Result<NewRecording> beginInNewFile(const QString& name, ProcessRecordingOptions options,
                                    const BeginRecording& begin)
{
    constexpr int kMostNames = 100;
    options.overwrite = Overwrite::Nothing;
    for (int attempt = 1;; ++attempt) {
        const QString path = newRecordingFile(name);
        options.file = QFile::encodeName(path).toStdString();
        auto recorder = begin(options);
        if (recorder) {
            return NewRecording{std::move(*recorder), path};
        }
        if (recorder.error().detail != kFileInPlace || attempt == kMostNames) {
            return tl::unexpected(std::move(recorder.error()));
        }
    }
}

} // namespace tidemark::app
