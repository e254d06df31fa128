// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/tidemark/tidemark_recording.h"
#include "core/result.h"

namespace tidemark
{

/// Sorts the lines of a `.tidemark` file into recordings, in memory. Used by one thread; what it
/// hands out may be read by any.
class TidemarkParser
{
public:
    /// Longer lines are to be handed over cut to this length.
    static constexpr std::size_t kMaxLine = 16U << 20U;

    /// @p folder is what paths of snapshots start from.
    explicit TidemarkParser(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    /// Takes the next line, the 1-based @p number of the file. One that is not @p complete may be
    /// cut off. Fails only for what the whole file is refused for: UnsupportedVersion.
    Result<void> parse(std::string_view line, std::uint64_t number, bool complete);

    /// All recordings; the parser is then spent. @p error is why the lines ended early, if they
    /// did. Fails with it, or with Malformed, Truncated or NoSamples, if there is nothing to show.
    Result<Recordings> finish(const std::optional<Error>& error);

    /// How many recordings began so far.
    std::size_t count() const { return m_recordings.size(); }

    /// Whether the last one that began has no end yet.
    bool isOpen() const { return m_isOpen; }

    /// Recording @p index, below count(), as far as it came; it goes on to grow here. Takes
    /// microseconds and a copy of the markers. With @p isCut it says that it was cut off here.
    std::shared_ptr<const Recording> recordingSoFar(std::size_t index, bool isCut) const;

private:
    Result<void> parseObject(const nlohmann::json& object);
    Result<void> beginRecording(const nlohmann::json& header);
    bool addToRecording(const std::string& kind, const nlohmann::json& body);
    void skip(std::string detail = {});

    std::filesystem::path m_folder;
    std::vector<TidemarkRecording> m_recordings;
    bool m_isOpen = false;     ///< inside the last of m_recordings
    bool m_awaitsMore = false; ///< the file promised more than came so far
    std::uint64_t m_line = 0;
    std::optional<Error> m_firstDamage; ///< the first line that was skipped
    TidemarkRow m_row;
};

} // namespace tidemark
