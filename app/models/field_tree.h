// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/object_tree.h"

namespace tidemark::app
{

/// What the edges of one object lead to, all of them as DevTools shows them, each opening further:
/// the fields of an object, or a whole heap from its root.
class FieldTree final : public ObjectTree
{
public:
    FieldTree(HeapCells cells, std::uint32_t object);

    std::size_t childCount(const TreeEntry& parent) const override;
    std::vector<TreeEntry> children(const TreeEntry& parent, const std::optional<TreeEntry>& after,
                                    std::size_t count, const TreeOrder& order) const override;

    /// Weak edges hold nothing.
    bool isMuted(const TreeEntry& entry) const override;
};

} // namespace tidemark::app
