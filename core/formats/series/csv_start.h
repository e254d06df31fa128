// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace tidemark
{

/// Where the table in a text begins.
struct CsvStart {
    std::uint64_t line = 1;             ///< of its header, 1-based
    std::optional<char> delimiter = {}; ///< that the file names: "sep=;"
};

/// Looks for a header with a row that fits below it, behind comments, Excel's "sep=" and what other
/// programs printed. If there is none, the first line that may be a header counts, for the sake of
/// what is to be said of it. None if no line may be one.
std::optional<CsvStart> csvStartOf(std::string_view head);

/// Why @p line, number @p number of its file and the likeliest header in it, begins no table with
/// times: NoTimeColumn with the names, or Malformed if there is only one.
tl::unexpected<Error> noTableAt(std::string_view line, std::uint64_t number);

/// @p line without the mark of a comment, in which a header may stand: "# t,rss".
std::string_view withoutCommentMark(std::string_view line);

/// True if a cell of @p line begins with a digit, as nearly every row has one and a header none.
bool hasNumber(std::string_view line, char delimiter);

/// True for a line that is a comment in a table, "# phase 2".
bool isCsvComment(std::string_view line);

/// The delimiter that "sep=;" names; none for other lines.
std::optional<char> namedDelimiterOf(std::string_view line);

} // namespace tidemark
