// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/type_table.h"
#include "core/result.h"

#include <cstddef>
#include <string_view>
#include <unordered_map>

namespace tidemark
{

/// What a JVM counted of its objects, one row a class. Classes that bear the same name, as those of
/// several class loaders do, are one row.
struct ClassHistogram {
    TypeTable types;
    std::uint64_t line = 0; ///< of its header, 1-based
    bool isWhole = false;   ///< the line with its totals is there
    bool addsUp = true;     ///< its rows do, to those totals, as far as they are there
};

/// Finds the class histograms in a text, line by line:
/// core/formats/types/class_histogram_reader.cpp has the layout. Any bytes may come in.
class ClassHistograms
{
public:
    /// What a line is.
    enum class Line {
        Used,    ///< of a histogram
        Damaged, ///< it should be a row of one
        Other,
    };

    /// @p isWhole is false for a last line without a newline: a row may have been cut in its name.
    Line take(std::string_view line, std::uint64_t number, bool isWhole = true);

    /// Those that have rows. Nothing may be taken after it.
    std::vector<ClassHistogram> finish();

    /// Whether a histogram begins with @p line.
    static bool isHeader(std::string_view line);

private:
    bool takeRow(std::string_view line);
    bool takeTotal(std::string_view line);
    void end();

    std::vector<ClassHistogram> m_histograms;
    bool m_isOpen = false;                               ///< the last one goes on
    std::unordered_map<std::string, std::size_t> m_rows; ///< of that one, by name
};

/// The one histogram that @p text holds, whole. Error: Malformed, where it holds none, more than
/// one, or damaged rows, or where these do not add up to their totals.
Result<TypeTable> classHistogramIn(std::string_view text);

/// A class as Java's source has it, for one as HotSpot calls it: "byte[]" for "[B", and
/// "java.lang.Object[][]" for "[[Ljava.lang.Object;". What is no array stays as it is.
std::string javaTypeName(std::string_view name);

} // namespace tidemark
