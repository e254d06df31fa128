// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arguments/command_line.h"
#include "core/formats/input/reading_options.h"

#include <QString>

#include <functional>
#include <optional>

namespace tidemark::app
{

/// Takes a command's options: its own, and those that several commands have, which are described
/// here. What is handed in is set when the command line is parsed, and must live until then. Paths
/// and ids are the bytes of the command line. An option without dashes is a word in its place.
///
/// Commands do not see CLI11 itself, which each of them would take seconds to compile.
class CommandOptions
{
public:
    enum class Need { Optional, Required };

    /// @p behind is what follows "--".
    CommandOptions(CLI::App& app, const Words& behind) : m_app(app), m_behind(behind) {}

    void addFlag(const char* name, bool& value, const QString& description);
    void addText(const char* name, std::string& value, const QString& description,
                 Need need = Need::Optional);
    void addText(const char* name, std::optional<std::string>& value, const QString& description);
    /// An option that may be given again and again, with one text each time.
    void addTexts(const char* name, Words& values, const QString& description);
    void addChoice(const char* name, std::string& value, const Words& choices,
                   const QString& description);
    /// A number from @p least to @p most: 32 or 64 bits or double, or an optional of one.
    template <typename Value, typename Number>
    void addNumber(const char* name, Value& value, Number least, Number most,
                   const QString& description);
    /// A sentence below the options.
    void addFooter(const QString& text);

    void addJson(bool& isJson);
    void addFiles(Words& files);
    void addFile(std::string& file, const QString& description);
    /// How files are to be read: by which reader, and what the columns of tables are. Refuses what
    /// makes no sense for any file.
    void addReading(ReadingOptions& options);
    /// The file to write, and whether it replaces one that would be kept else.
    void addOutput(std::string& output, bool& force);
    /// The same where the command itself says when a file is wanted.
    void addOptionalOutput(std::string& output, bool& force);
    /// A file with snapshots, and which of them is meant.
    void addSnapshot(std::string& file, std::size_t& index);
    void addTop(std::optional<std::size_t>& rows);

    /// Has the command take what follows "--" as a program with its arguments, not as files.
    void takeProgram(Words& program);
    bool takesProgram() const { return m_takesProgram; }

    /// Has @p problem asked once all options are set. It returns the sentence about what is wrong
    /// with them, or nothing.
    void addCheck(std::function<QString()> problem) { m_checks.push_back(std::move(problem)); }
    /// What the first of the checks found; empty if none did.
    QString problem() const;

private:
    void addForce(bool& force);

    CLI::App& m_app;
    const Words& m_behind;
    bool m_takesProgram = false;
    std::vector<std::function<QString()>> m_checks;
};

} // namespace tidemark::app
