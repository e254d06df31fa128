// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/heap_search.h"

#include <algorithm>
#include <array>
#include <functional>

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

constexpr std::uint32_t kNoSlot = 0xffff'ffffU;

/// Counts things by their name, of which there are as many as texts that were found.
class NameCounts
{
public:
    explicit NameCounts(std::size_t names) : m_entries(names) {}

    void add(std::uint32_t slot, std::uint32_t node)
    {
        NamedObjects& entry = m_entries[slot];
        entry.node = entry.count == 0 ? node : entry.node;
        ++entry.count;
    }

    /// @p names are the numbers of the texts.
    std::vector<NamedObjects> most(std::size_t count, const std::vector<std::uint32_t>& names)
    {
        for (std::size_t slot = 0; slot < names.size(); ++slot) {
            m_entries[slot].name = names[slot];
        }
        std::erase_if(m_entries, [](const NamedObjects& entry) { return entry.count == 0; });
        std::ranges::stable_sort(m_entries, std::greater(), &NamedObjects::count);
        m_entries.resize(std::min(m_entries.size(), count));
        return std::move(m_entries);
    }

private:
    std::vector<NamedObjects> m_entries;
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
    std::vector<std::uint32_t> slots(graph.strings.size(), kNoSlot);
    for (std::uint32_t slot = 0; slot < found->size(); ++slot) {
        slots[(*found)[slot]] = slot;
    }
    NameCounts names(found->size());
    NameCounts properties(found->size());
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        if (node % kNodesBetweenLooks == 0 && control.cancelled()) {
            return failure(ErrorCode::Cancelled);
        }
        const std::uint32_t slot = slots[graph.nodeNames[node]];
        if (slot != kNoSlot && isText(graph.nodeTypes[node])) {
            ++matches.stringCount;
            if (matches.strings.size() < most) {
                matches.strings.push_back(node);
            }
        } else if (slot != kNoSlot) {
            names.add(slot, node);
        }
        for (std::uint32_t edge = graph.firstEdge[node]; edge < graph.firstEdge[node + 1]; ++edge) {
            if (graph.edgeTypes[edge] == EdgeType::Property &&
                slots[graph.edgeNames[edge]] != kNoSlot) {
                properties.add(slots[graph.edgeNames[edge]], node);
            }
        }
    }
    matches.names = names.most(most, *found);
    matches.properties = properties.most(most, *found);
    return matches;
}

} // namespace tidemark
