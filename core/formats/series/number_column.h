// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/warning_tally.h"
#include "core/formats/series/digit_marks.h"
#include "core/formats/series/series_columns.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace tidemark
{

/// Reads the cells of one column of measurements.
///
/// What a cell means may only be known later: that "1,234" is no decimal, or that numbers under an
/// unknown name are sizes. Until then the likelier value is given out, and a correction of all
/// values before is at hand (takeChange()) once the column has told.
class NumberColumn
{
public:
    NumberColumn(SeriesColumn column, NumberStyle style);

    const SeriesColumn& column() const { return m_column; }

    /// A size in whole bytes, or a counter's number; kGap where the cell holds none.
    double read(std::string_view cell, std::uint64_t line);
    double read(double number, std::uint64_t line);
    double readMissing();

    bool hasChange() const { return m_change != nullptr; }

    /// The correction of every value that was given out before the last one. Only if hasChange().
    std::function<double(double)> takeChange() { return std::exchange(m_change, {}); }

    /// What the numbers so far prove.
    void addTo(NumberMarks& marks) const { m_digits.addTo(marks); }

    /// Decides what is open, in the light of what the other columns prove, and tells what was
    /// decided in doubt. A correction of all values may follow from it.
    void finish(const NumberMarks& table, WarningTally& tally);

    std::uint64_t numbers() const { return m_numbers; }
    std::uint64_t missing() const { return m_missing; }
    std::uint64_t unreadable() const { return m_unreadable; }

    /// Why a file without a single reading is refused: @p otherwise, unless a cell was unreadable.
    Error noSamples(Error otherwise) const;

private:
    std::optional<double> readUsual(std::string_view cell);
    double highest() const { return std::max(m_highest, m_digits.highestPlain()); }
    double accept(double number, std::uint64_t line, std::string_view cell);
    double readUnit(const CellNumber& number, std::uint64_t line, std::string_view cell);
    double refuse(std::uint64_t line, std::string_view cell);
    void divideUnclear();
    void decideMark(const NumberMarks& table, WarningTally& tally);
    bool isLikelyThousands() const;
    void decideMeaning();
    bool isUnitInDoubt() const;

    SeriesColumn m_column;
    DigitMarks m_digits;
    bool m_hasUnitInCells = false;
    double m_lowest = 0.0;
    double m_highest = 0.0; ///< of all numbers as written but those that DigitMarks saw as plain
    std::uint64_t m_fractions = 0;
    std::uint64_t m_numbers = 0;
    std::uint64_t m_missing = 0;
    std::uint64_t m_unreadable = 0;
    std::uint64_t m_firstUnreadableLine = 0;
    std::string m_unreadableCell;
    std::function<double(double)> m_change;
};

} // namespace tidemark
