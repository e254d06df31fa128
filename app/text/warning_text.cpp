// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/warning_text.h"

#include "app/text/error_text.h"
#include "app/text/file_text.h"
#include "app/text/size_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace tidemark::app
{

namespace
{

struct WarningText {
    Q_DECLARE_TR_FUNCTIONS(WarningText)
};

/// Of what a recorder could not see.
QString recordingText(WarningCode code, int count)
{
    switch (code) {
    case WarningCode::SamplesMissed:
        return WarningText::tr("%Ln sample(s) missed because the machine was busy", nullptr, count);
    case WarningCode::SamplingPaused:
        return WarningText::tr("%Ln stretch(es) without samples, while the machine slept or "
                               "Tidemark was stopped",
                               nullptr, count);
    case WarningCode::PssRefused:
        return WarningText::tr("No PSS and USS: the system shows them only to the user who runs "
                               "the process, and to root");
    case WarningCode::FilesRefused:
        return WarningText::tr("No count of open files: the system shows it only to the user who "
                               "runs the process, and to root");
    case WarningCode::ChildrenLeftOut:
        return WarningText::tr("There were too many child processes; only the first ones are "
                               "followed");
    default:
        return {};
    }
}

/// Of how the columns of a table were read.
QString columnText(WarningCode code, int count)
{
    switch (code) {
    case WarningCode::CellsUnreadable:
        return WarningText::tr("%Ln cell(s) that hold no possible number, shown as gaps", nullptr,
                               count);
    case WarningCode::UnitUnknown:
        return WarningText::tr("The unit is none that is known, the numbers were taken as bytes");
    case WarningCode::FractionsOfBytes:
        return WarningText::tr("%Ln size(s) with fractions of a byte: perhaps the unit is another "
                               "one",
                               nullptr, count);
    case WarningCode::TakenAsThousands:
        return WarningText::tr("The mark in the numbers may separate decimals, it was taken for "
                               "thousands");
    case WarningCode::TakenAsDecimals:
        return WarningText::tr("The mark in the numbers may separate thousands, it was taken for "
                               "decimals");
    case WarningCode::TakenAsDayFirst:
        return WarningText::tr("Day and month cannot be told apart, the dates were taken as day "
                               "before month");
    case WarningCode::TakenAsMonthFirst:
        return WarningText::tr("Day and month cannot be told apart, the dates were taken as month "
                               "before day");
    case WarningCode::DatesTellOrder:
        return WarningText::tr("The dates themselves tell the order of day and month, which is not "
                               "the one that was asked for");
    case WarningCode::RowsWithoutTime:
        return WarningText::tr("%Ln row(s) without a time that can be read left out", nullptr,
                               count);
    case WarningCode::TimesUnreadable:
        return WarningText::tr("No time can be read, the rows are counted instead");
    case WarningCode::RowsCounted:
        return WarningText::tr("There is no column of times, the rows are counted instead");
    case WarningCode::SmallForBytes:
    case WarningCode::TakenAsKib:
        return {}; // unitInDoubtText()
    default:
        return recordingText(code, count);
    }
}

QString countedText(WarningCode code, int count)
{
    switch (code) {
    case WarningCode::LinesSkipped:
        return WarningText::tr("Skipped %Ln line(s) that are damaged or hold impossible values",
                               nullptr, count);
    case WarningCode::OutputSkipped:
        return WarningText::tr("%Ln line(s) of program output skipped", nullptr, count);
    case WarningCode::TimesReordered:
        return WarningText::tr("%Ln sample(s) out of order put in order", nullptr, count);
    case WarningCode::ReadingsMissing:
        return WarningText::tr("%Ln reading(s) missing, shown as gaps", nullptr, count);
    case WarningCode::FileCutOff:
        return WarningText::tr("The file ends early; what came before is shown");
    case WarningCode::CompressionCutOff:
        return WarningText::tr("The compressed data ends early or is damaged; what came before is "
                               "shown");
    case WarningCode::FilesLeftOut:
        return WarningText::tr("%Ln file(s) of the archive that are no recordings left out",
                               nullptr, count);
    case WarningCode::SourcesLeftOut:
        return WarningText::tr("The lines of %Ln further program(s) in the log left out", nullptr,
                               count);
    case WarningCode::RowsAtOneMoment:
        return WarningText::tr("%Ln sample(s) at the same moment as the one before: the file may "
                               "mix several processes or runs in one column",
                               nullptr, count);
    case WarningCode::SourcesMixed:
        return WarningText::tr("%Ln sample(s) count on from an earlier one: the log seems to mix "
                               "several processes, and nothing in it tells them apart",
                               nullptr, count);
    case WarningCode::SpansWithoutRun:
        return WarningText::tr("%Ln function span(s) outside every run left out", nullptr, count);
    case WarningCode::CountsWrong:
        return WarningText::tr("the file says wrongly how many objects and references it holds; "
                               "those that are there are shown");
    case WarningCode::EdgesLeftOut:
        return WarningText::tr("%Ln reference(s) of no object left out", nullptr, count);
    case WarningCode::TypesUnknown:
        return WarningText::tr("%Ln object(s) or reference(s) of unknown type", nullptr, count);
    case WarningCode::TypesLeftOut:
        return WarningText::tr("%Ln recorded difference(s) without all types, as Node cut the list "
                               "when it printed it: print JSON.stringify(diff) to have all",
                               nullptr, count);
    case WarningCode::OriginsLeftOut:
        return WarningText::tr("%Ln source place(s) or allocation stack(s) of no object left out",
                               nullptr, count);
    case WarningCode::MarkersLeftOut:
        return WarningText::tr("%Ln function call(s) or mark(s) beyond those that are kept left "
                               "out",
                               nullptr, count);
    default:
        return columnText(code, count);
    }
}

bool isOnePlace(WarningCode code)
{
    return code == WarningCode::FileCutOff || code == WarningCode::CompressionCutOff ||
           code == WarningCode::CountsWrong;
}

/// Of sizes whose unit nobody told; the example is the highest number.
QString unitInDoubtText(const Warning& warning)
{
    constexpr double kKib = 1024.0;
    const double number = QString::fromStdString(warning.example).toDouble();
    if (warning.code == WarningCode::TakenAsKib) {
        return WarningText::tr("The numbers were taken for KiB, as Linux counts them, the highest "
                               "for %1. If macOS wrote them they are bytes, the highest is %2, and "
                               "the column should be called “%3”")
            .arg(sizeText(number * kKib), sizeText(number), fileText(warning.column + "_bytes"));
    }
    const bool isKib = number >= kKib;
    return WarningText::tr("The name has no unit, so the numbers were taken for bytes, the highest "
                           "for %1, which is little for a process. If they count %2, it is %3, and "
                           "the column should be called “%4”")
        .arg(sizeText(number), isKib ? QStringLiteral("KiB") : QStringLiteral("MiB"),
             sizeText(number * (isKib ? kKib : kKib * kKib)),
             fileText(warning.column + (isKib ? "_kb" : "_mb")));
}

/// "Column “swap”: 3 cells that hold no possible number, shown as gaps (“x”)".
QString withColumn(const QString& text, const Warning& warning)
{
    constexpr qsizetype kNameLimit = 40;
    const bool isUnitInDoubt =
        warning.code == WarningCode::SmallForBytes || warning.code == WarningCode::TakenAsKib;
    const QString column = fileText(warning.column, kNameLimit);
    const bool isTold = isUnitInDoubt || isOnePlace(warning.code);
    const QString example = isTold ? QString() : fileText(warning.example, kNameLimit);
    const QString told =
        example.isEmpty()
            ? text
            : WarningText::tr("%1 (“%2”)", "what happened (a cell)").arg(text, example);
    return column.isEmpty() ? told
                            : WarningText::tr("Column “%1”: %2", "name of a column: what happened")
                                  .arg(column, told);
}

} // namespace

QString warningText(const Warning& warning)
{
    constexpr std::uint64_t kMost = std::numeric_limits<int>::max();
    const bool isUnread = warning.code == WarningCode::FileCutOff && !warning.example.empty();
    const QString what =
        isUnread
            ? WarningText::tr("The file could not be read to its end (%1); what came before is "
                              "shown")
                  .arg(reasonText(warning.example))
            : countedText(warning.code, static_cast<int>(std::min(warning.count, kMost)));
    QString text = withColumn(what.isEmpty() ? unitInDoubtText(warning) : what, warning);
    const QString place = placeText(warning.line, warning.byte);
    if (place.isEmpty()) {
        return text;
    }
    return isOnePlace(warning.code)
               ? WarningText::tr("%1 (at %2)", "what happened (at a place)").arg(text, place)
               : WarningText::tr("%1, first at %2", "what happened, first at a place")
                     .arg(text, place);
}

QString warningsText(const std::vector<Warning>& warnings)
{
    QStringList sentences;
    for (const Warning& warning : warnings) {
        sentences << warningText(warning);
    }
    return sentences.join(QLatin1Char('\n'));
}

QString agentMissingText()
{
    return WarningText::tr("Functions with @profile will not be seen: there is no folder for the "
                           "Python agent that nobody else can write to. Set XDG_CACHE_HOME to one, "
                           "without a colon in its name");
}

} // namespace tidemark::app
