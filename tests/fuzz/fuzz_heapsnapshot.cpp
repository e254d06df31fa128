// SPDX-License-Identifier: GPL-3.0-or-later
// V8's heap snapshots: changed where they mean something, a number of a node or an edge, a field's
// name, a text, not only at any byte.
#include "core/formats/format_registry.h"
#include "tests/fuzz/fuzz_checks.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <random>

using namespace tidemark;
using nlohmann::json;

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace
{

std::size_t below(std::mt19937& random, std::size_t limit)
{
    return random() % limit;
}

/// A value anywhere below @p value, whose depth no snapshot of ours exceeds.
json& anyPart(json& value, std::mt19937& random)
{
    json* part = &value;
    while (part->is_structured() && !part->empty() && below(random, 4) != 0) {
        part = &*std::next(part->begin(), static_cast<std::ptrdiff_t>(below(random, part->size())));
    }
    return *part;
}

void changeNumber(json& number, std::mt19937& random)
{
    constexpr std::array<std::uint64_t, 8> kEdges{0,
                                                  1,
                                                  0x7fff'ffff,
                                                  0xffff'ffff,
                                                  0x1'0000'0000,
                                                  0x7fff'ffff'ffff'ffff,
                                                  0x20'0000'0000'0000,
                                                  0xffff'ffff'ffff'ffff};
    const std::uint64_t before = number.is_number_unsigned() ? number.get<std::uint64_t>() : 0;
    switch (below(random, 6)) {
    case 0:
        number = kEdges[below(random, kEdges.size())];
        break;
    case 1:
        number = before + 1 + below(random, 7);
        break;
    case 2:
        number = before - 1 - below(random, 7);
        break;
    case 3:
        number = -static_cast<std::int64_t>(below(random, 100));
        break;
    case 4:
        number = static_cast<double>(before) + 0.5;
        break;
    default:
        number = below(random, 64);
        break;
    }
}

void change(json& part, std::mt19937& random)
{
    if (part.is_number()) {
        changeNumber(part, random);
    } else if (part.is_string()) {
        part = part.get<std::string>() + static_cast<char>('a' + below(random, 26));
    } else if (part.is_array() && !part.empty()) {
        const auto place = part.begin() + static_cast<std::ptrdiff_t>(below(random, part.size()));
        const json copied = *place;
        if (below(random, 2) == 0) {
            part.erase(place);
        } else {
            part.insert(place, copied);
        }
    } else if (part.is_object() && !part.empty()) {
        part.erase(
            std::next(part.begin(), static_cast<std::ptrdiff_t>(below(random, part.size()))));
    }
}

} // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed)
{
    std::mt19937 random(seed);
    json document = json::parse(data, data + size, nullptr, false);
    if (document.is_discarded() || below(random, 8) == 0) {
        return LLVMFuzzerMutate(data, size, most);
    }
    for (std::size_t i = 1 + below(random, 3); i > 0; --i) {
        change(anyPart(document, random), random);
    }
    const std::string text = document.dump(-1, ' ', false, json::error_handler_t::replace);
    if (text.size() > most) {
        return LLVMFuzzerMutate(data, size, most);
    }
    std::ranges::copy(text, data);
    return text.size();
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const FormatRegistry formats = builtinFormats();
    auto input = Input::fromBytes(std::string(data, data + size));
    TaskControl control;
    const auto recordings =
        input ? formats.read(*input, control, {.format = "heapsnapshot"}) : Result<Recordings>();
    for (const auto& recording : recordings ? *recordings : Recordings()) {
        fuzz::expectSound(*recording);
    }
    return 0;
}
