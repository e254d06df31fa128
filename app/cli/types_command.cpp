// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/figures_table.h"
#include "app/cli/json_printer.h"
#include "app/cli/mapping_report.h"
#include "app/cli/snapshot_input.h"
#include "app/cli/text_table.h"
#include "app/text/type_columns.h"
#include "core/documents/json_null.h"

namespace tidemark::app
{

namespace
{

struct TypesOptions {
    std::string file;
    std::size_t snapshot = 0; ///< which of the file's
    bool isJson = false;
    std::optional<std::size_t> top; ///< rows to print, all if not given
};

/// The types of one snapshot, sorted and cut.
struct Types {
    std::optional<SnapshotFigures> figures;
    TypeListing listing;
    std::vector<std::uint32_t> rows = {}; ///< of the listing
    std::size_t leftOut = 0;
};

OrExit<Types> typesOf(const ChosenSnapshot& chosen, TaskControl& control)
{
    if (!chosen.graph()) {
        const TypeTable& types = chosen.snapshot().types;
        return Types{figuresOf(types), tidemark::typesOf(types)};
    }
    const auto analysis = analyse(chosen, control);
    if (!analysis) {
        return tl::unexpected(analysis.error());
    }
    auto listing = tidemark::typesOf(*analysis, true, control);
    if (!listing) {
        return tl::unexpected(reportFailure(listing.error(), chosen.named.path));
    }
    return Types{figuresOf(**analysis), std::move(*listing)};
}

bool printTypesJson(const ChosenSnapshot& chosen, const Types& types)
{
    JsonPrinter json;
    json.add("tidemark", 1);
    json.add("path", chosen.named.path);
    json.add("snapshot",
             snapshotJson(chosen.snapshot(), chosen.index, chosen.axis(), types.figures));
    json.addList("types", types.rows.size(), [&types](std::size_t i) {
        const std::uint32_t place = types.rows[i];
        const ClassRow& row = types.listing.rows[place];
        const HeapClass& type = types.listing.typeOf(place);
        return JsonPrinter::Json{{"name", type.name},
                                 {"key", type.key()},
                                 {"count", row.count},
                                 {"distance", orNull(types.listing.distanceOf(place))},
                                 {"shallow_bytes", row.shallowBytes},
                                 {"retained_bytes", orNull(row.retainedBytes)}};
    });
    json.add("types_left_out", types.leftOut);
    json.add("warnings", warningsJson(chosen.named));
    return json.end();
}

bool printTypesText(const Types& types)
{
    return printText(textTable(typeColumns(types.listing), types.rows).text());
}

ExitStatus run(const TypesOptions& options, TaskControl& control)
{
    const auto chosen = readSnapshot(options.file, options.snapshot, control);
    if (!chosen) {
        return chosen.error();
    }
    if (!chosen->snapshot().mappings.isEmpty()) {
        return printMappings(*chosen, options.top, options.isJson) ? ExitStatus::Done
                                                                   : ExitStatus::UnreadableInput;
    }
    auto types = typesOf(*chosen, control);
    if (!types) {
        return types.error();
    }
    types->rows = sortedByRetained(types->listing);
    if (options.top && *options.top < types->rows.size()) {
        types->leftOut = types->rows.size() - *options.top;
        types->rows.resize(*options.top);
    }
    const bool printed = options.isJson ? printTypesJson(*chosen, *types) : printTypesText(*types);
    return printed ? ExitStatus::Done : ExitStatus::UnreadableInput;
}

} // namespace

RunCommand addTypes(CommandOptions& command)
{
    const auto options = std::make_shared<TypesOptions>();
    command.addSnapshot(options->file, options->snapshot);
    command.addJson(options->isJson);
    command.addTop(options->top);
    return [options](TaskControl& control) { return run(*options, control); };
}

} // namespace tidemark::app
