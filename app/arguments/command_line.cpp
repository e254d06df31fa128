// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string_view>

namespace tidemark::app
{

namespace
{

constexpr const char* kLanguage = "--lang";

/// CLI11 takes words from the end of a list.
Words reversed(const Words& words)
{
    return {words.rbegin(), words.rend()};
}

} // namespace

CommandLine commandLineOf(int count, const char* const* values)
{
    const char* const* const first = values + std::min(count, 1);
    const char* const* const end = values + count;
    const char* const* const mark = std::find(first, end, std::string_view("--"));
    CommandLine line{{first, mark}, mark != end, {}};
    if (line.hasMark) {
        line.behind.assign(mark + 1, end);
    }
    return line;
}

std::optional<EarlyExit> parse(CLI::App& app, const Words& words)
{
    try {
        app.parse(reversed(words));
    } catch (const CLI::CallForHelp&) {
        return EarlyExit{QString::fromStdString(app.help()), {}};
    } catch (const CLI::CallForVersion& version) {
        return EarlyExit{QString::fromUtf8(version.what()) + QLatin1Char('\n'), {}};
    } catch (const CLI::Error& error) {
        return EarlyExit{{}, QString::fromUtf8(error.what())};
    }
    return {};
}

void addLanguage(CLI::App& app, const QString& description)
{
    const auto pass = [](const std::string&) {};
    app.add_option_function<std::string>(kLanguage, pass, description.toStdString());
}

LanguageChoice takeLanguage(const Words& words)
{
    CLI::App app;
    app.allow_extras();
    const CLI::Option* const option = app.add_option(kLanguage)->take_last();
    parse(app, words); // what is wrong is found when all options are known
    const Words& values = option->results();
    return {values.empty() ? QString() : QString::fromLocal8Bit(values.back().c_str()),
            app.remaining()};
}

} // namespace tidemark::app
