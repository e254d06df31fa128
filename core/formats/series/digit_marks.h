// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/cell_number.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace tidemark
{

/// What is known of how the numbers of a file are written before any of them was read.
enum class NumberStyle {
    Open,           ///< nothing
    PointIsDecimal, ///< a single point never separates thousands
    DecimalsOnly,   ///< nor does a comma: a program wrote them
};

/// Which marks the numbers of a table prove to separate decimals or thousands.
struct NumberMarks {
    bool decimalComma = false;
    bool decimalPoint = false;
    bool thousandsComma = false;
    bool thousandsPoint = false;

    void add(char decimalMark, char thousandsMark);

    /// What @p mark, a comma or point, separates in such a table: 'd', 't', or 0 for unknown.
    char useOf(char mark) const;
};

/// What the comma and the point in the numbers of one column separate: decimals or thousands.
///
/// "1,234" may be either. Such a number is taken for thousands until another cell tells; if it
/// tells otherwise, takeDivision() is true, and all numbers of a thousand and more before are to be
/// divided by a thousand.
class DigitMarks
{
public:
    explicit DigitMarks(NumberStyle style)
        : m_style(style),
          m_decimalMark(style == NumberStyle::PointIsDecimal ? '.' : '\0')
    {
    }

    /// What separates decimals, as far as that is known; else 0.
    char decimalMark() const { return m_decimalMark; }

    /// The mark of which it is open what it separates, and the first cell with it; 0 if there is
    /// none.
    char unclearMark() const { return m_unclearMark; }
    const std::string& unclearCell() const { return m_unclearCell; }

    /// Notes the size of a number without any mark.
    void addPlain(double size)
    {
        m_highestPlain = std::max(m_highestPlain, size);
        m_hasSmallPlain = m_hasSmallPlain || (size > 0.0 && size < kThousand);
    }

    /// Notes a number with the decimalMark() and no other.
    void addDecimal() { m_isDecimalProved = true; }

    /// Learns from the marks of @p number, whose text is @p cell, and takes thousands for such;
    /// false if they contradict what the column has proved.
    bool read(CellNumber& number, std::string_view cell);

    /// Decides what the unclear mark separates.
    void settle(bool isThousands);

    double highestPlain() const { return m_highestPlain; }
    bool hasSmallPlain() const { return m_hasSmallPlain; } ///< below a thousand

    /// What the numbers so far prove.
    void addTo(NumberMarks& marks) const
    {
        marks.add(m_isDecimalProved ? m_decimalMark : '\0', m_thousandsMark);
    }

    /// True once after it turned out that numbers taken for thousands are decimals.
    bool takeDivision() { return std::exchange(m_divides, false); }

    static constexpr double kThousand = 1000.0;

private:
    bool readClear(const CellNumber& number);
    void settleByUnit(const CellNumber& number);
    void settleDecimal(char mark);
    void settleThousands(char mark);

    NumberStyle m_style;
    char m_decimalMark;
    bool m_isDecimalProved = false; ///< by a number, else only to be expected
    char m_thousandsMark = 0;
    char m_unclearMark = 0;
    bool m_divides = false;
    bool m_hasSmallPlain = false;
    double m_highestPlain = 0.0;
    std::string m_unclearCell;
};

} // namespace tidemark
