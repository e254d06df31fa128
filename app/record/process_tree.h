// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/text_filter.h"
#include "app/models/tree_source.h"
#include "app/record/process_feed.h"
#include "app/text/process_columns.h"

#include <map>
#include <unordered_map>

namespace tidemark::app
{

/// Numbers for processes that stay theirs from list to list: TreeEntry::item.
using ProcessNumbers = std::map<ProcessIdentity, std::uint32_t>;

/// How processes are shown.
struct ProcessView {
    bool isTree = false; ///< children below their parents; else a list
    TextFilter filter;   ///< of name, PID, user, command line; parents of matches stay
    SizeUnit unit = SizeUnit::Binary;
    std::uint32_t ownUid = 0; ///< whose processes come first
};

/// The processes of one moment as lines, those of the user before those of others in any order.
/// Immutable; GUI thread.
class ProcessTree final : public TreeSource
{
public:
    enum Column { Name, Pid, User, Resident, Cpu, Runtime, Container, CommandLine, ColumnCount };

    /// @p numbers has one for each of @p processes and for @p ended, a process that is shown
    /// although it is no longer there.
    ProcessTree(Processes processes, const ProcessNumbers& numbers,
                const std::optional<ProcessEntry>& ended, ProcessView view);

    /// The process of a line; null for others.
    const ProcessEntry* process(const TreeEntry& entry) const;

    bool isEnded(const TreeEntry& entry) const;

    /// The line that the filter most likely means, in @p order: the first with a match in its name,
    /// else the first match. The invisible root if there is none.
    TreeEntry bestMatch(const TreeOrder& order) const;

    /// The line @p entry, if it is shown, with those above it: the uppermost first.
    std::vector<TreeEntry> pathTo(const TreeEntry& entry) const;

    /// The line of the process with this number.
    static TreeEntry entryWith(std::uint32_t number);

    /// How many match the filter.
    std::size_t matchCount() const { return m_matches; }

    std::vector<TreeColumn> columns() const override;
    std::size_t childCount(const TreeEntry& parent) const override;
    std::vector<TreeEntry> children(const TreeEntry& parent, const std::optional<TreeEntry>& after,
                                    std::size_t count, const TreeOrder& order) const override;
    std::size_t pageSize(const TreeEntry& parent) const override;
    TreeCell cell(const TreeEntry& entry, int column) const override;
    bool isMuted(const TreeEntry& entry) const override;
    QString hint(const TreeEntry& entry) const override;

private:
    static constexpr std::size_t kRoot = std::numeric_limits<std::size_t>::max();

    struct Row {
        const ProcessEntry* process;
        std::uint32_t number;
        bool isMatch;
        bool isShown; ///< matches, or is above one that does
        bool isOwn;   ///< the user's own, or above one that is
        std::size_t parent = kRoot;
        std::vector<std::size_t> children = {};
    };

    bool matches(const ProcessEntry& process) const;
    void findParents();
    const Row* rowOf(const TreeEntry& entry) const;
    const TableColumn<ProcessEntry>& at(int column) const
    {
        return m_columns[static_cast<std::size_t>(column)];
    }
    const std::vector<std::size_t>& childRows(const TreeEntry& parent) const;
    std::vector<std::size_t> sorted(std::vector<std::size_t> rows, const TreeOrder& order) const;

    Processes m_processes;
    std::optional<ProcessEntry> m_ended;
    ProcessView m_view;
    TableColumns<ProcessEntry> m_columns;
    std::vector<Row> m_rows;
    std::unordered_map<std::uint32_t, std::size_t> m_rowOfNumber;
    std::vector<std::size_t> m_roots;
    std::size_t m_matches = 0;
};

} // namespace tidemark::app
