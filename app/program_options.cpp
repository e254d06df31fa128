// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program_options.h"

#include "app/text/translation.h"
#include "app/text/version_text.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace tidemark::app
{

namespace
{

constexpr int kWrongUsage = 2;

const QString kLanguage = QStringLiteral("lang");
const QString kTheme = QStringLiteral("theme");
const QString kView = QStringLiteral("view");
const QString kCompare = QStringLiteral("compare");
const QString kAttach = QStringLiteral("attach");

struct OptionText {
    Q_DECLARE_TR_FUNCTIONS(ProgramOptions)
};

[[noreturn]] void answer(const QString& text)
{
    std::fputs(qPrintable(text), stdout);
    std::exit(0);
}

[[noreturn]] void refuse(const QString& sentence)
{
    std::fputs(qPrintable(sentence + QLatin1Char('\n')), stderr);
    std::exit(kWrongUsage);
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

QString choice(const QCommandLineParser& parser, const QString& option, const QStringList& allowed)
{
    const QString value = parser.value(option);
    if (parser.isSet(option) && !allowed.contains(value)) {
        refuse(OptionText::tr("--%1 wants one of: %2.")
                   .arg(option, allowed.join(QStringLiteral(", "))));
    }
    return value;
}

/// Takes the two files that follow --compare from the other files.
void takeCompared(ProgramOptions& options, const QStringList& arguments, const QString& option)
{
    const qsizetype at = arguments.indexOf(QStringLiteral("--") + option);
    const QStringList two = at < 0 ? QStringList() : arguments.mid(at + 1, 2);
    const bool areFiles = two.size() == 2 && std::ranges::all_of(two, [&](const QString& file) {
                              return options.files.contains(file);
                          });
    if (!areFiles) {
        refuse(OptionText::tr("--compare wants two files: --compare A B."));
    }
    options.compare = two;
    for (const QString& file : two) {
        options.files.removeAt(options.files.lastIndexOf(file));
    }
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

/// Cuts "-- COMMAND ARG..." off @p arguments if there is --run before it.
QStringList takeProgram(QStringList& arguments)
{
    const qsizetype mark = arguments.indexOf(QStringLiteral("--"));
    const qsizetype run = arguments.indexOf(QStringLiteral("--run"));
    if (run < 0) {
        return {};
    }
    if (mark < run || mark + 1 == arguments.size()) {
        refuse(
            OptionText::tr("--run wants the program behind two dashes: --run -- COMMAND ARG..."));
    }
    const QStringList program = arguments.mid(mark + 1);
    arguments.resize(mark);
    return program;
}

PicturedView toView(const QString& name)
{
    return name == QLatin1String("timeline")     ? PicturedView::Timeline
           : name == QLatin1String("comparison") ? PicturedView::Comparison
                                                 : PicturedView::Window;
}

/// Whether an argument before "--" is one that @p matches.
template <typename Matches>
bool isAmong(int count, char** arguments, Matches matches)
{
    for (int i = 1; i < count && std::string_view(arguments[i]) != "--"; ++i) {
        if (matches(arguments[i])) {
            return true;
        }
    }
    return false;
}

void defineOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(OptionText::tr("A memory timeline viewer."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("files"), OptionText::tr("Profiles to open."),
                                 QStringLiteral("[FILE...]"));
    parser.addOptions({
        {QStringLiteral("sample"), OptionText::tr("Open the bundled sample session.")},
        {kLanguage, OptionText::tr("Language of the window: en or ja."), QStringLiteral("LANG")},
        {kTheme, OptionText::tr("Colours of the window: light or dark."), QStringLiteral("THEME")},
        {kAttach, OptionText::tr("Watch the process with this number."), QStringLiteral("PID")},
        {QStringLiteral("run"), OptionText::tr("Start the program that follows --, and watch it.")},
        {QStringLiteral("screenshot"), OptionText::tr("Draw the window to a PNG or SVG and exit."),
         QStringLiteral("FILE")},
        {QStringLiteral("size"), OptionText::tr("Size of the window."), QStringLiteral("WxH")},
        {kCompare, OptionText::tr("Open the two files that follow, and compare them.")},
        {kView, OptionText::tr("What the screenshot shows: window, timeline or comparison."),
         QStringLiteral("VIEW")},
    });
}

} // namespace

bool wantsScreenshot(int count, char** arguments)
{
    return isAmong(count, arguments, [](std::string_view argument) {
        return argument == "--screenshot" || argument.starts_with("--screenshot=");
    });
}

bool wantsText(int count, char** arguments)
{
    return isAmong(count, arguments, [](std::string_view argument) {
        return argument == "--help" || argument == "-h" || argument == "--help-all" ||
               argument == "--version" || argument == "-v";
    });
}

ProgramOptions parseArguments(const QCoreApplication& application)
{
    QCommandLineParser parser;
    defineOptions(parser);
    QStringList arguments = application.arguments();
    const QStringList program = takeProgram(arguments);
    if (!parser.parse(arguments)) {
        refuse(parser.errorText());
    }
    if (parser.isSet(QStringLiteral("help"))) {
        parser.showHelp();
    }
    if (parser.isSet(QStringLiteral("help-all"))) {
        parser.process(arguments); // alone knows Qt's own options, and does not return
    }
    if (parser.isSet(QStringLiteral("version"))) {
        answer(QStringLiteral("%1 %2\n%3\n")
                   .arg(QCoreApplication::applicationName(), versionNumber(), buildText()));
    }

    ProgramOptions options;
    options.files = parser.positionalArguments();
    options.sample = parser.isSet(QStringLiteral("sample"));
    options.run = program;
    if (parser.isSet(kAttach)) {
        options.attach = toPid(parser.value(kAttach));
    }
    options.language = choice(parser, kLanguage, translationLanguages());
    options.theme = choice(parser, kTheme, {QStringLiteral("light"), QStringLiteral("dark")});
    options.screenshot = parser.value(QStringLiteral("screenshot"));
    if (parser.isSet(QStringLiteral("size"))) {
        options.size = toSize(parser.value(QStringLiteral("size")));
    }
    if (parser.isSet(kView) && options.screenshot.isEmpty()) {
        refuse(
            OptionText::tr("--view says what a screenshot shows: give --screenshot FILE as well."));
    }
    options.view = toView(choice(
        parser, kView,
        {QStringLiteral("window"), QStringLiteral("timeline"), QStringLiteral("comparison")}));
    if (parser.isSet(kCompare)) {
        takeCompared(options, application.arguments(), kCompare);
    }
    return options;
}

} // namespace tidemark::app
