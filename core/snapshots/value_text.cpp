// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/value_text.h"

#include "core/heap/nearby_script.h"
#include "core/heap/node_names.h"
#include "core/heap/script_places.h"
#include "core/heap/script_text.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <fmt/format.h>

namespace tidemark
{

namespace
{

constexpr std::size_t kMostTextParts = 100; ///< of a joined string
constexpr std::uint32_t kMostSlots = 16;    ///< that a value of the engine's own has

std::string quoted(std::string_view text, std::size_t most)
{
    return '"' + escapedInScript(cutText(text, most)) + '"';
}

bool isTextType(NodeType type)
{
    return type == NodeType::String || type == NodeType::ConcatenatedString ||
           type == NodeType::SlicedString;
}

/// The text that the slot called @p name of @p node leads to.
std::optional<std::string> textIn(const HeapGraph& graph, std::uint32_t node, std::string_view name)
{
    const std::uint32_t text = targetNamed(graph, node, {name});
    return text != kNoOrdinal && isTextType(graph.nodeTypes[text])
               ? stringText(graph, text, kMostTextParts)
               : std::nullopt;
}

/// What an oddball is called in its own slots: true, undefined. The first says it.
std::optional<std::string> oddballName(const HeapGraph& graph, std::uint32_t node)
{
    const std::uint32_t begin = graph.firstEdge[node];
    const std::uint32_t end = begin + std::min(graph.firstEdge[node + 1] - begin, kMostSlots);
    for (std::uint32_t edge = begin; edge < end; ++edge) {
        if (graph.edgeTypes[edge] == EdgeType::Hidden &&
            graph.nodeTypes[graph.edgeTargets[edge]] == NodeType::String) {
            return cutText(graph.nodeName(graph.edgeTargets[edge]), kMostNameBytes);
        }
    }
    return {};
}

/// "2001-09-09T01:46:40.000Z" for a number of milliseconds since 1970, as a file writes it; none
/// for what is no time of a Date.
std::optional<std::string> timeText(const std::string& number)
{
    constexpr double kFirst = -62'167'219'200'000.0; // of the years 0 to 9999
    constexpr double kLast = 253'402'300'799'999.0;
    double milliseconds = 0.0;
    const auto [end, error] =
        std::from_chars(number.data(), number.data() + number.size(), milliseconds);
    if (error != std::errc() || end != number.data() + number.size() ||
        !(milliseconds >= kFirst && milliseconds <= kLast)) {
        return {};
    }
    const std::chrono::milliseconds since(static_cast<std::int64_t>(milliseconds));
    const auto days = std::chrono::floor<std::chrono::days>(since);
    const std::chrono::year_month_day date{std::chrono::sys_days(days)};
    const std::chrono::hh_mm_ss time(since - days);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       time.hours().count(), time.minutes().count(), time.seconds().count(),
                       time.subseconds().count());
}

/// A number where the file was asked for them.
std::optional<std::string> numberText(const HeapGraph& graph, std::uint32_t node)
{
    const auto value = textIn(graph, node, "value");
    return value ? std::optional(cutText(*value, kMostNameBytes)) : std::nullopt;
}

/// What a class leaves behind in its constructor.
bool isClassConstructor(const HeapGraph& graph, std::uint32_t closure)
{
    const std::uint32_t positions = targetNamed(graph, closure, {"<symbol>"});
    return positions != kNoOrdinal && graph.nodeName(positions) == "system / ClassPositions";
}

} // namespace

std::string cutText(std::string_view text, std::size_t most)
{
    if (text.size() <= most) {
        return std::string(text);
    }
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) {
        --most;
    }
    return std::string(text.substr(0, most)).append(kEllipsis);
}

bool isText(const HeapGraph& graph, std::uint32_t node)
{
    return isTextType(graph.nodeTypes[node]);
}

std::string textValue(const HeapGraph& graph, std::uint32_t node, std::size_t most)
{
    if (graph.nodeTypes[node] == NodeType::SlicedString) { // where it begins is in no file
        const std::uint32_t parent = targetNamed(graph, node, {"parent"});
        const bool isKnown = parent != kNoOrdinal && graph.nodeTypes[parent] == NodeType::String;
        return isKnown ? fmt::format("(slice of {})", quoted(graph.nodeName(parent), most))
                       : std::string(graph.nodeName(node));
    }
    const auto text = stringText(graph, node, kMostTextParts);
    return text ? quoted(*text, most) : quoted(kEllipsis, most);
}

std::optional<std::string> plainValue(const HeapGraph& graph, std::uint32_t node)
{
    const std::string_view name = graph.nodeName(node);
    switch (graph.nodeTypes[node]) {
    case NodeType::Number:
        return numberText(graph, node);
    case NodeType::Hidden:
        if (name == "system / Oddball") {
            return oddballName(graph, node);
        }
        return {};
    case NodeType::Symbol: {
        const auto described = textIn(graph, node, "name");
        return fmt::format("Symbol({})",
                           cutText(described ? *described : std::string(), kMostNameBytes));
    }
    default:
        return {};
    }
}

std::optional<std::string> dateText(const HeapGraph& graph, std::uint32_t node)
{
    const std::uint32_t begin = graph.firstEdge[node];
    const std::uint32_t end = begin + std::min(graph.firstEdge[node + 1] - begin, kMostSlots);
    for (std::uint32_t edge = begin; edge < end; ++edge) {
        const std::uint32_t target = graph.edgeTargets[edge];
        if (graph.edgeTypes[edge] == EdgeType::Hidden &&
            graph.nodeTypes[target] == NodeType::Number) {
            const auto number = textIn(graph, target, "value");
            return number ? timeText(*number) : std::nullopt;
        }
    }
    return {};
}

std::optional<std::string> errorMessage(const HeapGraph& graph, std::uint32_t node)
{
    return graph.nodeName(node).ends_with("Error") ? textIn(graph, node, "message") : std::nullopt;
}

std::string functionText(const HeapGraph& graph, std::uint32_t node, bool isBrief)
{
    const std::uint32_t bound = targetNamed(graph, node, {"bound_function"});
    const bool isBound = bound != kNoOrdinal && graph.nodeTypes[bound] == NodeType::Closure;
    const std::uint32_t function = isBound ? bound : node;
    const std::string name = cutText(graph.nodeName(function), kMostNameBytes);
    const bool isClass = isClassConstructor(graph, function);
    const std::string kind = isClass ? "class " : "function ";
    std::string text = isClass                    ? kind + name
                       : isBrief && !name.empty() ? name + "()"
                                                  : kind + name + "()";
    if (isBound) {
        text = "bound " + text;
    }
    const SourceLocation* const place = isBrief ? nullptr : graph.locationOf(function);
    if (place != nullptr) {
        const std::string script = nearbyScriptName(graph, *place);
        if (!script.empty()) {
            text += fmt::format(" {}:{}", cutText(scriptFileName(script), kMostNameBytes),
                                std::uint64_t{place->line} + 1);
        }
    }
    return text;
}

} // namespace tidemark
