// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/leak_json.h"
#include "app/cli/text_table.h"
#include "app/text/file_text.h"
#include "app/text/leak_text.h"
#include "app/text/size_input.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <algorithm>

namespace tidemark::app
{

namespace
{

struct LeakCommand {
    Q_DECLARE_TR_FUNCTIONS(LeakCommand)
};

struct LeakOptions {
    Words files;
    bool isJson = false;
    std::string limit;     ///< what the process may use, empty if not given
    std::string threshold; ///< a rate that growth matters from, empty if not given
    ReadingOptions reading;
};

QString ruleText(const QString& title, const std::vector<Fact>& facts)
{
    TextTable table({{}, {}});
    for (const Fact& fact : facts) {
        table.addRow({fact.label, fact.text});
    }
    return QLatin1Char('\n') + QString(kIndent, QLatin1Char(' ')) + title + QLatin1Char('\n') +
           (table.isEmpty() ? QString() : table.text(2 * kIndent));
}

QString verdictOf(const JudgedRecording& one)
{
    const Timeline& timeline = one.named.recording->timeline;
    QString text = one.named.name + QLatin1Char('\n') + QString(kIndent, QLatin1Char(' ')) +
                   leakSentence(one.judgement, timeline) + QLatin1Char('\n');
    text += ruleText(slopeHeading(one.judgement), slopeFacts(one.judgement, timeline));
    text += ruleText(memwatchHeading(one.judgement), memwatchFacts(one.judgement, timeline));
    return text + QString(2 * qsizetype{kIndent}, QLatin1Char(' ')) +
           memwatchQuirks(one.judgement) + QLatin1Char('\n');
}

bool printVerdicts(const std::vector<JudgedRecording>& recordings)
{
    QStringList texts;
    for (const JudgedRecording& one : recordings) {
        texts << verdictOf(one);
    }
    return texts.empty() || printText(texts.join(QLatin1Char('\n')));
}

ExitStatus run(const LeakOptions& options, TaskControl& control)
{
    const auto limit = bytesOf(options.limit);
    if (!options.limit.empty() && !(limit && *limit > 0.0)) {
        printMessage(LeakCommand::tr("“%1” is no size. Write it as 512MiB, 2GB or 4096.")
                         .arg(fileText(options.limit)));
        return ExitStatus::WrongUsage;
    }
    const auto threshold = bytesPerSecondOf(options.threshold);
    if (!options.threshold.empty() && !threshold) {
        printMessage(LeakCommand::tr("“%1” is no rate. Write it as 1MiB/day, 10KiB/h or 2MB/min.")
                         .arg(fileText(options.threshold)));
        return ExitStatus::WrongUsage;
    }
    const ReadFiles read = readFiles(options.files, control, options.reading);
    if (read.status == ExitStatus::Interrupted) {
        return read.status;
    }
    std::vector<JudgedRecording> judged;
    for (const NamedRecording& named : read.recordings) {
        judged.push_back({named, judgeLeak(named.recording->timeline, {{}, limit, threshold})});
    }
    const bool printed = options.isJson ? printJson(leakJson(judged)) : printVerdicts(judged);
    if (!printed || read.status != ExitStatus::Done) {
        return printed ? read.status : ExitStatus::UnreadableInput;
    }
    const bool leaks = std::ranges::any_of(judged, [](const JudgedRecording& one) {
        return one.judgement.verdict == LeakVerdict::Leak;
    });
    return leaks ? ExitStatus::CheckFailed : ExitStatus::Done;
}

} // namespace

RunCommand addLeak(CommandOptions& command)
{
    const auto options = std::make_shared<LeakOptions>();
    command.addFiles(options->files);
    command.addJson(options->isJson);
    command.addReading(options->reading);
    command.addText("--limit", options->limit,
                    LeakCommand::tr("Memory that the program may use: 512MiB, 2GB"));
    command.addText("--threshold", options->threshold,
                    LeakCommand::tr("How fast memory must grow to matter: 1MiB/day, 10KiB/h. If "
                                    "not given, 1 MiB or 1 % of its size a day"));
    return [options](TaskControl& control) { return run(*options, control); };
}

} // namespace tidemark::app
