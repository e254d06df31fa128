// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heapsnapshot/heapsnapshot_header.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tidemark
{

namespace
{

using nlohmann::json;

/// A record of more numbers is no node's.
constexpr std::size_t kMostFields = 64;

/// The member @p name of @p object, or null.
const json& memberOf(const json& object, const char* name)
{
    static const json kNone;
    const auto found = object.find(name); // end() if it is no object
    return found == object.end() ? kNone : *found;
}

std::uint64_t numberIn(const json& object, const char* name)
{
    const json& value = memberOf(object, name);
    return value.is_number_unsigned() ? value.get<std::uint64_t>() : 0;
}

/// The texts of @p value; what is no text keeps its place as an empty one.
std::vector<std::string> textsOf(const json& value)
{
    std::vector<std::string> texts;
    if (value.is_array()) {
        for (const json& one : value) {
            texts.push_back(one.is_string() ? one.get<std::string>() : std::string());
        }
    }
    return texts;
}

/// The list of type names that stands at the place of the field "type".
std::vector<std::string> typeNamesOf(const json& types, std::size_t typeField)
{
    return types.is_array() && typeField < types.size() ? textsOf(types[typeField])
                                                        : std::vector<std::string>();
}

/// Gives each name of the file its type; @p names has the known ones and gets the others.
template <typename Type>
TypeCodes<Type> codesOf(const std::vector<std::string>& inFile, std::vector<std::string>& names)
{
    TypeCodes<Type> codes;
    codes.types.fill(Type::Unknown);
    codes.count = std::min(inFile.size(), codes.types.size());
    constexpr std::size_t kMostTypes = 256;
    for (std::size_t i = 0; i < codes.count; ++i) {
        auto place = std::ranges::find(names, inFile[i]);
        if (place == names.end() && !inFile[i].empty() && names.size() < kMostTypes) {
            place = names.insert(names.end(), inFile[i]);
        }
        if (place != names.end()) {
            codes.types[i] = static_cast<Type>(place - names.begin());
        }
    }
    return codes;
}

/// Finds required fields and remembers the first that is missing.
class FieldFinder
{
public:
    explicit FieldFinder(std::vector<std::string> fields) : m_fields(std::move(fields)) {}

    std::size_t size() const { return m_fields.size(); }

    std::size_t required(std::string_view name)
    {
        const auto found = fieldOf(m_fields, name);
        if (!found && m_missing.empty()) {
            m_missing = name;
        }
        return found.value_or(0);
    }

    std::optional<std::size_t> optional(std::string_view name) const
    {
        return fieldOf(m_fields, name);
    }

    const std::string& missing() const { return m_missing; }

private:
    std::vector<std::string> m_fields;
    std::string m_missing;
};

Result<void> checkFields(const FieldFinder& fields, const char* member, std::uint64_t byte)
{
    if (fields.missing().empty() && fields.size() <= kMostFields) {
        return {};
    }
    const std::string problem =
        fields.missing().empty() ? std::to_string(fields.size()) : "no " + fields.missing();
    return failure(ErrorCode::Malformed, std::string(member) + ": " + problem, {}, byte);
}

Result<void> readNodeLayout(const json& meta, HeapSnapshotHeader& header)
{
    FieldFinder fields(textsOf(memberOf(meta, "node_fields")));
    header.node.stride = fields.size();
    header.node.type = fields.required("type");
    header.node.name = fields.required("name");
    header.node.id = fields.required("id");
    header.node.selfSize = fields.required("self_size");
    header.node.edgeCount = fields.required("edge_count");
    header.node.traceNodeId = fields.optional("trace_node_id");
    header.node.detachedness = fields.optional("detachedness");
    header.nodeTypeNames = knownNodeTypeNames();
    header.nodeTypes = codesOf<NodeType>(
        typeNamesOf(memberOf(meta, "node_types"), header.node.type), header.nodeTypeNames);
    return checkFields(fields, "node_fields", header.byte);
}

Result<void> readEdgeLayout(const json& meta, HeapSnapshotHeader& header)
{
    FieldFinder fields(textsOf(memberOf(meta, "edge_fields")));
    header.edge.stride = fields.size();
    header.edge.type = fields.required("type");
    header.edge.nameOrIndex = fields.required("name_or_index");
    header.edge.toNode = fields.required("to_node");
    header.edgeTypeNames = knownEdgeTypeNames();
    header.edgeTypes = codesOf<EdgeType>(
        typeNamesOf(memberOf(meta, "edge_types"), header.edge.type), header.edgeTypeNames);
    return checkFields(fields, "edge_fields", header.byte);
}

} // namespace

std::optional<std::size_t> fieldOf(const std::vector<std::string>& fields, std::string_view name)
{
    const auto found = std::ranges::find(fields, name);
    return found == fields.end() ? std::nullopt
                                 : std::optional(static_cast<std::size_t>(found - fields.begin()));
}

Result<HeapSnapshotHeader> parseHeapSnapshotHeader(std::string_view text, std::uint64_t byte)
{
    json root;
    try {
        root = json::parse(text);
    } catch (const json::exception& problem) {
        const auto* const parsing = dynamic_cast<const json::parse_error*>(&problem);
        const std::size_t at = parsing != nullptr && parsing->byte > 0 ? parsing->byte - 1 : 0;
        return failure(ErrorCode::Malformed, {}, {}, byte + at);
    }
    const json& meta = memberOf(root, "meta");
    HeapSnapshotHeader header;
    header.byte = byte;
    if (auto nodes = readNodeLayout(meta, header); !nodes) {
        return tl::unexpected(nodes.error());
    }
    if (auto edges = readEdgeLayout(meta, header); !edges) {
        return tl::unexpected(edges.error());
    }
    header.traceFunctionFields = textsOf(memberOf(meta, "trace_function_info_fields"));
    header.traceNodeFields = textsOf(memberOf(meta, "trace_node_fields"));
    header.sampleFields = textsOf(memberOf(meta, "sample_fields"));
    header.locationFields = textsOf(memberOf(meta, "location_fields"));
    header.nodeCount = numberIn(root, "node_count");
    header.edgeCount = numberIn(root, "edge_count");
    header.rootIndex = numberIn(root, "root_index");
    header.extraNativeBytes = numberIn(root, "extra_native_bytes");
    return header;
}

} // namespace tidemark
