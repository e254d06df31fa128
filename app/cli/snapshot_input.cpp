// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/snapshot_input.h"

#include "app/cli/console.h"
#include "app/text/error_text.h"
#include "app/text/file_text.h"
#include "app/text/warning_text.h"
#include "core/documents/summary_json.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct SnapshotInput {
    Q_DECLARE_TR_FUNCTIONS(SnapshotInput)
};

/// Passes an interruption on to the analysis.
class AnalysisControl final : public HeapAnalysisControl
{
public:
    explicit AnalysisControl(TaskControl& control) : m_control(control) {}
    bool cancelled() const override { return m_control.cancelled(); }

private:
    TaskControl& m_control;
};

/// Prints why there is no snapshot number @p index among @p count.
void explainMissing(const std::string& path, std::size_t index, std::size_t count)
{
    const QString file = fileText(path);
    if (count == 0) {
        printMessage(SnapshotInput::tr("%1: The recording holds no snapshot. “tidemark-cli "
                                       "summary” shows what it holds, “tidemark-cli runs” "
                                       "compares recordings.")
                         .arg(file));
        return;
    }
    printMessage(SnapshotInput::tr("%1: There is no snapshot %2; the last one is %3.")
                     .arg(file, QString::number(index), QString::number(count - 1)));
}

/// Whether there is anything in @p chosen; prints where its objects are if that is elsewhere.
bool isHere(const ChosenSnapshot& chosen)
{
    const Snapshot& snapshot = chosen.snapshot();
    if (snapshot.graph || !snapshot.types.rows.empty() || snapshot.path.empty() ||
        !snapshot.mappings.isEmpty()) {
        return true;
    }
    printMessage(SnapshotInput::tr("%1: This snapshot is in a file of its own: %2. Name that one "
                                   "instead.")
                     .arg(fileText(chosen.named.path), fileText(snapshot.path)));
    return false;
}

/// What an analysis of @p chosen gave, or the exit status for why it gave nothing.
template <typename T>
OrExit<T> orExit(Result<T> done, const ChosenSnapshot& chosen)
{
    if (!done) {
        return tl::unexpected(reportFailure(done.error(), chosen.named.path));
    }
    return std::move(*done);
}

} // namespace

ExitStatus reportFailure(const Error& error, const std::string& path)
{
    printMessage(errorText(error, path));
    return error.code == ErrorCode::Cancelled ? ExitStatus::Interrupted
                                              : ExitStatus::UnreadableInput;
}

void printWarnings(const NamedRecording& named)
{
    for (const Warning& warning : named.recording->warnings) {
        printMessage(SnapshotInput::tr("%1: %2", "file name: warning")
                         .arg(named.name, warningText(warning)));
    }
}

OrExit<ChosenSnapshot> readSnapshot(const std::string& path, std::size_t index,
                                    TaskControl& control)
{
    const ReadFiles read = readFiles({path}, control);
    if (read.status != ExitStatus::Done) {
        return tl::unexpected(read.status);
    }
    std::size_t count = 0;
    for (const NamedRecording& named : read.recordings) {
        const std::size_t here = named.recording->snapshots.size();
        if (index - count < here) {
            printWarnings(named);
            ChosenSnapshot chosen{named, index - count};
            if (!isHere(chosen)) {
                return tl::unexpected(ExitStatus::WrongUsage);
            }
            return chosen;
        }
        count += here;
    }
    explainMissing(path, index, count);
    return tl::unexpected(ExitStatus::WrongUsage);
}

OrExit<ChosenSnapshot> readHeapSnapshot(const std::string& path, std::size_t index,
                                        TaskControl& control)
{
    auto chosen = readSnapshot(path, index, control);
    if (chosen && !chosen->graph()) {
        const QString sentence =
            chosen->snapshot().mappings.isEmpty()
                ? SnapshotInput::tr("%1: The snapshot lists types, not objects. Use the heap "
                                    "snapshot that it was made from.")
                : SnapshotInput::tr("%1: The snapshot lists what a process had mapped, not "
                                    "objects. “tidemark-cli types” shows it.");
        printMessage(sentence.arg(fileText(path)));
        return tl::unexpected(ExitStatus::WrongUsage);
    }
    return chosen;
}

OrExit<std::shared_ptr<const HeapAnalysis>> analyse(const ChosenSnapshot& chosen,
                                                    TaskControl& control)
{
    AnalysisControl staged(control);
    return orExit(analyseHeap(chosen.graph(), staged), chosen);
}

OrExit<std::shared_ptr<const HeapAnalysis>> analyseIfRoom(const ChosenSnapshot& chosen,
                                                          TaskControl& control)
{
    AnalysisControl staged(control);
    auto analysis = analyseHeap(chosen.graph(), staged);
    if (!analysis && analysis.error().code == ErrorCode::TooLarge) {
        return nullptr;
    }
    return orExit(std::move(analysis), chosen);
}

OrExit<std::shared_ptr<const HeapOverview>> overviewOf(const ChosenSnapshot& chosen,
                                                       TaskControl& control)
{
    AnalysisControl staged(control);
    return orExit(overviewHeap(chosen.graph(), staged), chosen);
}

nlohmann::ordered_json warningsJson(const NamedRecording& named)
{
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Warning& warning : named.recording->warnings) {
        list.push_back(warningJson(warning));
        list.back()["path"] = named.path;
    }
    return list;
}

} // namespace tidemark::app
