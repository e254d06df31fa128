// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/csv_field.h"

#include <charconv>
#include <system_error>

namespace tidemark
{

namespace
{

bool isNumber(std::string_view text)
{
    text.remove_prefix(text.starts_with('+') && !text.starts_with("+-") ? 1 : 0);
    double number = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

bool isFormula(std::string_view text)
{
    constexpr std::string_view kStarts = "=+-@\t\r";
    return !text.empty() && kStarts.find(text.front()) != kStarts.npos && !isNumber(text);
}

} // namespace

std::string csvField(std::string_view text)
{
    const std::string_view mark = isFormula(text) ? "'" : "";
    if (text.find_first_of(",\"\r\n") == text.npos) {
        return std::string(mark).append(text);
    }
    std::string result = '"' + std::string(mark);
    for (const char c : text) {
        result += c == '"' ? "\"\"" : std::string(1, c);
    }
    return result + '"';
}

} // namespace tidemark
