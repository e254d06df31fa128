// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/function_spans.h"

#include <queue>

#include <algorithm>
#include <bit>
#include <functional>
#include <limits>
#include <tuple>

namespace tidemark
{

namespace
{

constexpr std::int64_t kFree = std::numeric_limits<std::int64_t>::min();

/// Unsigned, because a damaged file may name both ends of the axis.
std::uint64_t lengthOf(const Marker& span)
{
    return static_cast<std::uint64_t>(span.end) - static_cast<std::uint64_t>(span.start);
}

/// Where the bar of @p span ends: a moment takes one position, so that it can be seen and hit.
std::int64_t barEnd(const Marker& span)
{
    if (span.end > span.start) {
        return span.end;
    }
    return span.start < std::numeric_limits<std::int64_t>::max() ? span.start + 1 : span.start;
}

/// Until where each row is taken, as a tree of minima: finds a free row in O(log rows).
class RowTree
{
public:
    explicit RowTree(std::size_t rows) : m_leaves(std::bit_ceil(rows)), m_until(2 * m_leaves, kFree)
    {
    }

    /// The first row from @p row on that is free at @p position. There must be one.
    std::size_t freeRow(std::size_t row, std::int64_t position) const
    {
        std::size_t node = m_leaves + row;
        while (m_until[node] > position) {
            while (node % 2 == 1) { // a right child: what follows it is right of its parent
                node /= 2;
            }
            ++node;
        }
        while (node < m_leaves) {
            node = m_until[2 * node] <= position ? 2 * node : 2 * node + 1;
        }
        return node - m_leaves;
    }

    void take(std::size_t row, std::int64_t until)
    {
        std::size_t node = m_leaves + row;
        m_until[node] = until;
        for (node /= 2; node > 0; node /= 2) {
            m_until[node] = std::min(m_until[2 * node], m_until[2 * node + 1]);
        }
    }

private:
    std::size_t m_leaves;
    std::vector<std::int64_t> m_until;
};

std::vector<std::size_t> functionsByStart(const std::vector<Marker>& markers)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < markers.size(); ++i) {
        if (markers[i].kind == MarkerKind::Function) {
            order.push_back(i);
        }
    }
    std::ranges::sort(order, {}, [&markers](std::size_t i) {
        return std::tuple(markers[i].start, markers[i].level, i);
    });
    return order;
}

} // namespace

const Marker* innermostSpanAt(const Timeline& timeline, std::int64_t position)
{
    const Marker* innermost = nullptr;
    for (const Marker& span : timeline.markers) {
        const bool holds = span.kind == MarkerKind::Function && span.start <= position &&
                           (position < span.end || position == span.start);
        if (!holds) {
            continue;
        }
        if (innermost == nullptr || span.level > innermost->level ||
            (span.level == innermost->level && lengthOf(span) < lengthOf(*innermost))) {
            innermost = &span;
        }
    }
    return innermost;
}

namespace
{

/// "a.b." of "a.b.load"; none of what is no dotted name, such as "load (a.js)".
std::string_view moduleOf(std::string_view name)
{
    const auto isPart = [](char letter) {
        return letter == '.' || letter == '_' || (letter >= '0' && letter <= '9') ||
               (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    };
    const std::string_view module = name.substr(0, name.rfind('.') + 1);
    return std::ranges::all_of(module, isPart) ? module : std::string_view();
}

/// As much of @p module, up to one of its dots, as @p name begins with.
std::string_view outerModule(std::string_view module, std::string_view name)
{
    while (!module.empty() && !name.starts_with(module)) {
        module.remove_suffix(1);
        module = module.substr(0, module.rfind('.') + 1);
    }
    return module;
}

} // namespace

std::string_view moduleOfAll(std::span<const Timeline* const> timelines)
{
    std::optional<std::string_view> module;
    for (const Timeline* const timeline : timelines) {
        for (const Marker& marker : timeline->markers) {
            if (marker.kind != MarkerKind::Function) {
                continue;
            }
            module = module ? outerModule(*module, marker.name) : moduleOf(marker.name);
            if (module->empty()) {
                return {};
            }
        }
    }
    return module.value_or(std::string_view());
}

SpanRows assignSpanRows(const Timeline& timeline)
{
    SpanRows rows;
    rows.rowOf.assign(timeline.markers.size(), SpanRows::kNoRow);
    const std::vector<std::size_t> order = functionsByStart(timeline.markers);
    if (order.empty()) {
        return rows;
    }
    RowTree tree(order.size() + 1);
    std::priority_queue<std::int64_t, std::vector<std::int64_t>, std::greater<>> openUntil;
    for (const std::size_t index : order) {
        const Marker& span = timeline.markers[index];
        while (!openUntil.empty() && openUntil.top() <= span.start) {
            openUntil.pop();
        }
        const auto level = static_cast<std::size_t>(std::max(span.level, 0));
        const std::size_t row = tree.freeRow(std::min(level, openUntil.size()), span.start);
        tree.take(row, barEnd(span));
        openUntil.push(barEnd(span));
        rows.rowOf[index] = static_cast<int>(row);
        rows.count = std::max(rows.count, rows.rowOf[index] + 1);
    }
    return rows;
}

} // namespace tidemark
