// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/text/count_text.h"
#include "app/text/error_text.h"
#include "app/text/file_text.h"
#include "app/text/warning_text.h"
#include "core/documents/recording_writer.h"
#include "core/history/saved_answer.h"
#include "core/live/history_fetch.h"
#include "core/timeline/inferred_restarts.h"

#include <QCoreApplication>
#include <QDateTime>

#include <cstdlib>

namespace tidemark::app
{

namespace
{

struct FetchCommand {
    Q_DECLARE_TR_FUNCTIONS(FetchCommand)
};

struct FetchOptions {
    std::string url;
    std::string query;
    std::string start = "1h";
    std::string end = "now";
    std::string step;
    std::string output;
    bool force = false;

    Overwrite overwrite() const { return force ? Overwrite::AnyFile : Overwrite::OwnRecordings; }
    bool writesAnswer() const { return std::filesystem::path(output).extension() == ".json"; }
};

std::int64_t nowUnixNs()
{
    constexpr std::int64_t kMillisecond = 1'000'000;
    return QDateTime::currentMSecsSinceEpoch() * kMillisecond;
}

/// None, and @p problem says why, if the options make no range.
std::optional<HistoryRange> rangeOf(const FetchOptions& options, QString& problem)
{
    const std::int64_t now = nowUnixNs();
    const auto start = historyTimeIn(options.start, now);
    const auto end = historyTimeIn(options.end, now);
    if (!start || !end) {
        problem = FetchCommand::tr("%1 is no moment. Moments are written 2026-12-01T02:00:00Z, "
                                   "1796092969 (seconds since 1970), now, or 2h (before now).")
                      .arg(fileText(start ? options.end : options.start));
        return {};
    }
    if (*start > *end) {
        problem = FetchCommand::tr("--start must not be behind --end.");
        return {};
    }
    const auto step =
        options.step.empty() ? std::optional(drawnStep(*start, *end)) : historyStepIn(options.step);
    if (!step) {
        problem = FetchCommand::tr("%1 is no step. Steps are written 15s, 1m, 1h30m.")
                      .arg(fileText(options.step));
        return {};
    }
    return HistoryRange{*start, *end, *step};
}

std::optional<HistoryServer> serverOf(const FetchOptions& options)
{
    const char* const bearer = std::getenv("TIDEMARK_BEARER");
    return historyServerIn(options.url, bearer == nullptr ? std::string() : std::string(bearer));
}

QString problemWith(const FetchOptions& options)
{
    if (!serverOf(options)) { // which may hold a password
        return FetchCommand::tr("URL must be the address of a web server, such as "
                                "http://localhost:9090.");
    }
    if (options.query.empty()) {
        return FetchCommand::tr("--query wants a query, such as process_resident_memory_bytes.");
    }
    if (!options.writesAnswer() &&
        std::filesystem::path(options.output).extension() != ".tidemark") {
        return FetchCommand::tr("%1: The name of the output must end in .tidemark or .json.")
            .arg(fileText(options.output));
    }
    QString problem;
    rangeOf(options, problem);
    return problem;
}

Result<void> write(PrometheusMatrix matrix, const HistoryRequest& request,
                   const FetchOptions& options, TaskControl& control)
{
    const TidyEnd removesPart;
    if (options.writesAnswer()) {
        return writeAnswer(options.output, matrix, control, options.overwrite());
    }
    auto recordings = prometheusRecordings(std::move(matrix), request.known(), control);
    if (!recordings) {
        return tl::unexpected(recordings.error());
    }
    const Recordings all = withInferredRestarts(*recordings);
    for (const Warning& warning : all.empty() ? std::vector<Warning>() : all.front()->warnings) {
        printMessage(FetchCommand::tr("%1: %2", "file name: warning")
                         .arg(fileText(options.output), warningText(warning)));
    }
    return writeRecordings(options.output, all, control, options.overwrite());
}

ExitStatus statusAfter(const Error& error)
{
    return error.code == ErrorCode::Cancelled ? ExitStatus::Interrupted
                                              : ExitStatus::UnreadableInput;
}

ExitStatus run(const FetchOptions& options, TaskControl& control)
{
    if (const auto place = OutputPlace::find(options.output, options.overwrite()); !place) {
        printMessage(errorText(place.error(), options.output)); // before the server is asked
        return statusAfter(place.error());
    }
    QString problem;
    const HistoryRequest request{*serverOf(options), options.query, *rangeOf(options, problem)};
    auto matrix = fetchHistory(request, control);
    if (!matrix) {
        printMessage(errorText(matrix.error(), shownAddress(request.server)));
        return statusAfter(matrix.error());
    }
    for (const std::string& remark : matrix->remarks()) {
        printMessage(FetchCommand::tr("The server remarks: “%1”.").arg(fileText(remark)));
    }
    const QString samples = countText(matrix->samples());
    const QString series = countText(matrix->series().size());
    if (const auto written = write(*std::move(matrix), request, options, control); !written) {
        printMessage(errorText(written.error(), options.output));
        return statusAfter(written.error());
    }
    const bool isPrinted =
        printText(FetchCommand::tr("%1: series: %2, samples: %3", "file: two counts")
                      .arg(fileText(options.output), series, samples) +
                  u'\n');
    return isPrinted ? ExitStatus::Done : ExitStatus::UnreadableInput;
}

} // namespace

RunCommand addFetch(CommandOptions& command)
{
    const auto options = std::make_shared<FetchOptions>();
    command.addFooter(FetchCommand::tr(
        "Also for Thanos, Mimir, VictoriaMetrics and Grafana’s proxy to one of them. User and "
        "password stand in the URL, https://USER:PASSWORD@host, where other users of this machine "
        "may see them; a token comes from the environment variable TIDEMARK_BEARER. Neither is "
        "written anywhere."));
    command.addText("URL", options->url,
                    FetchCommand::tr("Address of the server, with the path before “/api/v1”"),
                    CommandOptions::Need::Required);
    command.addText(
        "--query", options->query,
        FetchCommand::tr("PromQL, for instance process_resident_memory_bytes{job=\"a\"}; "
                         "where process_start_time_seconds comes along, its changes are "
                         "marked as restarts"),
        CommandOptions::Need::Required);
    command.addText(
        "--start", options->start,
        FetchCommand::tr("From when: 2026-12-01T02:00:00Z, seconds since 1970, or 2h, 7d "
                         "before now (1h if not given)"));
    command.addText("--end", options->end, FetchCommand::tr("Until when (now if not given)"));
    command.addText("--step", options->step,
                    FetchCommand::tr("Time between samples: 15s, 1m; if not given, as a chart can "
                                     "show it"));
    command.addOutput(options->output, options->force);
    command.addCheck([options] { return problemWith(*options); });
    return [options](TaskControl& control) { return run(*options, control); };
}

} // namespace tidemark::app
