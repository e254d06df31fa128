// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/sample_table.h"
#include "core/model/marker.h"

#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark
{

/// One run in an mprof file: the lines from one CMDLINE to the next. Times are Unix nanoseconds,
/// sizes bytes.
struct MprofRun {
    std::string program;
    SampleTable memory{1};
    std::map<std::int64_t, SampleTable> children; ///< by pid, or by number from 0 on
    std::int64_t last = std::numeric_limits<std::int64_t>::min(); ///< time of the latest sample
    std::uint64_t gaps = 0;

    bool hasSamples() const { return memory.size() > 0 || !children.empty(); }

    /// Time of the first MEM line, or of the first CHLD line if there is none. Needs hasSamples().
    std::int64_t start() const;
};

/// Takes an mprof file line by line; mprof_reader.cpp says what the lines mean.
///
/// Holds no more than 10,000 runs and 100,000 children: lines past that count as damaged, so that
/// memory stays in proportion to what can be shown.
class MprofParser
{
public:
    /// False if the line is none of the four kinds or breaks its rules. A record behind the front
    /// half of another one (see Interleaving there) is taken nevertheless.
    bool parse(std::string_view line) { return !m_full && parseAny(line); }

    /// How much of a text was taken.
    struct Taken {
        std::size_t bytes = 0;
        std::uint64_t lines = 0;
    };

    /// Takes lines from the front of @p text as long as they are samples exactly as mprof writes
    /// them, which nearly all of a large file are: several digits at a time, and without looking
    /// for the lines' ends first. Lines near the end of @p text stay.
    Taken parseUsual(std::string_view text);

    /// The same as parse() for a last line without a newline: false also if its time has fewer
    /// decimals than the times before, because then the file was cut inside it.
    bool parseUnterminated(std::string_view line);

    /// The runs that hold samples, in file order. The parser is empty afterwards.
    std::vector<MprofRun> takeRuns();

    /// All function spans in file order, in Unix nanoseconds.
    std::vector<Marker> takeSpans() { return std::move(m_spans); }

private:
    bool parseAny(std::string_view line);
    bool parseRecord(std::string_view line);
    bool parseCommand(std::string_view rest);
    bool parseMemory(std::string_view rest);
    bool parseChild(std::string_view rest);
    bool parseFunction(std::string_view rest);
    void addMemory(std::int64_t time, double size);

    MprofRun& current()
    {
        if (m_runs.empty()) {
            m_runs.emplace_back();
        }
        return m_runs.back();
    }

    std::vector<MprofRun> m_runs;
    std::vector<Marker> m_spans;
    std::size_t m_childCount = 0;
    bool m_full = false;            ///< no further run fits
    std::size_t m_timeDecimals = 0; ///< of the time read last
};

} // namespace tidemark
