// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/process_tree.h"

#include "app/text/process_text.h"
#include "app/text/time_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace tidemark::app
{

namespace
{

constexpr std::uint8_t kProcess = 1; // TreeEntry::kind

struct ProcessTreeText {
    Q_DECLARE_TR_FUNCTIONS(ProcessTreeText)
};

/// Those that are not known last, in both directions.
bool isBefore(double a, double b, bool descending)
{
    if (std::isnan(a) || std::isnan(b)) {
        return !std::isnan(a) && std::isnan(b);
    }
    return descending ? b < a : a < b;
}

} // namespace

ProcessTree::ProcessTree(Processes processes, const ProcessNumbers& numbers,
                         const std::optional<ProcessEntry>& ended, ProcessView view)
    : m_processes(std::move(processes)),
      m_ended(ended),
      m_view(std::move(view)),
      m_columns(processColumns(m_view.unit))
{
    const auto add = [&](const ProcessEntry& process) {
        const bool isMatch = matches(process);
        m_matches += isMatch ? 1 : 0;
        m_rowOfNumber[numbers.at(process.identity)] = m_rows.size();
        m_rows.push_back({&process, numbers.at(process.identity), isMatch, isMatch,
                          process.uid == m_view.ownUid});
    };
    m_rows.reserve(m_processes->size() + 1);
    for (const ProcessEntry& process : *m_processes) {
        add(process);
    }
    if (m_ended) {
        add(*m_ended);
    }
    if (m_view.isTree) {
        findParents();
    }
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].isShown) {
            const std::size_t parent = m_rows[row].parent;
            (parent == kRoot ? m_roots : m_rows[parent].children).push_back(row);
        }
    }
}

bool ProcessTree::matches(const ProcessEntry& process) const
{
    const TextFilter& filter = m_view.filter;
    return filter.isEmpty() || filter.matches(process.name) || filter.matches(process.user) ||
           filter.matches(std::to_string(process.identity.pid)) ||
           filter.matches(commandLineText(process.commandLine).toStdString());
}

/// A parent is older than its child; whoever is not was met between two looks and is none.
void ProcessTree::findParents()
{
    std::unordered_map<std::int32_t, std::size_t> rowOfPid;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        rowOfPid.emplace(m_rows[row].process->identity.pid, row);
    }
    const auto age = [this](std::size_t row) {
        const ProcessIdentity& identity = m_rows[row].process->identity;
        return std::pair(identity.startTime, identity.pid);
    };
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const auto parent = rowOfPid.find(m_rows[row].process->parent);
        if (parent != rowOfPid.end() && age(parent->second) < age(row)) {
            m_rows[row].parent = parent->second;
        }
    }
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const bool isShown = m_rows[row].isShown;
        const bool isOwn = m_rows[row].isOwn;
        for (std::size_t up = m_rows[row].parent; up != kRoot; up = m_rows[up].parent) {
            m_rows[up].isShown = m_rows[up].isShown || isShown;
            m_rows[up].isOwn = m_rows[up].isOwn || isOwn;
        }
    }
}

const ProcessTree::Row* ProcessTree::rowOf(const TreeEntry& entry) const
{
    const auto found =
        entry.kind == kProcess ? m_rowOfNumber.find(entry.item) : m_rowOfNumber.end();
    return found == m_rowOfNumber.end() ? nullptr : &m_rows[found->second];
}

const ProcessEntry* ProcessTree::process(const TreeEntry& entry) const
{
    const Row* const row = rowOf(entry);
    return row == nullptr ? nullptr : row->process;
}

bool ProcessTree::isEnded(const TreeEntry& entry) const
{
    const ProcessEntry* const shown = process(entry);
    return shown != nullptr && m_ended && shown == &*m_ended;
}

TreeEntry ProcessTree::entryWith(std::uint32_t number)
{
    return {kProcess, 0, number, TreeEntry::kNone};
}

std::vector<TreeEntry> ProcessTree::pathTo(const TreeEntry& entry) const
{
    std::vector<TreeEntry> path;
    const Row* row = rowOf(entry);
    while (row != nullptr && row->isShown) {
        path.insert(path.begin(), entryWith(row->number));
        row = row->parent == kRoot ? nullptr : &m_rows[row->parent];
    }
    return path;
}

TreeEntry ProcessTree::bestMatch(const TreeOrder& order) const
{
    TreeEntry first;
    std::vector<TreeEntry> waiting{TreeEntry()}; // the next one last
    while (!waiting.empty()) {
        const TreeEntry entry = waiting.back();
        waiting.pop_back();
        const Row* const row = rowOf(entry);
        if (row != nullptr && row->isMatch && m_view.filter.matches(row->process->name)) {
            return entry;
        }
        first = row != nullptr && row->isMatch && first.kind == 0 ? entry : first;
        const std::vector<TreeEntry> below = children(entry, {}, m_rows.size(), order);
        waiting.insert(waiting.end(), below.rbegin(), below.rend());
    }
    return first;
}

std::vector<TreeColumn> ProcessTree::columns() const
{
    std::vector<TreeColumn> headings;
    for (const auto& column : m_columns) {
        headings.push_back({column.title, column.isNumeric(), column.isCode});
    }
    return headings;
}

const std::vector<std::size_t>& ProcessTree::childRows(const TreeEntry& parent) const
{
    static const std::vector<std::size_t> none;
    if (parent.kind == 0) {
        return m_roots;
    }
    const Row* const row = rowOf(parent);
    return row == nullptr ? none : row->children;
}

std::size_t ProcessTree::childCount(const TreeEntry& parent) const
{
    return childRows(parent).size();
}

std::size_t ProcessTree::pageSize(const TreeEntry& /*parent*/) const
{
    constexpr std::size_t kAll = 100'000;
    return kAll;
}

std::vector<std::size_t> ProcessTree::sorted(std::vector<std::size_t> rows,
                                             const TreeOrder& order) const
{
    std::unordered_map<std::size_t, QString> texts;
    std::unordered_map<std::size_t, double> numbers;
    const bool isOrdered = order.column >= 0;
    const bool isText = isOrdered && !at(order.column).isNumeric();
    for (const std::size_t row : rows) {
        if (isText) {
            texts[row] = cell(entryWith(m_rows[row].number), order.column).text.toCaseFolded();
        } else if (isOrdered) {
            numbers[row] = at(order.column).number(*m_rows[row].process);
        }
    }
    std::ranges::stable_sort(rows, [&](std::size_t a, std::size_t b) {
        if (m_rows[a].isOwn != m_rows[b].isOwn) {
            return m_rows[a].isOwn;
        }
        if (isText) {
            return order.descending ? texts[b] < texts[a] : texts[a] < texts[b];
        }
        return isOrdered && isBefore(numbers[a], numbers[b], order.descending);
    });
    return rows;
}

std::vector<TreeEntry> ProcessTree::children(const TreeEntry& parent,
                                             const std::optional<TreeEntry>& after,
                                             std::size_t count, const TreeOrder& order) const
{
    std::vector<TreeEntry> entries;
    for (const std::size_t row : sorted(childRows(parent), order)) {
        entries.push_back(entryWith(m_rows[row].number));
    }
    if (after) {
        const auto last = std::ranges::find(entries, *after);
        entries.erase(entries.begin(), last == entries.end() ? last : last + 1);
    }
    entries.resize(std::min(count, entries.size()));
    return entries;
}

TreeCell ProcessTree::cell(const TreeEntry& entry, int column) const
{
    const ProcessEntry* const shown = process(entry);
    if (shown == nullptr) {
        return {};
    }
    const TableColumn<ProcessEntry>& described = at(column);
    TreeCell cell{described.text(*shown), described.exact ? described.exact(*shown) : QString(),
                  described.isNumeric() ? described.number(*shown) : 0.0};
    if (column == Name && isEnded(entry)) {
        cell.text = ProcessTreeText::tr("%1 (ended)").arg(cell.text);
    }
    return cell;
}

bool ProcessTree::isMuted(const TreeEntry& entry) const
{
    const Row* const row = rowOf(entry);
    return row != nullptr && (!row->isMatch || !row->process->isOpen || isEnded(entry));
}

QString ProcessTree::hint(const TreeEntry& entry) const
{
    constexpr double kNanoseconds = 1e9;
    const ProcessEntry* const shown = process(entry);
    if (shown == nullptr) {
        return {};
    }
    const auto started = static_cast<std::int64_t>(shown->startedUnix * kNanoseconds);
    return QString::fromUtf8(shown->name) + QLatin1Char('\n') +
           ProcessTreeText::tr("Started %1", "a date and time").arg(wallClockText(started));
}

} // namespace tidemark::app
