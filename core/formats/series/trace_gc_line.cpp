// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/trace_gc_line.h"

#include "core/formats/input/line_prefix.h"
#include "core/formats/input/number_text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tidemark
{

namespace
{

constexpr std::string_view kStamp = " ms: ";
constexpr std::string_view kArrow = " -> ";
constexpr double kBytesPerKiB = 1024.0;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// A number without a sign, of @p unit; none past 2^53.
std::optional<double> sizeOf(std::string_view text, double unit)
{
    const bool isPlain = !text.empty() && isDigit(text.front());
    const auto number = isPlain ? toDouble(text) : std::nullopt;
    return number ? toBytes(*number * unit) : std::nullopt;
}

/// "(4.5)" without its brackets; empty for anything else.
std::string_view inBrackets(std::string_view word)
{
    const bool isBracketed = word.size() > 2 && word.front() == '(' && word.back() == ')';
    return isBracketed ? word.substr(1, word.size() - 2) : std::string_view();
}

/// Whole microseconds, which is finer than what is written.
std::optional<std::int64_t> nanosecondsOf(std::string_view milliseconds)
{
    const bool isPlain = !milliseconds.empty() && isDigit(milliseconds.front());
    const auto number = isPlain ? toDouble(milliseconds) : std::nullopt;
    return number && toNanoseconds(*number / 1e3)
               ? std::optional(std::llround(*number * 1e3) * 1000)
               : std::nullopt;
}

/// @p isolate without the group behind it, which only some lines have.
std::string_view withoutGroup(std::string_view isolate)
{
    const std::size_t colon = isolate.find(':');
    const std::size_t group = colon == isolate.npos ? colon : isolate.find(':', colon + 1);
    return isolate.substr(0, group);
}

/// "12345:0x5581a0" of "… [12345:0x5581a0]"; empty if @p front does not end with it.
std::string_view isolateAtEndOf(std::string_view front)
{
    front = trimmed(front);
    if (!front.ends_with(']')) {
        return {};
    }
    const std::size_t open = front.rfind('[');
    if (open == front.npos) {
        return {};
    }
    return withoutGroup(front.substr(open + 1, front.size() - open - 2));
}

/// Cuts "(average mu = 1.000, current mu = 1.000)" and the like off the front of @p rest.
void skipBracketed(std::string_view& rest)
{
    rest = trimmed(rest);
    while (rest.starts_with('(')) {
        const std::size_t end = rest.find(')');
        rest = end == rest.npos ? std::string_view() : trimmed(rest.substr(end + 1));
    }
}

/// "allocation failure" of "allocation failure; " and "[allocation failure].".
std::string reasonOf(std::string_view rest)
{
    skipBracketed(rest);
    std::string reason;
    for (const char c : rest) {
        if (c == ']' && !reason.empty()) {
            reason += ';';
        } else if (c != '[' && c != ']' && c != '.') {
            reason += c;
        }
    }
    const std::size_t end = reason.find_last_not_of("; \t");
    reason.resize(end == std::string::npos ? 0 : end + 1);
    return reason;
}

/// Reads what stands behind the sizes: "8.00 / 0.00 ms", "1 ms", with "pooled: 0 MB," before it.
void readPause(std::string_view rest, GcTraceLine& line)
{
    constexpr std::string_view kPooled = "pooled:";
    rest = trimmed(rest);
    if (rest.starts_with(kPooled)) {
        const std::size_t comma = rest.find("MB,");
        rest = comma == rest.npos ? rest : trimmed(rest.substr(comma + 3));
    }
    std::string_view behind = rest;
    const auto pause = nanosecondsOf(takeWord(behind));
    if (!pause) {
        line.reason = reasonOf(rest);
        return;
    }
    std::string_view unit = takeWord(behind);
    if (unit == "/") {
        (void)takeWord(behind); // what callbacks of the embedder took of it
        unit = takeWord(behind);
    }
    if (unit.starts_with("ms")) {
        line.pause = std::min(*pause, line.end);
        line.reason = reasonOf(behind);
    }
}

bool isCollector(std::string_view name)
{
    constexpr std::array<std::string_view, 4> kCollectors{"Scavenge", "Mark-", "Minor Mark-",
                                                          "Minor MC"};
    return std::ranges::any_of(kCollectors,
                               [name](auto collector) { return name.starts_with(collector); });
}

/// What stands behind "[12345:0x5581a0] " at the front of @p line, or anywhere if text was printed
/// before it; empty if that is nowhere.
std::string_view behindIsolate(std::string_view line, std::string_view& isolate)
{
    for (std::size_t open = line.find('['); open != line.npos; open = line.find('[', open + 1)) {
        const std::size_t close = line.find(']', open);
        if (close == line.npos) {
            return {};
        }
        isolate = line.substr(open + 1, close - open - 1);
        if (isV8Isolate(isolate)) {
            isolate = withoutGroup(isolate);
            return trimmed(line.substr(close + 1));
        }
    }
    isolate = {};
    return {};
}

} // namespace

std::optional<GcTraceLine> gcTraceLineOf(std::string_view line)
{
    const std::size_t stamp = line.find(kStamp);
    const std::size_t arrow = stamp == line.npos ? line.npos : line.find(kArrow, stamp);
    if (arrow == line.npos) {
        return {};
    }
    GcTraceLine result;
    std::string_view front = line.substr(0, stamp);
    const auto end = nanosecondsOf(takeLastWord(front));
    std::string_view left = line.substr(stamp + kStamp.size(), arrow - stamp - kStamp.size());
    const auto committedBefore = sizeOf(inBrackets(takeLastWord(left)), kBytesPerMiB);
    const auto usedBefore = sizeOf(takeLastWord(left), kBytesPerMiB);
    std::string_view right = line.substr(arrow + kArrow.size());
    const auto usedAfter = sizeOf(takeWord(right), kBytesPerMiB);
    const auto committedAfter = sizeOf(inBrackets(takeWord(right)), kBytesPerMiB);
    const bool isInMegabytes = takeWord(right).starts_with("MB");
    result.collector = trimmed(left);
    if (!end || !committedBefore || !usedBefore || !usedAfter || !committedAfter ||
        !isInMegabytes || !isCollector(result.collector)) {
        return {};
    }
    result.isolate = isolateAtEndOf(front);
    result.end = *end;
    result.usedBefore = *usedBefore;
    result.committedBefore = *committedBefore;
    result.usedAfter = *usedAfter;
    result.committedAfter = *committedAfter;
    readPause(right, result);
    return result;
}

std::optional<GcTraceMemory> gcTraceMemoryOf(std::string_view line)
{
    struct Figure {
        std::string_view name;
        GcTraceMemory::Kind kind;
    };
    constexpr std::array<Figure, 2> kFigures{{
        {"External memory reported:", GcTraceMemory::Kind::External},
        {"Backing store memory:", GcTraceMemory::Kind::BackingStores},
    }};
    GcTraceMemory memory;
    std::string_view rest = behindIsolate(line, memory.isolate);
    for (const Figure& figure : kFigures) {
        if (!rest.starts_with(figure.name)) {
            continue;
        }
        rest.remove_prefix(figure.name.size());
        const auto bytes = sizeOf(takeWord(rest), kBytesPerKiB);
        if (!bytes || takeWord(rest) != "KB") {
            return {};
        }
        memory.kind = figure.kind;
        memory.bytes = *bytes;
        return memory;
    }
    return {};
}

bool looksLikeGcTrace(std::string_view line)
{
    const std::size_t stamp = line.find(kStamp);
    return stamp != line.npos && isCollector(trimmed(line.substr(stamp + kStamp.size())));
}

bool isOtherLineOfGcTrace(std::string_view line)
{
    std::string_view isolate;
    return !behindIsolate(line, isolate).empty();
}

} // namespace tidemark
