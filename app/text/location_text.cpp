// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/location_text.h"

#include "app/text/plain_text.h"
#include "core/heap/nearby_script.h"

#include <QCoreApplication>

#include <algorithm>

namespace tidemark::app
{

namespace
{

struct LocationText {
    Q_DECLARE_TR_FUNCTIONS(LocationText)
};

QString scriptName(const HeapGraph& graph, const SourceLocation& place)
{
    return singleLine(QString::fromStdString(nearbyScriptName(graph, place)));
}

/// What stands behind the last slash, unless nothing does or the name is no path of a file.
QString withoutFolder(const QString& name)
{
    const bool isPath = name.startsWith(QLatin1Char('/')) || name.contains(QLatin1String("://")) ||
                        name.contains(QLatin1Char('\\'));
    const auto last =
        std::max(name.lastIndexOf(QLatin1Char('/')), name.lastIndexOf(QLatin1Char('\\')));
    return isPath && last + 1 < name.size() ? name.mid(last + 1) : name;
}

QString placeText(const QString& script, const SourceLocation& place)
{
    const QString name =
        script.isEmpty()
            ? LocationText::tr("script %1", "a script known by its number").arg(place.scriptId)
            : script;
    return name + QStringLiteral(":%1:%2")
                      .arg(std::uint64_t{place.line} + 1)
                      .arg(std::uint64_t{place.column} + 1);
}

} // namespace

QString locationText(const HeapGraph& graph, std::uint32_t node)
{
    const SourceLocation* const place = graph.locationOf(node);
    return place == nullptr ? QString()
                            : placeText(withoutFolder(scriptName(graph, *place)), *place);
}

QString fullLocationText(const HeapGraph& graph, std::uint32_t node)
{
    const SourceLocation* const place = graph.locationOf(node);
    return place == nullptr ? QString() : placeText(scriptName(graph, *place), *place);
}

} // namespace tidemark::app
