// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/line_prefix.h"

#include "core/formats/input/line_prefix_parts.h"
#include "core/formats/input/number_text.h"
#include "core/formats/input/text_head.h"

#include <algorithm>
#include <map>

namespace tidemark
{

namespace
{

bool takePart(const PrefixPart& part, std::string_view line, LinePrefix& prefix)
{
    const bool isUsed = prefix.shape.find(part.letter) != PrefixShape::npos;
    const bool isThere =
        part.behind.empty() ||
        (!prefix.shape.empty() && part.behind.find(prefix.shape.back()) != std::string_view::npos);
    if (isUsed || !isThere || prefix.length >= line.size()) {
        return false;
    }
    LinePrefix longer = prefix;
    LineWalk walk(line.substr(prefix.length));
    if (!part.take(walk, longer)) {
        return false;
    }
    longer.shape += part.letter;
    longer.length = prefix.length + walk.length();
    prefix = std::move(longer);
    return true;
}

/// How many of @p shapes begin with @p start.
std::size_t countOf(const std::map<PrefixShape, std::size_t>& shapes, const PrefixShape& start)
{
    std::size_t count = 0;
    for (const auto& [shape, lines] : shapes) {
        count += shape.starts_with(start) ? lines : 0;
    }
    return count;
}

/// Lines that a program writes above what it passes on, not the head of a table.
bool isAnnouncement(std::string_view line)
{
    return line.starts_with("-- ") || line.starts_with("Attaching to ") ||
           line.find_first_of(",;\t") == line.npos;
}

} // namespace

bool isV8Isolate(std::string_view text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto isHexadecimal = [isDigit](char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    constexpr std::size_t kLongestNumber = 10;
    constexpr std::size_t kLongestAddress = 16;
    LineWalk walk(text);
    if (!walk.takeDigits(1, kLongestNumber) || !walk.take(":")) {
        return false;
    }
    const bool isMarked = walk.take("0x");
    const std::size_t least = isMarked ? 1 : kLongestAddress;
    const bool hasAddress = walk.takeAll(isHexadecimal, least, kLongestAddress);
    const bool hasGroup = walk.take(":") && walk.takeDigits(1, kLongestNumber);
    return hasAddress && walk.rest().empty() && (hasGroup || !text.ends_with(':'));
}

LinePrefix linePrefixOf(std::string_view line)
{
    LinePrefix prefix;
    bool isLonger = true;
    while (isLonger) {
        isLonger = std::ranges::any_of(
            prefixParts(), [&](const PrefixPart& part) { return takePart(part, line, prefix); });
    }
    return prefix;
}

LinePrefix linePrefixOf(std::string_view line, const PrefixShape& shape)
{
    LinePrefix prefix;
    for (const char letter : shape) {
        const auto parts = prefixParts();
        const auto part = std::ranges::find(parts, letter, &PrefixPart::letter);
        if (part == parts.end() || !takePart(*part, line, prefix)) {
            return {};
        }
    }
    return prefix;
}

PrefixShape commonPrefixShape(std::string_view head, bool isWhole)
{
    constexpr std::size_t kLines = 200;
    constexpr std::size_t kLinesWithout = 20; // after which none is expected
    constexpr std::size_t kLongest = 4096;
    std::map<PrefixShape, std::size_t> shapes;
    std::size_t seen = 0;
    while (!head.empty() && seen < kLines) {
        const bool mayBeCut = !isWhole && head.find('\n') == head.npos;
        const std::string_view line = takeLine(head).substr(0, kLongest);
        if (trimmed(line).empty() || mayBeCut) {
            continue;
        }
        LinePrefix prefix = linePrefixOf(line);
        const bool isFirst = shapes.empty() || (shapes.size() == 1 && shapes.contains(""));
        const bool isContent = !isAnnouncement(line) || seen == kLinesWithout;
        if (isFirst && prefix.shape.empty() && isContent) {
            return {};
        }
        ++seen;
        ++shapes[prefix.shape];
    }
    PrefixShape best;
    const std::size_t needed = std::max<std::size_t>(2, (seen * 4 + 4) / 5);
    for (const auto& [shape, lines] : shapes) {
        for (std::size_t length = best.size() + 1; length <= shape.size(); ++length) {
            const PrefixShape start = shape.substr(0, length);
            best = countOf(shapes, start) >= needed ? start : best;
        }
    }
    return best;
}

} // namespace tidemark
