// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recorder/recording_sink.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark
{

/// A figure that a program tells of itself.
struct ToldFigure {
    std::string key;
    std::optional<double> value; ///< none if it is no number; bytes if isBytes
    bool isBytes = false;        ///< it has a unit of bytes, or a key that ends with "bytes"

    bool operator==(const ToldFigure&) const = default;
};

/// What a line with figures begins with.
inline constexpr std::string_view kFiguresBegin = "tidemark:";

/// The figures in a line such as "tidemark: rows=1200 memory=12.5MiB", which begins so: pairs
/// parted by blanks or commas, numbers with a decimal point, units B, kB, MB, GB, TB of 1,000 and
/// KB as well, KiB, MiB, GiB, TiB of 1,024. Empty for any other line, and from the first word on
/// that is no pair.
std::vector<ToldFigure> toldFiguresIn(std::string_view line);

/// Figures that a program prints become series of the recording, one for each key from its first
/// number on, for the first kMostKeys keys. Of those that come within a millisecond the first
/// counts.
class ToldFigures
{
public:
    static constexpr std::size_t kMostKeys = 64;

    /// Adds what @p line tells, if anything. What is no number, or of another unit than the first
    /// one of its key, is a gap and counted as ReadingsMissing.
    void take(const OutputLine& line, RecordingSink& sink)
    {
        if (line.text.starts_with(kFiguresBegin)) { // few of the million lines that come here do
            takeFigures(line, sink);
        }
    }

private:
    void takeFigures(const OutputLine& line, RecordingSink& sink);

    struct Known {
        std::size_t group = 0;
        bool isBytes = false;
        std::optional<std::int64_t> last = {}; ///< position
    };

    std::map<std::string, Known> m_known; ///< by key
};

} // namespace tidemark
