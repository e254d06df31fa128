// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace CLI
{
class App;
}

namespace tidemark::app
{

using Words = std::vector<std::string>; ///< of a command line, in its bytes

/// A command line without the program's name, cut at the first "--".
struct CommandLine {
    Words words;          ///< options, values and whatever stands between them
    bool hasMark = false; ///< there is a "--"
    Words behind;         ///< what follows it: files, or a program with its arguments
};

CommandLine commandLineOf(int count, const char* const* values);

/// Why a program ends once it has read its command line.
struct EarlyExit {
    QString output;  ///< help or version, which was asked for; empty if something was wrong
    QString problem; ///< what was wrong, a part of a sentence by CLI11 without a full stop
};

/// Has @p app take its options and values from @p words.
std::optional<EarlyExit> parse(CLI::App& app, const Words& words);

/// Has @p app show and accept `--lang`, which takeLanguage() has read by then.
void addLanguage(CLI::App& app, const QString& description);

/// The value of `--lang`, which must be known before any text is made.
struct LanguageChoice {
    QString language; ///< empty if not given
    Words others;     ///< the words without the option
};

LanguageChoice takeLanguage(const Words& words);

} // namespace tidemark::app
