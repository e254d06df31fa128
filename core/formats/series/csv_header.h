// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/source_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark
{

/// The most columns of a table that is read.
inline constexpr std::size_t kMostCsvColumns = 10'000;

/// The row of names above delimited text.
struct CsvHeader {
    std::string text;       ///< as it stands in the file
    std::uint64_t line = 0; ///< of its file, 1-based
    char delimiter = ',';
    std::vector<std::string> names; ///< of the columns, in order, at least one

    /// None if @p text is no header with names. The @p delimiter is the likeliest if none is given.
    static std::optional<CsvHeader> read(std::string_view text, std::uint64_t line,
                                         std::optional<char> delimiter = {});

    /// True if the first column tells the recording, as in our own exports of several.
    bool hasRecordings() const { return names.front() == "recording"; }

    /// True if a column has the name of a time, of which @p choices say nothing else.
    bool hasNamedTime(const ColumnChoices& choices) const;

    /// True if the name of a column, or @p choices, say that it measures memory.
    bool isCertain(const ColumnChoices& choices) const;
};

} // namespace tidemark
