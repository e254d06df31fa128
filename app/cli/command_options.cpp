// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_options.h"

#include "app/cli/column_options.h"
#include "app/text/file_text.h"
#include "core/formats/format_registry.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

namespace tidemark::app
{

namespace
{

constexpr std::size_t kMostRows = 1'000'000'000;

struct SharedOptions {
    Q_DECLARE_TR_FUNCTIONS(SharedOptions)
};

/// What is wrong with @p id as the id of a format; empty if nothing.
QString formatProblem(const std::string& id)
{
    const FormatRegistry registry = builtinFormats();
    QStringList ids;
    for (const auto& reader : registry.readers()) {
        if (id.empty() || reader->info().id == id) {
            return {};
        }
        ids += QString::fromUtf8(reader->info().id);
    }
    return SharedOptions::tr("There is no format “%1”; choose one of: %2.")
        .arg(fileText(id), ids.join(QStringLiteral(", ")));
}

} // namespace

void CommandOptions::addFlag(const char* name, bool& value, const QString& description)
{
    m_app.add_flag(name, value, description.toStdString());
}

void CommandOptions::addText(const char* name, std::string& value, const QString& description,
                             Need need)
{
    m_app.add_option(name, value, description.toStdString())->required(need == Need::Required);
}

void CommandOptions::addText(const char* name, std::optional<std::string>& value,
                             const QString& description)
{
    m_app.add_option(name, value, description.toStdString());
}

void CommandOptions::addTexts(const char* name, Words& values, const QString& description)
{
    m_app.add_option(name, values, description.toStdString())->allow_extra_args(false);
}

void CommandOptions::addChoice(const char* name, std::string& value, const Words& choices,
                               const QString& description)
{
    m_app.add_option(name, value, description.toStdString())->check(CLI::IsMember(choices));
}

template <typename Value, typename Number>
void CommandOptions::addNumber(const char* name, Value& value, Number least, Number most,
                               const QString& description)
{
    // CLI::Range lets "nan" pass, which is in no range.
    const auto isNumber = [](const std::string& text) {
        return text.find_first_not_of("0123456789+-.eE") == text.npos ? std::string()
                                                                      : text + " is no number";
    };
    m_app.add_option(name, value, description.toStdString())
        ->check(CLI::Validator(isNumber, {}))
        ->check(CLI::Range(least, most));
}

template void CommandOptions::addNumber(const char*, std::int32_t&, std::int32_t, std::int32_t,
                                        const QString&);
template void CommandOptions::addNumber(const char*, std::uint32_t&, std::uint32_t, std::uint32_t,
                                        const QString&);
template void CommandOptions::addNumber(const char*, std::uint64_t&, std::uint64_t, std::uint64_t,
                                        const QString&);
template void CommandOptions::addNumber(const char*, double&, double, double, const QString&);
template void CommandOptions::addNumber(const char*, std::optional<std::int32_t>&, std::int32_t,
                                        std::int32_t, const QString&);
template void CommandOptions::addNumber(const char*, std::optional<std::uint32_t>&, std::uint32_t,
                                        std::uint32_t, const QString&);
template void CommandOptions::addNumber(const char*, std::optional<std::uint64_t>&, std::uint64_t,
                                        std::uint64_t, const QString&);
template void CommandOptions::addNumber(const char*, std::optional<double>&, double, double,
                                        const QString&);

void CommandOptions::addFooter(const QString& text)
{
    m_app.footer(text.toStdString());
}

void CommandOptions::addJson(bool& isJson)
{
    addFlag("--json", isJson, SharedOptions::tr("Print one JSON document"));
}

void CommandOptions::addFiles(Words& files)
{
    m_app.add_option("FILE", files, SharedOptions::tr("Recordings to read").toStdString())
        ->required();
}

void CommandOptions::addFile(std::string& file, const QString& description)
{
    // Extra ones are taken as well, so that CLI11 can say that there is more than one.
    m_app.add_option("FILE", file, description.toStdString())->required()->allow_extra_args();
}

void CommandOptions::addReading(ReadingOptions& options)
{
    addText("--format", options.format,
            SharedOptions::tr("Read as this format instead of looking at the content"));
    addCheck([&options] { return formatProblem(options.format); });

    const auto columns = std::make_shared<Words>();
    addTexts("--column", *columns,
             SharedOptions::tr("What a column of CSV or JSON is: NAME=memory, NAME=memory:MiB, "
                               "NAME=rss:KiB, NAME=counter, NAME=ignore; may be repeated"));
    addCheck([&options, columns] { return takeColumns(*columns, options.columns); });

    const auto dates = std::make_shared<std::string>();
    addChoice("--date-order", *dates,
              {std::string(idOf(DateOrder::DayFirst)), std::string(idOf(DateOrder::MonthFirst))},
              SharedOptions::tr("How dates such as 03/04/2025 are written, where the file does not "
                                "tell: day or month first"));
    addCheck([&options, dates] {
        options.columns.dateOrder = dateOrderOf(*dates);
        return QString();
    });
}

void CommandOptions::addOutput(std::string& output, bool& force)
{
    addText("-o,--output", output, SharedOptions::tr("File to write"), Need::Required);
    addForce(force);
    addCheck([&output] {
        return output.empty() ? SharedOptions::tr("--output wants the name of a file.") : QString();
    });
}

void CommandOptions::addOptionalOutput(std::string& output, bool& force)
{
    addText("-o,--output", output, SharedOptions::tr("File to write"));
    addForce(force);
}

void CommandOptions::addForce(bool& force)
{
    addFlag(
        "--force", force,
        SharedOptions::tr("Replace a file of that name, whatever it holds; without this only an "
                          "empty file and a recording of Tidemark's own are replaced"));
}

void CommandOptions::addSnapshot(std::string& file, std::size_t& index)
{
    addFile(file, SharedOptions::tr("File with a snapshot"));
    addNumber("--snapshot", index, std::size_t{0}, kMostRows,
              SharedOptions::tr("Which snapshot of the file, the first is 0"));
}

void CommandOptions::addTop(std::optional<std::size_t>& rows)
{
    addNumber("--top", rows, std::size_t{0}, kMostRows, SharedOptions::tr("Print only that many"));
}

void CommandOptions::takeProgram(Words& program)
{
    program = m_behind;
    m_takesProgram = true;
}

QString CommandOptions::problem() const
{
    for (const auto& check : m_checks) {
        if (QString found = check(); !found.isEmpty()) {
            return found;
        }
    }
    return {};
}

} // namespace tidemark::app
