// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/proc_link.h"

#include "core/processes/proc_file.h"

#include <array>
#include <unistd.h>

namespace tidemark
{

std::optional<std::string> procLink(std::int32_t pid, std::string_view name)
{
    std::array<char, 4096> target{};
    const ssize_t size = ::readlink(procPath(pid, name).c_str(), target.data(), target.size());
    return size < 0 ? std::nullopt
                    : std::optional(std::string(target.data(), static_cast<std::size_t>(size)));
}

} // namespace tidemark
