// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/column_options.h"

#include "app/text/file_text.h"
#include "core/formats/series/column_units.h"

#include <QCoreApplication>
#include <QStringList>

namespace tidemark::app
{

namespace
{

struct ColumnOptions {
    Q_DECLARE_TR_FUNCTIONS(ColumnOptions)
};

QString listOf(const std::vector<std::string_view>& words)
{
    QStringList list;
    for (const std::string_view word : words) {
        list << QString::fromUtf8(word);
    }
    return list.join(QStringLiteral(", "));
}

QString problemText(ChoiceProblem problem, std::string_view meaning)
{
    const std::string_view word = meaning.substr(0, meaning.find(':'));
    switch (problem) {
    case ChoiceProblem::NoSuchMeaning:
        return ColumnOptions::tr("A column cannot be “%1”; choose one of: %2.")
            .arg(fileText(word), listOf(choiceWords()));
    case ChoiceProblem::NoSuchUnit: {
        std::vector<std::string_view> units;
        units.reserve(std::size(kChosenUnits));
        for (const ChosenUnit& unit : kChosenUnits) {
            units.push_back(unit.id);
        }
        return ColumnOptions::tr("There is no unit “%1”; choose one of: %2.")
            .arg(fileText(meaning.substr(word.size() + 1)), listOf(units));
    }
    case ChoiceProblem::NoUnitAllowed:
        return ColumnOptions::tr("A column that is ignored has no unit.");
    }
    return {};
}

} // namespace

QString takeColumns(const Words& texts, ColumnChoices& choices)
{
    for (const std::string& text : texts) {
        const std::size_t mark = text.rfind('='); // no meaning holds one, but names do
        if (mark == 0 || mark == std::string::npos) {
            return ColumnOptions::tr("“%1” does not say what a column is. Write NAME=memory, "
                                     "NAME=memory:MiB, NAME=rss:KiB, NAME=counter or NAME=ignore.")
                .arg(fileText(text));
        }
        const std::string meaning = text.substr(mark + 1);
        auto choice = columnChoiceOf(text.substr(0, mark), meaning);
        if (!choice) {
            return ColumnOptions::tr("--column %1: %2", "an option: what is wrong with it")
                .arg(fileText(text), problemText(choice.error(), meaning));
        }
        if (choices.find(choice->column) != nullptr) {
            return ColumnOptions::tr("The column “%1” is named twice.")
                .arg(fileText(choice->column));
        }
        choices.columns.push_back(*std::move(choice));
    }
    return {};
}

} // namespace tidemark::app
