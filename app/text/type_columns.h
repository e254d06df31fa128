// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "app/text/table_column.h"
#include "core/snapshots/type_comparison.h"
#include "core/snapshots/type_listing.h"

namespace tidemark::app
{

/// What is said of the types of @p listing, which must outlive the columns; a row is a place in it.
TableColumns<std::uint32_t> typeColumns(const TypeListing& listing,
                                        SizeUnit unit = SizeUnit::Binary);

/// A type that changed between two snapshots, or the sum of several.
struct NamedChange {
    QString name;
    TypeChange change;
    std::int64_t sizeDelta = 0;
    std::optional<std::int64_t> retainedDelta = {}; ///< of a type, where it is known
};

/// Of type number @p type of the table's comparison.
NamedChange namedChangeOf(const ComparisonTable& table, std::size_t type);

/// What is said of changes of @p table. Leaves out what nobody knows: where differences were
/// recorded, how many bytes came and went; what is retained while that is not known.
TableColumns<NamedChange> changeColumns(const ComparisonTable& table,
                                        SizeUnit unit = SizeUnit::Binary);

} // namespace tidemark::app
