// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heapsnapshot/heapsnapshot_parser.h"

#include "core/formats/heapsnapshot/heapsnapshot_strings.h"
#include "core/formats/heapsnapshot/snapshot_start.h"

#include <algorithm>

namespace tidemark
{

namespace
{

constexpr std::size_t kMostNameBytes = 4096;
constexpr std::size_t kMostMembers = 1000;
constexpr std::uint64_t kMostHeaderBytes = 4U << 20U;

/// A text may be as long as the file on the disk, and at least this long in a small one.
constexpr std::uint64_t kLeastTextLimit = 16U << 20U;

/// Stands for a text that was cut off.
constexpr std::string_view kMissingText = "(missing)";

/// Sees cancelling, but reports no progress: for text that was read once already.
class QuietControl final : public TaskControl
{
public:
    explicit QuietControl(const TaskControl& caller) : m_caller(caller) {}
    bool cancelled() const override { return m_caller.cancelled(); }

private:
    const TaskControl& m_caller;
};

/// The name of @p overrun where the file has only @p size strings.
Result<void> checkReach(const IndexReach& reach, std::uint64_t size)
{
    const auto overrun = reach.beyond(size);
    return overrun
               ? failure(ErrorCode::Malformed, std::to_string(overrun->value), {}, overrun->byte)
               : Result<void>();
}

} // namespace

HeapSnapshotParser::HeapSnapshotParser(Input& input, TaskControl& control,
                                       HeapSnapshotLimits limits)
    : m_control(control),
      m_mostBytes(input.mostBytes()),
      m_mostTextBytes(std::max(kLeastTextLimit, input.fileBytes())),
      m_start(snapshotStart(input.head()).value_or(0)),
      m_stream(input, control),
      m_workers(limits.threads),
      m_graph(std::make_shared<HeapGraph>()),
      m_memory(limits.memory, *m_graph)
{
}

Result<ParsedHeapSnapshot> HeapSnapshotParser::parse()
{
    if (auto members = readMembers(); !members) {
        if (!isUsableWithout(members.error())) {
            return tl::unexpected(members.error());
        }
        m_tally.addCutOff(members.error());
        m_isCutOff = true;
    }
    if (auto later = readPostponed(); !later) {
        return tl::unexpected(later.error());
    }
    if (auto finished = finish(); !finished) {
        return tl::unexpected(finished.error());
    }
    return ParsedHeapSnapshot{m_graph, m_tally.warnings()};
}

/// True if the graph is there, and the front of its strings: @p rest only cost names.
bool HeapSnapshotParser::isUsableWithout(const Error& rest) const
{
    const bool isCut = rest.code == ErrorCode::Truncated || leavesUsableFront(rest);
    return isCut && m_nodes && m_hasEdges && m_graph->strings.size() > 0;
}

/// Passes over what stands before the object, which other programs printed.
void HeapSnapshotParser::skipToStart()
{
    std::uint64_t lines = 0;
    bool hasText = false;
    while (m_stream.offset() < m_start && m_stream.peek() != JsonStream::kEnd) {
        const std::string_view before = m_stream.buffered().substr(0, m_start - m_stream.offset());
        for (const char c : before) {
            lines += c == '\n' && hasText ? 1U : 0U;
            hasText = c != '\n' && (hasText || (c > ' ' && c < '\x7f'));
        }
        m_stream.advance(before.size());
    }
    m_tally.add(WarningCode::OutputSkipped, 1, lines + (hasText ? 1U : 0U));
}

Result<void> HeapSnapshotParser::readMembers()
{
    skipToStart();
    if (m_stream.peek() == 0xef) { // a byte order mark; anything else fails on the next byte
        m_stream.advance(1);
        for (const int byte : {0xbb, 0xbf}) {
            if (m_stream.peek() != byte) {
                return m_stream.unexpected();
            }
            m_stream.advance(1);
        }
    }
    if (auto open = m_stream.expect('{'); !open) {
        return open;
    }
    while (m_seen.size() < kMostMembers) {
        m_stream.skipSpace();
        const std::uint64_t byte = m_stream.offset();
        const auto name = m_stream.readRawString(kMostNameBytes);
        if (!name) {
            return tl::unexpected(name.error());
        }
        if (auto colon = m_stream.expect(':'); !colon) {
            return colon;
        }
        if (auto member = readMember(*name, byte); !member) {
            return member;
        }
        if (m_stream.skipSpace() == '}') {
            m_closeByte = m_stream.offset();
            m_stream.advance(1);
            return readRest();
        }
        if (auto comma = m_stream.expect(','); !comma) {
            return comma;
        }
    }
    return m_stream.unexpected();
}

/// Nothing but white space should follow. Anything else is counted; it is no reason to refuse the
/// file.
Result<void> HeapSnapshotParser::readRest()
{
    m_stream.skipSpace();
    const Error rest = m_stream.unexpected().value();
    if (rest.code == ErrorCode::Malformed) {
        m_tally.add(WarningCode::LinesSkipped);
    }
    const bool isFine = rest.code == ErrorCode::Malformed || rest.code == ErrorCode::Truncated;
    return isFine ? Result<void>() : tl::unexpected(rest);
}

Result<void> HeapSnapshotParser::readMember(const std::string& name, std::uint64_t byte)
{
    if (std::ranges::find(m_seen, name) != m_seen.end()) {
        return failure(ErrorCode::Malformed, name, {}, byte);
    }
    m_seen.push_back(name);
    if (name == "snapshot") {
        return readHeader();
    }
    if (name == "nodes" || name == "edges") {
        return readGraphArray(name);
    }
    if (name == "strings") {
        return readStrings(m_stream, m_graph->strings, {m_memory.besideColumns(), m_mostTextBytes});
    }
    if (name == "locations") {
        return readNumbers(m_extras.locations);
    }
    if (name == "trace_function_infos") {
        return readNumbers(m_extras.traceFunctions);
    }
    if (name == "samples") {
        return readNumbers(m_extras.samples);
    }
    if (name == "trace_tree") {
        return readTree();
    }
    return m_stream.skipValue();
}

Result<void> HeapSnapshotParser::readHeader()
{
    m_stream.skipSpace();
    const std::uint64_t byte = m_stream.offset();
    const auto text = m_stream.captureValue(kMostHeaderBytes);
    if (!text) {
        return tl::unexpected(text.error());
    }
    auto header = parseHeapSnapshotHeader(*text, byte);
    if (!header) {
        return tl::unexpected(header.error());
    }
    m_header = std::move(*header);
    m_graph->nodeTypeNames = m_header->nodeTypeNames;
    m_graph->edgeTypeNames = m_header->edgeTypeNames;
    return {};
}

Result<void> HeapSnapshotParser::readGraphArray(const std::string& name)
{
    const bool isNodes = name == "nodes";
    if (m_header && (isNodes || m_nodes)) {
        return isNodes ? readNodes(m_stream) : readEdges(m_stream);
    }
    m_stream.skipSpace();
    const std::uint64_t byte = m_stream.offset();
    auto text = m_stream.captureValue(m_memory.available().value_or(m_mostBytes) / 2);
    if (!text) {
        return tl::unexpected(text.error());
    }
    (isNodes ? m_laterNodes : m_laterEdges) = Postponed{std::move(*text), byte};
    return {};
}

Result<void> HeapSnapshotParser::readPostponed()
{
    if (!m_header) {
        return failure(ErrorCode::Malformed, "}", {}, m_closeByte);
    }
    QuietControl control(m_control);
    for (auto* const later : {&m_laterNodes, &m_laterEdges}) {
        if (!*later) {
            continue;
        }
        auto input = Input::fromBytes(std::move((*later)->text), m_memory.available());
        if (!input) {
            return tl::unexpected(input.error());
        }
        JsonStream stream(*input, control, (*later)->byte);
        if (auto read = later == &m_laterNodes ? readNodes(stream) : readEdges(stream); !read) {
            return read;
        }
        later->reset();
    }
    return {};
}

Result<void> HeapSnapshotParser::readNodes(JsonStream& stream)
{
    // A number takes two bytes of the file at least, so a larger count cannot be true: no room is
    // set aside for it.
    const auto fitting = [this](std::uint64_t count, std::size_t stride) {
        return std::min(count, m_mostBytes / (2 * stride));
    };
    const std::uint64_t nodes = fitting(m_header->nodeCount, m_header->node.stride);
    const std::uint64_t edges = fitting(m_header->edgeCount, m_header->edge.stride);
    if (auto enough = m_memory.check(nodes, edges); !enough) {
        return enough;
    }
    m_nodes.emplace(*m_header, *m_graph, nodes, m_memory.besideStrings() / heapGraphBytes(1, 0));
    const auto count = readIntegerArray(stream, *m_nodes, m_workers);
    if (!count) {
        return tl::unexpected(count.error());
    }
    if (*count == 0) {
        return failure(ErrorCode::NoSamples);
    }
    m_edgesOwned = m_nodes->finish();
    return {};
}

Result<void> HeapSnapshotParser::readEdges(JsonStream& stream)
{
    if (!m_nodes) {
        return failure(ErrorCode::Malformed, "}", {}, m_closeByte);
    }
    const std::uint64_t expected =
        std::min(m_edgesOwned, m_mostBytes / (2 * m_header->edge.stride));
    if (auto enough = m_memory.check(m_graph->nodeCount(), expected); !enough) {
        return enough;
    }
    m_edges.emplace(*m_header, *m_graph, m_edgesOwned, expected);
    const auto count = readIntegerArray(stream, *m_edges, m_workers);
    if (!count) {
        return tl::unexpected(count.error());
    }
    const bool canRunOut = isExcerpt() && m_edgesOwned <= kMostOrdinals;
    if (*count < m_edgesOwned && !canRunOut) { // the nodes claim more
        return failure(ErrorCode::Malformed, "]", {}, stream.offset() - 1);
    }
    m_edgesThere = *count;
    m_edgesLeftOut = m_edges->finish() + (*count - std::min(*count, m_edgesOwned));
    m_hasEdges = true;
    return {};
}

Result<void> HeapSnapshotParser::readNumbers(Column<std::uint64_t>& numbers)
{
    NumberSink sink(m_memory.besideGraph() / sizeof(std::uint64_t));
    const auto count = readIntegerArray(m_stream, sink, m_workers);
    if (!count) {
        return tl::unexpected(count.error());
    }
    numbers = std::move(sink.numbers);
    return {};
}

Result<void> HeapSnapshotParser::readTree()
{
    auto tree =
        readTraceTree(m_stream, m_header ? m_header->traceNodeFields : std::vector<std::string>(),
                      m_memory.besideGraph() / sizeof(TraceNode));
    if (!tree) {
        return tl::unexpected(tree.error());
    }
    m_graph->traces.tree = std::move(*tree);
    return {};
}

Result<void> HeapSnapshotParser::finish()
{
    if (!m_nodes || !m_hasEdges || m_graph->strings.size() == 0) {
        return failure(ErrorCode::Malformed, "}", {}, m_closeByte); // it ends without them
    }
    if (m_isCutOff) {
        nameCutOff();
    } else if (auto names = checkNames(); !names) {
        if (!isExcerpt()) {
            return names;
        }
        nameCutOff();
    }
    checkHeader();
    m_tally.add(WarningCode::EdgesLeftOut, {}, m_edgesLeftOut);
    m_tally.add(WarningCode::TypesUnknown, {}, m_nodes->unknownTypes() + m_edges->unknownTypes());
    m_tally.add(WarningCode::OriginsLeftOut, {}, addExtras(m_extras, *m_header, *m_graph));
    return {};
}

/// True if somebody cut the arrays down and left the numbers in them as they were.
bool HeapSnapshotParser::isExcerpt() const
{
    return m_header->nodeCount > m_graph->nodeCount();
}

Result<void> HeapSnapshotParser::checkNames()
{
    if (auto nodes = checkReach(m_nodes->names(), m_graph->strings.size()); !nodes) {
        return nodes;
    }
    return checkReach(m_edges->names(), m_graph->strings.size());
}

/// Gives everything whose name was cut off the same one.
void HeapSnapshotParser::nameCutOff()
{
    const auto missing = static_cast<std::uint32_t>(m_graph->strings.size());
    m_graph->strings.push_back(kMissingText);
    for (std::uint32_t& name : m_graph->nodeNames) {
        name = std::min(name, missing);
    }
    for (std::size_t i = 0; i < m_graph->edgeNames.size(); ++i) {
        if (!isNamedByIndex(m_graph->edgeTypes[i])) {
            m_graph->edgeNames[i] = std::min(m_graph->edgeNames[i], missing);
        }
    }
}

/// Compares what the header says with what is there.
void HeapSnapshotParser::checkHeader()
{
    const std::uint64_t root = m_header->rootIndex / m_header->node.stride;
    const bool isRoot =
        root * m_header->node.stride == m_header->rootIndex && root < m_graph->nodeCount();
    m_graph->rootOrdinal = isRoot ? static_cast<std::uint32_t>(root) : 0;
    m_graph->extraNativeBytes = m_header->extraNativeBytes;
    if (!isRoot || m_header->nodeCount != m_graph->nodeCount() ||
        m_header->edgeCount != m_edgesThere) {
        m_tally.add(WarningCode::CountsWrong);
    }
}

} // namespace tidemark
