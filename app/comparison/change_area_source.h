// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/areas/area_source.h"
#include "app/text/size_text.h"
#include "core/snapshots/change_areas.h"

namespace tidemark::app
{

/// What two snapshots differ by as areas: each type as large as on its larger side, with what came
/// or went coloured in it, by hue, pattern and sign.
class ChangeAreaSource final : public AreaSource
{
public:
    /// @p tree is that of areasOfChanges().
    ChangeAreaSource(std::shared_ptr<const WeightedTree> tree,
                     std::shared_ptr<const TypeComparison> comparison, SizeUnit unit);

    QString name(std::uint32_t node) const override;
    QString weightText(std::uint64_t weight) const override;
    QString figure(std::uint32_t node) const override;
    QString details(std::uint32_t node) const override;
    const std::vector<AreaTone>& tones() const override { return m_tones; }
    std::size_t tone(std::uint32_t node) const override;
    Finder finder() const override;

private:
    std::shared_ptr<const TypeComparison> m_comparison;
    SizeUnit m_unit;
    std::vector<AreaTone> m_tones;
};

} // namespace tidemark::app
