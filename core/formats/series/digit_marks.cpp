// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/digit_marks.h"

#include "core/formats/series/column_units.h"

#include <cmath>

namespace tidemark
{

void NumberMarks::add(char decimalMark, char thousandsMark)
{
    decimalComma = decimalComma || decimalMark == ',';
    decimalPoint = decimalPoint || decimalMark == '.';
    thousandsComma = thousandsComma || thousandsMark == ',';
    thousandsPoint = thousandsPoint || thousandsMark == '.';
}

char NumberMarks::useOf(char mark) const
{
    const bool isComma = mark == ',';
    const bool isDecimal =
        isComma ? decimalComma || thousandsPoint : decimalPoint || thousandsComma;
    const bool isThousands =
        isComma ? thousandsComma || decimalPoint : thousandsPoint || decimalComma;
    return isDecimal == isThousands ? '\0' : (isDecimal ? 'd' : 't');
}

/// Of a number that shows itself which mark separates what.
bool DigitMarks::readClear(const CellNumber& number)
{
    const bool contradicts = (number.thousandsMark != 0 && number.thousandsMark == m_decimalMark) ||
                             (number.decimalMark != 0 && number.decimalMark == m_thousandsMark);
    if (contradicts) {
        return false;
    }
    if (number.thousandsMark != 0) {
        settleThousands(number.thousandsMark);
    }
    if (number.decimalMark != 0) {
        settleDecimal(number.decimalMark);
    }
    return true;
}

bool DigitMarks::read(CellNumber& number, std::string_view cell)
{
    if (number.mark == 0 && number.thousandsMark == 0) {
        addPlain(std::abs(number.value));
        if (m_unclearMark != 0 && m_highestPlain >= kThousand) {
            settleDecimal(m_unclearMark); // thousands would have a mark here as well
        }
        return true;
    }
    if (number.thousandsMark == 0 && number.mark == m_decimalMark) {
        m_isDecimalProved = true;
        return true;
    }
    if (number.thousandsMark != 0 || number.decimalMark != 0) {
        return readClear(number);
    }
    settleByUnit(number);
    const bool isOther = m_thousandsMark != 0 && m_thousandsMark != number.mark;
    if (isOther || m_highestPlain >= kThousand || m_style == NumberStyle::DecimalsOnly ||
        (m_unclearMark != 0 && m_unclearMark != number.mark)) {
        settleDecimal(number.mark);
    }
    if (m_decimalMark == number.mark) {
        return true;
    }
    if (m_isDecimalProved) {
        settleThousands(number.mark);
    } else if (m_thousandsMark == 0) {
        m_unclearMark = number.mark;
        m_unclearCell = m_unclearCell.empty() ? std::string(cell) : m_unclearCell;
    }
    number.value = std::round(number.value * kThousand);
    return true;
}

/// Behind a number the unit tells: nobody writes thousandths of a byte, nor thousands of megabytes.
void DigitMarks::settleByUnit(const CellNumber& number)
{
    const auto bytes = byteUnitOf(number.unit);
    if (number.unit.empty() || !bytes || m_thousandsMark != 0 || m_isDecimalProved) {
        return;
    }
    if (*bytes <= 1024.0) {
        settleThousands(number.mark);
    } else {
        settleDecimal(number.mark);
    }
}

void DigitMarks::settleDecimal(char mark)
{
    if (m_unclearMark == mark) {
        m_divides = true;
    } else if (m_unclearMark != 0) {
        m_thousandsMark = m_unclearMark;
    }
    m_unclearMark = 0;
    m_decimalMark = mark;
    m_isDecimalProved = true;
}

void DigitMarks::settleThousands(char mark)
{
    if (m_unclearMark != 0 && m_unclearMark != mark) {
        m_divides = true;
        m_decimalMark = m_unclearMark;
        m_isDecimalProved = true;
    }
    m_unclearMark = 0;
    m_thousandsMark = mark;
}

void DigitMarks::settle(bool isThousands)
{
    if (isThousands) {
        settleThousands(m_unclearMark);
    } else {
        settleDecimal(m_unclearMark);
    }
}

} // namespace tidemark
