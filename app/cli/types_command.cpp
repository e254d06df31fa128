// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/figures_table.h"
#include "app/cli/json_printer.h"
#include "app/cli/listing_options.h"
#include "app/cli/mapping_report.h"
#include "app/cli/snapshot_input.h"
#include "app/cli/text_table.h"
#include "app/text/file_text.h"
#include "app/text/type_columns.h"
#include "core/documents/json_null.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct TypesCommand {
    Q_DECLARE_TR_FUNCTIONS(TypesCommand)
};

struct TypesOptions {
    std::string file;
    std::size_t snapshot = 0; ///< which of the file's
    bool isJson = false;
    std::optional<std::size_t> top; ///< rows to print, all if not given
    ListingOptions listing;
};

/// The types of one snapshot, sorted and cut.
struct Types {
    std::optional<SnapshotFigures> figures;
    TypeListing listing;
    std::vector<std::uint32_t> rows = {}; ///< of the listing
    std::size_t leftOut = 0;
    AskedListing asked = {};
};

OrExit<Types> typesOf(const ChosenSnapshot& chosen, const ListingOptions& options,
                      TaskControl& control)
{
    if (!chosen.graph()) {
        if (!options.isPlain()) {
            printMessage(TypesCommand::tr("%1: The snapshot lists types, not objects: they cannot "
                                          "be grouped or chosen in another way.")
                             .arg(fileText(chosen.named.path)));
            return tl::unexpected(ExitStatus::WrongUsage);
        }
        const TypeTable& types = chosen.snapshot().types;
        return Types{figuresOf(types), tidemark::typesOf(types)};
    }
    auto asked = askedListing(options, chosen, control);
    if (!asked) {
        return tl::unexpected(asked.error());
    }
    const auto analysis = analyse(chosen, control);
    if (!analysis) {
        return tl::unexpected(analysis.error());
    }
    auto listing = tidemark::typesOf(*analysis, asked->wish, control);
    if (!listing) {
        return tl::unexpected(reportFailure(listing.error(), chosen.named.path));
    }
    return Types{figuresOf(**analysis), std::move(*listing), {}, 0, *std::move(asked)};
}

/// What was odd about the files, and which of them cannot be compared by id.
JsonPrinter::Json warningsOf(const ChosenSnapshot& chosen, const Types& types)
{
    JsonPrinter::Json warnings = warningsJson(chosen.named);
    for (const std::string& path : types.asked.otherProcesses) {
        warnings.push_back({{"code", "different_processes"}, {"paths", {path, chosen.named.path}}});
    }
    return warnings;
}

bool printTypesJson(const ChosenSnapshot& chosen, const Types& types, const ListingOptions& options)
{
    JsonPrinter json;
    json.add("tidemark", 1);
    json.add("path", chosen.named.path);
    json.add("snapshot",
             snapshotJson(chosen.snapshot(), chosen.index, chosen.axis(), types.figures));
    if (chosen.graph()) {
        json.add("listing", listingJson(options, *chosen.graph(), types.asked.wish));
        json.add("listed_objects", types.listing.objects);
        json.add("listed_bytes", types.listing.totalBytes);
    }
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
    json.add("warnings", warningsOf(chosen, types));
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
    auto types = typesOf(*chosen, options.listing, control);
    if (!types) {
        return types.error();
    }
    types->rows = sortedByRetained(types->listing);
    if (options.top && *options.top < types->rows.size()) {
        types->leftOut = types->rows.size() - *options.top;
        types->rows.resize(*options.top);
    }
    const bool printed =
        options.isJson ? printTypesJson(*chosen, *types, options.listing) : printTypesText(*types);
    return printed ? ExitStatus::Done : ExitStatus::UnreadableInput;
}

} // namespace

RunCommand addTypes(CommandOptions& command)
{
    const auto options = std::make_shared<TypesOptions>();
    command.addSnapshot(options->file, options->snapshot);
    command.addJson(options->isJson);
    command.addTop(options->top);
    addListing(command, options->listing);
    return [options](TaskControl& control) { return run(*options, control); };
}

} // namespace tidemark::app
