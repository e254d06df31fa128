// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/source_table.h"

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace tidemark
{

// What a column is said to be in one word, as the command line and the settings spell it: "memory",
// "counter", "ignore" or the id of a kind of memory; the first two and kinds may have a unit behind
// a colon: "memory:MiB", "rss:pages".

/// Why a text is no such word.
enum class ChoiceProblem { NoSuchMeaning, NoSuchUnit, NoUnitAllowed };

/// What @p text says of the column called @p name.
tl::expected<ColumnChoice, ChoiceProblem> columnChoiceOf(std::string name, std::string_view text);

/// The text that says what @p choice does.
std::string choiceText(const ColumnChoice& choice);

/// All words that may stand before the colon.
std::vector<std::string_view> choiceWords();

/// "dmy", "mdy".
std::string_view idOf(DateOrder order);
std::optional<DateOrder> dateOrderOf(std::string_view id);

} // namespace tidemark
