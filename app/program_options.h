// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QStringList>

#include <optional>

class QCoreApplication;

namespace tidemark::app
{

/// What a screenshot shows.
enum class PicturedView { Window, Timeline, Comparison };

/// What was asked for on the command line of the window program.
struct ProgramOptions {
    QStringList files;   ///< those to compare not among them
    QStringList compare; ///< two files to compare, or none
    bool sample = false;
    std::optional<std::int32_t> attach; ///< the process to watch
    QStringList run;                    ///< the program to start and watch, with its arguments
    QString language;                   ///< empty: the settings'
    QString theme;                      ///< empty: the settings'
    QString screenshot;                 ///< file to draw into; empty: show the window
    QSize size;                         ///< of the window; invalid: as it was
    PicturedView view = PicturedView::Window;
};

/// Whether the arguments ask for a screenshot, which needs no display: to be known before there is
/// an application to parse them with.
bool wantsScreenshot(int count, char** arguments);

/// Whether only help or the version is asked for, which can be told without a screen.
bool wantsText(int count, char** arguments);

/// Parses the arguments of @p application. Answers --help and --version, and refuses wrong usage
/// with a sentence and exit status 2, without returning.
ProgramOptions parseArguments(const QCoreApplication& application);

} // namespace tidemark::app
