// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/text_table.h"
#include "core/formats/format_registry.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

using Json = nlohmann::ordered_json;

struct FormatsCommand {
    Q_DECLARE_TR_FUNCTIONS(FormatsCommand)
};

struct FormatsOptions {
    bool isJson = false;
};

Json patternsJson(std::string_view patterns)
{
    Json list = Json::array();
    const QString text = QString::fromUtf8(patterns);
    for (const QString& pattern : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        list.push_back(pattern.toStdString());
    }
    return list;
}

ExitStatus run(const FormatsOptions& options)
{
    Json formats = Json::array();
    TextTable table({{FormatsCommand::tr("Id")},
                     {FormatsCommand::tr("Format")},
                     {FormatsCommand::tr("Usual file names")}});
    const FormatRegistry registry = builtinFormats();
    for (const auto& reader : registry.readers()) {
        const FormatInfo info = reader->info();
        formats.push_back({{"id", info.id},
                           {"name", info.name},
                           {"file_patterns", patternsJson(info.filePatterns)}});
        table.addRow({QString::fromUtf8(info.id), QString::fromUtf8(info.name),
                      QString::fromUtf8(info.filePatterns)});
    }
    const bool printed = options.isJson
                             ? printJson({{"tidemark", 1}, {"formats", std::move(formats)}})
                             : printText(table.text());
    return printed ? ExitStatus::Done : ExitStatus::UnreadableInput;
}

} // namespace

RunCommand addFormats(CommandOptions& command)
{
    const auto options = std::make_shared<FormatsOptions>();
    command.addJson(options->isJson);
    return [options](TaskControl&) { return run(*options); };
}

} // namespace tidemark::app
