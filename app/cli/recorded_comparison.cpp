// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/recorded_comparison.h"

#include "app/cli/comparison_table.h"
#include "app/cli/console.h"
#include "app/cli/json_printer.h"
#include "app/cli/snapshot_input.h"
#include "app/text/differences_text.h"
#include "app/text/file_text.h"
#include "core/documents/json_null.h"
#include "core/documents/summary_json.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

using Json = JsonPrinter::Json;

struct RecordedText {
    Q_DECLARE_TR_FUNCTIONS(RecordedComparison)
};

/// Some recorded differences of a file. Plain value; keeps the recording alive.
struct Chosen {
    NamedRecording named;
    std::size_t index = 0; ///< among the recording's differences

    const TypeDifferencesPtr& differences() const { return named.recording->differences[index]; }
};

void explainMissing(const RecordedRequest& request, std::size_t count)
{
    const QString file = fileText(request.file);
    printMessage(
        count == 0 ? RecordedText::tr("%1: The file holds no differences that a program recorded. "
                                      "To compare two snapshots, name both.")
                         .arg(file)
                   : RecordedText::tr("%1: There is no difference %2; the last one is %3.")
                         .arg(file, QString::number(*request.index), QString::number(count - 1)));
}

OrExit<Chosen> choose(const RecordedRequest& request, TaskControl& control)
{
    const ReadFiles read = readFiles({request.file}, control);
    if (read.status != ExitStatus::Done) {
        return tl::unexpected(read.status);
    }
    std::size_t count = 0;
    std::optional<Chosen> chosen;
    for (const NamedRecording& named : read.recordings) {
        const std::size_t here = named.recording->differences.size();
        if (request.index && *request.index - count < here) {
            chosen = Chosen{named, *request.index - count};
        } else if (!request.index && here > 0) {
            chosen = Chosen{named, here - 1};
        }
        count += here;
    }
    if (!chosen) {
        explainMissing(request, count);
        return tl::unexpected(ExitStatus::WrongUsage);
    }
    printWarnings(chosen->named);
    return std::move(*chosen);
}

/// One of the two moments, with the fields that a snapshot has.
Json momentJson(const Chosen& chosen, const HeapTotal& total)
{
    const AxisUnit axis = chosen.named.recording->timeline.axis;
    return {{"index", chosen.index},
            {"label", chosen.differences()->tool},
            {"at", total.position ? axisJson(axis, *total.position) : Json()},
            {"objects", orNull(total.objects)},
            {"total_bytes", orNull(total.bytes)},
            {"types", nullptr},
            {"statistics", nullptr},
            {"path", nullptr},
            {"mappings", nullptr},
            {"pid", nullptr},
            {"start_ticks", nullptr},
            {"sites", false},
            {"file", chosen.named.path}};
}

/// How much the heap grew where a limit asks for it; WrongUsage if that is not known.
OrExit<bool> isLimitPassed(const RecordedRequest& request, const TypeDifferences& differences)
{
    if (!request.limit) {
        return false;
    }
    const auto& before = differences.before.bytes;
    const auto& after = differences.after.bytes;
    if (!before || !after) {
        printMessage(RecordedText::tr("%1: It is not recorded how large the heap was, so "
                                      "--fail-above cannot be answered.")
                         .arg(fileText(request.file)));
        return tl::unexpected(ExitStatus::WrongUsage);
    }
    return request.limit->isPassed(static_cast<std::uint64_t>(*before),
                                   static_cast<std::uint64_t>(*after));
}

Json checkJson(const RecordedRequest& request, const TypeDifferences& differences, bool isPassed)
{
    if (!request.limit) {
        return {};
    }
    return {{"limit", request.limitText},
            {"growth_bytes", *differences.after.bytes - *differences.before.bytes},
            {"failed", isPassed}};
}

bool printReportJson(const RecordedRequest& request, const Chosen& chosen,
                     const ComparisonTable& table, bool isPassed)
{
    const TypeDifferences& differences = *chosen.differences();
    Json recorded =
        differencesJson(differences, chosen.index, chosen.named.recording->timeline.axis);
    for (const char* const told : {"before", "after", "types"}) { // in members of their own
        recorded.erase(told);
    }
    JsonPrinter json;
    json.add("tidemark", 1);
    json.add("matched_by", "recorded");
    json.add("before", momentJson(chosen, differences.before));
    json.add("after", momentJson(chosen, differences.after));
    json.add("recorded", recorded);
    addChanges(table, json);
    json.add("fail_above", checkJson(request, differences, isPassed));
    json.add("warnings", warningsJson(chosen.named));
    return json.end();
}

bool printReportText(const Chosen& chosen, const ComparisonTable& table)
{
    const Recording& recording = *chosen.named.recording;
    const QStringList sentences = differencesSentences(*chosen.differences(), recording);
    return printText(RecordedText::tr("%1: recorded difference %2", "file, number")
                         .arg(chosen.named.name, QString::number(chosen.index)) +
                     QLatin1Char('\n') + sentences.join(QLatin1Char('\n')) +
                     QStringLiteral("\n\n") + changesText(table));
}

} // namespace

ExitStatus compareRecorded(const RecordedRequest& request, TaskControl& control)
{
    const auto chosen = choose(request, control);
    if (!chosen) {
        return chosen.error();
    }
    const TypeDifferences& differences = *chosen->differences();
    const auto isPassed = isLimitPassed(request, differences);
    if (!isPassed) {
        return isPassed.error();
    }
    const ComparisonTable table{comparisonOf(chosen->differences()), nullptr, nullptr};
    const bool printed = request.isJson ? printReportJson(request, *chosen, table, *isPassed)
                                        : printReportText(*chosen, table);
    if (!printed) {
        return ExitStatus::UnreadableInput;
    }
    if (*isPassed) {
        printMessage(passedText(*request.limit,
                                static_cast<std::uint64_t>(*differences.before.bytes),
                                static_cast<std::uint64_t>(*differences.after.bytes)));
    }
    return *isPassed ? ExitStatus::CheckFailed : ExitStatus::Done;
}

} // namespace tidemark::app
