// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program_options.h"

#include "app/text/file_text.h"
#include "app/text/translation.h"
#include "app/text/version_text.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace tidemark::app
{

namespace
{

constexpr int kWrongUsage = 2;
constexpr qsizetype kMessageLimit = 200;
constexpr const char* kScreenshot = "--screenshot";
constexpr const char* kCompare = "--compare";

struct OptionText {
    Q_DECLARE_TR_FUNCTIONS(ProgramOptions)
};

[[noreturn]] void refuse(const QString& sentence)
{
    std::fputs(qPrintable(sentence + QLatin1Char('\n')), stderr);
    std::exit(kWrongUsage);
}

[[noreturn]] void answer(const QString& text)
{
    std::fputs(qPrintable(text), stdout);
    std::exit(std::fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE);
}

/// The values of the options as they were given; those that were not have none.
struct GivenOptions {
    bool sample = false;
    bool run = false;
    bool force = false;
    std::optional<std::string> theme;
    std::optional<std::string> attach;
    std::optional<std::string> inspector;
    std::optional<std::string> screenshot;
    std::optional<std::string> size;
    Words compare;
    std::optional<std::string> view;
};

void defineOptions(CLI::App& app, GivenOptions& given)
{
    const auto add = [&app](const char* name, std::optional<std::string>& value, const char* kind,
                            const QString& description) {
        app.add_option(name, value, description.toStdString())->type_name(kind);
    };
    app.set_help_flag("-h,--help", OptionText::tr("Show this help.").toStdString());
    app.set_version_flag(
        "-v,--version",
        (QStringLiteral("tidemark ") + versionNumber() + u'\n' + buildText()).toStdString(),
        OptionText::tr("Show the version.").toStdString());
    app.option_defaults()->take_last();
    app.add_flag("--sample", given.sample,
                 OptionText::tr("Open the bundled sample session.").toStdString());
    addLanguage(app, OptionText::tr("Language of the window: en or ja."));
    add("--theme", given.theme, "THEME",
        OptionText::tr("Colours of the window: light, dark or contrast."));
    add("--attach", given.attach, "PID", OptionText::tr("Watch the process with this number."));
    add("--inspector", given.inspector, "HOST:PORT",
        OptionText::tr("Watch its V8 heap through the inspector at this address."));
    app.add_flag("--run", given.run,
                 OptionText::tr("Start the program that follows --, and watch it.").toStdString());
    add(kScreenshot, given.screenshot, "FILE",
        OptionText::tr("Draw the window to a PNG or SVG and exit."));
    app.add_flag(
        "--force", given.force,
        OptionText::tr("Let the screenshot replace a file that is no picture.").toStdString());
    add("--size", given.size, "WxH", OptionText::tr("Size of the window."));
    app.add_option(
           kCompare, given.compare,
           OptionText::tr("Open the two files that follow, and compare them.").toStdString())
        ->type_name("A B")
        ->expected(0, 2)
        ->allow_extra_args(false);
    add("--view", given.view, "VIEW",
        OptionText::tr("What the screenshot shows: window, timeline or comparison."));
}

QString toText(const std::string& word)
{
    return QString::fromLocal8Bit(word.c_str());
}

QStringList toTexts(const Words& words)
{
    QStringList texts;
    for (const std::string& word : words) {
        texts << toText(word);
    }
    return texts;
}

/// Null if there is none.
QString toText(const std::optional<std::string>& word)
{
    return word ? toText(*word) : QString();
}

/// @p given, which is null or among those @p allowed.
QString choice(const char* option, const QString& given, const QStringList& allowed)
{
    if (!given.isNull() && !allowed.contains(given)) {
        refuse(OptionText::tr("--%1 wants one of: %2.")
                   .arg(QLatin1String(option), allowed.join(QStringLiteral(", "))));
    }
    return given;
}

QSize toSize(const QString& text)
{
    const QStringList parts = text.split(QLatin1Char('x'));
    bool widthOk = false;
    bool heightOk = false;
    const int width = parts.value(0).toInt(&widthOk);
    const int height = parts.value(1).toInt(&heightOk);
    constexpr int kLeast = 200;
    constexpr int kMost = 16'000;
    if (parts.size() != 2 || !widthOk || !heightOk || std::min(width, height) < kLeast ||
        std::max(width, height) > kMost) {
        refuse(OptionText::tr("--size wants WIDTHxHEIGHT in pixels, for example 1280x800."));
    }
    return {width, height};
}

QStringList toCompared(const Words& words)
{
    if (words.size() != 2 || words.front().empty() || words.back().empty()) {
        refuse(OptionText::tr("--compare wants two files: --compare A B."));
    }
    return toTexts(words);
}

std::int32_t toPid(const QString& text)
{
    bool isNumber = false;
    const int pid = text.toInt(&isNumber);
    if (!isNumber || pid <= 0) {
        refuse(OptionText::tr("--attach wants the number of a process. “tidemark-cli processes” "
                              "lists them."));
    }
    return pid;
}

InspectorAddress toAddress(const std::string& text)
{
    const auto address = inspectorAddressIn(text);
    if (!address) {
        refuse(OptionText::tr("--inspector wants HOST:PORT, as in 127.0.0.1:9229."));
    }
    return *address;
}

PicturedView toView(const QString& name)
{
    return name == QLatin1String("timeline")     ? PicturedView::Timeline
           : name == QLatin1String("comparison") ? PicturedView::Comparison
                                                 : PicturedView::Window;
}

/// The files: @p words that are no options, and what follows "--".
QStringList toFiles(const Words& words, const Words& behind)
{
    const auto option = std::ranges::find_if(
        words, [](const std::string& word) { return word.size() > 1 && word.starts_with('-'); });
    if (option != words.end()) {
        refuse(OptionText::tr("There is no option “%1”. “tidemark --help” lists the options.")
                   .arg(fileText(*option, kMessageLimit)));
    }
    return toTexts(words) + toTexts(behind);
}

ProgramOptions toOptions(const GivenOptions& given)
{
    ProgramOptions options;
    options.sample = given.sample;
    if (given.attach) {
        options.attach = toPid(toText(*given.attach));
    }
    if (given.inspector && !given.attach && !given.run) {
        refuse(OptionText::tr("--inspector is about the process that is watched: give --attach or "
                              "--run as well."));
    }
    if (given.inspector) {
        options.inspector = toAddress(*given.inspector);
    }
    options.theme =
        choice("theme", toText(given.theme),
               {QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("contrast")});
    options.screenshot = toText(given.screenshot);
    if (given.screenshot && options.screenshot.isEmpty()) {
        refuse(OptionText::tr("--screenshot wants the name of a file."));
    }
    options.force = given.force;
    if (given.size) {
        options.size = toSize(toText(*given.size));
    }
    if (given.view && options.screenshot.isEmpty()) {
        refuse(
            OptionText::tr("--view says what a screenshot shows: give --screenshot FILE as well."));
    }
    options.view = toView(choice(
        "view", toText(given.view),
        {QStringLiteral("window"), QStringLiteral("timeline"), QStringLiteral("comparison")}));
    return options;
}

} // namespace

DisplayFreeWork displayFreeWorkIn(const CommandLine& line)
{
    CLI::App app;
    app.allow_extras();
    app.set_help_flag("-h,--help");
    app.set_version_flag("-v,--version", "version");
    const CLI::Option* const screenshot = app.add_option(kScreenshot)->expected(0, 1)->take_last();
    const auto early = parse(app, line.words);
    return {screenshot->count() > 0, early && early->problem.isEmpty()};
}

ProgramOptions programOptionsOf(const CommandLine& line)
{
    CLI::App app(OptionText::tr("A memory timeline viewer.").toStdString(), "tidemark [FILE...]");
    GivenOptions given;
    defineOptions(app, given);
    // Files are what is left: CLI11 would take one that is called [a] for a list.
    app.allow_extras();
    app.footer("FILE: " + OptionText::tr("Profiles to open.").toStdString());
    if (const auto early = parse(app, line.words)) {
        if (early->problem.isEmpty()) {
            answer(early->output);
        }
        refuse(OptionText::tr("%1. “tidemark --help” lists the options.", "what was wrong")
                   .arg(fileText(early->problem.toStdString(), kMessageLimit)));
    }
    if (given.run && line.behind.empty()) {
        refuse(
            OptionText::tr("--run wants the program behind two dashes: --run -- COMMAND ARG..."));
    }
    const QStringList files = toFiles(app.remaining(), given.run ? Words() : line.behind);
    ProgramOptions options = toOptions(given);
    options.language = choice("lang", takeLanguage(line.words).language, translationLanguages());
    if (app.count(kCompare) > 0) {
        options.compare = toCompared(given.compare);
    }
    options.files = files;
    options.run = given.run ? line.behind : Words();
    return options;
}

} // namespace tidemark::app
