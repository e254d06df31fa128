// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/heap_columns.h"
#include "app/text/size_text.h"
#include "core/snapshots/type_listing.h"

#include <QString>

namespace tidemark::app
{

/// By what objects stand together, as a choice in a list: "By source file".
QString groupingText(ObjectGrouping grouping);

/// What that means, for a tool tip.
QString groupingHint(ObjectGrouping grouping);

/// What the rows of a listing are.
HeapRow rowsOf(const TypeListing& listing);

/// How many rows of a listing are shown, and what it lists in all: "12 of 221 types · 3,100
/// objects · 4.06 MiB".
QString listingNote(const TypeListing& listing, std::size_t shown, SizeUnit unit);

} // namespace tidemark::app
