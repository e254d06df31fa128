// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/restart_name.h"

#include <charconv>

namespace tidemark
{

namespace
{

constexpr std::string_view kHead = "PID ";
constexpr std::string_view kArrow = " → ";

std::optional<std::int64_t> pidIn(std::string_view text)
{
    std::int64_t value = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc() && stop == end && value > 0 ? std::optional(value) : std::nullopt;
}

} // namespace

std::string restartName(const RestartPids& pids)
{
    std::string name(kHead);
    name += std::to_string(pids.before);
    name += kArrow;
    name += std::to_string(pids.after);
    return name;
}

std::optional<RestartPids> pidsOfRestart(std::string_view name)
{
    const std::size_t arrow = name.find(kArrow);
    if (!name.starts_with(kHead) || arrow == std::string_view::npos) {
        return {};
    }
    const auto before = pidIn(name.substr(kHead.size(), arrow - kHead.size()));
    const auto after = pidIn(name.substr(arrow + kArrow.size()));
    return before && after ? std::optional(RestartPids{*before, *after}) : std::nullopt;
}

} // namespace tidemark
