// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <chrono>

namespace tidemark::app
{

// Live recordings are written to a folder of the user's as they are made, so that nothing is lost
// when this program ends, however it does.

/// A file that was written to so recently may have a living writer.
inline constexpr std::chrono::seconds kStillWritten{3};

/// A name for the file of a recording called @p name that no file has; its folder is there. Another
/// window may take it meanwhile: who opens the file is told so, and asks again. Empty if the folder
/// cannot be made.
QString newRecordingFile(const QString& name);

/// That folder; empty if it cannot be made.
QString recordingsFolder();

/// The same for text that was pasted, which is kept so that a session can hold it.
QString newPastedFile();

/// Files in that folder, written last since @p since, that were cut off: whoever wrote them did not
/// close them, and is not writing any more. Reads the end of each.
QStringList cutOffRecordings(const QDateTime& since);

} // namespace tidemark::app
