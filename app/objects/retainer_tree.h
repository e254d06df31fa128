// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/heap_tree.h"
#include "core/heap/bit_set.h"
#include "core/heap/shown_retainers.h"

#include <map>
#include <unordered_map>

namespace tidemark::app
{

/// The paths up from one object that were opened so far. A line is one retainer at the end of one
/// path, so the same object may stand in many lines. A line keeps its number, in all RetainerTrees
/// that share this. GUI thread only.
class RetainerLines
{
public:
    /// In place of a line: the object itself.
    static constexpr std::uint32_t kObject = TreeEntry::kNone;

    struct Line {
        Retainer retainer;
        std::uint32_t below; ///< the line that it holds
        bool isAbove;        ///< its object already stands further down the path
    };

    explicit RetainerLines(std::uint32_t object) : m_object(object) {}

    std::uint32_t object() const { return m_object; }
    const Line& operator[](std::uint32_t line) const { return m_lines[line]; }

    /// The object at the end of @p line's path.
    std::uint32_t nodeOf(std::uint32_t line) const
    {
        return line == kObject ? m_object : m_lines[line].retainer.node;
    }

    /// The line of @p retainer, which holds what stands at @p below. O(length of the path) when it
    /// is new.
    std::uint32_t lineOf(const Retainer& retainer, std::uint32_t below);

private:
    bool isOnWay(std::uint32_t node, std::uint32_t line) const;

    std::uint32_t m_object;
    std::vector<Line> m_lines;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> m_byEdge; ///< below and edge
};

/// Which objects a person does not want to see as retainers. Immutable once handed out; any thread
/// may read it.
struct HiddenRetainers {
    std::shared_ptr<const HeapAnalysis> analysis; ///< of their heap, never null
    std::vector<std::uint32_t> nodes;             ///< in the order chosen
    BitSet isHidden;                              ///< by node
    std::optional<IgnoredRetainers> left;         ///< what is left without them, once it is known
};

/// The set of @p nodes, with `left` not known yet. O(nodes / 64).
std::shared_ptr<HiddenRetainers> hiddenRetainers(std::shared_ptr<const HeapAnalysis> analysis,
                                                 std::vector<std::uint32_t> nodes);

/// What holds one object, the nearest to the roots first, and what holds each of these in turn.
/// Weak edges and those of the root are left out, and so is what is ignored. A line whose object
/// already stands below it opens no further.
class RetainerTree final : public HeapTree
{
public:
    enum Kind : std::uint8_t { Holder = 1 };
    enum Column { Name, Source, Distance, Shallow, Retained };

    /// @p ignored may be null.
    RetainerTree(std::shared_ptr<const HeapAnalysis> analysis, std::shared_ptr<RetainerLines> lines,
                 std::shared_ptr<const HiddenRetainers> ignored, SizeUnit unit);

    const RetainerLines& lines() const { return *m_lines; }

    /// The object that a line is about; the one in question for the invisible root.
    std::uint32_t nodeOf(const TreeEntry& entry) const { return m_lines->nodeOf(entry.item); }

    /// The nearest retainer of @p entry's object, its nearest and so on up to what the roots hold:
    /// no more than @p most lines.
    std::vector<TreeEntry> chain(const TreeEntry& entry, std::size_t most) const;

    /// "leakyData in system / Context @70113".
    QString text(const TreeEntry& entry) const;

    bool hasChildren(const TreeEntry& parent) const override;
    std::size_t childCount(const TreeEntry& parent) const override;
    std::vector<TreeEntry> children(const TreeEntry& parent, const std::optional<TreeEntry>& after,
                                    std::size_t count, const TreeOrder& order) const override;
    TreeCell cell(const TreeEntry& entry, int column) const override;
    QString hint(const TreeEntry& entry) const override;
    bool isMuted(const TreeEntry& entry) const override;

private:
    bool isShown(const Retainer& retainer) const;
    bool mayOpen(const TreeEntry& entry) const;
    const tidemark::Column<std::int32_t>& distances() const;
    std::vector<Retainer> retainersOf(std::uint32_t node, std::size_t limit) const;
    std::optional<Retainer> nextOnWay(std::uint32_t node, std::uint32_t below) const;
    const std::vector<Retainer>& firstRetainersOf(std::uint32_t node) const;
    std::vector<Retainer> sorted(std::uint32_t node, const NodeOrder& order) const;

    std::shared_ptr<const HeapAnalysis> m_analysis;
    std::shared_ptr<RetainerLines> m_lines;
    std::shared_ptr<const HiddenRetainers> m_ignored;
    // What was found, by node: for those with a million retainers that takes a while.
    mutable std::unordered_map<std::uint32_t, std::size_t> m_counts;
    mutable std::unordered_map<std::uint32_t, std::vector<Retainer>> m_firstPages;
};

} // namespace tidemark::app
