// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/recording_export.h"

#include "core/documents/csv_export.h"
#include "core/documents/json_export.h"
#include "core/documents/recording_writer.h"

#include <QFile>

#include <filesystem>

namespace tidemark::app
{

Result<void> exportRecordings(const QString& path, const Recordings& recordings,
                              const QString& source, TaskControl& control)
{
    const std::filesystem::path target = QFile::encodeName(path).toStdString();
    if (path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)) {
        return writeCsv(target, recordings, control, Overwrite::AnyFile);
    }
    if (path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive)) {
        return writeJson(target, recordings, source.toStdString(), control, Overwrite::AnyFile);
    }
    return writeRecordings(target, recordings, control, Overwrite::AnyFile);
}

} // namespace tidemark::app
