// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace tidemark
{

/// Any bytes as JSON: a string if they are UTF-8, else {"text": readable, "hex": all bytes}; so too
/// where a third of them are control characters, each of which takes six characters in a string.
nlohmann::ordered_json exactText(std::string_view bytes);

/// @p json on one line, with U+FFFD for bytes that are no UTF-8. Never throws.
std::string jsonText(const nlohmann::ordered_json& json);

} // namespace tidemark
