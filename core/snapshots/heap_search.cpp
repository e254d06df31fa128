// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/heap_search.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace tidemark
{

namespace
{

constexpr std::size_t kBytesBetweenLooks = 4U << 20U;
constexpr std::size_t kNodesBetweenLooks = 1U << 20U;

constexpr unsigned char folded(char letter)
{
    const bool isCapital = letter >= 'A' && letter <= 'Z';
    return static_cast<unsigned char>(isCapital ? letter + ('a' - 'A') : letter);
}

/// Finds a text by skipping ahead as far as the byte at its end allows (Horspool).
class FoldedSearch
{
public:
    explicit FoldedSearch(std::string_view wanted)
    {
        m_skip.fill(wanted.size());
        for (const char letter : wanted) {
            m_wanted += static_cast<char>(folded(letter));
        }
        for (std::size_t i = 0; i + 1 < m_wanted.size(); ++i) {
            for (int byte = 0; byte < 256; ++byte) {
                if (folded(static_cast<char>(byte)) == static_cast<unsigned char>(m_wanted[i])) {
                    m_skip[static_cast<std::size_t>(byte)] = m_wanted.size() - 1 - i;
                }
            }
        }
    }

    /// The next place in @p text from @p from on; text.size() if there is none before @p end.
    std::size_t find(std::string_view text, std::size_t from, std::size_t end) const
    {
        const std::size_t length = m_wanted.size();
        for (std::size_t at = from; at < end && at + length <= text.size();
             at += m_skip[static_cast<unsigned char>(text[at + length - 1])]) {
            if (isAt(text.data() + at)) {
                return at;
            }
        }
        return text.size();
    }

    std::size_t size() const { return m_wanted.size(); }

private:
    bool isAt(const char* place) const
    {
        for (std::size_t i = m_wanted.size(); i-- > 0;) {
            if (folded(place[i]) != static_cast<unsigned char>(m_wanted[i])) {
                return false;
            }
        }
        return true;
    }

    std::string m_wanted;
    std::array<std::size_t, 256> m_skip{};
};

/// The texts of a table, which lie behind one another in one buffer.
class TextPlaces
{
public:
    explicit TextPlaces(const StringTable& strings) : m_strings(strings) {}

    std::string_view all() const { return {m_strings[0].data(), m_strings.byteCount()}; }
    std::size_t endOf(std::size_t index) const
    {
        const std::string_view text = m_strings[index];
        return static_cast<std::size_t>(text.data() - m_strings[0].data()) + text.size();
    }

    /// The text in which the byte @p at lies, none before @p from.
    std::size_t indexAt(std::size_t at, std::size_t from) const
    {
        std::size_t begin = from;
        std::size_t end = m_strings.size();
        while (begin < end) {
            const std::size_t middle = begin + (end - begin) / 2;
            if (endOf(middle) > at) {
                end = middle;
            } else {
                begin = middle + 1;
            }
        }
        return begin;
    }

private:
    const StringTable& m_strings;
};

/// Counts things by the number of their name.
class NameCounts
{
public:
    void add(std::uint32_t name, std::uint32_t node)
    {
        NamedObjects& entry =
            m_entries.try_emplace(name, NamedObjects{name, node, 0}).first->second;
        ++entry.count;
    }

    std::vector<NamedObjects> most(std::size_t count) const
    {
        std::vector<NamedObjects> all;
        all.reserve(m_entries.size());
        for (const auto& [name, entry] : m_entries) {
            all.push_back(entry);
        }
        std::ranges::sort(all, [](const NamedObjects& a, const NamedObjects& b) {
            return a.count != b.count ? a.count > b.count : a.name < b.name;
        });
        all.resize(std::min(all.size(), count));
        return all;
    }

private:
    std::unordered_map<std::uint32_t, NamedObjects> m_entries;
};

bool isText(NodeType type)
{
    return type == NodeType::String || type == NodeType::ConcatenatedString ||
           type == NodeType::SlicedString;
}

} // namespace

Result<std::vector<std::uint32_t>> stringsWith(const StringTable& strings, std::string_view text,
                                               TaskControl& control)
{
    std::vector<std::uint32_t> found;
    if (text.empty() || strings.size() == 0) {
        return found;
    }
    const TextPlaces places(strings);
    const std::string_view all = places.all();
    const FoldedSearch search(text);
    std::size_t index = 0;
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t stop = std::min(at + kBytesBetweenLooks, all.size());
        const std::size_t place = search.find(all, at, stop);
        if (place == all.size()) {
            at = stop;
            if (control.cancelled()) {
                return failure(ErrorCode::Cancelled);
            }
            continue;
        }
        index = places.indexAt(place, index);
        if (place + search.size() <= places.endOf(index)) {
            found.push_back(static_cast<std::uint32_t>(index));
            at = places.endOf(index);
        } else { // it only seems so where two texts meet
            at = place + 1;
        }
    }
    return found;
}

Result<HeapMatches> searchHeap(const HeapGraph& graph, std::string_view text, std::size_t most,
                               TaskControl& control)
{
    const auto found = stringsWith(graph.strings, text, control);
    if (!found) {
        return tl::unexpected(found.error());
    }
    HeapMatches matches;
    if (found->empty()) {
        return matches;
    }
    std::vector<bool> isFound(graph.strings.size(), false);
    for (const std::uint32_t index : *found) {
        isFound[index] = true;
    }
    NameCounts names;
    NameCounts properties;
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        if (node % kNodesBetweenLooks == 0 && control.cancelled()) {
            return failure(ErrorCode::Cancelled);
        }
        const std::uint32_t name = graph.nodeNames[node];
        if (isFound[name] && isText(graph.nodeTypes[node])) {
            ++matches.stringCount;
            if (matches.strings.size() < most) {
                matches.strings.push_back(node);
            }
        } else if (isFound[name]) {
            names.add(name, node);
        }
        for (std::uint32_t edge = graph.firstEdge[node]; edge < graph.firstEdge[node + 1]; ++edge) {
            if (graph.edgeTypes[edge] == EdgeType::Property && isFound[graph.edgeNames[edge]]) {
                properties.add(graph.edgeNames[edge], node);
            }
        }
    }
    matches.names = names.most(most);
    matches.properties = properties.most(most);
    return matches;
}

} // namespace tidemark
