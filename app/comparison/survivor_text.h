// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "core/heap/path_ends.h"
#include "core/snapshots/survivor_listing.h"

#include <QString>

namespace tidemark::app
{

/// How many steps at each end of a path the texts below make use of.
inline constexpr std::size_t kPathTextEnd = 40;

/// A path from the root in short: "global › leaky › […]". What is in the middle of a long one is
/// left out, as are the slots that every object has.
QString pathText(const HeapAnalysis& analysis, const ShortenedPath& path);

/// The same with every object on the path: "global › leaky: Array › […]: Fuga".
QString wholePathText(const HeapAnalysis& analysis, const ShortenedPath& path);

/// What holds a group, in one sentence of plain text.
QString survivorSentence(const SurvivorListing& listing, std::uint32_t group, SizeUnit unit);

} // namespace tidemark::app
