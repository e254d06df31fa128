// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/proc_folder.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace tidemark
{

std::vector<std::int32_t> numbersIn(const std::string& folder)
{
    std::vector<std::int32_t> numbers;
    std::error_code error;
    const std::filesystem::directory_iterator none;
    for (std::filesystem::directory_iterator entry(folder, error); !error && entry != none;
         entry.increment(error)) {
        const std::string name = entry->path().filename().native();
        std::int32_t number = 0;
        const char* const end = name.data() + name.size();
        const auto [stop, problem] = std::from_chars(name.data(), end, number);
        if (problem == std::errc() && stop == end) {
            numbers.push_back(number);
        }
    }
    std::ranges::sort(numbers);
    return numbers;
}

} // namespace tidemark
