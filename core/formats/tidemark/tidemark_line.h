// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark
{

/// One sample row of a `.tidemark` file. Reused from line to line, so that it allocates once.
struct TidemarkRow {
    std::int64_t group = 0;
    std::int64_t position = 0;
    std::vector<double> values; ///< finite, or kGap for null
};

/// Scans "[group,position,value,...]" as our own writer puts it, without blanks. False for
/// anything else, also for a row that is valid JSON of another layout.
bool scanRow(std::string_view line, TidemarkRow& row);

/// The same from parsed JSON, whatever its layout was.
bool toRow(const nlohmann::json& value, TidemarkRow& row);

/// The JSON value on @p line; none if it is damaged, nested deeper than any line of ours or made
/// of so many values that parsing it would eat memory.
std::optional<nlohmann::json> parseLine(std::string_view line);

/// The bytes of a text: a string, or an object with all bytes as "hex". None for anything else.
std::optional<std::string> textOf(const nlohmann::json& value);

/// Member @p key of an object, or null if it is not there.
const nlohmann::json& member(const nlohmann::json& object, const char* key);

/// An integer of 64 bits; none for anything else.
std::optional<std::int64_t> integerOf(const nlohmann::json& value);

/// Puts an integer or null into @p target; false if @p value is neither.
bool readOptional(const nlohmann::json& value, std::optional<std::int64_t>& target);

inline constexpr double kLargestSize = 9007199254740992.0; ///< 2^53: beyond it a double loses bytes

/// True for a position that a difference of two fits into 64 bits with.
bool isPosition(std::int64_t position);

/// As for samples: no memory is negative, and the difference of two sizes must fit. True for none.
bool isSize(const std::optional<std::int64_t>& bytes);

/// Adds all of @p list to @p rows, or nothing if one is damaged.
template <typename Row>
bool addRows(const nlohmann::json& list, std::optional<Row> (*toRow)(const nlohmann::json&),
             std::vector<Row>& rows)
{
    const std::size_t before = rows.size();
    if (!list.is_array()) {
        return false;
    }
    for (const nlohmann::json& one : list) {
        auto row = toRow(one);
        if (!row) {
            rows.resize(before);
            return false;
        }
        rows.push_back(std::move(*row));
    }
    return true;
}

} // namespace tidemark
