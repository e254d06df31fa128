// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/ephemerons.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

namespace tidemark
{

namespace
{

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kKey = " / part of key (";
constexpr std::string_view kValue = ") -> value (";
constexpr std::string_view kTable = ") pair in WeakMap (table @";

/// The parts of an edge's name that matter: what both edges of an entry share, and the map's id.
struct Parts {
    std::string_view shared;
    std::string_view tableId;
};

bool endsWithId(std::string_view text)
{
    const std::size_t end = text.find_last_not_of(kDigits);
    return end != std::string_view::npos && end + 1 < text.size() &&
           text.substr(0, end + 1).ends_with(" @");
}

bool hasLineBreak(std::string_view text)
{
    constexpr std::array<std::string_view, 4> kBreaks{"\n", "\r", "\u2028", "\u2029"};
    return std::ranges::any_of(kBreaks, [text](std::string_view lineBreak) {
        return text.find(lineBreak) != std::string_view::npos;
    });
}

/// True for "... @1) -> value (... @2" with both ids.
bool isKeyAndValue(std::string_view text)
{
    for (std::size_t at = text.find(kValue); at != std::string_view::npos;
         at = text.find(kValue, at + 1)) {
        if (endsWithId(text.substr(0, at))) {
            return endsWithId(text.substr(at + kValue.size()));
        }
    }
    return false;
}

std::optional<Parts> partsOf(std::string_view name)
{
    const std::size_t key = name.find_first_not_of(kDigits);
    if (key == 0 || key == std::string_view::npos || !name.substr(key).starts_with(kKey) ||
        !name.ends_with(')')) {
        return {};
    }
    const std::size_t table = name.rfind(kTable);
    if (table == std::string_view::npos || table < key + kKey.size()) {
        return {};
    }
    const std::size_t id = table + kTable.size();
    const std::string_view tableId = name.substr(id, name.size() - id - 1);
    const std::string_view middle = name.substr(key + kKey.size(), table - key - kKey.size());
    if (tableId.empty() || tableId.find_first_not_of(kDigits) != std::string_view::npos ||
        !isKeyAndValue(middle) || hasLineBreak(middle)) {
        return {};
    }
    return Parts{name.substr(key), tableId};
}

} // namespace

Ephemerons::Ephemerons(const StringTable& strings) : m_isEphemeron(strings.size())
{
    std::unordered_map<std::string_view, std::uint32_t> pairs;
    for (std::size_t i = 0; i < strings.size(); ++i) {
        const std::string_view name = strings[i];
        if (name.empty() || name.front() < '0' || name.front() > '9') {
            continue;
        }
        if (const auto parts = partsOf(name)) {
            Ephemeron found{static_cast<std::uint32_t>(i), 0, 0};
            const std::string_view id = parts->tableId;
            std::from_chars(id.data(), id.data() + id.size(), found.tableId);
            found.pair = pairs.try_emplace(parts->shared, static_cast<std::uint32_t>(pairs.size()))
                             .first->second;
            m_isEphemeron.set(i);
            m_all.push_back(found);
        }
    }
    m_pairCount = pairs.size();
}

const Ephemeron* Ephemerons::find(std::uint32_t name) const
{
    return m_isEphemeron.test(name) ? &*std::ranges::lower_bound(m_all, name, {}, &Ephemeron::name)
                                    : nullptr;
}

} // namespace tidemark
