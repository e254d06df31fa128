// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/output_place.h"
#include "core/snapshots/type_comparison.h"

#include <filesystem>

namespace tidemark
{

// A comparison of two snapshots as a table: a line for each type with its class key and name, its
// exact figures in A, what changed, and its figures in B, in the order of the comparison, titles
// first. Sizes are in bytes. An empty field is a figure that is not known, as all of A and B are
// where the differences were recorded; a type that is not in a snapshot has zeros there.

/// Writes it as CSV (RFC 4180). @p path stays as it was if this fails. Errors: CannotWrite,
/// Cancelled.
Result<void> writeComparisonCsv(const std::filesystem::path& path, const ComparisonTable& table,
                                TaskControl& control,
                                Overwrite overwrite = Overwrite::OwnRecordings);

/// The same separated by tabs; tabs and line breaks in names are spaces.
std::string comparisonTabSeparated(const ComparisonTable& table);

} // namespace tidemark
