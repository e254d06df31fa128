// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/object_text.h"

#include "app/cli/node_json.h"
#include "app/cli/text_table.h"
#include "app/text/file_text.h"
#include "app/text/heap_columns.h"
#include "app/text/holder_text.h"
#include "app/text/size_text.h"
#include "core/heap/distances.h"
#include "core/heap/heap_analysis.h"
#include "core/heap/retaining_path.h"
#include "core/snapshots/object_preview.h"

#include <QCoreApplication>
#include <QLocale>

namespace tidemark::app
{

namespace
{

/// Characters of the object itself: all of a preview.
constexpr qsizetype kMostHeading = 2 * static_cast<qsizetype>(kMostPreviewBytes);

struct ObjectText {
    Q_DECLARE_TR_FUNCTIONS(ObjectText)
};

/// "Fuga {name: "a"} @12345", what stands before the id cut to @p limit characters.
QString nodeText(const HeapAnalysis& analysis, std::uint32_t node, qsizetype limit = kQuoteLimit)
{
    const std::string preview = objectPreview(analysis.graph(), analysis.overview->states, node);
    return QStringLiteral("%1 @%2").arg(
        fileText(preview, limit),
        QString::number(static_cast<qulonglong>(analysis.graph().nodeIds[node])));
}

QString distanceText(std::int32_t distance)
{
    return distance >= 0 && distance < kSystemDistance ? QLocale().toString(distance)
                                                       : unknownText();
}

/// "1.18 KiB (1,208 B)", but "48 B".
QString bothSizesText(std::uint64_t bytes)
{
    const QString size = sizeText(static_cast<double>(bytes));
    const QString exact = exactSizeText(static_cast<double>(bytes));
    return size == exact ? size : QStringLiteral("%1 (%2)").arg(size, exact);
}

QString factsText(const HeapAnalysis& analysis, std::uint32_t node)
{
    TextTable table({{}, {}});
    table.addRow({ObjectText::tr("Kind"), fileText(analysis.graph().nodeTypeName(node))});
    table.addRow({columnTitle(HeapColumn::Type).text, fileText(classNameOf(analysis, node))});
    table.addRow({columnTitle(HeapColumn::ShallowSize).text,
                  bothSizesText(analysis.overview->shallowSizes[node])});
    table.addRow(
        {columnTitle(HeapColumn::RetainedSize).text, bothSizesText(analysis.retainedSizes[node])});
    table.addRow(
        {columnTitle(HeapColumn::Distance).text, distanceText(analysis.overview->distances[node])});
    table.addRow({ObjectText::tr("Dominator"), nodeText(analysis, analysis.dominators[node])});
    table.addRow({ObjectText::tr("Dominates directly"),
                  QLocale().toString(static_cast<qulonglong>(analysis.dominated.of(node).size()))});
    if (const auto place = ScriptPlaces(analysis.graph()).of(node)) {
        table.addRow({ObjectText::tr("Source"), scriptPlaceText(*place)});
    }
    return table.text(kIndent);
}

QString pathText(const HeapAnalysis& analysis, std::uint32_t node)
{
    TextTable table({{ObjectText::tr("Path from the root")},
                     {ObjectText::tr("Object")},
                     {columnTitle(HeapColumn::RetainedSize).text, TextTable::Align::Right}});
    for (const PathStep& step : retainingPath(analysis, node)) {
        const QString edge =
            step.edge == kNoEdge ? QString() : fileText(analysis.graph().edgeName(step.edge));
        const bool isRoot = step.node == analysis.graph().rootOrdinal;
        table.addRow({edge, isRoot ? ObjectText::tr("(root)") : nodeText(analysis, step.node),
                      sizeText(static_cast<double>(analysis.retainedSizes[step.node]))});
    }
    return table.text(kIndent);
}

/// Adds the row of one retainer and how many of its own are not shown.
void addRetainer(const HeapAnalysis& analysis, const RetainerTree::Entry& entry, TextTable& table)
{
    const std::uint32_t node = entry.retainer.node;
    const QString indent(kIndent * static_cast<int>(entry.level - 1), QLatin1Char(' '));
    const std::size_t hidden = entry.total - entry.childCount;
    table.addRow(
        {indent + fileText(analysis.graph().edgeName(entry.retainer.edge)),
         fileText(analysis.graph().edgeTypeName(entry.retainer.edge)), nodeText(analysis, node),
         distanceText(analysis.overview->distances[node]),
         hidden > 0 ? ObjectText::tr("and %Ln more retainer(s)", nullptr, static_cast<int>(hidden))
                    : QString()});
}

QString retainersText(const HeapAnalysis& analysis, const RetainerTree& tree)
{
    TextTable table({{ObjectText::tr("Held by")},
                     {ObjectText::tr("Reference")},
                     {ObjectText::tr("Object")},
                     {columnTitle(HeapColumn::Distance).text, TextTable::Align::Right},
                     {}});
    // Each entry right above those that hold it.
    std::vector<std::size_t> waiting;
    const auto addChildren = [&](const RetainerTree::Entry& entry) {
        for (std::size_t i = entry.childCount; i-- > 0;) {
            waiting.push_back(entry.firstChild + i);
        }
    };
    addChildren(tree.entries.front());
    while (!waiting.empty()) {
        const RetainerTree::Entry& entry = tree.entries[waiting.back()];
        waiting.pop_back();
        addRetainer(analysis, entry, table);
        addChildren(entry);
    }
    const std::size_t hidden = tree.entries.front().total - tree.entries.front().childCount;
    QString text = table.isEmpty() ? QString() : table.text(kIndent);
    if (hidden > 0) {
        text += QString(kIndent, QLatin1Char(' ')) +
                ObjectText::tr("and %Ln more retainer(s)", nullptr, static_cast<int>(hidden)) +
                QLatin1Char('\n');
    }
    return text;
}

} // namespace

QString objectText(const HeapAnalysis& analysis, const RetainerTree& tree)
{
    const std::uint32_t node = tree.entries.front().retainer.node;
    const QString retainers = retainersText(analysis, tree);
    return nodeText(analysis, node, kMostHeading) + QLatin1Char('\n') + factsText(analysis, node) +
           QLatin1Char('\n') + pathText(analysis, node) +
           (retainers.isEmpty() ? QString() : QLatin1Char('\n') + retainers);
}

} // namespace tidemark::app
