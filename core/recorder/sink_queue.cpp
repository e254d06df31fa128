// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/sink_queue.h"

#include <utility>

namespace tidemark
{

namespace
{

template <typename... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>; // clang 16 asks for it

} // namespace

void SinkQueue::push(Item item)
{
    const std::lock_guard lock(m_mutex);
    m_items.push_back(std::move(item));
}

std::size_t SinkQueue::addGroup(std::vector<SeriesHead> series)
{
    const std::lock_guard lock(m_mutex);
    m_items.emplace_back(std::move(series));
    return m_groupsGiven++;
}

void SinkQueue::rename(std::size_t group, const std::vector<std::string>& names)
{
    push(Renamed{group, names});
}

void SinkQueue::addRow(std::size_t group, std::int64_t position, std::span<const double> values)
{
    push(Row{group, position, {values.begin(), values.end()}});
}

void SinkQueue::addMarker(Marker marker)
{
    push(std::move(marker));
}

void SinkQueue::addSnapshot(Snapshot snapshot)
{
    push(std::move(snapshot));
}

void SinkQueue::addOutput(const OutputLine& line)
{
    push(Printed{line.position, line.stream, std::string(line.text)});
}

void SinkQueue::addWarning(WarningCode code)
{
    push(Warned{code, 0});
}

void SinkQueue::countWarning(WarningCode code, std::uint64_t count)
{
    push(Warned{code, count});
}

void SinkQueue::replayInto(RecordingSink& sink)
{
    std::vector<Item> items;
    {
        const std::lock_guard lock(m_mutex);
        items.swap(m_items);
    }
    for (Item& item : items) {
        replay(item, sink);
    }
}

void SinkQueue::replay(Item& item, RecordingSink& sink)
{
    std::visit(
        Overloaded{
            [&](Group& series) { m_groups.push_back(sink.addGroup(std::move(series))); },
            [&](const Renamed& renamed) { sink.rename(m_groups[renamed.group], renamed.names); },
            [&](const Row& row) { sink.addRow(m_groups[row.group], row.position, row.values); },
            [&](Marker& marker) { sink.addMarker(std::move(marker)); },
            [&](Snapshot& snapshot) { sink.addSnapshot(std::move(snapshot)); },
            [&](const Printed& line) {
                sink.addOutput({line.position, line.stream, line.text});
            },
            [&](const Warned& warning) {
                if (warning.count == 0) {
                    sink.addWarning(warning.code);
                } else {
                    sink.countWarning(warning.code, warning.count);
                }
            },
        },
        item);
}

} // namespace tidemark
