// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/input.h"
#include "core/formats/input/reading_options.h"
#include "core/model/recording.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace tidemark
{

/// What a format is called. All of it is the same in every language.
struct FormatInfo {
    std::string_view id;           ///< short and stable, also the fixture folder's name: "mprof"
    std::string_view name;         ///< proper name: "memory_profiler mprof"
    std::string_view filePatterns; ///< for file dialogs, space-separated: "*.dat mprofile_*"
};

/// Reads one profiler's file format into Recordings.
///
/// To add a format, write `<name>_reader.cpp` with `make<Name>Reader()` in the folder of
/// core/formats that fits, add `tidemark_add_format(<name> <Name>)` to its CMakeLists.txt, a test
/// `tst_<name>_reader.cpp` and fixtures in `tests/fixtures/<name>/`. Configuring
/// fails while the test or the fixtures are missing.
///
/// Readers hold no state between calls, print nothing and know no Qt.
class FormatReader
{
public:
    virtual ~FormatReader() = default;

    virtual FormatInfo info() const = 0;

    /// True if @p head, the first kSniffBytes of a decompressed file (or all of a shorter one), is
    /// to be read by this reader: the format is in it, and none that goes before. So at most one of
    /// the readers of a registry accepts any file, whatever is in it: `tst_format_matrix` runs all
    /// against all fixtures, and against damaged ones.
    bool accepts(std::string_view head) const
    {
        return finds(head) && std::ranges::none_of(m_before, [head](const FormatReader* reader) {
                   return reader->finds(head);
               });
    }

    /// True if there is something of this format in @p head, see accepts(). Knows nothing of other
    /// formats: several readers may find theirs.
    virtual bool finds(std::string_view head) const = 0;

    /// True if a file of this format is nothing else. Other formats may share a text, such as a log
    /// with the outputs of several profilers.
    virtual bool isDocument() const { return false; }

    /// Says which formats go before this one.
    void goBehind(std::vector<const FormatReader*> before) { m_before = std::move(before); }

    /// Reads the whole of @p input: at least one recording, in file order.
    ///
    /// Damaged lines become warnings; without a single valid sample it fails with NoSamples (or
    /// Malformed with the first damaged place). Fails with UnsupportedVersion for a newer version,
    /// with Cancelled on request, and with what Input::read() fails with, unless samples were read
    /// before: those are kept with a warning. Never throws for bad input.
    /// Of @p options a reader of tables follows what is said about columns, and notes in each
    /// recording what became of them.
    virtual Result<Recordings> read(Input& input, TaskControl& control,
                                    const ReadingOptions& options) const = 0;

private:
    std::vector<const FormatReader*> m_before;
};

} // namespace tidemark
