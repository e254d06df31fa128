// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/exact_text.h"

#include <algorithm>
#include <iterator>

namespace tidemark
{

namespace
{

bool isAscii(char byte)
{
    return (static_cast<unsigned char>(byte) & 0x80U) == 0;
}

/// As \u0000.
bool isEscapedLong(char byte)
{
    return static_cast<unsigned char>(byte) < 0x20U && byte != '\b' && byte != '\t' &&
           byte != '\n' && byte != '\f' && byte != '\r';
}

/// Whether @p bytes take less room as a string than as hexadecimal digits.
bool isShort(std::string_view bytes)
{
    return 3 * static_cast<std::size_t>(std::ranges::count_if(bytes, isEscapedLong)) <=
           bytes.size();
}

std::string hexOf(std::string_view bytes)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    hex.reserve(2 * bytes.size());
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        hex += kDigits[value >> 4U];
        hex += kDigits[value & 0xFU];
    }
    return hex;
}

} // namespace

std::string jsonText(const nlohmann::ordered_json& json)
{
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

nlohmann::ordered_json exactText(std::string_view bytes)
{
    if (isShort(bytes)) {
        nlohmann::ordered_json plain(bytes);
        if (std::ranges::all_of(bytes, [](char byte) { return isAscii(byte); })) {
            return plain;
        }
        if (nlohmann::ordered_json::parse(jsonText(plain), nullptr, false) == plain) {
            return plain;
        }
    }
    std::string printable;
    std::ranges::copy_if(bytes, std::back_inserter(printable),
                         [](char byte) { return !isEscapedLong(byte); });
    auto readable = nlohmann::ordered_json::parse(jsonText(printable), nullptr, false);
    return {{"text", std::move(readable)}, {"hex", hexOf(bytes)}};
}

} // namespace tidemark
