// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/snapshot_input.h"
#include "app/text/error_text.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <string>
#include <unistd.h>
#include <utility>

namespace tidemark::app
{

namespace
{

struct NodesOptions {
    std::string file;
    std::size_t snapshot = 0; ///< which of the file's
};

constexpr std::size_t kBlock = 1U << 20U; ///< bytes printed at once
constexpr std::size_t kLongestNumber = 21;
constexpr std::size_t kColumns = 5;

/// Collects lines of numbers and prints them in large pieces.
class LinePrinter
{
public:
    LinePrinter() { m_text.resize(kBlock + kColumns * kLongestNumber); }

    template <typename Number>
    void number(Number value, char end)
    {
        char* const place = m_text.data() + m_size;
        char* const after = std::to_chars(place, place + kLongestNumber, value).ptr;
        *after = end;
        m_size += static_cast<std::size_t>(after + 1 - place);
    }

    bool isFull() const { return m_size >= kBlock; }

    /// Writes straight to standard output: a reader that waits must not make an interruption wait.
    ExitStatus flush(const TaskControl& control)
    {
        std::string_view left(m_text.data(), std::exchange(m_size, 0));
        while (!left.empty()) {
            const ssize_t written = ::write(STDOUT_FILENO, left.data(), left.size());
            if (control.cancelled()) {
                printMessage(errorText(Error{ErrorCode::Cancelled, {}}));
                return ExitStatus::Interrupted;
            }
            if (written < 0 && errno != EINTR) {
                return ExitStatus::UnreadableInput;
            }
            left.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
        }
        return ExitStatus::Done;
    }

private:
    std::string m_text;
    std::size_t m_size = 0;
};

ExitStatus printNodes(const HeapAnalysis& analysis, const TaskControl& control)
{
    const HeapGraph& graph = analysis.graph();
    const HeapOverview& overview = *analysis.overview;
    LinePrinter lines;
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        lines.number(graph.nodeIds[node], '\t');
        lines.number(overview.shallowSizes[node], '\t');
        lines.number(analysis.retainedSizes[node], '\t');
        lines.number(graph.nodeIds[analysis.dominators[node]], '\t');
        lines.number(overview.distances[node], '\n');
        if (lines.isFull()) {
            const ExitStatus status = lines.flush(control);
            if (status != ExitStatus::Done) {
                return status;
            }
        }
    }
    return lines.flush(control);
}

ExitStatus run(const NodesOptions& options, TaskControl& control)
{
    const auto chosen = readHeapSnapshot(options.file, options.snapshot, control);
    if (!chosen) {
        return chosen.error();
    }
    const auto analysis = analyse(*chosen, control);
    return analysis ? printNodes(**analysis, control) : analysis.error();
}

} // namespace

RunCommand addNodes(CommandOptions& command)
{
    const auto options = std::make_shared<NodesOptions>();
    command.addSnapshot(options->file, options->snapshot);
    return [options](TaskControl& control) { return run(*options, control); };
}

} // namespace tidemark::app
