// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/areas/area_source.h"
#include "app/heap/heap_map.h"
#include "app/models/heap_cells.h"

namespace tidemark::app
{

/// A heap as areas: coloured by the kind of memory, named as objects and types are everywhere.
class HeapAreaSource final : public AreaSource
{
public:
    HeapAreaSource(std::shared_ptr<const HeapMap> map, SizeUnit unit);

    QString name(std::uint32_t node) const override;
    QString weightText(std::uint64_t weight) const override;
    QString details(std::uint32_t node) const override;
    const std::vector<AreaTone>& tones() const override { return m_tones; }
    std::size_t tone(std::uint32_t node) const override;
    double chainShare() const override;
    Finder finder() const override;

private:
    QString objectName(std::uint32_t object) const;
    QString className(std::uint32_t heapClass) const;
    QString typeDetails(std::uint32_t row) const;

    std::shared_ptr<const HeapMap> m_map;
    std::optional<HeapCells> m_cells; ///< none where there are only types
    SizeUnit m_unit;
    std::vector<AreaTone> m_tones; ///< in the order of kHeapKinds
};

} // namespace tidemark::app
