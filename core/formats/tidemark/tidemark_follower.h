// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/tidemark/tidemark_parser.h"
#include "core/task_control.h"

#include <chrono>
#include <fstream>

namespace tidemark
{

/// Reads one recording of a `.tidemark` file that another process is writing, as it grows: each
/// time only what is new, and never half a line. Not for packed files.
///
/// Used by one thread at a time; what it hands out may be read by any.
class TidemarkFollower
{
public:
    /// What readMore() found.
    enum class News {
        None,  ///< nothing that was not known
        More,  ///< the recording grew
        Ended, ///< its end came
        Other, ///< the file is gone, another one or shorter than it was, or does not hold the
               ///< recording; what was read stays
    };

    /// A file that nobody wrote to for so long, and that does not change, is not read at all.
    static constexpr std::chrono::seconds kRecent{30};

    /// Follows recording @p index of the file at @p path, which must be its last one.
    TidemarkFollower(std::filesystem::path path, std::size_t index);

    /// Reads what is new; not to be called again after Ended or Other. Costs a look at the file's
    /// size if there is nothing. Of @p memory bytes a call may take some, see ReadingMemory; none:
    /// what is free. Errors: Cancelled (go on with another call), ReadFailed, TooLarge,
    /// UnsupportedVersion.
    Result<News> readMore(TaskControl& control, std::optional<std::uint64_t> memory = {});

    /// The recording as far as it was read, with FileCutOff if @p isCut; null if nothing was.
    std::shared_ptr<const Recording> recording(bool isCut) const;

private:
    bool isWorthReading(std::uint64_t size);
    bool isSameFile(std::ifstream& file) const;
    News news();
    Result<void> take(std::string_view bytes);
    void keepRest(std::string_view part);
    Result<void> takeLine(std::string_view line);

    std::filesystem::path m_path;
    std::size_t m_index;
    TidemarkParser m_parser;
    std::optional<std::uint64_t> m_sizeAtFirst; ///< until it is worth reading
    bool m_isReading = false;
    std::uint64_t m_offset = 0;   ///< bytes of the file that were read
    std::string m_lastBytes;      ///< the last of them, by which the file is known again
    std::string m_rest;           ///< of them, the line that has no end yet
    std::uint64_t m_lineTold = 0; ///< as it was when readMore() last returned news
    std::uint64_t m_line = 0;     ///< number of the last complete line
};

} // namespace tidemark
