// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/line_prefix.h"

#include "core/formats/input/number_text.h"
#include "core/formats/input/text_head.h"

#include <algorithm>
#include <array>
#include <map>

namespace tidemark
{

namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Letters, digits and what else names of hosts, containers and jobs hold.
bool isNameSign(char c)
{
    constexpr std::string_view kOthers = "_-./:@#";
    return isDigit(c) || isLetter(c) || kOthers.find(c) != kOthers.npos;
}

/// Moves through one line from its front.
class Walk
{
public:
    explicit Walk(std::string_view line) : m_rest(line), m_start(line.data()) {}

    std::size_t length() const { return static_cast<std::size_t>(m_rest.data() - m_start); }
    std::string_view rest() const { return m_rest; }
    std::string_view from(std::size_t start) const { return {m_start + start, length() - start}; }

    bool take(std::string_view text)
    {
        const bool found = m_rest.starts_with(text);
        m_rest.remove_prefix(found ? text.size() : 0);
        return found;
    }

    /// Between @p least and @p most signs of the kind that @p isOne tells.
    template <typename IsOne>
    bool takeAll(IsOne isOne, std::size_t least, std::size_t most)
    {
        std::size_t count = 0;
        while (count < m_rest.size() && count < most && isOne(m_rest[count])) {
            ++count;
        }
        m_rest.remove_prefix(count >= least ? count : 0);
        return count >= least;
    }
    bool takeDigits(std::size_t least, std::size_t most) { return takeAll(isDigit, least, most); }

    /// One of the @p signs.
    bool takeOne(std::string_view signs)
    {
        const bool found = !m_rest.empty() && signs.find(m_rest.front()) != signs.npos;
        m_rest.remove_prefix(found ? 1 : 0);
        return found;
    }

    /// A blank, or nothing more on this line.
    bool takeGap() { return m_rest.empty() || take(" "); }

private:
    std::string_view m_rest;
    const char* m_start;
};

/// "10:00:00", then maybe a fraction behind a point or comma.
bool takeClock(Walk& walk)
{
    if (!walk.takeDigits(2, 2) || !walk.take(":") || !walk.takeDigits(2, 2) || !walk.take(":") ||
        !walk.takeDigits(2, 2)) {
        return false;
    }
    const bool hasComma = walk.rest().starts_with(',');
    if (walk.takeOne(".,") && !walk.takeDigits(1, 9)) {
        return false;
    }
    return !hasComma || !walk.rest().empty(); // a comma may lead to the next cell of a row
}

/// "Z", "+02:00", "+0200", " +00:00", " UTC" or nothing.
void takeZone(Walk& walk)
{
    Walk zone = walk;
    const bool isApart = zone.take(" ");
    if ((!isApart && zone.takeOne("Zz")) || zone.take("UTC") ||
        (zone.takeOne("+-") && zone.takeDigits(2, 2) && (zone.take(":") || true) &&
         zone.takeDigits(2, 2))) {
        walk = zone;
    }
}

bool takeDate(Walk& walk)
{
    return walk.takeDigits(4, 4) && walk.takeOne("-/") && walk.takeDigits(2, 2) &&
           walk.takeOne("-/") && walk.takeDigits(2, 2);
}

bool takeMonth(Walk& walk)
{
    constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return std::ranges::any_of(kMonths, [&walk](auto month) { return walk.take(month); });
}

bool takeWeekday(Walk& walk)
{
    constexpr std::array<std::string_view, 7> kDays{"Mon", "Tue", "Wed", "Thu",
                                                    "Fri", "Sat", "Sun"};
    return std::ranges::any_of(kDays, [&walk](auto day) { return walk.take(day); });
}

bool takePriority(Walk& walk, LinePrefix&)
{
    return walk.take("<") && walk.takeDigits(1, 3) && walk.take(">");
}

bool takeJobAndStep(Walk& walk, LinePrefix& prefix)
{
    const auto isInName = [](char c) { return c != '\t' && c != '"' && c != '{'; };
    const std::size_t start = walk.length();
    if (!walk.takeAll(isInName, 1, 200) || !walk.take("\t") || !walk.takeAll(isInName, 1, 200) ||
        !walk.take("\t")) {
        return false;
    }
    prefix.tag = walk.from(start).substr(0, walk.length() - start - 1);
    Walk time = walk; // any table has tabs; only a time makes it a runner's log
    (void)time.take("\xef\xbb\xbf");
    const bool isLog = takeDate(time) && time.take("T");
    (void)walk.take("\xef\xbb\xbf");
    return isLog;
}

bool takeContainer(Walk& walk, LinePrefix& prefix)
{
    const std::size_t start = walk.length();
    Walk numbered = walk;
    if (numbered.takeDigits(1, 5) && numbered.take("|")) { // pm2
        walk = numbered;
    }
    if (!walk.takeAll(isNameSign, 1, 100)) {
        return false;
    }
    const std::string_view name = walk.from(start);
    (void)walk.takeAll([](char c) { return c == ' '; }, 0, 100);
    if (!walk.take("|") || !walk.takeGap()) {
        return false;
    }
    prefix.tag = name;
    return true;
}

bool takeBracketed(Walk& walk, LinePrefix& prefix)
{
    if (!walk.take("[")) {
        return false;
    }
    const std::size_t start = walk.length();
    if (!walk.takeAll(isNameSign, 1, 200) || !walk.take("]") || !walk.takeGap()) {
        return false;
    }
    const std::size_t gap = walk.from(start).ends_with(' ') ? 2 : 1;
    const std::string_view name = walk.from(start).substr(0, walk.length() - start - gap);
    const bool isClock = std::ranges::none_of(name, isLetter) && name.find(':') != name.npos;
    prefix.tag = name;
    return !isClock;
}

/// "02-Apr-2025 ", "02/Apr/2025:".
bool takeNamedDate(Walk& walk)
{
    return walk.takeDigits(1, 2) && walk.takeOne("-/ ") && takeMonth(walk) && walk.takeOne("-/ ") &&
           walk.takeDigits(4, 4) && walk.takeOne(" :");
}

bool takeTime(Walk& walk, LinePrefix& prefix)
{
    const bool isBracketed = walk.take("[");
    const std::size_t start = walk.length();
    Walk named = walk;
    if (takeNamedDate(named)) {
        walk = named;
    } else if (!takeDate(walk) || !walk.takeOne("Tt ")) {
        return false;
    }
    if (!takeClock(walk)) {
        return false;
    }
    takeZone(walk);
    prefix.time = walk.from(start);
    if (isBracketed && !walk.take("]")) {
        return false;
    }
    (void)walk.take(":");
    return walk.takeGap();
}

bool takeSyslogTime(Walk& walk, LinePrefix& prefix)
{
    if (takeWeekday(walk) && walk.take(" ")) {
        const std::size_t start = walk.length();
        if (!takeDate(walk) || !walk.take(" ") || !takeClock(walk) || !walk.take(" ") ||
            !walk.takeAll(isNameSign, 1, 8)) { // the zone
            return false;
        }
        prefix.time = walk.from(start);
        return walk.takeGap();
    }
    (void)walk.take("[");
    const std::size_t start = walk.length();
    if (!takeMonth(walk) || !walk.take(" ")) {
        return false;
    }
    (void)walk.take(" ");
    if (!walk.takeDigits(1, 2) || !walk.take(" ") || !takeClock(walk)) {
        return false;
    }
    prefix.time = walk.from(start);
    (void)walk.take("]");
    return walk.takeGap();
}

bool takeClockAlone(Walk& walk, LinePrefix& prefix)
{
    const bool isBracketed = walk.take("[");
    Walk sinceStart = walk;
    (void)sinceStart.takeAll([](char c) { return c == ' '; }, 0, 12);
    std::size_t start = sinceStart.length();
    if (isBracketed && sinceStart.takeDigits(1, 9) && sinceStart.take(".") &&
        sinceStart.takeDigits(3, 9)) {
        const std::string_view seconds = sinceStart.from(start);
        if (sinceStart.take("]") && sinceStart.takeGap()) {
            walk = sinceStart;
            prefix.time = prefix.time.empty() ? seconds : prefix.time;
            return true;
        }
    }
    start = walk.length();
    if (!takeClock(walk)) {
        return false;
    }
    prefix.time = prefix.time.empty() ? walk.from(start) : prefix.time;
    return (!isBracketed || walk.take("]")) && walk.takeGap();
}

/// "12.5 MB", behind "Memory usage: ", which is no name of a host and a program.
bool beginsWithMeasure(Walk walk)
{
    const auto isInNumber = [](char c) { return isDigit(c) || c == '.'; };
    const bool isNumber = walk.takeDigits(1, 20) && walk.takeAll(isInNumber, 0, 20);
    (void)walk.take(" ");
    return isNumber && walk.takeAll(isLetter, 1, 10);
}

/// "host app[123]: ", "app[web.1]: ", "host app: "; the last only with a host, or it might be any
/// text with a colon.
bool takeProcess(Walk& walk, LinePrefix& prefix)
{
    const auto isInBrackets = [](char c) { return c != ']' && c != ' '; };
    Walk host = walk;
    const bool hasHost = host.takeAll(isNameSign, 1, 100) && host.take(" ");
    if (hasHost) {
        walk = host;
    }
    const auto isInName = [](char c) { return isNameSign(c) && c != ':'; };
    const std::size_t start = walk.length();
    if (!walk.takeAll(isInName, 1, 100)) {
        return false;
    }
    const bool hasPid = walk.take("[") && walk.takeAll(isInBrackets, 1, 40) && walk.take("]");
    prefix.tag = walk.from(start);
    return (hasPid || hasHost) && walk.take(":") && walk.takeGap() &&
           (hasPid || !beginsWithMeasure(walk));
}

bool takeStream(Walk& walk, LinePrefix&)
{
    return (walk.take("stdout") || walk.take("stderr")) && walk.take(" ") && walk.takeOne("FP") &&
           walk.takeGap();
}

bool takeGitlabStream(Walk& walk, LinePrefix&)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    return walk.takeOne(kHex) && walk.takeOne(kHex) && walk.takeOne("OE") &&
           (walk.take("+") || walk.takeGap());
}

struct Part {
    char letter;
    bool (*take)(Walk& walk, LinePrefix& prefix);
    std::string_view behind; ///< letters of which one must come before it; empty: none needed
};

constexpr std::array<Part, 10> kParts{{
    {'p', &takePriority, ""},
    {'g', &takeJobAndStep, ""},
    {'t', &takeTime, ""},
    {'s', &takeSyslogTime, ""},
    {'k', &takeClockAlone, ""},
    {'m', &takeBracketed, ""},
    {'c', &takeContainer, ""},
    {'r', &takeStream, "t"},
    {'l', &takeGitlabStream, "t"},
    {'h', &takeProcess, "tsk"},
}};

bool takePart(const Part& part, std::string_view line, LinePrefix& prefix)
{
    const bool isUsed = prefix.shape.find(part.letter) != PrefixShape::npos;
    const bool isThere =
        part.behind.empty() ||
        (!prefix.shape.empty() && part.behind.find(prefix.shape.back()) != std::string_view::npos);
    if (isUsed || !isThere || prefix.length >= line.size()) {
        return false;
    }
    LinePrefix longer = prefix;
    Walk walk(line.substr(prefix.length));
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

LinePrefix linePrefixOf(std::string_view line)
{
    LinePrefix prefix;
    bool isLonger = true;
    while (isLonger) {
        isLonger = std::ranges::any_of(
            kParts, [&](const Part& part) { return takePart(part, line, prefix); });
    }
    return prefix;
}

LinePrefix linePrefixOf(std::string_view line, const PrefixShape& shape)
{
    LinePrefix prefix;
    for (const char letter : shape) {
        const auto* const part = std::ranges::find(kParts, letter, &Part::letter);
        if (part == kParts.end() || !takePart(*part, line, prefix)) {
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
