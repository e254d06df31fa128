// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/comparison_table.h"
#include "app/cli/console.h"
#include "app/cli/growth_limit.h"
#include "app/cli/snapshot_figures.h"
#include "app/cli/snapshot_input.h"
#include "app/cli/survivor_report.h"
#include "app/text/error_text.h"
#include "app/text/file_text.h"
#include "app/text/size_text.h"
#include "core/heap/same_process.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace tidemark::app
{

namespace
{

using Json = nlohmann::ordered_json;

struct CompareCommand {
    Q_DECLARE_TR_FUNCTIONS(CompareCommand)
};

/// One of the snapshots compared.
struct Side {
    ChosenSnapshot chosen;
    std::shared_ptr<const HeapOverview> overview = {}; ///< null if there are only types
    std::optional<SnapshotFigures> figures = {};

    std::uint64_t totalBytes() const { return figures ? figures->totalBytes : 0; }
    Json json() const
    {
        Json json = snapshotJson(chosen.snapshot(), chosen.index, chosen.axis(), figures);
        json["file"] = chosen.named.path;
        return json;
    }
};

OrExit<Side> readSide(const std::string& path, TaskControl& control)
{
    auto chosen = readSnapshot(path, 0, control);
    if (!chosen) {
        return tl::unexpected(chosen.error());
    }
    Side side{std::move(*chosen)};
    if (!side.chosen.graph()) {
        side.figures = figuresOf(side.chosen.snapshot().types);
        return side;
    }
    auto overview = overviewOf(side.chosen, control);
    if (!overview) {
        return tl::unexpected(overview.error());
    }
    side.overview = std::move(*overview);
    side.figures = figuresOf(*side.overview);
    return side;
}

/// The side's class table, with the shapes of @p shapes where it has objects.
std::vector<NamedRow> rowsOf(const Side& side, const std::vector<Shape>& shapes)
{
    if (!side.overview) {
        return namedRowsOf(side.chosen.snapshot().types);
    }
    const HeapOverview& overview = *side.overview;
    const HeapClasses classes =
        classesOf(*overview.graph, overview.states, PropertyLists(*overview.graph), shapes);
    return namedRowsOf(classes, classRowsOf(classes, overview.shallowSizes, overview.distances));
}

/// All that the command found out.
struct Report {
    Side before;
    Side after;
    bool isByObject = false;
    bool differInProcess = false; ///< the two do not look like one process; if matched by object
    std::vector<TypeChange> types = {};
    std::vector<TypeChange> grown = {}; ///< types whose objects only changed their size
    std::optional<Side> latest = {};
    std::shared_ptr<const HeapAnalysis> latestAnalysis = {};
    Followed followed = Followed::ToThird;
    std::vector<SurvivorGroup> survivors = {}; ///< none unless they could be followed
    Json warnings = Json::array();
};

Result<void> compare(Report& report, TaskControl& control)
{
    if (report.isByObject) {
        const auto compared = compareSnapshots(report.before.overview, report.after.overview,
                                               ComparedShapes::OfCurrent, control);
        if (!compared) {
            return tl::unexpected(compared.error());
        }
        report.types = changesOf(compared->difference.rows);
        report.grown = changesOf(compared->difference.grown);
    } else {
        const HeapOverview* const named =
            report.after.overview ? report.after.overview.get() : report.before.overview.get();
        const std::vector<Shape> shapes = named != nullptr ? named->shapes : std::vector<Shape>();
        report.types = changesOf(rowsOf(report.before, shapes), rowsOf(report.after, shapes));
    }
    sortByGrowth(report.types);
    sortByGrowth(report.grown);
    return {};
}

void addWarnings(const ChosenSnapshot& chosen, Json& warnings)
{
    Json added = warningsJson(chosen);
    for (Json& warning : added) {
        warnings.push_back(std::move(warning));
    }
}

/// Ids mean nothing across processes: false if the two, which hold objects, look like that. Then
/// adds a warning.
bool checkProcess(const Side& first, const Side& second, Json& warnings)
{
    if (mayBeOfOneProcess(*first.chosen.graph(), *second.chosen.graph())) {
        return true;
    }
    warnings.push_back({{"code", "different_processes"},
                        {"paths", {first.chosen.named.path, second.chosen.named.path}}});
    return false;
}

void printDifferentProcesses(const Side& first, const Side& second)
{
    printMessage(CompareCommand::tr("%1 and %2 do not look like snapshots of one process: matching "
                                    "their objects by id means nothing. Compare with --by type.")
                     .arg(fileText(first.chosen.named.path), fileText(second.chosen.named.path)));
}

/// Adds a warning for what of the first two and the third is not of one process.
Followed checkThree(Report& report)
{
    const bool areTwoOfOne = report.isByObject
                                 ? !report.differInProcess
                                 : checkProcess(report.before, report.after, report.warnings);
    const bool isThirdOfOne = checkProcess(report.after, *report.latest, report.warnings);
    if (!areTwoOfOne) {
        return Followed::BetweenNone;
    }
    if (!isThirdOfOne) {
        return Followed::ToSecond;
    }
    const std::uint64_t first = lastObjectId(*report.before.chosen.graph());
    const std::uint64_t second = lastObjectId(*report.after.chosen.graph());
    const std::uint64_t third = lastObjectId(report.latestAnalysis->graph());
    return first <= second && second <= third ? Followed::ToThird : Followed::OutOfOrder;
}

/// Reads the third file and finds what outlived the first two.
ExitStatus addSurvivors(const std::string& path, Report& report, TaskControl& control)
{
    auto chosen = readHeapSnapshot(path, 0, control);
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
    report.latest = Side{std::move(*chosen), (*analysis)->overview, figuresOf(**analysis)};
    report.latestAnalysis = std::move(*analysis);
    addWarnings(report.latest->chosen, report.warnings);
    report.followed = checkThree(report);
    if (report.followed != Followed::ToThird) {
        return ExitStatus::Done;
    }
    auto survivors = survivorsOf(*report.before.chosen.graph(), *report.after.chosen.graph(),
                                 *report.latestAnalysis, control);
    if (!survivors) {
        return reportFailure(survivors.error(), path);
    }
    report.survivors = std::move(*survivors);
    return ExitStatus::Done;
}

Json checkJson(const Arguments& arguments, const std::optional<GrowthLimit>& limit,
               const Report& report)
{
    if (!limit) {
        return {};
    }
    const std::uint64_t before = report.before.totalBytes();
    const std::uint64_t after = report.after.totalBytes();
    return {{"limit", arguments.failAbove},
            {"growth_bytes", static_cast<std::int64_t>(after) - static_cast<std::int64_t>(before)},
            {"failed", limit->isPassed(before, after)}};
}

bool printReportJson(const Report& report, Json check)
{
    Json json = {{"tidemark", 1},
                 {"matched_by", report.isByObject ? "object" : "type"},
                 {"before", report.before.json()},
                 {"after", report.after.json()},
                 {"types", changesJson(report.types)},
                 {"grown_in_place", changesJson(report.grown)}};
    if (report.latest) {
        json["latest"] = report.latest->json();
        if (report.followed != Followed::ToThird) {
            printMessage(notFollowedText(report.followed));
        }
        json["survivors"] = report.followed == Followed::ToThird
                                ? survivorsJson(*report.latestAnalysis, report.survivors)
                                : Json();
    }
    json["fail_above"] = std::move(check);
    json["warnings"] = report.warnings;
    return printJson(json);
}

bool printReportText(const Report& report)
{
    TextTable figures = figuresTable();
    for (const Side* const side :
         {&report.before, &report.after, report.latest ? &*report.latest : nullptr}) {
        if (side != nullptr) {
            addFigures(figures, side->chosen.named.name, side->figures);
        }
    }
    QString text = figures.text() + QLatin1Char('\n') +
                   changesText(report.types, report.grown,
                               report.isByObject ? MatchedBy::Object : MatchedBy::Type);
    if (report.latest) {
        text += QLatin1Char('\n') + (report.followed == Followed::ToThird
                                         ? survivorsText(*report.latestAnalysis, report.survivors)
                                         : notFollowedText(report.followed) + QLatin1Char('\n'));
    }
    return printText(text);
}

/// The limit as it was understood. Sizes differ by whole bytes, so that a part of one is none.
QString limitText(const GrowthLimit& limit, SizeUnit unit)
{
    constexpr double kPercent = 100.0;
    constexpr int kDigits = 10;
    return limit.isShare ? QStringLiteral("%1\u00a0%")
                               .arg(QLocale().toString(limit.amount * kPercent, 'g', kDigits))
                         : sizeText(std::floor(limit.amount), unit);
}

/// Says by how much the total grew, with all digits where fewer would hide what is more.
void printPassed(const GrowthLimit& limit, std::uint64_t before, std::uint64_t after)
{
    const auto grown = static_cast<double>(after - before);
    const bool isClose = sizeText(grown) == limitText(limit, SizeUnit::Binary);
    const SizeUnit unit = isClose ? SizeUnit::Bytes : SizeUnit::Binary;
    printMessage(CompareCommand::tr("The total grew by %1 (%2), which is more than %3.")
                     .arg(sizeText(grown, unit), changeText(grown / static_cast<double>(before)),
                          limitText(limit, unit)));
}

ExitStatus finish(const Arguments& arguments, const std::optional<GrowthLimit>& limit,
                  const Report& report)
{
    const bool printed = arguments.json
                             ? printReportJson(report, checkJson(arguments, limit, report))
                             : printReportText(report);
    if (!printed) {
        return ExitStatus::UnreadableInput;
    }
    const std::uint64_t before = report.before.totalBytes();
    const std::uint64_t after = report.after.totalBytes();
    if (!limit || !limit->isPassed(before, after)) {
        return ExitStatus::Done;
    }
    printPassed(*limit, before, after);
    return ExitStatus::CheckFailed;
}

/// Reads and compares the first two files.
OrExit<Report> reportOn(const Arguments& arguments, TaskControl& control)
{
    auto before = readSide(arguments.files[0], control);
    if (!before) {
        return tl::unexpected(before.error());
    }
    auto after = readSide(arguments.files[1], control);
    if (!after) {
        return tl::unexpected(after.error());
    }
    Report report{std::move(*before), std::move(*after)};
    const bool canByObject = report.before.overview && report.after.overview;
    if (arguments.matchBy == "object" && !canByObject) {
        printMessage(CompareCommand::tr("Matching by object needs two snapshots that hold objects. "
                                        "Compare with --by type."));
        return tl::unexpected(ExitStatus::WrongUsage);
    }
    report.isByObject = canByObject && arguments.matchBy != "type";
    addWarnings(report.before.chosen, report.warnings);
    addWarnings(report.after.chosen, report.warnings);
    if (report.isByObject) {
        report.differInProcess = !checkProcess(report.before, report.after, report.warnings);
        if (report.differInProcess) {
            printDifferentProcesses(report.before, report.after);
        }
    }
    if (const auto compared = compare(report, control); !compared) {
        return tl::unexpected(reportFailure(compared.error(), arguments.files[1]));
    }
    return report;
}

} // namespace

ExitStatus runCompare(const Arguments& arguments, TaskControl& control)
{
    const auto limit = growthLimitOf(arguments.failAbove);
    if (!limit && !arguments.failAbove.empty()) {
        printMessage(CompareCommand::tr("“%1” is no limit. Give a share or a size, as in 10%, 5MiB "
                                        "or 300kB.")
                         .arg(fileText(arguments.failAbove)));
        return ExitStatus::WrongUsage;
    }
    auto report = reportOn(arguments, control);
    if (!report) {
        return report.error();
    }
    if (arguments.files.size() > 2) {
        const ExitStatus status = addSurvivors(arguments.files[2], *report, control);
        if (status != ExitStatus::Done) {
            return status;
        }
    }
    if (control.cancelled()) {
        printMessage(errorText(Error{ErrorCode::Cancelled, {}}));
        return ExitStatus::Interrupted;
    }
    return finish(arguments, limit, *report);
}

} // namespace tidemark::app
