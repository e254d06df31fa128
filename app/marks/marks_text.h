// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/size_text.h"
#include "core/model/recording.h"

#include <vector>

namespace tidemark::app
{

/// What is exported of the marks table: the marks of a timeline with the readings of some of its
/// series, the main one first.
struct MarksSheet {
    std::shared_ptr<const Recording> recording;
    std::vector<std::size_t> series; ///< in the recording's timeline; not empty
};

/// A table for a README or an issue: sizes as people read them, in @p unit.
QString marksMarkdown(const MarksSheet& sheet, SizeUnit unit);

/// The same as CSV (RFC 4180): whole bytes, seconds or axis units, empty for what is not known. The
/// titles are the same in every language.
QString marksCsv(const MarksSheet& sheet);

} // namespace tidemark::app
