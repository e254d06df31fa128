// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/areas/area_text.h"

#include "app/areas/laid_out_areas.h"
#include "app/text/count_text.h"
#include "app/text/size_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace tidemark::app
{

namespace
{

struct AreaText {
    Q_DECLARE_TR_FUNCTIONS(AreaText)
};

constexpr qsizetype kMostOfName = 60;
constexpr std::uint32_t kMostTold = 10; ///< of the largest areas

QString shareOf(std::uint64_t part, std::uint64_t whole)
{
    return percentText(whole > 0 ? 100.0 * static_cast<double>(part) / static_cast<double>(whole)
                                 : 0.0);
}

/// "24 % of the whole", and "61 % of Window" where that is something else.
QStringList shares(const AreaSource& source, WeightedTree::Range nodes)
{
    const WeightedTree& tree = source.tree();
    const std::uint64_t weight = tree.weight(nodes);
    if (nodes.first == WeightedTree::kRoot) {
        return {};
    }
    QStringList parts{
        AreaText::tr("%1 of the whole").arg(shareOf(weight, tree.weight(WeightedTree::kRoot)))};
    if (const std::uint32_t parent = tree.parent(nodes.first); parent != WeightedTree::kRoot) {
        QString name = source.name(parent);
        if (name.size() > kMostOfName) {
            name = name.left(kMostOfName - 1) + QStringLiteral("…");
        }
        parts << AreaText::tr("%1 of %2", "share, name of what holds it")
                     .arg(shareOf(weight, tree.weight(parent)), name);
    }
    return parts;
}

} // namespace

QString restText(std::uint32_t count)
{
    return AreaText::tr("%1 smaller ones").arg(countText(std::uint64_t{count}));
}

QString nodeLine(const AreaSource& source, std::uint32_t node)
{
    QStringList parts{source.name(node), source.figure(node)};
    parts << shares(source, {node, node + 1});
    return parts.join(QStringLiteral(" · "));
}

QString areaLine(const AreaSource& source, const AreaCell& cell)
{
    QStringList parts;
    if (cell.isRest) {
        parts << restText(cell.nodes.count())
              << source.weightText(source.tree().weight(cell.nodes));
    } else {
        parts << chainText(source, cell) << source.figure(cell.node());
    }
    parts << shares(source, cell.nodes);
    return parts.join(QStringLiteral(" · "));
}

QString areaTip(const AreaSource& source, const AreaCell& cell)
{
    QStringList lines;
    if (cell.isRest) {
        lines << restText(cell.nodes.count())
              << source.weightText(source.tree().weight(cell.nodes));
    } else {
        if (cell.top != cell.node()) {
            lines << chainText(source, cell);
        }
        lines << source.details(cell.node());
    }
    lines << shares(source, cell.nodes).join(QStringLiteral(" · "));
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

QString largestAreas(const AreaSource& source, WeightedTree::Range place,
                     std::optional<std::uint32_t> current)
{
    QStringList lines;
    if (current) {
        lines << nodeLine(source, *current);
    }
    const WeightedTree::Range children = source.tree().inside(place);
    for (std::uint32_t i = 0; i < std::min(children.count(), kMostTold); ++i) {
        lines << nodeLine(source, children.first + i);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace tidemark::app
