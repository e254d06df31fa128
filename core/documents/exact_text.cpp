// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/exact_text.h"

#include <fmt/format.h>

namespace tidemark
{

std::string jsonText(const nlohmann::ordered_json& json)
{
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

nlohmann::ordered_json exactText(std::string_view bytes)
{
    const nlohmann::ordered_json plain(bytes);
    auto readable = nlohmann::ordered_json::parse(jsonText(plain), nullptr, false);
    if (readable == plain) {
        return plain;
    }
    std::string hex;
    for (const char byte : bytes) {
        fmt::format_to(std::back_inserter(hex), "{:02x}", static_cast<unsigned char>(byte));
    }
    return {{"text", std::move(readable)}, {"hex", std::move(hex)}};
}

} // namespace tidemark
