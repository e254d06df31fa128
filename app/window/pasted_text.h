// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace tidemark::app
{

/// What the clipboard holds to be opened.
struct Pasted {
    QStringList files; ///< that were copied
    QString textFile;  ///< a new file with the text, where no files were copied
    QString problem;   ///< the sentence why there is neither; empty if there is one
};

/// Text is written into a file of the user's, which stays so that a session can hold it. GUI thread
/// only.
Pasted takeClipboard();

} // namespace tidemark::app
