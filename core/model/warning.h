// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tidemark
{

/// Damage or oddity that did not stop a reader.
enum class WarningCode {
    LinesSkipped,      ///< damaged lines left out
    OutputSkipped,     ///< lines of another program's output left out
    TimesReordered,    ///< samples that lay before their predecessor, put in order
    ReadingsMissing,   ///< samples without a number, shown as gaps
    CellsUnreadable,   ///< cells that hold no possible number, shown as gaps
    UnitUnknown,       ///< a column whose unit is none that is known, taken as bytes
    FractionsOfBytes,  ///< sizes of less than whole bytes: the unit may be another one
    TakenAsThousands,  ///< "1,234" may be a decimal, was taken for a thousand and more
    TakenAsDecimals,   ///< "1,234" may be a thousand and more, was taken for a decimal
    TakenAsDayFirst,   ///< "02/04" may be the fourth of February, was taken for the second of April
    TakenAsMonthFirst, ///< the other way round
    DatesTellOrder,    ///< dates tell the other order of day and month than was asked for
    RowsWithoutTime,   ///< rows of a table left out, as the cell with their time holds none
    SmallForBytes,     ///< sizes without a unit, taken as bytes, of which a process has more
    TakenAsKib,        ///< sizes that one system counts in KiB, as taken, and another in bytes
    TimesUnreadable,   ///< a column that is called a time and holds none
    RowsCounted,       ///< there is no time: the axis counts the rows
    FileCutOff,        ///< the file ends inside a record; what came before is shown
    CompressionCutOff, ///< the packed content ends early or is damaged; what came before is shown
    FilesLeftOut,      ///< of a zip archive: files that are no recordings
    SourcesLeftOut,    ///< of a log: programs beyond those whose lines are told apart
    RowsAtOneMoment,   ///< samples that share their time with the one before: mixed from several?
    SourcesMixed,      ///< samples of several processes in one series: nothing tells them apart
    SpansWithoutRun,   ///< function spans that no run of the file holds
    CountsWrong,       ///< the file says wrongly how much it holds; what it holds is shown
    EdgesLeftOut,      ///< references that belong to no object
    TypesUnknown,      ///< objects or references of a type that the file does not name
    TypesLeftOut,      ///< differences of types that a tool computed, without all of its types
    OriginsLeftOut,    ///< source places or allocation stacks that belong to nothing
    MarkersLeftOut,    ///< of a live recording: markers beyond what it keeps
    SamplesMissed,     ///< of a live recording: samples that the machine was too busy for
    SamplingPaused,    ///< of a live recording: stretches without samples, the machine slept
    PssRefused,        ///< of a live recording: PSS and USS, which the system does not show
    FilesRefused,      ///< of a live recording: open descriptors, which the system does not show
    ChildrenLeftOut,   ///< of a live recording: child processes beyond those it follows
};

/// The code as JSON and our own file spell it: "lines_skipped".
std::string_view idOf(WarningCode code);
std::optional<WarningCode> warningCodeOf(std::string_view id);

/// One kind of damage, counted, with its first place.
struct Warning {
    WarningCode code = WarningCode::LinesSkipped;
    std::uint64_t count = 1;
    std::optional<std::uint64_t> line = {}; ///< of the first, 1-based
    std::optional<std::uint64_t> byte = {}; ///< of the first, where lines mean nothing
    std::string column = {};                ///< that it is about, empty where it is about none
    std::string example = {};               ///< a cell of it, as the file has it

    bool operator==(const Warning&) const = default;
};

} // namespace tidemark
