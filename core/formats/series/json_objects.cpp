// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/json_objects.h"

#include "core/formats/input/line_walk.h"
#include "core/formats/input/number_text.h"
#include "core/formats/series/printed_pairs.h"

#include <algorithm>
#include <array>
#include <vector>

namespace tidemark
{

namespace
{

constexpr std::size_t kMostOpenBytes = 1U << 20U;

bool isWordSign(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '$';
}

/// Follows brackets and quotes. Returns where the object that is open at @p depth ends, behind its
/// last bracket, or npos if @p text does not reach that.
std::size_t endOfObject(std::string_view text, std::size_t& depth)
{
    char quote = '\0';
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (quote != '\0') {
            at += c == '\\' ? 1 : 0;
            quote = c == quote ? '\0' : quote;
        } else if (c == '"') {
            quote = c;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && depth > 0 && --depth == 0) {
            return at + 1;
        }
    }
    return text.npos;
}

/// True if @p text, which begins with a brace, reads like an object: a name in quotes or with a
/// colon comes next, or nothing more on this line.
bool beginsLikeObject(std::string_view text)
{
    std::string_view rest = trimmed(text.substr(1));
    if (rest.empty() || rest.front() == '"' || rest.front() == '\'' || rest.front() == '}') {
        return true;
    }
    const auto end = std::ranges::find_if_not(rest, isWordSign);
    return end != rest.begin() && end != rest.end() && *end == ':';
}

bool goesOn(std::string_view line)
{
    const std::string_view text = trimmed(line);
    return !text.empty() && std::string_view("{[,:").find(text.back()) != text.npos;
}

std::size_t indentOf(std::string_view line)
{
    return std::min(line.find_first_not_of(" \t"), line.size());
}

/// How long the date is that @p text begins with, as JavaScript prints it without quotes:
/// "2012-06-29T14:12:13.000Z", "Fri, 29 Jun 2012 14:12:13 GMT", "Mon Oct 07 2013 13:46:27 GMT+0800
/// (CST)"; 0 for anything else.
std::size_t lengthOfDate(std::string_view text)
{
    constexpr std::array<std::string_view, 7> kDays{"Mon", "Tue", "Wed", "Thu",
                                                    "Fri", "Sat", "Sun"};
    constexpr std::size_t kLongestTime = 40;
    LineWalk iso(text);
    if (iso.takeDigits(4, 4) && iso.take("-") && iso.takeDigits(2, 2) && iso.take("-") &&
        iso.takeDigits(2, 2)) {
        (void)iso.takeAll(
            [](char c) { return isWordSign(c) || c == ':' || c == '.' || c == '+' || c == '-'; }, 0,
            kLongestTime);
        return iso.length();
    }
    LineWalk day(text);
    if (std::ranges::none_of(kDays, [&day](auto name) { return day.take(name); }) ||
        (!day.take(", ") && !day.take(" "))) {
        return 0;
    }
    const std::size_t end = std::min(text.find_first_of(",}\n", day.length()), text.size());
    return trimmed(text.substr(0, end)).size();
}

/// True for a line that may stand in an object over several lines: a member, or the end or the
/// beginning of what a member holds.
bool mayBeInObject(std::string_view line)
{
    constexpr std::string_view kStarts = "{}[]\"'-,";
    const std::string_view text = trimmed(line);
    const auto end = std::ranges::find_if_not(text, isWordSign);
    const bool isName = end != text.begin() && end != text.end() && *end == ':';
    return text.empty() || kStarts.find(text.front()) != kStarts.npos || isName ||
           text.starts_with("... ") || (text.front() >= '0' && text.front() <= '9');
}

/// Rewrites one text piece by piece.
class Strict
{
public:
    explicit Strict(std::string_view text) : m_rest(text) {}

    std::string take()
    {
        while (!m_rest.empty()) {
            const char c = m_rest.front();
            if (c == '"' || c == '\'') {
                takeText(c);
            } else if (isWordSign(c)) {
                if (!takeDate()) {
                    takeWord();
                }
            } else if (c == ',') {
                takeComma();
            } else if (!takeWhatNodeLeftOut()) {
                m_out.push_back(c);
                m_rest.remove_prefix(1);
            }
        }
        return std::move(m_out);
    }

private:
    /// "[Object]" and "[Array]" for what is too deep, "... 12 more items" for what is too long.
    bool takeWhatNodeLeftOut()
    {
        for (const std::string_view word : {"[Object]", "[Array]"}) {
            if (m_rest.starts_with(word)) {
                m_out.append("null");
                m_rest.remove_prefix(word.size());
                return true;
            }
        }
        if (!m_rest.starts_with("... ")) {
            return false;
        }
        const std::size_t end = std::min(m_rest.find_first_of(",]}\n\"\\"), m_rest.size());
        m_out.append("\"").append(trimmed(m_rest.substr(0, end))).append("\"");
        m_rest.remove_prefix(end);
        return true;
    }

    void takeText(char quote)
    {
        m_out.push_back('"');
        std::size_t at = 1;
        for (; at < m_rest.size() && m_rest[at] != quote; ++at) {
            if (m_rest[at] == '\\' && at + 1 < m_rest.size()) {
                if (m_rest[at + 1] != '\'') {
                    m_out.push_back('\\');
                }
                ++at;
            } else if (m_rest[at] == '"') {
                m_out.push_back('\\');
            }
            m_out.push_back(m_rest[at]);
        }
        m_out.push_back('"');
        m_rest.remove_prefix(std::min(at + 1, m_rest.size()));
    }

    /// Behind a colon only: elsewhere it is no value of a member.
    bool takeDate()
    {
        const std::size_t before = m_out.find_last_not_of(" \t\r\n");
        const bool isValue = before != std::string::npos && m_out[before] == ':';
        const std::size_t length = isValue ? lengthOfDate(m_rest) : 0;
        if (length == 0) {
            return false;
        }
        m_out.append("\"").append(m_rest.substr(0, length)).append("\"");
        m_rest.remove_prefix(length);
        return true;
    }

    /// A name, a number, or a word that stands for a value.
    void takeWord()
    {
        constexpr std::array<std::string_view, 5> kNoValue{"None", "NaN", "nan", "undefined",
                                                           "Infinity"};
        const auto end =
            std::ranges::find_if_not(m_rest, [](char c) { return isWordSign(c) || c == '.'; });
        const std::string_view word(m_rest.begin(), end);
        m_rest = {end, m_rest.end()};
        const std::size_t next = m_rest.find_first_not_of(" \t");
        const bool isDigit = word.front() >= '0' && word.front() <= '9';
        if (next != m_rest.npos && m_rest[next] == ':' && !isDigit) {
            m_out.append("\"").append(word).append("\"");
        } else if (std::ranges::find(kNoValue, word) != kNoValue.end()) {
            if (m_out.ends_with('-')) { // -Infinity
                m_out.pop_back();
            }
            m_out.append("null");
        } else if (word == "True" || word == "False") {
            m_out.append(word == "True" ? "true" : "false");
        } else if (isDigit) { // 1_000_000, 12n
            std::ranges::copy_if(word, std::back_inserter(m_out),
                                 [](char c) { return c != '_' && c != 'n'; });
        } else {
            m_out.append(word);
        }
    }

    void takeComma()
    {
        const std::size_t next = m_rest.find_first_not_of(" \t\r\n", 1);
        const bool isLast = next != m_rest.npos && (m_rest[next] == '}' || m_rest[next] == ']');
        if (!isLast) {
            m_out.push_back(',');
        }
        m_rest.remove_prefix(1);
    }

    std::string_view m_rest;
    std::string m_out;
};

} // namespace

std::string strictJson(std::string_view text)
{
    return Strict(text).take();
}

bool JsonObjects::parse(std::string_view text)
{
    m_text = text;
    if (parseJsonRows(m_text, m_sink)) {
        return true;
    }
    const std::string strict = strictJson(text);
    m_text = strict;
    const bool isJson = parseJsonRows(m_text, m_sink).has_value();
    m_text = {};
    return isJson;
}

void JsonObjects::drop(WarningTally& tally)
{
    tally.addLine(m_open.substr(0, m_open.find('\n')), m_objectLine, true);
    m_open.clear();
}

/// Goes on with an open object. False if @p line begins anew instead; else @p rest is what stands
/// behind the object's end.
bool JsonObjects::goOn(std::string_view line, WarningTally& tally, std::string_view& rest)
{
    const bool beginsAnew = indentOf(line) <= m_openIndent && trimmed(line).starts_with('{');
    if (beginsAnew || m_open.size() + line.size() > kMostOpenBytes) {
        drop(tally);
        return false;
    }
    const std::size_t end = endOfObject(line, m_openDepth);
    m_open += '\n';
    m_open += line.substr(0, end);
    rest = end == line.npos ? std::string_view() : line.substr(end);
    if (end == line.npos) {
        return true;
    }
    if (parse(m_open) || parseWithoutOutput(tally)) {
        m_open.clear();
    } else {
        drop(tally);
    }
    return true;
}

/// Other programs may have printed lines while the open object was being printed.
bool JsonObjects::parseWithoutOutput(WarningTally& tally)
{
    std::string object;
    std::vector<std::uint64_t> output; // lines
    std::string_view rest = m_open;
    for (std::uint64_t number = m_objectLine; !rest.empty(); ++number) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (mayBeInObject(line)) {
            object.append(line).append("\n");
        } else {
            output.push_back(number);
        }
    }
    if (output.empty() || !parse(object)) {
        return false;
    }
    for (const std::uint64_t line : output) {
        tally.add(WarningCode::OutputSkipped, line);
    }
    return true;
}

JsonObjects::Found JsonObjects::takeObjects(std::string_view rest, std::uint64_t number,
                                            bool isWhole)
{
    constexpr int kMostAttempts = 16; // of braces that open nothing
    const std::size_t indent = indentOf(rest);
    Found found = Found::Nothing;
    int attempts = 0;
    while (attempts < kMostAttempts) {
        const std::size_t start = rest.find('{');
        if (start == rest.npos) {
            break;
        }
        rest.remove_prefix(start);
        std::size_t depth = 0;
        const std::size_t end = endOfObject(rest, depth);
        const bool isLike = beginsLikeObject(rest);
        m_objectLine = number;
        if (end == rest.npos && isLike && (goesOn(rest) || !isWhole)) {
            m_open = rest;
            m_openIndent = indent;
            m_openDepth = depth;
            return Found::Object;
        }
        if (end == rest.npos && isLike) {
            return found == Found::Nothing ? Found::Damage : found; // what is in it is its own
        }
        if (end != rest.npos && isLike && parse(rest.substr(0, end))) {
            found = Found::Object;
            attempts = 0;
        } else {
            found = isLike && found == Found::Nothing ? Found::Damage : found;
            ++attempts;
        }
        rest.remove_prefix(end == rest.npos ? 1 : end);
    }
    return found;
}

bool JsonObjects::takePairs(std::string_view line, std::uint64_t number)
{
    const std::string object = jsonOfPairs(line);
    m_objectLine = number;
    m_text = object;
    const bool isJson = !object.empty() && parseJsonRows(m_text, m_sink);
    m_text = {};
    return isJson;
}

void JsonObjects::takeLine(std::string_view line, std::uint64_t number, bool isWhole,
                           WarningTally& tally)
{
    std::string_view rest = line;
    const bool wasOpen = !m_open.empty();
    if (wasOpen && goOn(line, tally, rest) && !m_open.empty()) {
        return;
    }
    const Found found = takeObjects(rest, number, isWhole);
    const bool isFrame = rest.find_first_not_of(" \t\r,[]") == rest.npos;
    if (found == Found::Damage) {
        tally.addLine(line, number, isWhole);
    } else if (found == Found::Nothing && !isFrame && !wasOpen && !takePairs(rest, number)) {
        tally.add(WarningCode::OutputSkipped, number);
    }
}

void JsonObjects::finish(WarningTally& tally)
{
    if (!m_open.empty()) {
        tally.addLine(m_open, m_objectLine, false);
        m_open.clear();
    }
}

} // namespace tidemark
