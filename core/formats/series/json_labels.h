// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/json_rows.h"
#include "core/formats/series/row_labels.h"
#include "core/model/source_table.h"

namespace tidemark
{

/// An object of measurements as it was read.
struct JsonRow {
    std::vector<JsonField> fields;
    std::uint64_t line = 0; ///< 1-based
};

/// The member of @p fields called @p name; null if there is none.
const JsonField* fieldCalled(std::span<const JsonField> fields, std::string_view name);

/// A member that tells who was measured, or what.
struct JsonLabel {
    std::string member;
    RowLabel label;
};

/// Those of @p rows, the first of a file, by their names: one quantity alone parts nothing, and a
/// name beside a value may be that of memory. Members that @p choices are about are none.
std::vector<JsonLabel> jsonLabelsOf(std::span<const JsonRow> rows, const ColumnChoices& choices);

} // namespace tidemark
