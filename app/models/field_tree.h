// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/heap_tree.h"

#include <unordered_map>

namespace tidemark::app
{

/// Which edges of an object are lines.
enum class FieldKind {
    Programs, ///< fieldsOf(): what a programmer calls its fields
    All,      ///< all edges, as DevTools shows them
};

/// What the edges of one object lead to, the name of each and what it leads to, each opening
/// further: the fields of an object, or a whole heap from its root.
class FieldTree final : public HeapTree
{
public:
    enum Column { Name, Value, Distance, Shallow, Retained };

    FieldTree(HeapCells cells, std::uint32_t object, FieldKind fields);

    bool hasChildren(const TreeEntry& parent) const override;
    std::size_t childCount(const TreeEntry& parent) const override;
    std::vector<TreeEntry> children(const TreeEntry& parent, const std::optional<TreeEntry>& after,
                                    std::size_t count, const TreeOrder& order) const override;
    TreeCell cell(const TreeEntry& entry, int column) const override;
    QString hint(const TreeEntry& entry) const override;

    /// Weak edges hold nothing.
    bool isMuted(const TreeEntry& entry) const override;

private:
    std::uint32_t nodeOf(const TreeEntry& entry) const
    {
        return entry.kind == 0 ? m_object : entry.item;
    }
    const std::vector<std::uint32_t>& fields(std::uint32_t node) const;

    std::uint32_t m_object;
    FieldKind m_kind;
    /// By object, of those that were opened: of one with a million edges they take a while.
    mutable std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> m_fields;
};

} // namespace tidemark::app
