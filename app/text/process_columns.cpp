// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/process_columns.h"

#include "app/text/figure_columns.h"
#include "app/text/plain_text.h"
#include "app/text/process_text.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct ProcessColumnText {
    Q_DECLARE_TR_FUNCTIONS(ProcessColumns)
};

QString lineOrUnknown(const std::string& bytes)
{
    return bytes.empty() ? unknownText() : singleLine(QString::fromUtf8(bytes));
}

} // namespace

TableColumns<ProcessEntry> processColumns(SizeUnit unit)
{
    using Column = TableColumn<ProcessEntry>;
    return {
        Column(ProcessColumnText::tr("Name"),
               [](const ProcessEntry& process) { return lineOrUnknown(process.name); }),
        Column({ProcessColumnText::tr("PID"), ProcessColumnText::tr("Number of the process")},
               [](const ProcessEntry& process) { return QString::number(process.identity.pid); })
            .withNumber([](const ProcessEntry& process) {
                return static_cast<double>(process.identity.pid);
            }),
        Column({ProcessColumnText::tr("User"), ProcessColumnText::tr("With whose rights it runs")},
               [](const ProcessEntry& process) { return lineOrUnknown(process.user); }),
        sizeColumn<ProcessEntry>(
            {ProcessColumnText::tr("RSS"), ProcessColumnText::tr("Memory that it has in RAM")},
            unit, [](const ProcessEntry& process) { return figureOrGap(process.resident); }),
        Column(ColumnTitle(ProcessColumnText::tr("CPU"),
                           ProcessColumnText::tr("Of one core, in the last second"))
                   .in(QStringLiteral("%")),
               [](const ProcessEntry& process) { return cpuText(process.cpuPercent); })
            .withNumber(
                [](const ProcessEntry& process) { return figureOrGap(process.cpuPercent); }),
        Column({ProcessColumnText::tr("Runtime"), ProcessColumnText::tr("What runs its code")},
               [](const ProcessEntry& process) { return runtimeText(process.runtime); }),
        Column(ProcessColumnText::tr("Container"),
               [](const ProcessEntry& process) { return lineOrUnknown(process.container); }),
        Column(ProcessColumnText::tr("Command line"), [](const ProcessEntry& process) {
            return singleLine(commandLineText(process.commandLine));
        }).withExact([](const ProcessEntry& process) {
            return commandLineText(process.commandLine);
        })};
}

} // namespace tidemark::app
