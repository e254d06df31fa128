// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tidemark/tidemark_differences.h"

#include <cmath>
#include <span>

namespace tidemark
{

namespace
{

using nlohmann::json;

/// True for a size that may be negative, and for none.
bool isSizeDelta(const std::optional<std::int64_t>& bytes)
{
    return !bytes || std::abs(static_cast<double>(*bytes)) <= kLargestSize;
}

bool readTotal(const json& value, HeapTotal& total)
{
    return readOptional(member(value, "at"), total.position) &&
           readOptional(member(value, "objects"), total.objects) &&
           readOptional(member(value, "bytes"), total.bytes) &&
           isPosition(total.position.value_or(0)) && isSize(total.objects) && isSize(total.bytes);
}

std::optional<TypeDifference> toTypeDifference(const json& value)
{
    if (!value.is_array() || value.size() < 4) {
        return {};
    }
    auto name = textOf(value[0]);
    const auto added = integerOf(value[1]);
    const auto removed = integerOf(value[2]);
    const auto delta = integerOf(value[3]);
    if (!name || !added || !removed || !delta || !isSize(added) || !isSize(removed) ||
        !isSizeDelta(delta)) {
        return {};
    }
    return TypeDifference{std::move(*name), *added, *removed, *delta};
}

} // namespace

std::optional<TypeDifferences> differencesOf(const json& body, DifferenceTotals& totals)
{
    auto tool = textOf(member(body, "tool"));
    const json& whole = member(body, "whole");
    TypeDifferences differences;
    totals = {};
    if (!tool || !whole.is_boolean() || !readTotal(member(body, "before"), differences.before) ||
        !readTotal(member(body, "after"), differences.after) ||
        !readOptional(member(body, "added"), differences.addedCount) ||
        !readOptional(member(body, "removed"), differences.removedCount) ||
        !readOptional(member(body, "size_delta"), differences.sizeDelta) ||
        !isSize(differences.addedCount) || !isSize(differences.removedCount) ||
        !isSizeDelta(differences.sizeDelta) ||
        !addTypesTo(differences, member(body, "types"), totals)) {
        return {};
    }
    differences.tool = std::move(*tool);
    differences.isWhole = whole.get<bool>();
    return differences;
}

bool addTypesTo(TypeDifferences& differences, const json& rows, DifferenceTotals& totals)
{
    std::vector<TypeDifference>& all = differences.types;
    const std::size_t known = all.size();
    if (!addRows(rows, &toTypeDifference, all)) {
        return false;
    }
    DifferenceTotals sum = totals;
    for (const TypeDifference& type : std::span(all).subspan(known)) {
        sum.objects +=
            static_cast<double>(type.addedCount) + static_cast<double>(type.removedCount);
        sum.bytes += std::abs(static_cast<double>(type.sizeDelta));
    }
    if (sum.objects > kLargestSize || sum.bytes > kLargestSize) {
        all.resize(known);
        return false;
    }
    totals = sum;
    return true;
}

} // namespace tidemark
