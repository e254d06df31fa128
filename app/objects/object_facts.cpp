// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/objects/object_facts.h"

#include "app/text/heap_columns.h"
#include "app/text/location_text.h"
#include "app/text/plain_text.h"
#include "core/heap/allocation_stack.h"

#include <QCoreApplication>
#include <QLocale>

namespace tidemark::app
{

namespace
{

struct FactText {
    Q_DECLARE_TR_FUNCTIONS(FactText)
};

constexpr std::size_t kMostFrames = 100;

QString fromUtf8(std::string_view text)
{
    return singleLine(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
}

QString className(const HeapCells& cells, std::uint32_t node, bool withShapes)
{
    const HeapGraph& graph = cells.graph();
    const bool isPlain =
        graph.nodeTypes[node] == NodeType::Object && graph.nodeName(node) == "Object";
    const HeapClasses& classes = cells.overview().classes;
    return isPlain && !withShapes ? QStringLiteral("Object")
                                  : fromUtf8(classes.classes[classes.classOf[node]].name);
}

QString stateText(Detachedness state)
{
    switch (state) {
    case Detachedness::Attached:
        return FactText::tr("attached to its page");
    case Detachedness::Detached:
        return FactText::tr("detached from its page");
    case Detachedness::Unknown:
        break;
    }
    return unknownText();
}

/// "hoge — server.js:17:9", line and column as the file counts them, from 1.
QString frameText(const HeapGraph& graph, const TraceFunction& function)
{
    const QString name = fromUtf8(graph.strings[function.name]);
    const QString script = fromUtf8(graph.strings[function.scriptName]);
    QString text = name.isEmpty() ? FactText::tr("(anonymous)", "a function") : name;
    if (!script.isEmpty()) {
        text += QStringLiteral(" — ") + script;
        text += function.line > 0 ? QStringLiteral(":%1:%2").arg(function.line).arg(function.column)
                                  : QString();
    }
    return text;
}

void addStack(std::vector<ObjectFact>& facts, const HeapGraph& graph, std::uint32_t node)
{
    QString name = FactText::tr("Allocated in");
    for (const std::uint32_t function : allocationStack(graph, node, kMostFrames)) {
        facts.push_back({name, frameText(graph, graph.traces.functions[function]), {}});
        name = FactText::tr("called by");
    }
}

QString numberText(std::uint64_t number)
{
    return QLocale().toString(static_cast<qulonglong>(number));
}

} // namespace

bool isString(const HeapGraph& graph, std::uint32_t node)
{
    const NodeType type = graph.nodeTypes[node];
    return type == NodeType::String || type == NodeType::ConcatenatedString ||
           type == NodeType::SlicedString;
}

std::vector<ObjectFact> objectFacts(const HeapCells& cells, std::uint32_t node, bool withShapes)
{
    const HeapGraph& graph = cells.graph();
    const TreeCell self = cells.size(static_cast<double>(graph.selfSizes[node]));
    const TreeCell shallow = cells.shallow(node);
    const TreeCell retained = cells.retained(node);
    const QString place = locationText(graph, node);
    const HeapAnalysis* const analysis = cells.analysis();
    std::vector<ObjectFact> facts{
        {FactText::tr("Class"), className(cells, node, withShapes), {}},
        {FactText::tr("Type"), fromUtf8(graph.nodeTypeName(node)), {}},
        {FactText::tr("Id"), QStringLiteral("@%1").arg(graph.nodeIds[node]), {}},
        {columnTitle(HeapColumn::Distance).text, cells.distance(node).text, {}},
        {FactText::tr("Self size (without its stores)"), self.text, self.exact},
        {columnTitle(HeapColumn::ShallowSize).text, shallow.text, shallow.exact},
        {columnTitle(HeapColumn::RetainedSize).text, retained.text, retained.exact},
        {FactText::tr("Edges from it"), numberText(cells.fieldCount(node)), {}},
        {FactText::tr("Edges to it"),
         analysis != nullptr ? numberText(analysis->retainers.of(node).size()) : unknownText(),
         {}},
        {FactText::tr("In a page"), stateText(cells.overview().states.of(node)), {}},
        {FactText::tr("Source"), place.isEmpty() ? unknownText() : place,
         fullLocationText(graph, node)},
    };
    addStack(facts, graph, node);
    return facts;
}

} // namespace tidemark::app
