// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heapsnapshot/heapsnapshot_traces.h"

#include <algorithm>

namespace tidemark
{

namespace
{

std::uint32_t clamped(std::uint64_t value)
{
    constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
    return static_cast<std::uint32_t>(std::min(value, kMost));
}

/// One array of the tree: the children of a node, or the roots.
struct Level {
    std::uint32_t parent = kNoOrdinal;
    std::uint32_t node = 0; ///< the one whose fields are being read
    std::size_t field = 0;
    bool isFirst = true;
};

void setField(TraceNode& node, std::string_view field, std::uint64_t value)
{
    if (field == "id") {
        node.id = clamped(value);
    } else if (field == "function_info_index") {
        node.function = clamped(value);
    } else if (field == "count") {
        node.count = value;
    } else if (field == "size") {
        node.bytes = value;
    }
}

/// The records of one array of numbers, field by field.
class Records
{
public:
    Records(const Column<std::uint64_t>& numbers, const std::vector<std::string>& fields)
        : m_numbers(numbers),
          m_fields(fields)
    {
    }

    std::size_t count() const { return m_fields.empty() ? 0 : m_numbers.size() / m_fields.size(); }

    /// Records that are incomplete or that nobody can read.
    std::uint64_t lost() const
    {
        const bool isWhole = !m_fields.empty() && m_numbers.size() % m_fields.size() == 0;
        return m_numbers.empty() || isWhole ? 0 : 1;
    }

    /// Fixes where @p name stands, for at().
    std::optional<std::size_t> place(std::string_view name) const
    {
        return fieldOf(m_fields, name);
    }

    std::uint64_t at(std::size_t record, std::optional<std::size_t> place) const
    {
        return place ? m_numbers[record * m_fields.size() + *place] : 0;
    }

private:
    const Column<std::uint64_t>& m_numbers;
    const std::vector<std::string>& m_fields;
};

/// The node that stands at number @p index of the nodes array.
std::optional<std::uint32_t> nodeAt(std::uint64_t index, const HeapSnapshotHeader& header,
                                    const HeapGraph& graph)
{
    const std::uint64_t node = index / header.node.stride;
    const bool isNode = node * header.node.stride == index && node < graph.nodeCount();
    return isNode ? std::optional(static_cast<std::uint32_t>(node)) : std::nullopt;
}

std::uint64_t addLocations(const HeapSnapshotExtras& extras, const HeapSnapshotHeader& header,
                           HeapGraph& graph)
{
    const Records records(extras.locations, header.locationFields);
    const auto object = records.place("object_index");
    const auto script = records.place("script_id");
    const auto scriptObject = records.place("script_object_index");
    const auto line = records.place("line");
    const auto column = records.place("column");
    std::uint64_t lost = records.lost();
    graph.locations.reserve(records.count());
    for (std::size_t i = 0; i < records.count(); ++i) {
        const auto node = nodeAt(records.at(i, object), header, graph);
        if (!object || !node) {
            ++lost;
            continue;
        }
        const auto scriptNode =
            scriptObject ? nodeAt(records.at(i, scriptObject), header, graph) : std::nullopt;
        graph.locations.push_back({*node, clamped(records.at(i, script)),
                                   scriptNode.value_or(kNoOrdinal), clamped(records.at(i, line)),
                                   clamped(records.at(i, column))});
    }
    // The last one of a node counts: reversed, it is the first of equals.
    std::ranges::reverse(graph.locations);
    std::ranges::stable_sort(graph.locations, {}, &SourceLocation::node);
    const auto repeats = std::ranges::unique(graph.locations, {}, &SourceLocation::node);
    graph.locations.erase(repeats.begin(), repeats.end());
    return lost;
}

std::uint64_t addFunctions(const HeapSnapshotExtras& extras, const HeapSnapshotHeader& header,
                           HeapGraph& graph)
{
    const Records records(extras.traceFunctions, header.traceFunctionFields);
    const auto id = records.place("function_id");
    const auto name = records.place("name");
    const auto scriptName = records.place("script_name");
    const auto script = records.place("script_id");
    const auto line = records.place("line");
    const auto column = records.place("column");
    std::uint64_t lost = records.lost();
    // A function keeps its place whatever it is called: the tree refers to it by place.
    const auto text = [&](std::size_t record, std::optional<std::size_t> place) {
        const std::uint64_t index = records.at(record, place);
        const bool isText = index < graph.strings.size();
        lost += isText ? 0 : 1;
        return isText ? static_cast<std::uint32_t>(index) : 0;
    };
    graph.traces.functions.reserve(records.count());
    for (std::size_t i = 0; i < records.count(); ++i) {
        graph.traces.functions.push_back({clamped(records.at(i, id)), text(i, name),
                                          text(i, scriptName), clamped(records.at(i, script)),
                                          clamped(records.at(i, line)),
                                          clamped(records.at(i, column))});
    }
    return lost;
}

std::uint64_t addSamples(const HeapSnapshotExtras& extras, const HeapSnapshotHeader& header,
                         HeapGraph& graph)
{
    const Records records(extras.samples, header.sampleFields);
    const auto time = records.place("timestamp_us");
    const auto lastId = records.place("last_assigned_id");
    graph.traces.samples.reserve(records.count());
    for (std::size_t i = 0; i < records.count(); ++i) {
        graph.traces.samples.push_back({records.at(i, time), records.at(i, lastId)});
    }
    std::ranges::stable_sort(graph.traces.samples, {}, &HeapSample::timestampUs);
    return records.lost();
}

/// Takes the function from frames that name none of the file's; returns how many there are.
std::uint64_t checkTree(HeapTraces& traces)
{
    std::uint64_t lost = 0;
    for (TraceNode& node : traces.tree) {
        if (node.function >= traces.functions.size()) {
            node.function = kNoOrdinal;
            ++lost;
        }
    }
    return lost;
}

} // namespace

Result<std::vector<TraceNode>> readTraceTree(JsonStream& stream, std::vector<std::string> fields,
                                             std::uint64_t most)
{
    if (!fieldOf(fields, "id") || !fieldOf(fields, "children")) {
        fields = {"id", "function_info_index", "count", "size", "children"};
    }
    if (auto open = stream.expect('['); !open) {
        return tl::unexpected(open.error());
    }
    std::vector<TraceNode> tree;
    std::vector<Level> levels(1);
    while (!levels.empty()) {
        Level& level = levels.back();
        if (stream.skipSpace() == ']' && level.field == 0) {
            stream.advance(1);
            levels.pop_back();
            continue;
        }
        if (!level.isFirst) {
            if (auto comma = stream.expect(','); !comma) {
                return tl::unexpected(comma.error());
            }
        }
        level.isFirst = false;
        if (level.field == 0) {
            if (tree.size() >= std::min<std::uint64_t>(most, kNoOrdinal)) {
                return failure(ErrorCode::TooLarge, {}, {}, stream.offset());
            }
            level.node = static_cast<std::uint32_t>(tree.size());
            tree.push_back({0, 0, level.parent, 0, 0});
        }
        const std::string& field = fields[level.field];
        level.field = (level.field + 1) % fields.size();
        if (field == "children") {
            if (auto open = stream.expect('['); !open) {
                return tl::unexpected(open.error());
            }
            levels.push_back({level.node, 0, 0, true});
            continue;
        }
        const auto value = stream.readUnsigned();
        if (!value) {
            return tl::unexpected(value.error());
        }
        setField(tree[level.node], field, *value);
    }
    return tree;
}

std::uint64_t addExtras(const HeapSnapshotExtras& extras, const HeapSnapshotHeader& header,
                        HeapGraph& graph)
{
    std::uint64_t lost = addLocations(extras, header, graph);
    lost += addFunctions(extras, header, graph);
    lost += addSamples(extras, header, graph);
    return lost + checkTree(graph.traces);
}

} // namespace tidemark
