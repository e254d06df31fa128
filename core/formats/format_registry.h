// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/format_reader.h"

#include <filesystem>
#include <vector>

namespace tidemark
{

/// The readers the program knows. A plain value: make one, pass it on; there is no global one.
///
/// Who reads a file: of the readers that find their format in it the one that was added first, with
/// documents before all others; so there is exactly one, or none at all. Where it is no document,
/// each of the others reads what it finds in the same text, after it.
class FormatRegistry
{
public:
    void add(std::unique_ptr<FormatReader> reader);

    const std::vector<std::unique_ptr<FormatReader>>& readers() const { return m_readers; }

    /// The reader with this FormatInfo::id, or null.
    const FormatReader* find(std::string_view id) const;

    /// Finds the reader by content (names of profiler files say little) and reads @p path with it,
    /// unless @p options name one. A log that holds the outputs of several programs or profilers,
    /// and a zip archive with several files, give the recordings of all of them, one after the
    /// other.
    ///
    /// Adds UnknownFormatId, NoSuchColumn, what foreignContent() returns, NothingInArchive and the
    /// errors of Input::open() to those of FormatReader::read(). Never returns an empty list.
    Result<Recordings> read(const std::filesystem::path& path, TaskControl& control,
                            const ReadingOptions& options = {}) const;

    /// The same for an input that is open already.
    Result<Recordings> read(Input& input, TaskControl& control,
                            const ReadingOptions& options = {}) const;

    /// FormatInfo::name of the reader that reads @p path, or would be the first to; empty if there
    /// is none or the file cannot be opened. Looks at the first kSniffBytes.
    std::string_view nameOf(const std::filesystem::path& path) const;

private:
    /// That which accepts @p head, then those that read beside it.
    std::vector<const FormatReader*> readersOf(std::string_view head,
                                               std::string_view formatId) const;
    Result<Recordings> readArchive(const Input& archive, TaskControl& control,
                                   const ReadingOptions& options) const;
    Result<Recordings> readLog(Input& input, TaskControl& control,
                               const ReadingOptions& options) const;
    Result<Recordings> readText(Input& input, TaskControl& control,
                                const ReadingOptions& options) const;

    std::vector<std::unique_ptr<FormatReader>> m_readers;
};

/// A registry with every format listed in core/formats/CMakeLists.txt.
FormatRegistry builtinFormats();

} // namespace tidemark
