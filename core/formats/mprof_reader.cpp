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
// Kept      MEM as the RSS series, each CHLD pid as a series of its own (with --include-children
// MEM
//           holds the children already, so nothing is summed here), FUNC as function spans.
//           -1, which one backend writes when it fails, is a gap; CHLD 0 is a child that could not
//           be read. CMDLINE of an attached process may be a Python list, kept as it is.
// Runs      CMDLINE starts a new run. The child writes its FUNC lines itself at exit, often before
//           the parent's buffered CMDLINE, so each span goes to the run whose time holds it.
// Names     may hold blanks (`profile.timestamp("load all")`): numbers are taken from the right.
// Errors    a line that fits none of these is skipped and counted.
// Source    pythonprofilers/memory_profiler: mprof.py, memory_profiler.py (TimeStamper).
// Fixtures  from real runs; see ../shared/samples/README.md for the programs.

#include "core/formats/format_reader.h"
#include "core/formats/line_reader.h"
#include "core/formats/number_text.h"
#include "core/formats/sample_table.h"
#include "core/formats/warning_tally.h"

#include <algorithm>
#include <map>

namespace tidemark
{

namespace
{

/// Bytes of a MiB figure; kGap for the -1 of a failed reading; none if it is no size.
std::optional<double> toSize(std::string_view mebibytes)
{
    const auto value = toDouble(mebibytes);
    if (!value) {
        return {};
    }
    return *value == -1.0 ? kGap : toBytes(*value * kBytesPerMiB);
}

struct Run {
    std::string program;
    bool hasCommand = false;
    SampleTable memory{1};
    std::map<std::int64_t, SampleTable> children; ///< by pid
    std::vector<Marker> spans;                    ///< in Unix nanoseconds until finished
    std::int64_t last = 0;
    std::uint64_t gaps = 0;

    bool hasSamples() const { return memory.size() > 0 || !children.empty(); }
    std::int64_t start() const;
};

std::int64_t Run::start() const
{
    if (memory.size() > 0) {
        return memory.firstPosition();
    }
    const auto firstOf = [](const auto& child) { return child.second.firstPosition(); };
    return firstOf(*std::ranges::min_element(children, {}, firstOf));
}

/// Splits the lines into runs.
class MprofParser
{
public:
    /// False if the line is none of the four kinds or breaks its rules.
    bool parse(std::string_view line);

    Result<Recordings> finish(WarningTally& tally);

private:
    bool parseCommand(std::string_view rest);
    bool parseMemory(std::string_view rest);
    bool parseChild(std::string_view rest);
    bool parseFunction(std::string_view rest);
    void assignSpans(WarningTally& tally);

    Run& current()
    {
        if (m_runs.empty()) {
            m_runs.emplace_back();
        }
        return m_runs.back();
    }

    std::vector<Run> m_runs;
    std::vector<Marker> m_spans;
};

bool MprofParser::parse(std::string_view line)
{
    std::string_view rest = line;
    const std::string_view keyword = takeWord(rest);
    if (keyword == "MEM") {
        return parseMemory(rest);
    }
    if (keyword == "CHLD") {
        return parseChild(rest);
    }
    if (keyword == "FUNC") {
        return parseFunction(rest);
    }
    return keyword == "CMDLINE" ? parseCommand(rest) : keyword.empty();
}

bool MprofParser::parseCommand(std::string_view rest)
{
    if (current().hasCommand || current().hasSamples()) {
        m_runs.emplace_back();
    }
    current().program = trimmed(rest);
    current().hasCommand = true;
    return true;
}

bool MprofParser::parseMemory(std::string_view rest)
{
    const auto size = toSize(takeWord(rest));
    const auto time = toNanoseconds(takeWord(rest));
    if (!size || !time || !trimmed(rest).empty()) {
        return false;
    }
    Run& run = current();
    run.memory.add(*time, *size);
    run.last = std::max(run.last, *time);
    run.gaps += std::isnan(*size) ? 1U : 0U;
    return true;
}

bool MprofParser::parseChild(std::string_view rest)
{
    const auto pid = toInteger(takeWord(rest));
    const auto size = toSize(takeWord(rest));
    const auto time = toNanoseconds(takeWord(rest));
    if (!pid || *pid < 0 || !size || !time || !trimmed(rest).empty()) {
        return false;
    }
    Run& run = current();
    if (*pid == 0) {
        ++run.gaps;
        return true;
    }
    run.children.try_emplace(*pid, 1).first->second.add(*time, *size);
    run.last = std::max(run.last, *time);
    run.gaps += std::isnan(*size) ? 1U : 0U;
    return true;
}

bool MprofParser::parseFunction(std::string_view rest)
{
    Marker span;
    span.kind = MarkerKind::Function;

    // Without the level the last word is a time, which has decimals; a level has none.
    std::string_view last = takeLastWord(rest);
    if (last.find_first_of(".,") == last.npos) {
        const auto level = toInteger(last);
        if (!level || *level < 0 || *level > 1'000'000) {
            return false;
        }
        span.level = static_cast<int>(*level);
        last = takeLastWord(rest);
    }
    const auto end = toNanoseconds(last);
    const auto endSize = toSize(takeLastWord(rest));
    const auto start = toNanoseconds(takeLastWord(rest));
    const auto startSize = toSize(takeLastWord(rest));
    const std::string_view name = trimmed(rest);
    if (!start || !end || !startSize || !endSize || name.empty() || *end < *start) {
        return false;
    }
    const auto known = [](double bytes) {
        return std::isnan(bytes) ? std::nullopt : std::optional(std::llround(bytes));
    };
    span.name = name;
    span.start = *start;
    span.end = *end;
    span.startBytes = known(*startSize);
    span.endBytes = known(*endSize);
    m_spans.push_back(std::move(span));
    return true;
}

/// Gives every span to the run it overlaps most, or else to the one nearest in time.
void MprofParser::assignSpans(WarningTally& tally)
{
    std::vector<AxisRange> ranges;
    for (const Run& run : m_runs) {
        ranges.push_back({run.start(), run.last});
    }
    for (Marker& span : m_spans) {
        const auto closeness = [&span](const AxisRange& range) {
            return std::min(range.end, span.end) - std::max(range.begin, span.start);
        };
        const auto best = std::ranges::max_element(ranges, {}, closeness);
        if (best == ranges.end()) {
            tally.add(WarningCode::SpansWithoutRun);
            continue;
        }
        m_runs[static_cast<std::size_t>(best - ranges.begin())].spans.push_back(std::move(span));
    }
}

std::shared_ptr<const Recording> toRecording(Run& run)
{
    auto recording = std::make_shared<Recording>();
    const std::int64_t origin = run.start();
    recording->format = "mprof";
    recording->program = std::move(run.program);
    recording->startedUnixNs = origin;

    Timeline& timeline = recording->timeline;
    std::uint64_t reordered = run.memory.reordered();
    if (run.memory.size() > 0) {
        auto columns = run.memory.finish(origin);
        timeline.series.push_back(
            {SeriesKind::Rss, "RSS", {}, columns.positions, columns.values.front()});
    }
    for (auto& [pid, table] : run.children) {
        reordered += table.reordered();
        auto columns = table.finish(origin);
        timeline.series.push_back(
            {SeriesKind::Rss, "RSS", pid, columns.positions, columns.values.front()});
    }
    for (Marker& span : run.spans) {
        span.start -= origin;
        span.end -= origin;
    }
    std::ranges::stable_sort(run.spans, {},
                             [](const Marker& span) { return std::pair(span.start, span.level); });
    timeline.markers = std::move(run.spans);

    WarningTally own;
    own.add(WarningCode::TimesReordered, {}, reordered);
    own.add(WarningCode::ReadingsMissing, {}, run.gaps);
    recording->warnings = own.warnings();
    return recording;
}

Result<Recordings> MprofParser::finish(WarningTally& tally)
{
    std::erase_if(m_runs, [](const Run& run) { return !run.hasSamples(); });
    if (m_runs.empty()) {
        return failure(ErrorCode::NoSamples, {}, tally.firstSkippedLine());
    }
    assignSpans(tally);

    Recordings recordings;
    for (Run& run : m_runs) {
        recordings.push_back(toRecording(run));
    }
    if (!tally.isEmpty()) {
        auto first = std::make_shared<Recording>(*recordings.front());
        first->warnings.insert(first->warnings.begin(), tally.warnings().begin(),
                               tally.warnings().end());
        recordings.front() = std::move(first);
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

    bool accepts(std::string_view head) const override;
    Result<Recordings> read(Input& input, TaskControl& control) const override;
};

/// True if a record of one of the four kinds stands among the first lines.
bool MprofReader::accepts(std::string_view head) const
{
    constexpr int kLinesToTry = 200;
    for (int i = 0; i < kLinesToTry && !head.empty(); ++i) {
        const std::size_t length = std::min(head.find('\n'), head.size());
        std::string_view line = head.substr(0, length);
        head.remove_prefix(std::min(length + 1, head.size()));
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        if (i == 0 && line.starts_with("\xef\xbb\xbf")) {
            line.remove_prefix(3);
        }
        const bool ours = line.starts_with("MEM ") || line.starts_with("CHLD ") ||
                          line.starts_with("FUNC ") || line.starts_with("CMDLINE ");
        if (ours && MprofParser().parse(line)) {
            return true;
        }
    }
    return false;
}

Result<Recordings> MprofReader::read(Input& input, TaskControl& control) const
{
    MprofParser parser;
    WarningTally tally;
    LineReader lines(input, control);
    while (const auto line = lines.next()) {
        if (!parser.parse(*line)) {
            tally.add(WarningCode::LinesSkipped, lines.lineNumber());
        }
    }
    if (lines.error()) {
        if (!leavesUsableFront(*lines.error())) {
            return tl::unexpected(*lines.error());
        }
        tally.addCutOff(*lines.error());
    }
    auto recordings = parser.finish(tally);
    return recordings || !lines.error() ? recordings : tl::unexpected(*lines.error());
}

} // namespace

std::unique_ptr<FormatReader> makeMprofReader()
{
    return std::make_unique<MprofReader>();
}

} // namespace tidemark
