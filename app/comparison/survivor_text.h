// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "core/snapshots/survivor_listing.h"

#include <QString>

namespace tidemark::app
{

/// A path from the root in short: "global › leaky › […]". What is in the middle of a long one is
/// left out, as are the slots that every object has.
QString pathText(const HeapAnalysis& analysis, const std::vector<PathStep>& path);

/// The same with every object on the path: "global › leaky: Array › […]: Fuga".
QString wholePathText(const HeapAnalysis& analysis, const std::vector<PathStep>& path);

/// What holds a group, in one sentence of plain text.
QString survivorSentence(const SurvivorListing& listing, std::uint32_t group, SizeUnit unit);

} // namespace tidemark::app
