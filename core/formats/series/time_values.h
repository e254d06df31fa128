// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tidemark
{

/// An ISO 8601 date and time ("2025-04-02T23:07:04.123+02:00", also with a blank for the T and a
/// comma for the point) in nanoseconds since 1970. Without a zone it is taken for UTC. None for
/// anything else, and for years outside of 1900 to 2100.
std::optional<std::int64_t> isoToUnixNanoseconds(std::string_view text);

/// Reads the time column of a plain series file: numbers of one unit, or ISO 8601 throughout.
///
/// Where the column names no unit, the size of the first number tells it: below 1e11 it counts
/// seconds, below 1e14 milliseconds, below 1e17 microseconds, else nanoseconds.
class TimeValues
{
public:
    explicit TimeValues(std::optional<double> nanosecondsPerUnit = {}) : m_unit(nanosecondsPerUnit)
    {
    }

    /// Nanoseconds since 1970 or since a start that the file does not tell; none if the text is no
    /// time, or one of another sort than the first.
    std::optional<std::int64_t> read(std::string_view text);
    std::optional<std::int64_t> read(double number);

    /// True once the first time read lay after 1990: then times count from 1970.
    bool isWallClock() const { return m_isWallClock; }

private:
    enum class Sort { Unknown, Numbers, Dates };

    std::optional<std::int64_t> accept(std::optional<std::int64_t> time, Sort sort, double unit);

    std::optional<double> m_unit;
    Sort m_sort = Sort::Unknown;
    bool m_isWallClock = false;
};

} // namespace tidemark
