// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/areas/area_source.h"

namespace tidemark::test
{

/// A tree as areas called by their items: "n7". One tone, or two and a plain one where the tree has
/// two sides.
class NamedAreas final : public app::AreaSource
{
public:
    explicit NamedAreas(WeightedTree tree, double chainShare = 2.0)
        : AreaSource(std::make_shared<const WeightedTree>(std::move(tree))),
          m_chainShare(chainShare)
    {
        m_tones = {{QStringLiteral("grew"), QColor(213, 94, 0), app::AreaPattern::Grown},
                   {QStringLiteral("shrank"), QColor(0, 158, 115), app::AreaPattern::Shrunk},
                   {QStringLiteral("same"), QColor(138, 143, 152), app::AreaPattern::None}};
    }

    QString name(std::uint32_t node) const override
    {
        return QStringLiteral("n%1").arg(tree().item(node));
    }
    QString weightText(std::uint64_t weight) const override
    {
        return QStringLiteral("%1 B").arg(weight);
    }
    QString details(std::uint32_t node) const override
    {
        return name(node) + QLatin1Char('\n') + weightText(tree().weight(node));
    }
    const std::vector<app::AreaTone>& tones() const override { return m_tones; }
    std::size_t tone(std::uint32_t node) const override
    {
        const std::int64_t change = tree().hasChanges() ? tree().change(node) : 0;
        return change > 0 ? 0 : change < 0 ? 1 : 2;
    }
    double chainShare() const override { return m_chainShare; }
    Finder finder() const override
    {
        return [tree = sharedTree()](const QString& text, TaskControl& /*control*/) {
            Marked marked(tree->size(), false);
            for (std::uint32_t node = 0; node < tree->size(); ++node) {
                marked[node] = QStringLiteral("n%1").arg(tree->item(node)).contains(text);
            }
            return marked;
        };
    }

private:
    double m_chainShare;
    std::vector<app::AreaTone> m_tones;
};

} // namespace tidemark::test
