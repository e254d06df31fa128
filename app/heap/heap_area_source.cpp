// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap/heap_area_source.h"

#include "app/heap/heap_kind_colour.h"
#include "app/models/object_card.h"
#include "app/text/count_text.h"
#include "app/text/heap_kind_text.h"
#include "app/text/node_text.h"
#include "app/text/plain_text.h"
#include "core/snapshots/heap_search.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace tidemark::app
{

namespace
{

struct HeapAreaText {
    Q_DECLARE_TR_FUNCTIONS(HeapAreaText)
};

/// Where one object has nearly all that another keeps alive, one area stands for both.
constexpr double kChainShare = 0.95;

/// Of an object with more retainers its dominator is not looked for among them.
constexpr std::size_t kMostRetainers = 16;

/// What the object that keeps @p object alive alone calls it: a property or variable; none if it
/// does not hold it directly, or by no name of the program's.
std::optional<std::uint32_t> namingEdge(const HeapAnalysis& analysis, std::uint32_t object)
{
    const auto retainers = analysis.retainers.of(object);
    for (std::size_t i = 0; i < std::min(retainers.size(), kMostRetainers); ++i) {
        const EdgeType type = analysis.graph().edgeTypes[retainers[i].edge];
        const bool isName =
            type == EdgeType::Property || type == EdgeType::Context || type == EdgeType::Shortcut;
        if (isName && retainers[i].node == analysis.dominators[object]) {
            return retainers[i].edge;
        }
    }
    return {};
}

AreaSource::Marked heapNodesWith(const HeapMap& map, const QString& text, TaskControl& control)
{
    AreaSource::Marked marked(map.tree->size(), false);
    std::vector<bool> inString;
    if (map.analysis != nullptr) {
        const StringTable& strings = map.analysis->graph().strings;
        inString.assign(strings.size(), false);
        const auto found = stringsWith(strings, text.toStdString(), control);
        if (!found) {
            return marked;
        }
        for (const std::uint32_t string : *found) {
            inString[string] = true;
        }
    }
    const HeapClasses* const classes = map.listing != nullptr    ? &map.listing->classes()
                                       : map.analysis != nullptr ? &map.analysis->overview->classes
                                                                 : nullptr;
    std::vector<bool> inClass;
    for (std::size_t i = 0; classes != nullptr && i < classes->classes.size(); ++i) {
        inClass.push_back(
            QString::fromStdString(classes->classes[i].name).contains(text, Qt::CaseInsensitive));
    }
    for (std::uint32_t node = 0; node < map.tree->size(); ++node) {
        if (const auto object = map.objectOf(node)) {
            const std::uint32_t heapClass = classes->classOf[*object];
            marked[node] = inString[map.analysis->graph().nodeNames[*object]] ||
                           (heapClass < inClass.size() && inClass[heapClass]);
        } else if (const auto heapClass = map.groupOf(node)) {
            marked[node] = inClass[*heapClass];
        } else if (const auto type = map.typeOf(node)) {
            marked[node] = inClass[map.listing->rows[*type].heapClass];
        }
    }
    return marked;
}

} // namespace

HeapAreaSource::HeapAreaSource(std::shared_ptr<const HeapMap> map, SizeUnit unit)
    : AreaSource(map->tree),
      m_map(std::move(map)),
      m_unit(unit)
{
    if (m_map->analysis == nullptr) {
        m_tones.push_back({{}, seriesColour(0)}); // what types are of is not known
        return;
    }
    m_cells.emplace(m_map->analysis, unit);
    for (const HeapKind kind : kHeapKinds) {
        m_tones.push_back({heapKindText(kind), colourOf(kind)});
    }
}

QString HeapAreaSource::objectName(std::uint32_t object) const
{
    const HeapAnalysis& analysis = *m_map->analysis;
    const QString name = nodeText(analysis.graph(), analysis.overview->states, object);
    const auto edge = m_map->isByType() ? std::nullopt : namingEdge(analysis, object);
    return edge ? QStringLiteral("%1: %2").arg(edgeText(analysis.graph(), *edge), name) : name;
}

QString HeapAreaSource::className(std::uint32_t heapClass) const
{
    return singleLine(
        QString::fromStdString(m_map->analysis->overview->classes.classes[heapClass].name));
}

QString HeapAreaSource::name(std::uint32_t node) const
{
    if (node == WeightedTree::kRoot) {
        return HeapAreaText::tr("Whole snapshot");
    }
    if (const auto object = m_map->objectOf(node)) {
        return objectName(*object);
    }
    if (const auto heapClass = m_map->groupOf(node)) {
        const std::uint64_t count = tree().children(node).count();
        return QStringLiteral("%1 ×%2").arg(className(*heapClass), countText(count));
    }
    if (const auto type = m_map->typeOf(node)) {
        return singleLine(QString::fromStdString(m_map->listing->typeOf(*type).name));
    }
    return HeapAreaText::tr("Outside the heap");
}

QString HeapAreaSource::weightText(std::uint64_t weight) const
{
    return sizeText(static_cast<double>(weight), m_unit);
}

QString HeapAreaSource::typeDetails(std::uint32_t row) const
{
    const ClassRow& type = m_map->listing->rows[row];
    QStringList parts{
        HeapAreaText::tr("Objects: %1").arg(countText(type.count)),
        HeapAreaText::tr("shallow %1").arg(exactSizeText(static_cast<double>(type.shallowBytes)))};
    if (type.retainedBytes) {
        parts << HeapAreaText::tr("retained %1")
                     .arg(exactSizeText(static_cast<double>(*type.retainedBytes)));
    }
    return parts.join(QStringLiteral(" · "));
}

QString HeapAreaSource::details(std::uint32_t node) const
{
    if (const auto object = m_map->objectOf(node)) {
        return objectCard(*m_cells, *object);
    }
    QStringList lines{name(node)};
    if (const auto type = m_map->typeOf(node)) {
        lines << typeDetails(*type);
    } else {
        lines << exactSizeText(static_cast<double>(tree().weight(node)));
    }
    return lines.join(QLatin1Char('\n'));
}

std::size_t HeapAreaSource::tone(std::uint32_t node) const
{
    if (m_map->kinds == nullptr) {
        return 0;
    }
    const Retainers& retainers = m_map->analysis->retainers;
    if (const auto object = m_map->objectOf(node)) {
        return static_cast<std::size_t>(m_map->kinds->of(*object, retainers));
    }
    if (m_map->groupOf(node)) {
        return tone(tree().children(node).first);
    }
    if (const auto type = m_map->typeOf(node)) {
        const auto objects = m_map->listing->objectsOf(*type);
        return static_cast<std::size_t>(
            objects.empty() ? HeapKind::Other : m_map->kinds->of(objects.front(), retainers));
    }
    return static_cast<std::size_t>(node == WeightedTree::kRoot ? HeapKind::System
                                                                : HeapKind::OtherNative);
}

double HeapAreaSource::chainShare() const
{
    return m_map->isByType() ? AreaSource::chainShare() : kChainShare;
}

AreaSource::Finder HeapAreaSource::finder() const
{
    return [map = m_map](const QString& text, TaskControl& control) {
        return heapNodesWith(*map, text, control);
    };
}

} // namespace tidemark::app
