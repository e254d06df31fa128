// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/query_text.h"

#include "core/formats/input/number_text.h"

#include <algorithm>
#include <array>

namespace tidemark
{

namespace
{

constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";
constexpr std::string_view kDigits = "0123456789";

bool isIn(std::string_view set, char c)
{
    return set.find(c) != set.npos;
}

/// Functions and aggregations whose result is in the unit of what they are given.
constexpr auto kKeepUnit = std::to_array<std::string_view>({"sum",
                                                            "min",
                                                            "max",
                                                            "avg",
                                                            "quantile",
                                                            "topk",
                                                            "bottomk",
                                                            "limitk",
                                                            "sort",
                                                            "sort_desc",
                                                            "label_replace",
                                                            "label_join",
                                                            "max_over_time",
                                                            "min_over_time",
                                                            "avg_over_time",
                                                            "last_over_time",
                                                            "quantile_over_time",
                                                            "clamp",
                                                            "clamp_max",
                                                            "clamp_min",
                                                            "abs",
                                                            "round",
                                                            "ceil",
                                                            "floor",
                                                            "absent",
                                                            "vector"});

/// Words before labels in brackets, and others that are no metric.
constexpr auto kWords = std::to_array<std::string_view>(
    {"by", "without", "on", "ignoring", "group_left", "group_right", "bool", "offset", "or", "and",
     "unless", "start", "end", "inf", "nan", "Inf", "NaN"});

template <typename List>
bool holds(const List& list, std::string_view word)
{
    return std::ranges::find(list, word) != list.end();
}

/// Leaves out what stands in quotes, and whole label filters and ranges.
std::string skeletonOf(std::string_view query)
{
    std::string rest;
    char quote = 0;
    int depth = 0;
    for (std::size_t i = 0; i < query.size(); ++i) {
        const char c = query[i];
        if (quote != 0) {
            i += c == '\\' && quote != '`' ? 1U : 0U;
            quote = c == quote ? '\0' : quote;
        } else if (isIn("\"'`", c)) {
            quote = c;
        } else if (isIn("{[", c)) {
            ++depth;
        } else if (isIn("}]", c)) {
            --depth;
        } else if (depth == 0) {
            rest += c;
        }
    }
    return rest;
}

/// Without "(a, b)" behind by, on and the like, which holds labels.
std::string withoutGrouping(const std::string& text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        if (!isIn(kLetters, text[i])) {
            result += text[i++];
            continue;
        }
        const std::size_t end =
            std::min(text.find_first_not_of(std::string(kLetters) + std::string(kDigits) + ":", i),
                     text.size());
        const std::string word = text.substr(i, end - i);
        const std::size_t open = text.find_first_not_of(" \t\r\n", end);
        const bool isGrouping = holds(kWords, word) && open != text.npos && text[open] == '(';
        result += isGrouping ? std::string(" ") : word;
        i = isGrouping ? std::min(text.find(')', open), text.size() - 1) + 1 : end;
    }
    return result;
}

std::string inQuotes(std::string_view value)
{
    std::string text = "\"";
    for (const char c : value) {
        if (c == '\n') {
            text += "\\n";
            continue;
        }
        text += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    }
    return text + '"';
}

/// What stands in quotes, with what is escaped there; all of @p value without quotes.
std::string unquoted(std::string_view value)
{
    if (value.size() < 2 || value.front() != '"' || value.back() != '"') {
        return std::string(value);
    }
    std::string text;
    for (std::size_t i = 1; i + 1 < value.size(); ++i) {
        i += value[i] == '\\' && i + 2 < value.size() ? 1U : 0U;
        text += value[i];
    }
    return text;
}

/// Where the first filter in @p text ends: at a comma that stands in no quotes.
std::size_t endOfFilter(std::string_view text)
{
    bool isInQuotes = false;
    std::size_t end = 0;
    for (; end < text.size() && (isInQuotes || text[end] != ','); ++end) {
        if (isInQuotes && text[end] == '\\') {
            ++end;
        } else {
            isInQuotes = isInQuotes != (text[end] == '"');
        }
    }
    return std::min(end, text.size());
}

} // namespace

std::string queryFor(const std::vector<std::string>& metrics,
                     const std::vector<LabelFilter>& filters)
{
    if (metrics.empty()) {
        return {};
    }
    std::string labels;
    if (metrics.size() > 1) {
        std::string names;
        for (const std::string& metric : metrics) {
            names += (names.empty() ? "" : "|") + metric;
        }
        labels = "__name__=~" + inQuotes(names);
    }
    for (const LabelFilter& filter : filters) {
        labels += (labels.empty() ? "" : ",") + filter.label + (filter.isPattern ? "=~" : "=") +
                  inQuotes(filter.value);
    }
    const std::string name = metrics.size() == 1 ? metrics.front() : std::string();
    return labels.empty() ? name : name + '{' + labels + '}';
}

std::vector<LabelFilter> labelFiltersIn(std::string_view text, std::string& wrong)
{
    std::vector<LabelFilter> filters;
    while (!trimmed(text).empty()) {
        const std::size_t end = endOfFilter(text);
        const std::string_view part = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t sign = part.find('=');
        const std::string_view name = trimmed(part.substr(0, sign));
        const bool isName =
            !name.empty() && isIn(kLetters, name.front()) &&
            name.find_first_not_of(std::string(kLetters) + std::string(kDigits)) == name.npos;
        if (part.empty()) {
            continue;
        }
        if (sign == part.npos || !isName) {
            wrong = part;
            return {};
        }
        const bool isPattern = part.substr(sign + 1).starts_with('~');
        const std::string_view value = trimmed(part.substr(sign + (isPattern ? 2 : 1)));
        filters.push_back({std::string(name), unquoted(value), isPattern});
    }
    return filters;
}

std::string metricOf(std::string_view query)
{
    const std::string text = withoutGrouping(skeletonOf(query));
    if (text.find_first_of("*/%^<>=!") != text.npos) {
        return {};
    }
    std::string metric;
    const std::string letters = std::string(kLetters) + std::string(kDigits) + ":";
    for (std::size_t i = text.find_first_of(letters); i != text.npos;
         i = text.find_first_of(letters, i)) {
        const std::size_t end = std::min(text.find_first_not_of(letters, i), text.size());
        const std::string word = text.substr(i, end - i);
        const std::size_t next = text.find_first_not_of(" \t\r\n", end);
        const bool isCall = next != text.npos && text[next] == '(';
        i = end;
        if (isIn(kDigits, word.front()) || holds(kWords, word)) {
            continue;
        }
        if (isCall ? !holds(kKeepUnit, word) : !metric.empty() && metric != word) {
            return {};
        }
        metric = isCall ? metric : word;
    }
    return metric;
}

} // namespace tidemark
