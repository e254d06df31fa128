// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/choice_text.h"

#include "core/formats/series/column_units.h"

namespace tidemark
{

namespace
{

constexpr std::string_view kMemory = "memory";
constexpr std::string_view kIgnore = "ignore";
constexpr std::string_view kDayFirst = "dmy";
constexpr std::string_view kMonthFirst = "mdy";

/// None for a word that says nothing of a column.
std::optional<ColumnChoice> choiceByWord(std::string_view word)
{
    using Use = ColumnChoice::Use;
    if (word == kMemory) {
        return ColumnChoice{{}, Use::Memory};
    }
    if (word == kIgnore) {
        return ColumnChoice{{}, Use::Ignored};
    }
    const auto kind = seriesKindOf(word);
    if (kind == SeriesKind::Counter) {
        return ColumnChoice{{}, Use::Counter};
    }
    return kind ? std::optional(ColumnChoice{{}, Use::Memory, kind}) : std::nullopt;
}

} // namespace

tl::expected<ColumnChoice, ChoiceProblem> columnChoiceOf(std::string name, std::string_view text)
{
    const std::size_t colon = text.find(':');
    auto choice = choiceByWord(text.substr(0, colon));
    if (!choice) {
        return tl::unexpected(ChoiceProblem::NoSuchMeaning);
    }
    choice->column = std::move(name);
    if (colon == text.npos) {
        return *std::move(choice);
    }
    if (choice->use == ColumnChoice::Use::Ignored) {
        return tl::unexpected(ChoiceProblem::NoUnitAllowed);
    }
    const auto unit = chosenUnitOf(text.substr(colon + 1));
    if (!unit) {
        return tl::unexpected(ChoiceProblem::NoSuchUnit);
    }
    choice->unit = unit->id;
    return *std::move(choice);
}

std::string choiceText(const ColumnChoice& choice)
{
    if (choice.use == ColumnChoice::Use::Ignored) {
        return std::string(kIgnore);
    }
    const bool isCounter = choice.use == ColumnChoice::Use::Counter;
    const std::string_view kind = choice.kind ? idOf(*choice.kind) : kMemory;
    const std::string word(isCounter ? idOf(SeriesKind::Counter) : kind);
    return choice.unit.empty() ? word : word + ':' + choice.unit;
}

std::vector<std::string_view> choiceWords()
{
    std::vector<std::string_view> words{kMemory, idOf(SeriesKind::Counter), kIgnore};
    for (const SeriesKind kind : kMemoryKinds) {
        words.push_back(idOf(kind));
    }
    return words;
}

std::string_view idOf(DateOrder order)
{
    return order == DateOrder::DayFirst ? kDayFirst : kMonthFirst;
}

std::optional<DateOrder> dateOrderOf(std::string_view id)
{
    if (id == kDayFirst) {
        return DateOrder::DayFirst;
    }
    return id == kMonthFirst ? std::optional(DateOrder::MonthFirst) : std::nullopt;
}

} // namespace tidemark
