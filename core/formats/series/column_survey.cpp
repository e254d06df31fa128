// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/column_survey.h"

#include "core/formats/input/number_text.h"
#include "core/formats/series/column_units.h"

#include <cmath>

namespace tidemark
{

bool isMeasurement(std::string_view cell)
{
    const auto number = cellNumberOf(cell);
    return number && (number->unit.empty() || number->unit == "%" || byteUnitOf(number->unit));
}

bool isUnitText(std::string_view cell)
{
    const std::string_view unit = withoutUnitBrackets(cell);
    return byteUnitOf(unit) || timeUnitOf(unit) || isUnitOfCounter(unit);
}

ColumnSurvey::ColumnSurvey(std::string_view name, bool isSaid)
    : m_name(name),
      m_isSaid(isSaid),
      m_named(isSaid ? std::nullopt : timeColumnOf(name)),
      m_times(m_named ? m_named->nanosecondsPerUnit : std::nullopt, m_named && m_named->isElapsed)
{
}

void ColumnSurvey::add(std::string_view cell, NumberMarks& marks)
{
    constexpr double kPageBytes = 4096.0;
    if (isMissingCell(cell)) {
        return;
    }
    m_first = m_filled++ == 0 ? std::string(cell) : m_first;
    const auto number = cellNumberOf(cell);
    m_numbers += isMeasurement(cell) ? 1U : 0U;
    m_isInPages = m_isInPages && number && std::fmod(number->value, kPageBytes) == 0.0;
    if (number && number->unit.empty() && isSerialDate(number->value)) {
        m_firstSerial = m_serials++ == 0 ? number->value : m_firstSerial;
        m_lastSerial = number->value;
    }
    if (!m_times.read(cell)) {
        return;
    }
    if (m_named && number) {
        marks.add(number->decimalMark, number->thousandsMark);
    }
    if (m_readTimes++ == 0 && !toDouble(cell)) {
        const auto written = writtenTimeOf(cell, false, m_named && m_named->isElapsed);
        m_isDated = true;
        m_isDateAlone = written && written->sort == WrittenTime::Sort::Date && !written->hasClock;
        m_isTimeOfDay = written && written->sort == WrittenTime::Sort::TimeOfDay;
    }
}

bool ColumnSurvey::isNamedTime() const
{
    return m_named && (!m_named->isOnlyWallClock || m_times.isWallClock());
}

bool ColumnSurvey::isSerialDates() const
{
    constexpr double kClosest = 0.005; // seconds, or 7 minutes as days
    const double stretch = m_lastSerial - m_firstSerial;
    const bool isUntold = m_named && !m_named->nanosecondsPerUnit && !m_named->isElapsed;
    return isUntold && m_serials >= 3 && m_serials == m_filled && stretch > 0.0 &&
           stretch < kClosest * static_cast<double>(m_serials - 1);
}

bool ColumnSurvey::isTimeByItself(bool isIndex) const
{
    return !m_isSaid && m_readTimes > 0 && m_readTimes == m_filled &&
           (m_isDated || (isIndex && m_times.isWallClock()));
}

std::optional<TimeChoice> chooseTimes(std::span<const ColumnSurvey> surveys)
{
    std::optional<TimeChoice> choice;
    for (std::size_t i = 0; i < surveys.size() && !choice; ++i) {
        if (surveys[i].isNamedTime() && surveys[i].holdsTimes()) {
            choice = TimeChoice{i, {}};
        }
    }
    for (std::size_t i = 0; i < surveys.size() && !choice; ++i) {
        if (surveys[i].isTimeByItself(i == 0 && surveys[i].name().empty())) {
            choice = TimeChoice{i, {}};
        }
    }
    for (std::size_t i = 0; choice && !choice->date && i < surveys.size(); ++i) {
        const ColumnSurvey& chosen = surveys[choice->time];
        if (chosen.isDateAlone() && surveys[i].isTimeOfDay()) {
            choice = TimeChoice{i, choice->time};
        } else if (chosen.isTimeOfDay() && surveys[i].isDateAlone()) {
            choice->date = i;
        }
    }
    return choice;
}

} // namespace tidemark
