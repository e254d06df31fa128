// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/csv_field.h"

namespace tidemark
{

std::string csvField(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == text.npos) {
        return std::string(text);
    }
    std::string result = "\"";
    for (const char c : text) {
        result += c == '"' ? "\"\"" : std::string(1, c);
    }
    return result + '"';
}

} // namespace tidemark
