// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/available_memory.h"

#include <fstream>
#include <string>

namespace tidemark
{

std::optional<std::uint64_t> availableMemory()
{
    std::ifstream file("/proc/meminfo");
    std::string name;
    std::uint64_t kibibytes = 0;
    std::string unit;
    while (file >> name >> kibibytes) {
        if (name == "MemAvailable:") {
            return kibibytes * 1024;
        }
        std::getline(file, unit);
    }
    return {};
}

} // namespace tidemark
