// SPDX-License-Identifier: GPL-3.0-or-later
// Class histograms of HotSpot, the JVM of OpenJDK and Oracle: `jcmd PID GC.class_histogram`,
// `jmap -histo PID`, and what one prints on SIGQUIT with -XX:+PrintClassHistogram.
//
// Layout    for each histogram, with blanks or tabs between the columns:
//             [PID:]
//              num     #instances         #bytes  class name (module)
//             -------------------------------------------------------
//                1:         16195        1124984  [B (java.base@17.0.15)
//                2:         16033         384792  java.lang.String (java.base@17.0.15)
//             Total         77451        3745168
//           Up to Java 8 there are no modules. `jmap -F` says "Class description" and "Total :".
// Units     bytes of the objects themselves, as the JVM aligns them.
// Kept      each histogram as a Snapshot with a TypeTable; several in one file in their order.
//           Arrays are called as in source, byte[] for [B. Modules are left out, and classes of one
//           name that several class loaders have are added up, so that the classes of two runs,
//           and of two versions of Java, meet by name.
// Output    of programs around it is skipped and counted.
// Errors    a line that begins like a row and breaks these rules is skipped and counted as damaged.
//           Without the line with the totals (`| head`) the file counts as cut off; where the rows
//           do not add up to it a warning says so.
// Source    openjdk/jdk: src/hotspot/share/memory/heapInspection.cpp.
// Fixtures  java17 is of OpenJDK 17's jcmd, twice in one file; java8 has the layout of Java 8's
//           jmap, of a few classes, with its totals made to fit.

#include "core/formats/input/format_reader.h"
#include "core/formats/input/line_reader.h"
#include "core/formats/input/number_text.h"
#include "core/formats/input/text_head.h"
#include "core/formats/input/warning_tally.h"
#include "core/formats/types/class_histogram.h"

namespace tidemark
{

namespace
{

/// "4711:", which jcmd prints before its answer.
bool isPid(std::string_view line)
{
    return line.ends_with(':') && toInteger(line.substr(0, line.size() - 1)).value_or(0) > 0;
}

Recording recordingOf(std::vector<ClassHistogram> histograms, WarningTally tally)
{
    Recording recording;
    recording.format = "class_histogram";
    for (ClassHistogram& histogram : histograms) {
        if (!histogram.isWhole) {
            tally.add(WarningCode::FileCutOff, histogram.line);
        } else if (!histogram.addsUp) {
            tally.add(WarningCode::CountsWrong, histogram.line);
        }
        Snapshot snapshot;
        snapshot.types = std::move(histogram.types);
        recording.snapshots.push_back(std::make_shared<const Snapshot>(std::move(snapshot)));
    }
    recording.warnings = tally.warnings();
    return recording;
}

class ClassHistogramReader final : public FormatReader
{
public:
    FormatInfo info() const override
    {
        return {"class_histogram", "JVM class histogram", "*.txt *.histo *.log"};
    }

    bool finds(std::string_view head) const override;
    Result<Recordings> read(Input& input, TaskControl& control,
                            const ReadingOptions& options) const override;
};

bool ClassHistogramReader::finds(std::string_view head) const
{
    head = withoutByteOrderMark(head);
    while (!head.empty()) {
        if (ClassHistograms::isHeader(trimmed(takeLine(head)))) {
            return true;
        }
    }
    return false;
}

Result<Recordings> ClassHistogramReader::read(Input& input, TaskControl& control,
                                              const ReadingOptions& /*options*/) const
{
    ClassHistograms histograms;
    WarningTally tally;
    LineReader lines(input, control);
    while (const auto line = lines.next()) {
        const auto kind = histograms.take(*line, lines.lineNumber(), lines.lineWasComplete());
        if (kind == ClassHistograms::Line::Damaged) {
            tally.addLine(*line, lines.lineNumber(), lines.lineWasComplete());
        } else if (kind == ClassHistograms::Line::Other && !trimmed(*line).empty() &&
                   !isPid(trimmed(*line))) {
            tally.add(WarningCode::OutputSkipped, lines.lineNumber());
        }
    }
    const auto& error = lines.error();
    if (error && !leavesUsableFront(*error)) {
        return tl::unexpected(*error);
    }
    if (error) {
        tally.addCutOff(*error);
    }
    auto found = histograms.finish();
    if (!found.empty()) {
        return Recordings{
            std::make_shared<Recording>(recordingOf(std::move(found), std::move(tally)))};
    }
    return error ? tl::unexpected(*error) : tl::unexpected(tally.noSamples());
}

} // namespace

std::unique_ptr<FormatReader> makeClassHistogramReader()
{
    return std::make_unique<ClassHistogramReader>();
}

} // namespace tidemark
