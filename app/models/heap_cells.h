// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/tree_source.h"
#include "app/text/size_text.h"
#include "core/heap/node_pages.h"

namespace tidemark::app
{

/// What trees say of the objects of one heap. Immutable; GUI thread only.
class HeapCells
{
public:
    /// All that is known as soon as classes are: retained sizes are em dashes.
    HeapCells(std::shared_ptr<const HeapOverview> overview, SizeUnit unit);

    HeapCells(std::shared_ptr<const HeapAnalysis> analysis, SizeUnit unit);

    /// What is known by now: @p analysis, which may be null, is that of @p overview.
    HeapCells(std::shared_ptr<const HeapOverview> overview,
              std::shared_ptr<const HeapAnalysis> analysis, SizeUnit unit)
        : m_overview(std::move(overview)),
          m_analysis(std::move(analysis)),
          m_totalBytes(m_overview->totalBytes),
          m_unit(unit)
    {
    }

    /// Of a snapshot that has only types, @p totalBytes in all: only size() and totalBytes() may
    /// be asked.
    HeapCells(std::uint64_t totalBytes, SizeUnit unit) : m_totalBytes(totalBytes), m_unit(unit) {}

    const HeapGraph& graph() const { return *m_overview->graph; }
    const HeapOverview& overview() const { return *m_overview; }

    /// Null until retained sizes are known.
    const HeapAnalysis* analysis() const { return m_analysis.get(); }
    SizeUnit unit() const { return m_unit; }

    /// What nodePage() orders objects by; must not outlive this.
    NodeColumns nodeColumns() const
    {
        return m_analysis != nullptr ? NodeColumns(*m_analysis) : NodeColumns(*m_overview);
    }

    /// "Fuga @75895", and behind "leakyData: " if @p edge leads there.
    TreeCell name(std::uint32_t node, std::uint32_t edge = TreeEntry::kNone) const;

    /// What @p edge is called.
    TreeCell edge(std::uint32_t edge) const;
    TreeCell distance(std::uint32_t node) const;
    TreeCell shallow(std::uint32_t node) const;
    TreeCell retained(std::uint32_t node) const;

    /// One of the last three; not its id.
    TreeCell figure(NodeKey key, std::uint32_t node) const;

    /// A size with its share of the whole snapshot in the exact text. NaN is unknown.
    TreeCell size(double bytes) const;

    /// What all objects take.
    std::uint64_t totalBytes() const { return m_totalBytes; }

    /// The edges that leave @p node, a page of them behind @p after. By the file's order, or by the
    /// figures of what they lead to, in order of @p key, if there are no more than a few thousands.
    std::vector<std::uint32_t> fieldPage(std::uint32_t node, std::optional<std::uint32_t> after,
                                         std::size_t count, const NodeOrder* order) const;
    std::size_t fieldCount(std::uint32_t node) const;

    /// The same of @p edges, which are in the order of the file.
    std::vector<std::uint32_t> fieldPage(std::vector<std::uint32_t> edges,
                                         std::optional<std::uint32_t> after, std::size_t count,
                                         const NodeOrder* order) const;

private:
    std::shared_ptr<const HeapOverview> m_overview;
    std::shared_ptr<const HeapAnalysis> m_analysis;
    std::uint64_t m_totalBytes;
    SizeUnit m_unit;
};

/// True if the program itself reaches what stands at @p distance, not only the engine.
bool isProgramDistance(std::int32_t distance);

/// The cell of a value that is not known, or not there: an em dash.
TreeCell unknownCell();

/// A distance as people read it: an em dash for what only the engine holds.
TreeCell distanceCell(std::int32_t distance);

/// A number of things.
TreeCell countCell(std::uint64_t count);

} // namespace tidemark::app
