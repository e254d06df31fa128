// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/types/class_histogram.h"

#include "core/formats/input/number_text.h"
#include "core/formats/input/text_head.h"

#include <array>
#include <limits>
#include <utility>

namespace tidemark
{

namespace
{

constexpr std::int64_t kMostBytes = std::int64_t{1} << 53U; // no machine has more

struct Figures {
    std::int64_t count = 0;
    std::int64_t bytes = 0;
};

bool isPossible(std::int64_t number)
{
    return number >= 0 && number <= kMostBytes;
}

/// Two numbers from the front of @p rest.
std::optional<Figures> takeFigures(std::string_view& rest)
{
    const auto count = toInteger(takeWord(rest));
    const auto bytes = toInteger(takeWord(rest));
    if (!count || !bytes || !isPossible(*count) || !isPossible(*bytes)) {
        return {};
    }
    return Figures{*count, *bytes};
}

/// "1:", the place of a row.
bool isPlace(std::string_view word)
{
    return word.ends_with(':') && toInteger(word.substr(0, word.size() - 1)).value_or(0) > 0;
}

/// Without the module, " (java.base@17.0.5)": the same class has another one in another Java.
std::string_view withoutModule(std::string_view name)
{
    const std::size_t start = name.rfind(" (");
    return name.ends_with(')') && start != name.npos ? trimmed(name.substr(0, start)) : name;
}

std::string_view primitiveOf(char letter)
{
    constexpr std::array<std::pair<char, std::string_view>, 8> kPrimitives{{{'B', "byte"},
                                                                            {'C', "char"},
                                                                            {'D', "double"},
                                                                            {'F', "float"},
                                                                            {'I', "int"},
                                                                            {'J', "long"},
                                                                            {'S', "short"},
                                                                            {'Z', "boolean"}}};
    for (const auto& [known, name] : kPrimitives) {
        if (known == letter) {
            return name;
        }
    }
    return {};
}

Figures totalOf(const TypeTable& types)
{
    Figures total;
    for (const TypeRow& row : types.rows) {
        total.count += row.count;
        total.bytes += row.shallowBytes;
    }
    return total;
}

} // namespace

std::string javaTypeName(std::string_view name)
{
    const std::size_t depth = std::min(name.find_first_not_of('['), name.size());
    std::string_view element = name.substr(depth);
    if (depth == 0 || element.empty()) {
        return std::string(name);
    }
    if (element.size() == 1) {
        element = primitiveOf(element.front());
    } else if (element.starts_with('L') && element.ends_with(';')) {
        element = element.substr(1, element.size() - 2);
    } else {
        element = {};
    }
    if (element.empty()) {
        return std::string(name);
    }
    std::string text(element);
    for (std::size_t i = 0; i < depth; ++i) {
        text += "[]";
    }
    return text;
}

bool ClassHistograms::isHeader(std::string_view line)
{
    return takeWord(line) == "num" && takeWord(line) == "#instances" &&
           takeWord(line) == "#bytes" &&
           (line.ends_with("class name") || //
            line.ends_with("class name (module)") || line.ends_with("Class description"));
}

ClassHistograms::Line ClassHistograms::take(std::string_view line, std::uint64_t number,
                                            bool isWhole)
{
    line = trimmed(line);
    if (isHeader(line)) {
        end();
        m_isOpen = true;
        m_histograms.push_back({.types = {}, .line = number});
        return Line::Used;
    }
    if (!m_isOpen) {
        return Line::Other;
    }
    const bool isRule = !line.empty() && line.find_first_not_of('-') == line.npos;
    if (isRule || (isWhole && takeRow(line)) || takeTotal(line)) {
        return Line::Used;
    }
    return isPlace(takeWord(line)) ? Line::Damaged : Line::Other;
}

bool ClassHistograms::takeRow(std::string_view line)
{
    if (!isPlace(takeWord(line))) {
        return false;
    }
    const auto figures = takeFigures(line);
    const std::string_view name = withoutModule(trimmed(line));
    if (!figures || name.empty()) {
        return false;
    }
    TypeTable& types = m_histograms.back().types;
    const auto [place, isNew] = m_rows.try_emplace(javaTypeName(name), types.rows.size());
    if (isNew) {
        types.rows.push_back({.name = place->first});
    }
    TypeRow& row = types.rows[place->second];
    if (row.count > kMostBytes - figures->count || row.shallowBytes > kMostBytes - figures->bytes) {
        return false;
    }
    row.count += figures->count;
    row.shallowBytes += figures->bytes;
    return true;
}

bool ClassHistograms::takeTotal(std::string_view line)
{
    if (takeWord(line) != "Total") {
        return false;
    }
    if (trimmed(line).starts_with(':')) {
        takeWord(line);
    }
    const auto told = takeFigures(line);
    if (!told || !line.empty()) {
        return false;
    }
    ClassHistogram& histogram = m_histograms.back();
    const Figures total = totalOf(histogram.types);
    histogram.isWhole = true;
    histogram.addsUp = total.count == told->count && total.bytes == told->bytes;
    end();
    return true;
}

void ClassHistograms::end()
{
    m_isOpen = false;
    m_rows.clear();
}

std::vector<ClassHistogram> ClassHistograms::finish()
{
    end();
    std::erase_if(m_histograms, [](const ClassHistogram& one) { return one.types.rows.empty(); });
    return std::move(m_histograms);
}

Result<TypeTable> classHistogramIn(std::string_view text)
{
    ClassHistograms histograms;
    std::uint64_t number = 0;
    while (!text.empty()) {
        const std::string_view line = takeLine(text);
        if (histograms.take(line, ++number) == ClassHistograms::Line::Damaged) {
            return failure(ErrorCode::Malformed, std::string(line), number);
        }
    }
    auto found = histograms.finish();
    if (found.size() != 1 || !found.front().isWhole || !found.front().addsUp) {
        return failure(ErrorCode::Malformed);
    }
    return std::move(found.front().types);
}

} // namespace tidemark
