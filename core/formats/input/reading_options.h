// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/source_table.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

namespace tidemark
{

/// What a person says about files before they are read.
struct ReadingOptions {
    /// FormatInfo::id of the reader to take without looking at the content; empty to look.
    std::string format = {};

    /// About the tables in a file, which must have the columns that are named.
    ColumnChoices columns = {};

    /// What was said once about tables of a format with these columns, in their order; asked where
    /// nothing is said in `columns`, in the thread that reads. May be null.
    std::function<ColumnChoices(std::string_view format, std::span<const std::string> names)>
        remembered = {};

    /// Bytes of which reading a file may take some, see ReadingMemory; none: what is free.
    std::optional<std::uint64_t> memory = {};

    /// What counts for a table of the format @p id with columns called @p names.
    ColumnChoices choicesFor(std::string_view id, std::span<const std::string> names) const
    {
        return columns.isEmpty() && remembered ? remembered(id, names) : columns;
    }
};

} // namespace tidemark
