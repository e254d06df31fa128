// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tl/expected.hpp>

namespace tidemark
{

/// Why an operation in core failed. The sentence shown to a person is made in app/text.
enum class ErrorCode {
    CannotOpen,         ///< the file does not exist or may not be read; detail: the system's reason
    NotAFile,           ///< a directory, a device, a pipe
    Empty,              ///< no byte, also after decompression
    UnknownFormat,      ///< no reader recognises the content; detail: its first line if it is text
    ForeignProfile,     ///< the output of a profiler that is not read; detail: its proper name
    ForeignTool,        ///< readings in a form that is not read; detail: the proper name of what
                        ///< wrote them, a tool of the system or a service
    ForeignFile,        ///< no profile at all; detail: what it is, see kForeignFiles
    NoTimeColumn,       ///< a table, but none of its columns is a time; detail: their names
    TooManyColumns,     ///< a table; detail: how many it has, then the most that are read, one a
                        ///< line
    NoSuchColumn,       ///< a column that was to be read in a certain way; detail: its name, then
                        ///< the names of those there are, one a line
    NothingToMeasure,   ///< a table in which all columns that hold numbers are to be ignored
    NothingInArchive,   ///< no file of a zip archive can be read; detail: their names, one a line
    UnknownFormatId,    ///< no reader has the id that was asked for; detail: the id
    UnsupportedVersion, ///< recognised, but written by a newer version; detail: that version
    Malformed,          ///< a value breaks the format's own rules; detail: the offending text
    NoSamples,          ///< recognised, but nothing in it can be shown
    TimesUnreadable,    ///< no cell of the time column is a time; detail: "name: first cell"
    Truncated,          ///< the content ends inside a record, nothing usable came before
    BadCompression,     ///< the packed content is damaged
    TooCompressed, ///< unpacks to far more than a profile of its size can; detail: bytes unpacked
    TooLarge, ///< decompressed or in memory it would pass the budget; detail: the budget in bytes,
              ///< or as memoryShortage() or memoryOverrun() have it
    ReadFailed,      ///< the system failed while reading; detail: the system's reason
    CannotWrite,     ///< the output cannot be created or written; detail: the system's reason
    Cancelled,       ///< the caller asked to stop
    NoSuchProcess,   ///< no process has this PID, or the one that was watched has ended
    NotPermitted,    ///< the system refuses a look at the process; detail: the system's reason
    NoMemory,        ///< the process has none of its own; detail: "kernel" (thread) or "zombie"
    CannotStart,     ///< the program cannot be started; detail: the system's reason
    UnlikeSnapshots, ///< two that are to be compared hold different things
    CannotInspect,   ///< its runtime cannot be asked; detail: see core/live/inspector_problem.h
    CannotFetch,     ///< a server does not give its history; detail: see core/model/fetch_problem.h
};

/// One failure: a code to branch on and the facts to report.
struct Error {
    ErrorCode code = ErrorCode::Malformed;
    std::string detail;                       ///< offending text or system reason, untranslated
    std::optional<std::uint64_t> line = {};   ///< 1-based, for line-oriented formats
    std::optional<std::uint64_t> byte = {};   ///< 0-based offset, for the others
    std::optional<std::uint64_t> column = {}; ///< 1-based, of the cell in that line of a table

    bool operator==(const Error&) const = default;
};

/// A T or the Error that prevented it.
template <typename T>
using Result = tl::expected<T, Error>;

/// Shorthand for the failing branch of a Result.
inline tl::unexpected<Error> failure(ErrorCode code, std::string detail = {},
                                     std::optional<std::uint64_t> line = {},
                                     std::optional<std::uint64_t> byte = {})
{
    return tl::unexpected(Error{code, std::move(detail), line, byte});
}

} // namespace tidemark
