// SPDX-License-Identifier: GPL-3.0-or-later
// memory_profiler's `mprof run` and `mprof attach` ("mprofile_20250402230704.dat").
//
// Layout    one record a line, of four kinds:
//             CMDLINE <command>            at the start of a run; a file opened twice has two
//             MEM <MiB> <unix seconds>
//             CHLD <pid> <MiB> <unix seconds>
//             FUNC <name> <MiB> <unix seconds> <MiB> <unix seconds> [<level>]
// Units     MiB of 2^20 bytes with six decimals; Unix seconds with four. Sizes become whole bytes,
//           times nanoseconds since the run's first MEM line.
// Kept      MEM as the RSS series, each CHLD pid as a series of its own (nothing is summed: with
//           --include-children MEM holds the children already), FUNC as function spans.
//           -1, which one backend writes when it fails, is a gap; CHLD 0 without a size is a child
//           that could not be read. Versions 0.44 to 0.60 number the children of a run from 0
//           instead of giving their PIDs: there CHLD 0 has a size, and no child of the run has a
//           pid. CMDLINE of an attached process may be a Python list, kept as it is.
// Runs      CMDLINE starts a new run. The child writes its FUNC lines itself at exit, often before
//           the parent's buffered CMDLINE, so each span goes to the run whose time holds it; one
//           more than a minute away from every run is counted and left out.
// Interleaving  The parent's buffer is flushed at any byte, so the child's block may stand inside
//           a MEM line ("MEM 29.7FUNC __main__.load ..."). The record behind is taken, the cut
//           line and its rest are counted as damaged.
// Cut off   A last line without a newline counts only if it is whole: a time with fewer decimals
//           than the ones before would lie years away.
// Names     may hold blanks (`profile.timestamp("load all")`): numbers are taken from the right.
// Output    of other programs between the records is skipped and counted.
// Errors    a line that fits none of these is skipped and counted as damaged.
// Source    pythonprofilers/memory_profiler: mprof.py, memory_profiler.py (TimeStamper).
// Fixtures  real runs of memory_profiler 0.61: the sum of ten million integers by a list, by a
//           generator and by chunks, nested profiled functions, a parent with children.

#include "core/formats/input/format_reader.h"
#include "core/formats/input/line_reader.h"
#include "core/formats/input/number_text.h"
#include "core/formats/input/text_head.h"
#include "core/formats/input/warning_tally.h"
#include "core/formats/series/mprof_parser.h"
#include "core/model/series_names.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tidemark
{

namespace
{

/// How far from a run's samples a function may lie and still belong to it: mprof samples ten times
/// a second unless asked otherwise, and a minute covers what people ask for.
constexpr std::int64_t kSpanSlack = 60 * kNanosecondsPerSecond;

/// Gives each span to the run it overlaps most, or else to the one nearest in time, and shifts it
/// to that run's axis. The result goes with @p runs; spans far from all of them are counted.
std::vector<std::vector<Marker>> assignSpans(std::vector<Marker> spans,
                                             const std::vector<MprofRun>& runs, WarningTally& tally)
{
    std::vector<std::pair<AxisRange, std::size_t>> byStart;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        byStart.push_back({{runs[i].start(), runs[i].last}, i});
    }
    const auto startOf = [](const auto& entry) { return entry.first.begin; };
    std::ranges::stable_sort(byStart, {}, startOf);

    std::vector<std::vector<Marker>> assigned(runs.size());
    for (Marker& span : spans) {
        const auto closeness = [&span](const auto& entry) {
            return std::min(entry.first.end, span.end) - std::max(entry.first.begin, span.start);
        };
        // Runs follow each other, so only the one before, at and after the span's start compete.
        const auto next = std::ranges::upper_bound(byStart, span.start, {}, startOf);
        const auto first = next - std::min<std::ptrdiff_t>(2, next - byStart.begin());
        const auto last = next + std::min<std::ptrdiff_t>(2, byStart.end() - next);
        const auto best = std::max_element(
            first, last, [&](const auto& a, const auto& b) { return closeness(a) < closeness(b); });
        if (closeness(*best) < -kSpanSlack) {
            tally.add(WarningCode::SpansWithoutRun);
            continue;
        }
        span.start -= best->first.begin;
        span.end -= best->first.begin;
        assigned[best->second].push_back(std::move(span));
    }
    return assigned;
}

void addSeries(Recording& recording, SampleTable& table, std::string name,
               std::optional<std::int64_t> pid)
{
    auto columns = table.finish(*recording.startedUnixNs);
    const SeriesRole role = roleOf(SeriesKind::Rss, name);
    recording.timeline.series.push_back({SeriesKind::Rss, std::move(name), pid,
                                         std::move(columns.positions), columns.values.front(),
                                         false, role});
}

/// @p tally holds what concerns the run already; the warnings of its samples are added.
std::shared_ptr<const Recording> toRecording(MprofRun run, std::vector<Marker> spans,
                                             WarningTally tally)
{
    auto recording = std::make_shared<Recording>();
    recording->format = "mprof";
    recording->program = std::move(run.program);
    recording->startedUnixNs = run.start();

    std::uint64_t reordered = run.memory.reordered();
    if (run.memory.size() > 0) {
        addSeries(*recording, run.memory, "RSS", {});
    }
    const bool areNumbered = run.children.contains(0);
    for (auto& [pid, table] : run.children) {
        reordered += table.reordered();
        if (areNumbered) {
            addSeries(*recording, table, std::string(kRssOfChildName) + std::to_string(pid), {});
        } else {
            addSeries(*recording, table, "RSS", pid);
        }
    }
    std::ranges::stable_sort(spans, {},
                             [](const Marker& span) { return std::pair(span.start, span.level); });
    recording->timeline.markers = std::move(spans);

    tally.add(WarningCode::TimesReordered, {}, reordered);
    tally.add(WarningCode::ReadingsMissing, {}, run.gaps);
    recording->warnings = tally.warnings();
    return recording;
}

/// Warnings about the file as a whole go to its first recording.
Result<Recordings> toRecordings(MprofParser& parser, WarningTally tally)
{
    std::vector<MprofRun> runs = parser.takeRuns();
    if (runs.empty()) {
        return tl::unexpected(tally.noSamples());
    }
    auto spans = assignSpans(parser.takeSpans(), runs, tally);
    Recordings recordings;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        recordings.push_back(
            toRecording(std::move(runs[i]), std::move(spans[i]), std::exchange(tally, {})));
    }
    return recordings;
}

class MprofReader final : public FormatReader
{
public:
    FormatInfo info() const override
    {
        return {"mprof", "memory_profiler mprof", "mprofile_*.dat *.dat"};
    }

    bool finds(std::string_view head) const override;
    Result<Recordings> read(Input& input, TaskControl& control,
                            const ReadingOptions& options) const override;
};

/// True for the beginning of a record, damaged or not.
bool beginsRecord(std::string_view line)
{
    return line.starts_with("MEM ") || line.starts_with("CHLD ") || line.starts_with("FUNC ") ||
           line.starts_with("CMDLINE ");
}

/// True for a line that a program printed between the records.
bool isOutput(std::string_view line)
{
    constexpr std::array<std::string_view, 4> kKeywords{"MEM", "CHLD", "FUNC", "CMDLINE"};
    return readsLikeText(line) && std::ranges::none_of(kKeywords, [line](auto keyword) {
               return line.find(keyword) != line.npos;
           });
}

/// True if a record of one of the four kinds stands anywhere.
bool MprofReader::finds(std::string_view head) const
{
    head = withoutByteOrderMark(head);
    while (!head.empty()) {
        const std::string_view line = takeLine(head);
        if (beginsRecord(line) && MprofParser().parse(line)) {
            return true;
        }
    }
    return false;
}

Result<Recordings> MprofReader::read(Input& input, TaskControl& control,
                                     const ReadingOptions& /*options*/) const
{
    MprofParser parser;
    WarningTally tally;
    LineReader lines(input, control);
    const auto takeUsual = [&parser, &lines] {
        const MprofParser::Taken taken = parser.parseUsual(lines.ahead());
        lines.skip(taken.bytes, taken.lines);
    };
    for (auto line = lines.next(); line; takeUsual(), line = lines.next()) {
        if (lines.lineWasComplete() ? parser.parse(*line) : parser.parseUnterminated(*line)) {
            continue;
        }
        if (lines.lineWasComplete() && isOutput(*line)) {
            tally.add(WarningCode::OutputSkipped, lines.lineNumber());
        } else {
            tally.addLine(*line, lines.lineNumber(), lines.lineWasComplete());
        }
    }
    if (lines.error()) {
        if (!leavesUsableFront(*lines.error())) {
            return tl::unexpected(*lines.error());
        }
        tally.addCutOff(*lines.error());
    }
    auto recordings = toRecordings(parser, std::move(tally));
    return recordings || !lines.error() ? recordings : tl::unexpected(*lines.error());
}

} // namespace

std::unique_ptr<FormatReader> makeMprofReader()
{
    return std::make_unique<MprofReader>();
}

} // namespace tidemark
