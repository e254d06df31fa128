// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arguments/command_line.h"
#include "core/live/inspector_address.h"

#include <QSize>
#include <QStringList>

namespace tidemark::app
{

/// What a screenshot shows.
enum class PicturedView { Window, Timeline, Comparison };

/// What was asked for on the command line of the window program.
struct ProgramOptions {
    QStringList files;   ///< those to compare not among them
    QStringList compare; ///< two files to compare, or none
    bool sample = false;
    std::optional<std::int32_t> attach;        ///< the process to watch
    std::optional<InspectorAddress> inspector; ///< of its V8 heap
    Words run;          ///< the program to start and watch, with its arguments
    QString language;   ///< empty: the settings'
    QString theme;      ///< empty: the settings'
    QString screenshot; ///< file to draw into; empty: show the window
    bool force = false; ///< the screenshot replaces whatever file is there
    QSize size;         ///< of the window; invalid: as it was
    PicturedView view = PicturedView::Window;
};

/// What needs no display: to be known before there is an application.
struct DisplayFreeWork {
    bool isScreenshot = false;
    bool isText = false; ///< help or version
};

DisplayFreeWork displayFreeWorkIn(const CommandLine& line);

/// Reads @p line, which no longer holds Qt's own options. Answers --help and --version, and refuses
/// wrong usage with a sentence and exit status 2, without returning.
ProgramOptions programOptionsOf(const CommandLine& line);

} // namespace tidemark::app
