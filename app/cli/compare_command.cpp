// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/compared_snapshot.h"
#include "app/cli/comparison_table.h"
#include "app/cli/console.h"
#include "app/cli/figures_table.h"
#include "app/cli/growth_limit.h"
#include "app/cli/json_printer.h"
#include "app/cli/mapping_report.h"
#include "app/cli/recorded_comparison.h"
#include "app/cli/snapshot_input.h"
#include "app/cli/snapshot_places.h"
#include "app/cli/survivor_report.h"
#include "app/text/error_text.h"
#include "app/text/file_text.h"
#include "app/text/followed_text.h"
#include "core/snapshots/snapshot_comparison.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

using Json = nlohmann::ordered_json;

struct CompareCommand {
    Q_DECLARE_TR_FUNCTIONS(CompareCommand)
};

struct CompareOptions {
    std::string before;
    std::optional<std::string> after; ///< none: differences that the first file has recorded
    std::optional<std::string> latest;
    std::optional<std::size_t> difference; ///< which of those
    std::string places;                    ///< which snapshot of each file; empty for the first
    bool isJson = false;
    std::string matchBy;                  ///< "type", "object", or empty for what fits
    std::optional<std::string> failAbove; ///< none if not asked for
};

/// Which snapshot of file @p file, from 0, is meant.
std::size_t placeIn(const CompareOptions& options, std::size_t file)
{
    const auto places = snapshotPlacesIn(options.places);
    return places && file < places->size() ? (*places)[file] : 0;
}

/// All that the command found out.
struct Report {
    ComparedSnapshot before;
    ComparedSnapshot after;
    ComparisonTable table = {};                     ///< this is made,
    std::optional<MappingComparison> mappings = {}; ///< or, of two by mapping, this
    std::optional<ComparedSnapshot> latest = {};
    std::shared_ptr<const SurvivorListing> survivors = {}; ///< null without a third file
    Json warnings = Json::array();
    bool isToldOfProcesses = false; ///< that the first two are of different ones

    bool isByObject() const { return table.comparison && table.comparison->isByObject(); }
};

void addWarnings(const ChosenSnapshot& chosen, Json& warnings)
{
    Json added = warningsJson(chosen.named);
    for (Json& warning : added) {
        warnings.push_back(std::move(warning));
    }
}

/// Says in the JSON that ids of the two mean nothing across processes.
void warnOfProcesses(const ComparedSnapshot& first, const ComparedSnapshot& second, Json& warnings)
{
    warnings.push_back({{"code", "different_processes"},
                        {"paths", {first.chosen.named.path, second.chosen.named.path}}});
}

void printDifferentProcesses(const Report& report)
{
    const QString first = fileText(report.before.chosen.named.path);
    const QString second = fileText(report.after.chosen.named.path);
    printMessage(report.isByObject()
                     ? CompareCommand::tr("%1 and %2 do not look like snapshots of one process: "
                                          "matching their objects by id means nothing. Compare "
                                          "with --by type.")
                           .arg(first, second)
                     : CompareCommand::tr("%1 and %2 do not look like snapshots of one process: "
                                          "they are compared by type.")
                           .arg(first, second));
}

/// Reads the third file and finds what outlived the first two.
ExitStatus findSurvivors(const CompareOptions& options, Report& report, TaskControl& control)
{
    auto chosen = readHeapSnapshot(*options.latest, placeIn(options, 2), control);
    if (!chosen) {
        return chosen.error();
    }
    if (!report.before.overview || !report.after.overview) {
        printMessage(CompareCommand::tr("What outlives two snapshots can be found only if all "
                                        "three hold objects."));
        return ExitStatus::WrongUsage;
    }
    auto analysis = analyse(*chosen, control);
    if (!analysis) {
        return analysis.error();
    }
    report.latest = ComparedSnapshot{std::move(*chosen), (*analysis)->overview, *analysis,
                                     figuresOf(**analysis)};
    addWarnings(report.latest->chosen, report.warnings);
    auto survivors = listSurvivors(*report.before.chosen.graph(), *report.after.chosen.graph(),
                                   std::move(*analysis), control);
    if (!survivors) {
        return reportFailure(survivors.error(), *options.latest);
    }
    report.survivors = std::move(*survivors);
    if (!report.survivors->areOfOneProcess[0] && !report.isToldOfProcesses) {
        warnOfProcesses(report.before, report.after, report.warnings);
    }
    if (!report.survivors->areOfOneProcess[1]) {
        warnOfProcesses(report.after, *report.latest, report.warnings);
    }
    return ExitStatus::Done;
}

Json checkJson(const CompareOptions& options, const std::optional<GrowthLimit>& limit,
               const Report& report)
{
    if (!limit) {
        return {};
    }
    const std::uint64_t before = report.before.totalBytes();
    const std::uint64_t after = report.after.totalBytes();
    return {{"limit", *options.failAbove},
            {"growth_bytes", static_cast<std::int64_t>(after) - static_cast<std::int64_t>(before)},
            {"failed", limit->isPassed(before, after)}};
}

/// What came of comparing the first two.
void addComparison(const Report& report, JsonPrinter& json)
{
    if (report.mappings) {
        addMappingChanges(*report.mappings, json);
        json.add("types", Json::array());
        json.add("grown_in_place", Json::array());
    } else {
        addChanges(report.table, json);
    }
}

bool printReportJson(const Report& report, const Json& check)
{
    JsonPrinter json;
    json.add("tidemark", 1);
    json.add("matched_by", report.mappings ? "mapping" : report.isByObject() ? "object" : "type");
    json.add("before", report.before.json());
    json.add("after", report.after.json());
    addComparison(report, json);
    if (report.latest) {
        json.add("latest", report.latest->json());
        const Followed followed = report.survivors->followed();
        if (followed == Followed::ToThird) {
            addSurvivors(*report.survivors, json);
        } else {
            printMessage(notFollowedText(followed));
            json.add("survivors", nullptr);
        }
        json.add("ids", report.survivors->ids == ObjectIds::Addresses ? "addresses" : "counted");
    }
    json.add("fail_above", check);
    json.add("warnings", report.warnings);
    return json.end();
}

bool printReportText(const Report& report)
{
    if (report.mappings) {
        return printText(mappingChangesText(*report.mappings, report.before.chosen.named.name,
                                            report.after.chosen.named.name));
    }
    TextTable figures = figuresTable();
    for (const ComparedSnapshot* const side :
         {&report.before, &report.after, report.latest ? &*report.latest : nullptr}) {
        if (side != nullptr) {
            addFigures(figures, side->chosen.named.name, side->figures);
        }
    }
    QString text = figures.text() + QLatin1Char('\n') + changesText(report.table);
    if (report.latest) {
        const Followed followed = report.survivors->followed();
        text += QLatin1Char('\n') + (followed == Followed::ToThird
                                         ? survivorsText(*report.survivors)
                                         : notFollowedText(followed) + QLatin1Char('\n'));
    }
    return printText(text);
}

ExitStatus finish(const CompareOptions& options, const std::optional<GrowthLimit>& limit,
                  const Report& report)
{
    const bool printed = options.isJson ? printReportJson(report, checkJson(options, limit, report))
                                        : printReportText(report);
    if (!printed) {
        return ExitStatus::UnreadableInput;
    }
    const std::uint64_t before = report.before.totalBytes();
    const std::uint64_t after = report.after.totalBytes();
    if (!limit || !limit->isPassed(before, after)) {
        return ExitStatus::Done;
    }
    printMessage(passedText(*limit, before, after));
    return ExitStatus::CheckFailed;
}

/// Compares the first two files in the way that was asked for, or in the one that fits.
OrExit<ComparisonTable> compare(const Report& report, const CompareOptions& options,
                                TaskControl& control)
{
    const auto knownOf = [](const ComparedSnapshot& side) {
        return KnownSnapshot{side.chosen.pointer(), side.overview, side.analysis};
    };
    const KnownSnapshot before = knownOf(report.before);
    const KnownSnapshot after = knownOf(report.after);
    if (options.matchBy == "object" && !canMatchObjects(before, after)) {
        printMessage(CompareCommand::tr("Matching by object needs two snapshots that hold objects. "
                                        "Compare with --by type."));
        return tl::unexpected(ExitStatus::WrongUsage);
    }
    ComparisonOptions comparison;
    if (!options.matchBy.empty()) {
        comparison.matching = options.matchBy == "object" ? Matching::ByObject : Matching::ByType;
    }
    auto compared = compareSnapshots({}, before, after, comparison, control);
    if (!compared) {
        return tl::unexpected(reportFailure(compared.error(), *options.after));
    }
    return std::move(*compared);
}

/// Compares two snapshots by mapping, where one of them is that.
OrExit<MappingComparison> compareByMapping(const Report& report, const CompareOptions& options)
{
    if (!report.before.isByMapping() || !report.after.isByMapping()) {
        printMessage(CompareCommand::tr("One snapshot lists what a process had mapped, the other "
                                        "what a heap held: they cannot be compared."));
        return tl::unexpected(ExitStatus::WrongUsage);
    }
    if (!options.matchBy.empty()) {
        printMessage(CompareCommand::tr("Snapshots by mapping are compared by kind and name, "
                                        "without --by."));
        return tl::unexpected(ExitStatus::WrongUsage);
    }
    return compareMappings(report.before.chosen.snapshot().mappings,
                           report.after.chosen.snapshot().mappings);
}

/// Reads and compares the first two files.
OrExit<Report> reportOn(const CompareOptions& options, TaskControl& control)
{
    auto before = readCompared(options.before, placeIn(options, 0), control);
    if (!before) {
        return tl::unexpected(before.error());
    }
    auto after = readCompared(*options.after, placeIn(options, 1), control);
    if (!after) {
        return tl::unexpected(after.error());
    }
    Report report{std::move(*before), std::move(*after)};
    addWarnings(report.before.chosen, report.warnings);
    addWarnings(report.after.chosen, report.warnings);
    if (report.before.isByMapping() || report.after.isByMapping()) {
        auto mappings = compareByMapping(report, options);
        if (!mappings) {
            return tl::unexpected(mappings.error());
        }
        report.mappings = std::move(*mappings);
        return report;
    }
    if (!areAlike(report.before.chosen.snapshot(), report.after.chosen.snapshot())) {
        printMessage(errorText(Error{ErrorCode::UnlikeSnapshots, {}}));
        return tl::unexpected(ExitStatus::WrongUsage);
    }
    auto comparison = compare(report, options, control);
    if (!comparison) {
        return tl::unexpected(comparison.error());
    }
    report.table = std::move(*comparison);
    if (!report.table.comparison->isOneProcess && options.matchBy != "type") {
        warnOfProcesses(report.before, report.after, report.warnings);
        printDifferentProcesses(report);
        report.isToldOfProcesses = true;
    }
    return report;
}

ExitStatus run(const CompareOptions& options, TaskControl& control)
{
    const auto limit = options.failAbove ? growthLimitOf(*options.failAbove) : std::nullopt;
    if (!limit && options.failAbove) {
        printMessage(CompareCommand::tr("“%1” is no limit. Give a share or a size, as in 10%, 5MiB "
                                        "or 300kB.")
                         .arg(fileText(*options.failAbove)));
        return ExitStatus::WrongUsage;
    }
    if (!options.after) {
        return compareRecorded({options.before, options.difference, limit,
                                options.failAbove.value_or(""), options.isJson},
                               control);
    }
    auto report = reportOn(options, control);
    if (!report) {
        return report.error();
    }
    if (options.latest) {
        const ExitStatus status = findSurvivors(options, *report, control);
        if (status != ExitStatus::Done) {
            return status;
        }
    }
    if (control.cancelled()) {
        printMessage(errorText(Error{ErrorCode::Cancelled, {}}));
        return ExitStatus::Interrupted;
    }
    return finish(options, limit, *report);
}

} // namespace

RunCommand addCompare(CommandOptions& command)
{
    const auto options = std::make_shared<CompareOptions>();
    command.addText("A", options->before,
                    CompareCommand::tr("The older snapshot, or a file with recorded differences"),
                    CommandOptions::Need::Required);
    command.addText("B", options->after, CompareCommand::tr("The newer snapshot"));
    command.addText("C", options->latest,
                    CompareCommand::tr("A later one, to find what outlived both"));
    command.addJson(options->isJson);
    command.addChoice(
        "--by", options->matchBy, {"type", "object"},
        CompareCommand::tr("Match each object by its id, or only types by their name"));
    command.addText(
        "--fail-above", options->failAbove,
        CompareCommand::tr("Exit with 1 if the second is larger by more: 10%, 5MiB, 300kB"));
    constexpr std::size_t kMostDifferences = 1'000'000'000;
    command.addNumber(
        "--diff", options->difference, std::size_t{0}, kMostDifferences,
        CompareCommand::tr("Which of the differences that the file has recorded, from "
                           "0; the last one if not given"));
    command.addText("--snapshots", options->places,
                    CompareCommand::tr("Which snapshot of each file, the first is 0: 0,3"));
    command.addCheck([options] {
        const auto places = snapshotPlacesIn(options->places);
        const std::size_t files = options->latest ? 3 : options->after ? 2 : 0;
        if (!options->places.empty() && (!places || places->size() != files)) {
            return CompareCommand::tr("--snapshots wants a number for each snapshot that is "
                                      "compared, as in --snapshots 0,3.");
        }
        return options->after && options->difference
                   ? CompareCommand::tr("--diff is about one file, without a second snapshot.")
               : !options->after && !options->matchBy.empty()
                   ? CompareCommand::tr("--by needs two snapshots.")
                   : QString();
    });
    return [options](TaskControl& control) { return run(*options, control); };
}

} // namespace tidemark::app
