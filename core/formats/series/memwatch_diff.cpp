// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/memwatch_diff.h"

#include "core/formats/series/time_values.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace tidemark
{

namespace
{

using Json = nlohmann::json;

constexpr double kLargest = 9007199254740992.0; // 2^53: beyond it a double loses units

const Json& member(const Json& object, const char* key)
{
    static const Json null;
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found == object.end() ? null : *found;
}

/// A whole number, of either sign; none for anything else.
std::optional<std::int64_t> wholeOf(const Json& value)
{
    const double number = value.is_number() ? value.get<double>() : kLargest;
    const bool isWhole = std::abs(number) < kLargest && std::trunc(number) == number;
    return isWhole ? std::optional(static_cast<std::int64_t>(number)) : std::nullopt;
}

/// The same, of no negative ones: memwatch counts sizes in 32 bits, which turn negative at 2 GiB.
std::optional<std::int64_t> sizeOf(const Json& value)
{
    const auto number = wholeOf(value);
    return number.value_or(0) < 0 ? std::nullopt : number;
}

bool holdsChange(const Json& value)
{
    return member(value, "freed_nodes").is_number() && member(value, "allocated_nodes").is_number();
}

/// What is nested deeper than any row of a log is dropped.
Json parsed(std::string_view text)
{
    constexpr int kMostDepth = 64;
    return Json::parse(
        text.begin(), text.end(),
        [](int depth, Json::parse_event_t /*event*/, Json& /*value*/) {
            return depth <= kMostDepth;
        },
        false);
}

/// Calls itself for what @p value holds, which is not deep. What has only a change is put into a
/// diff without anything else.
std::optional<Json> findDiff(const Json& value, int textsAround)
{
    constexpr int kMaxTextsInTexts = 2;
    if (holdsChange(member(value, "change"))) {
        return value;
    }
    if (holdsChange(value)) {
        return Json{{"change", value}};
    }
    if (value.is_string() && textsAround < kMaxTextsInTexts) { // loggers turn objects into texts
        const std::string_view text = value.get_ref<const std::string&>();
        const Json inner = parsed(text.substr(std::min(text.find("{\""), text.size())));
        return inner.is_discarded() ? std::nullopt : findDiff(inner, textsAround + 1);
    }
    if (value.is_object()) {
        for (const Json& inner : value) {
            if (auto found = findDiff(inner, textsAround)) {
                return found;
            }
        }
    }
    return {};
}

std::optional<std::int64_t> wallClockOf(const Json& time)
{
    TimeValues times;
    const auto read = time.is_number()   ? times.read(time.get<double>())
                      : time.is_string() ? times.read(time.get_ref<const std::string&>())
                                         : std::nullopt;
    return times.isWallClock() ? read : std::nullopt;
}

HeapTotal totalOf(const Json& moment)
{
    return {{}, sizeOf(member(moment, "nodes")), sizeOf(member(moment, "size_bytes"))};
}

std::optional<TypeDifference> typeOf(const Json& row)
{
    const Json& name = member(row, "what");
    const auto added = sizeOf(member(row, "+"));
    const auto removed = sizeOf(member(row, "-"));
    const auto delta = wholeOf(member(row, "size_bytes"));
    if (!name.is_string() || !added || !removed || !delta) {
        return {};
    }
    return TypeDifference{name.get<std::string>(), *added, *removed, *delta};
}

/// Node prints no more than two levels of an object and a hundred elements, unless it is asked to:
/// what it leaves out is no type then. All types together count as much as one may at most, so that
/// no sum of them wraps.
void addTypes(const Json& details, TypeDifferences& differences)
{
    differences.isWhole = details.is_array();
    double objects = 0.0;
    double bytes = 0.0;
    for (const Json& row : details.is_array() ? details : Json::array()) {
        auto type = typeOf(row);
        if (type) {
            objects +=
                static_cast<double>(type->addedCount) + static_cast<double>(type->removedCount);
            bytes += std::abs(static_cast<double>(type->sizeDelta));
        }
        if (type && objects < kLargest && bytes < kLargest) {
            differences.types.push_back(std::move(*type));
        } else {
            differences.isWhole = false;
        }
    }
}

} // namespace

bool isMemwatchDiff(std::span<const JsonField> fields)
{
    const auto isCount = [](const JsonField& field, std::string_view name) {
        return field.number && field.ownName() == name;
    };
    return std::ranges::any_of(fields, [&](const JsonField& field) {
        return isCount(field, "allocated_nodes") &&
               std::ranges::any_of(fields, [&](const JsonField& other) {
                   return isCount(other, "freed_nodes") && other.parent() == field.parent();
               });
    });
}

std::optional<MemwatchDiff> memwatchDiffOf(std::string_view object)
{
    const Json json = parsed(object);
    const auto diff = json.is_discarded() ? std::nullopt : findDiff(json, 0);
    if (!diff) {
        return {};
    }
    const Json& before = member(*diff, "before");
    const Json& after = member(*diff, "after");
    const Json& change = member(*diff, "change");
    auto differences = std::make_shared<TypeDifferences>();
    differences->tool = "memwatch HeapDiff";
    differences->before = totalOf(before);
    differences->after = totalOf(after);
    const auto isWrapped = [](const Json& moment) {
        return wholeOf(member(moment, "size_bytes")).value_or(0) < 0;
    };
    if (!isWrapped(before) && !isWrapped(after)) {
        differences->sizeDelta = wholeOf(member(change, "size_bytes"));
    }
    differences->addedCount = sizeOf(member(change, "allocated_nodes"));
    differences->removedCount = sizeOf(member(change, "freed_nodes"));
    addTypes(member(change, "details"), *differences);
    const auto start = wallClockOf(member(before, "time"));
    const auto end = wallClockOf(member(after, "time"));
    const bool isInOrder = start && end && *start <= *end;
    return MemwatchDiff{std::move(differences), isInOrder ? start : std::nullopt, end};
}

} // namespace tidemark
