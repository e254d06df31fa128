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
};

NamedChange namedChangeOf(const ComparedType& type);

/// What is said of changes of @p comparison. Leaves out what nobody knows: where differences were
/// recorded, how many bytes came and went.
TableColumns<NamedChange> changeColumns(const TypeComparison& comparison,
                                        SizeUnit unit = SizeUnit::Binary);

} // namespace tidemark::app
