// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace tidemark
{

/// The small document that Tidemark wrote to @p path, a session or an experiment: its "tidemark"
/// is @p kind, its version 1. Errors: CannotOpen, Empty, TooLarge, Malformed, UnsupportedVersion.
Result<nlohmann::json> readDocument(const std::filesystem::path& path, std::string_view kind);

/// A number below @p end; none if @p value is something else.
std::optional<std::size_t> placeBelow(const nlohmann::json& value, std::size_t end);

} // namespace tidemark
