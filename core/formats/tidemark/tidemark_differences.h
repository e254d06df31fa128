// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/tidemark/tidemark_line.h"
#include "core/model/type_differences.h"

namespace tidemark
{

/// What the types of some differences come to together, whatever the sign.
struct DifferenceTotals {
    double objects = 0.0;
    double bytes = 0.0;
};

/// The body of a "differences" line, and @p totals of its types; none if it breaks the rules.
std::optional<TypeDifferences> differencesOf(const nlohmann::json& body, DifferenceTotals& totals);

/// Adds the types in @p rows, or nothing if one of them is damaged, or if all types, with those
/// that
/// @p totals are of, come to more than a size may be: so no sum of them wraps.
bool addTypesTo(TypeDifferences& differences, const nlohmann::json& rows, DifferenceTotals& totals);

} // namespace tidemark
