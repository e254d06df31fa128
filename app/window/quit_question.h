// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace tidemark::app
{

/// What is to become of programs that were started from a window that is to be closed.
enum class QuitAnswer { LetThemGoOn, EndThem, Cancel };

/// Asks the user, and waits for the answer. @p running is how many there are, at least one.
QuitAnswer askAboutPrograms(QWidget& window, int running);

/// What is to become of notes and marks that are in no session file.
enum class NotesAnswer { Save, Discard, Cancel };

/// Asks the user, and waits for the answer. @p hasMarks tells that there are marks among them.
NotesAnswer askAboutNotes(QWidget& window, bool hasMarks);

} // namespace tidemark::app
