// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/snapshot_places.h"

#include <charconv>

namespace tidemark::app
{

std::optional<std::vector<std::size_t>> snapshotPlacesIn(std::string_view text)
{
    std::vector<std::size_t> places;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (true) {
        std::size_t place = 0;
        const auto [stop, error] = std::from_chars(at, end, place);
        if (error != std::errc{}) {
            return {};
        }
        places.push_back(place);
        if (stop == end) {
            return places;
        }
        if (*stop != ',') {
            return {};
        }
        at = stop + 1;
    }
}

} // namespace tidemark::app
