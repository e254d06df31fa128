// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/line_prefix_parts.h"

#include <algorithm>
#include <array>

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

/// "10:00:00", then maybe a fraction behind a point or comma.
bool takeClock(LineWalk& walk)
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
void takeZone(LineWalk& walk)
{
    LineWalk zone = walk;
    const bool isApart = zone.take(" ");
    if ((!isApart && zone.takeOne("Zz")) || zone.take("UTC") ||
        (zone.takeOne("+-") && zone.takeDigits(2, 2) && (zone.take(":") || true) &&
         zone.takeDigits(2, 2))) {
        walk = zone;
    }
}

bool takeDate(LineWalk& walk)
{
    return walk.takeDigits(4, 4) && walk.takeOne("-/") && walk.takeDigits(2, 2) &&
           walk.takeOne("-/") && walk.takeDigits(2, 2);
}

bool takeMonth(LineWalk& walk)
{
    constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return std::ranges::any_of(kMonths, [&walk](auto month) { return walk.take(month); });
}

bool takeWeekday(LineWalk& walk)
{
    constexpr std::array<std::string_view, 7> kDays{"Mon", "Tue", "Wed", "Thu",
                                                    "Fri", "Sat", "Sun"};
    return std::ranges::any_of(kDays, [&walk](auto day) { return walk.take(day); });
}

bool takePriority(LineWalk& walk, LinePrefix&)
{
    return walk.take("<") && walk.takeDigits(1, 3) && walk.take(">");
}

bool takeJobAndStep(LineWalk& walk, LinePrefix& prefix)
{
    const auto isInName = [](char c) { return c != '\t' && c != '"' && c != '{'; };
    const std::size_t start = walk.length();
    if (!walk.takeAll(isInName, 1, 200) || !walk.take("\t") || !walk.takeAll(isInName, 1, 200) ||
        !walk.take("\t")) {
        return false;
    }
    prefix.tag = walk.from(start).substr(0, walk.length() - start - 1);
    LineWalk time = walk; // any table has tabs; only a time makes it a runner's log
    (void)time.take("\xef\xbb\xbf");
    const bool isLog = takeDate(time) && time.take("T");
    (void)walk.take("\xef\xbb\xbf");
    return isLog;
}

bool takeContainer(LineWalk& walk, LinePrefix& prefix)
{
    const std::size_t start = walk.length();
    LineWalk numbered = walk;
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

bool takeBracketed(LineWalk& walk, LinePrefix& prefix)
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
    return !isClock && !isV8Isolate(name);
}

/// "02-Apr-2025 ", "02/Apr/2025:".
bool takeNamedDate(LineWalk& walk)
{
    return walk.takeDigits(1, 2) && walk.takeOne("-/ ") && takeMonth(walk) && walk.takeOne("-/ ") &&
           walk.takeDigits(4, 4) && walk.takeOne(" :");
}

bool takeTime(LineWalk& walk, LinePrefix& prefix)
{
    const bool isBracketed = walk.take("[");
    const std::size_t start = walk.length();
    LineWalk named = walk;
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

bool takeSyslogTime(LineWalk& walk, LinePrefix& prefix)
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

bool takeClockAlone(LineWalk& walk, LinePrefix& prefix)
{
    const bool isBracketed = walk.take("[");
    LineWalk sinceStart = walk;
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
bool beginsWithMeasure(LineWalk walk)
{
    const auto isInNumber = [](char c) { return isDigit(c) || c == '.'; };
    const bool isNumber = walk.takeDigits(1, 20) && walk.takeAll(isInNumber, 0, 20);
    (void)walk.take(" ");
    return isNumber && walk.takeAll(isLetter, 1, 10);
}

/// "host app[123]: ", "app[web.1]: ", "host app: "; the last only with a host, or it might be any
/// text with a colon.
bool takeProcess(LineWalk& walk, LinePrefix& prefix)
{
    const auto isInBrackets = [](char c) { return c != ']' && c != ' '; };
    LineWalk host = walk;
    const bool isDash = walk.rest().starts_with("- "); // winston: "… - debug: text"
    const bool hasHost = !isDash && host.takeAll(isNameSign, 1, 100) && host.take(" ");
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

bool takeStream(LineWalk& walk, LinePrefix&)
{
    return (walk.take("stdout") || walk.take("stderr")) && walk.take(" ") && walk.takeOne("FP") &&
           walk.takeGap();
}

bool takeGitlabStream(LineWalk& walk, LinePrefix&)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    return walk.takeOne(kHex) && walk.takeOne(kHex) && walk.takeOne("OE") &&
           (walk.take("+") || walk.takeGap());
}

constexpr std::array<PrefixPart, 10> kParts{{
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

} // namespace

std::span<const PrefixPart> prefixParts()
{
    return kParts;
}

} // namespace tidemark
