// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/class_rows.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/snapshot_figures.h"
#include "app/cli/snapshot_input.h"
#include "app/text/file_text.h"
#include "app/text/size_text.h"
#include "core/heap/distances.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QLocale>

namespace tidemark::app
{

namespace
{

using Json = nlohmann::ordered_json;

constexpr qsizetype kNameLimit = 60;

struct TypesCommand {
    Q_DECLARE_TR_FUNCTIONS(TypesCommand)
};

/// The types of one snapshot, sorted and cut.
struct Types {
    std::optional<SnapshotFigures> figures;
    std::vector<NamedRow> rows;
    std::size_t leftOut = 0;
};

OrExit<Types> typesOf(const ChosenSnapshot& chosen, TaskControl& control)
{
    if (!chosen.graph()) {
        const TypeTable& types = chosen.snapshot().types;
        return Types{figuresOf(types), namedRowsOf(types)};
    }
    const auto analysis = analyse(chosen, control);
    if (!analysis) {
        return tl::unexpected(analysis.error());
    }
    return Types{figuresOf(**analysis),
                 namedRowsOf((*analysis)->overview->classes, (*analysis)->rows)};
}

template <typename T>
Json orNull(const std::optional<T>& value)
{
    return value ? Json(*value) : Json();
}

bool printTypesJson(const ChosenSnapshot& chosen, const Types& types)
{
    Json list = Json::array();
    for (const NamedRow& row : types.rows) {
        list.push_back({{"name", row.name},
                        {"key", row.key},
                        {"count", row.count},
                        {"distance", orNull(row.distance)},
                        {"shallow_bytes", row.shallowBytes},
                        {"retained_bytes", orNull(row.retainedBytes)}});
    }
    return printJson(
        {{"tidemark", 1},
         {"path", chosen.named.path},
         {"snapshot", snapshotJson(chosen.snapshot(), chosen.index, chosen.axis(), types.figures)},
         {"types", std::move(list)},
         {"types_left_out", types.leftOut},
         {"warnings", warningsJson(chosen)}});
}

QString distanceText(const std::optional<std::int32_t>& distance)
{
    const bool isUsers = distance && *distance >= 0 && *distance < kSystemDistance;
    return isUsers ? QLocale().toString(*distance) : unknownText();
}

bool printTypesText(const Types& types)
{
    constexpr auto kRight = TextTable::Align::Right;
    TextTable table({{TypesCommand::tr("Type")},
                     {TypesCommand::tr("Objects"), kRight},
                     {TypesCommand::tr("Distance"), kRight},
                     {TypesCommand::tr("Shallow size"), kRight},
                     {TypesCommand::tr("Retained size"), kRight}});
    for (const NamedRow& row : types.rows) {
        const QString retained =
            row.retainedBytes ? sizeText(static_cast<double>(*row.retainedBytes)) : unknownText();
        table.addRow({fileText(row.name, kNameLimit),
                      QLocale().toString(static_cast<qulonglong>(row.count)),
                      distanceText(row.distance), sizeText(static_cast<double>(row.shallowBytes)),
                      retained});
    }
    return printText(table.text());
}

} // namespace

ExitStatus runTypes(const Arguments& arguments, TaskControl& control)
{
    const auto chosen = readSnapshot(arguments.files.front(), arguments.snapshot, control);
    if (!chosen) {
        return chosen.error();
    }
    auto types = typesOf(*chosen, control);
    if (!types) {
        return types.error();
    }
    sortByRetained(types->rows);
    if (arguments.top && *arguments.top < types->rows.size()) {
        types->leftOut = types->rows.size() - *arguments.top;
        types->rows.resize(*arguments.top);
    }
    const bool printed = arguments.json ? printTypesJson(*chosen, *types) : printTypesText(*types);
    return printed ? ExitStatus::Done : ExitStatus::UnreadableInput;
}

} // namespace tidemark::app
