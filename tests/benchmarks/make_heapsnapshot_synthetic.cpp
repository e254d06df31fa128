// SPDX-License-Identifier: GPL-3.0-or-later
// make_heapsnapshot_synthetic NODES FILE [SEED]
//
// Writes a heap snapshot of any size within seconds, as Node 24 lays it out: about 110 bytes and
// five edges a node. It is a tree with cross edges: every node is reachable from the root, a tenth
// are strings, two in a hundred are natives with large ids. The same seed writes the same file.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <random>
#include <string>
#include <string_view>

namespace
{

constexpr std::uint64_t kStride = 6;
constexpr std::uint64_t kClasses = 400;
constexpr std::uint64_t kProperties = 4000;
constexpr std::uint64_t kNamesBefore = 3; // "<dummy>", "", "(GC roots)"

/// Text on its way to a file.
class Writer
{
public:
    explicit Writer(std::FILE* file) : m_file(file) { m_text.reserve(2 * kFull); }
    ~Writer() { flush(); }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void text(std::string_view more)
    {
        m_text.append(more);
        if (m_text.size() > kFull) {
            flush();
        }
    }

    void numbers(std::initializer_list<std::uint64_t> record)
    {
        for (const std::uint64_t number : record) {
            std::array<char, 24> digits = {};
            const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
            m_text.append(m_isFirst ? "" : ",");
            m_text.append(digits.data(), end.ptr);
            m_isFirst = false;
        }
        text({});
    }

    void beginArray(std::string_view name)
    {
        text(",\n\"");
        text(name);
        text("\":[");
        m_isFirst = true;
    }

private:
    static constexpr std::size_t kFull = 4U << 20U;

    void flush()
    {
        std::fwrite(m_text.data(), 1, m_text.size(), m_file);
        m_text.clear();
    }

    std::FILE* m_file;
    std::string m_text;
    bool m_isFirst = true;
};

struct Shape {
    std::uint64_t nodes;
    std::uint64_t strings; ///< nodes that are strings, each with a text of its own
};

bool isString(std::uint64_t node)
{
    return node % 10 == 9;
}

/// Children in a tree where each node has four, then a cross edge.
std::uint64_t childrenOf(std::uint64_t node, std::uint64_t nodes)
{
    const std::uint64_t first = 4 * node + 1;
    return first >= nodes ? 0 : std::min<std::uint64_t>(4, nodes - first);
}

/// Nodes at the leaves hold more, so that five edges a node come out.
std::uint64_t crossEdgesOf(std::uint64_t node)
{
    return isString(node) ? 1 : 4 + node % 2;
}

void writeNodes(Writer& out, const Shape& shape, std::mt19937_64& random)
{
    out.beginArray("nodes");
    std::uint64_t text = kNamesBefore + kClasses + kProperties;
    for (std::uint64_t i = 0; i < shape.nodes; ++i) {
        const std::uint64_t edges = childrenOf(i, shape.nodes) + crossEdgesOf(i);
        const std::uint64_t id = i % 50 == 7 ? 2 * (random() % 600'000'000) : 2 * i + 1;
        if (i == 0) {
            out.numbers({9, 1, 1, 0, edges, 0});
        } else if (isString(i)) {
            out.numbers({2, text++, id, 16 + 8 * (random() % 6), edges, 0});
        } else {
            const std::uint64_t name = kNamesBefore + random() % kClasses;
            out.numbers({3, name, id, 16 + 8 * (random() % 12), edges, 0});
        }
    }
    out.text("]");
}

void writeEdges(Writer& out, const Shape& shape, std::mt19937_64& random)
{
    out.beginArray("edges");
    for (std::uint64_t i = 0; i < shape.nodes; ++i) {
        const std::uint64_t children = childrenOf(i, shape.nodes);
        for (std::uint64_t k = 0; k < children; ++k) {
            const std::uint64_t property = kNamesBefore + kClasses + random() % kProperties;
            out.numbers({i == 0 ? 1U : 2U, i == 0 ? k : property, kStride * (4 * i + 1 + k)});
        }
        for (std::uint64_t k = crossEdgesOf(i); k > 0; --k) {
            // Mostly near, as in a real heap, so that memory is touched as there.
            const std::uint64_t reach = random() % 8 == 0 ? shape.nodes : 2000;
            const std::uint64_t to = (i + random() % reach) % shape.nodes;
            const std::uint64_t property = kNamesBefore + kClasses + random() % kProperties;
            out.numbers({random() % 4 == 0 ? 3U : 2U, property, kStride * to});
        }
    }
    out.text("]");
}

void writeStrings(Writer& out, const Shape& shape)
{
    out.text(",\n\"trace_function_infos\":[],\n\"trace_tree\":[],\n\"samples\":[],"
             "\n\"locations\":[],\n\"strings\":[\"<dummy>\",\"\",\"(GC roots)\"");
    const auto numbered = [&out](std::string_view name, std::uint64_t count) {
        for (std::uint64_t i = 0; i < count; ++i) {
            out.text(",\n\"");
            out.text(name);
            out.text(std::to_string(i));
            out.text("\"");
        }
    };
    numbered("Class", kClasses);
    numbered("property", kProperties);
    numbered("a text of its own, number ", shape.strings);
    out.text("]}");
}

void writeSnapshot(Writer& out, const Shape& shape, std::uint64_t seed)
{
    std::uint64_t edges = 0;
    for (std::uint64_t i = 0; i < shape.nodes; ++i) {
        edges += childrenOf(i, shape.nodes) + crossEdgesOf(i);
    }
    out.text(R"({"snapshot":{"meta":{"node_fields":["type","name","id","self_size","edge_count",)"
             R"("detachedness"],"node_types":[["hidden","array","string","object","code",)"
             R"("closure","regexp","number","native","synthetic","concatenated string",)"
             R"("sliced string","symbol","bigint","object shape"],"string","number","number",)"
             R"("number","number"],"edge_fields":["type","name_or_index","to_node"],)"
             R"("edge_types":[["context","element","property","internal","hidden","shortcut",)"
             R"("weak"],"string_or_number","node"],"trace_function_info_fields":["function_id",)"
             R"("name","script_name","script_id","line","column"],"trace_node_fields":["id",)"
             R"("function_info_index","count","size","children"],"sample_fields":)"
             R"(["timestamp_us","last_assigned_id"],"location_fields":["object_index",)"
             R"("script_id","line","column"]},"node_count":)");
    out.text(std::to_string(shape.nodes) + ",\"edge_count\":" + std::to_string(edges) +
             ",\"trace_function_count\":0,\"extra_native_bytes\":0}");
    std::mt19937_64 random(seed);
    writeNodes(out, shape, random);
    writeEdges(out, shape, random);
    writeStrings(out, shape);
}

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

std::uint64_t numberIn(std::string_view text)
{
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

int main(int argc, char** argv)
{
    const std::uint64_t nodes = argc > 2 ? numberIn(argv[1]) : 0;
    if (nodes == 0) {
        std::fputs("usage: make_heapsnapshot_synthetic NODES FILE [SEED]\n", stderr);
        return 2;
    }
    const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(argv[2], "wb"));
    if (!file) {
        std::perror(argv[2]);
        return 1;
    }
    Writer out(file.get());
    writeSnapshot(out, {nodes, nodes / 10}, argc > 3 ? numberIn(argv[3]) : 1);
    return 0;
}
