// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/number_column.h"

#include "core/formats/input/number_text.h"
#include "core/formats/series/column_units.h"
#include "core/formats/series/tool_tables.h"
#include "core/model/value_column.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace tidemark
{

namespace
{

constexpr double kThousand = DigitMarks::kThousand;
constexpr std::size_t kExampleLength = 40;

} // namespace

NumberColumn::NumberColumn(SeriesColumn column, NumberStyle style)
    : m_column(std::move(column)),
      m_digits(style)
{
}

double NumberColumn::refuse(std::uint64_t line, std::string_view cell)
{
    if (m_unreadable++ == 0) {
        m_firstUnreadableLine = line;
        m_unreadableCell = cell.substr(0, kExampleLength);
    }
    return kGap;
}

Error NumberColumn::noSamples(Error otherwise) const
{
    if (otherwise.line || m_unreadable == 0) {
        return otherwise;
    }
    Error error{ErrorCode::NoSamples, m_unreadableCell, m_firstUnreadableLine, {}};
    if (m_column.place > 0) {
        error.column = m_column.place;
    }
    return error;
}

double NumberColumn::readMissing()
{
    ++m_missing;
    return kGap;
}

/// Whole bytes, or the plain number while it is open whether these are bytes.
double NumberColumn::accept(double number, std::uint64_t line, std::string_view cell)
{
    const auto value = m_column.isOpen ? std::optional(number) : m_column.valueOf(number);
    if (!value) {
        return refuse(line, cell);
    }
    ++m_numbers;
    m_lowest = std::min(m_lowest, number);
    m_highest = std::max(m_highest, number);
    m_fractions += number != std::trunc(number) ? 1U : 0U;
    return *value;
}

double NumberColumn::read(double number, std::uint64_t line)
{
    const double value = accept(number, line, {});
    if (std::isnan(value) && m_unreadableCell.empty()) {
        m_unreadableCell = fmt::format("{}", number);
    }
    return value;
}

/// Nearly every cell: some digits, perhaps with the mark that the column is known to use. None for
/// all others.
std::optional<double> NumberColumn::readUsual(std::string_view cell)
{
    constexpr std::size_t kMostDigits = 15; // exact in a double, as is every power of ten up to it
    constexpr std::array<double, 16> kPowers{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                             1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    constexpr double kMostBytes = 4503599627370496.0; // 2^52: half a byte more is still exact
    std::uint64_t digits = 0;
    std::size_t mark = cell.size();
    const char decimalMark = m_digits.decimalMark();
    bool mayHaveMark = decimalMark != 0 && cell.size() > 1;
    if (cell.empty() || cell.size() > kMostDigits || m_digits.unclearMark() != 0 ||
        m_hasUnitInCells) {
        return {};
    }
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const auto digit = static_cast<unsigned>(cell[i]) - '0';
        if (digit <= 9) {
            digits = digits * 10 + digit;
        } else if (cell[i] == decimalMark && mayHaveMark) {
            mayHaveMark = false;
            mark = i;
        } else {
            return {};
        }
    }
    const bool isWhole = mark == cell.size();
    const double number =
        static_cast<double>(digits) / kPowers[isWhole ? 0 : cell.size() - mark - 1];
    const bool isSize = m_column.isInBytes() && !m_column.isOpen;
    const double value = isSize ? number * m_column.scale : number;
    if (isSize && value >= kMostBytes) {
        return {};
    }
    ++m_numbers;
    if (isWhole) {
        m_digits.addPlain(number);
        return value;
    }
    m_digits.addDecimal();
    m_highest = std::max(m_highest, number);
    m_fractions += number != static_cast<double>(static_cast<std::int64_t>(number)) ? 1U : 0U;
    return isSize ? static_cast<double>(static_cast<std::int64_t>(value + 0.5)) : value;
}

double NumberColumn::read(std::string_view cell, std::uint64_t line)
{
    if (const auto usual = readUsual(cell)) {
        return *usual;
    }
    auto number = cellNumberOf(cell);
    if (!number) {
        return isMissingCell(cell) ? readMissing() : refuse(line, cell);
    }
    if (!m_digits.read(*number, cell)) {
        return refuse(line, cell);
    }
    if (m_digits.takeDivision()) {
        divideUnclear();
    }
    if (!number->unit.empty()) {
        return readUnit(*number, line, cell);
    }
    if (m_hasUnitInCells && m_column.meaning.source == MeaningSource::Cells &&
        number->value != 0.0) {
        return refuse(line, cell); // in which unit nobody knows
    }
    return accept(number->value, line, cell);
}

/// Numbers of a thousand and more are those with an unclear mark: a plain one would have told.
void NumberColumn::divideUnclear()
{
    const bool isRounded = m_column.isInBytes() && !m_column.isOpen;
    const double least = kThousand * (isRounded ? m_column.scale : 1.0);
    m_change = [isRounded, least](double value) {
        if (!(std::abs(value) >= least)) {
            return value;
        }
        return isRounded ? std::round(value / kThousand) : value / kThousand;
    };
    ++m_fractions;
    m_highest /= kThousand;
    m_lowest /= kThousand;
}

double NumberColumn::readUnit(const CellNumber& number, std::uint64_t line, std::string_view cell)
{
    // "12m" of a processor are thousandths.
    const bool mayBeLetter = m_column.isInBytes() || m_hasUnitInCells;
    const bool isSize = mayBeLetter || number.unit.size() > 1 || number.unit == "B";
    const auto bytes = isSize ? m_column.byteUnitInCell(number.unit) : std::nullopt;
    if (!bytes) {
        const bool isMemory = m_column.choice && m_column.choice->use == ColumnChoice::Use::Memory;
        const bool isPercent = number.unit == "%" && !isMemory;
        if (isPercent && m_numbers == 0) {
            m_column.kind = SeriesKind::Counter;
            m_column.countsBytes = m_column.isOpen = m_column.isUnitUnknown = false;
            m_column.scale = 1.0;
            m_column.meaning = {MeaningSource::Cells, "%"};
        }
        const bool isShare = isPercent && !m_column.isInBytes();
        return isShare ? accept(number.value, line, cell) : refuse(line, cell);
    }
    if (!m_hasUnitInCells) {
        m_hasUnitInCells = true;
        const auto source = m_column.meaning.source;
        const bool isNamed = m_column.isInBytes() &&
                             (source == MeaningSource::Unit || source == MeaningSource::Tool);
        if (!isNamed && highest() > 0.0) { // in which unit those before are nobody knows
            m_unreadable += m_numbers;
            m_change = [](double value) { return value == 0.0 ? value : kGap; };
        }
        m_column.countsBytes = m_column.kind == SeriesKind::Counter;
        m_column.isOpen = m_column.isUnitUnknown = false;
        if (!isNamed) {
            m_column.meaning = {MeaningSource::Cells, std::string(number.unit), *bytes};
            m_column.scale = 1.0;
        }
    }
    const auto value = toBytes(number.value * *bytes);
    if (!value) {
        return refuse(line, cell);
    }
    ++m_numbers;
    return *value;
}

/// Of a column in which every number with a mark may be either.
bool NumberColumn::isLikelyThousands() const
{
    constexpr double kMostBytes = 64.0 * 1024 * kBytesPerMiB;
    if (m_digits.hasSmallPlain() && (m_digits.unclearMark() == ',' || m_column.isInBytes())) {
        return true; // decimals would stand there as well
    }
    if (m_column.isOpen) {
        return m_digits.unclearMark() == ',';
    }
    return m_column.isInBytes() && highest() * m_column.scale <= kMostBytes;
}

void NumberColumn::decideMark(const NumberMarks& table, WarningTally& tally)
{
    const char use = table.useOf(m_digits.unclearMark());
    const bool isThousands = use == 't' || (use == 0 && isLikelyThousands());
    m_digits.settle(isThousands);
    if (m_digits.takeDivision()) {
        divideUnclear();
    }
    if (use == 0) {
        const auto code =
            isThousands ? WarningCode::TakenAsThousands : WarningCode::TakenAsDecimals;
        tally.add({code, 1, {}, {}, m_column.name, m_digits.unclearCell()});
    }
}

/// Whole numbers as large as sizes in bytes are sizes, all others under an unknown name are counts.
void NumberColumn::decideMeaning()
{
    constexpr double kLeastWhole = kBytesPerMiB;
    constexpr double kLeastMean = 16 * kBytesPerMiB; // means of sizes have fractions
    const bool isLarge = highest() >= (m_fractions == 0 ? kLeastWhole : kLeastMean);
    const bool isSize = isLarge && m_lowest >= 0.0 && toBytes(highest());
    m_column.isOpen = false;
    m_column.meaning = {MeaningSource::Numbers};
    if (!isSize) {
        m_column.kind = SeriesKind::Counter;
        m_column.countsBytes = false;
        return;
    }
    m_column.countsBytes = m_column.kind == SeriesKind::Counter;
    if (m_fractions > 0) {
        m_change = [](double value) { return std::round(value); };
    }
}

/// A process has a MiB at least: numbers below it, with nothing that says their unit, hardly count
/// bytes. The highest RSS of getrusage() is in KiB on Linux and in bytes on macOS.
bool NumberColumn::isUnitInDoubt() const
{
    constexpr std::uint64_t kFewest = 3; // fewer may be anything
    constexpr std::uint64_t kFewestSmall = 8;
    constexpr double kLeast = 10.0;
    constexpr double kLeastOfMacos = 16.0 * kBytesPerMiB;
    if (m_hasUnitInCells) {
        return false;
    }
    if (m_column.meaning.source == MeaningSource::Tool) {
        return isHighestRss(m_column.name) && highest() >= kLeastOfMacos;
    }
    const bool isOfProcess = m_column.kind == SeriesKind::Rss || m_column.kind == SeriesKind::Vsize;
    return isOfProcess && m_column.meaning.source == MeaningSource::Name && m_column.scale == 1.0 &&
           !m_column.isUnitUnknown && highest() < kBytesPerMiB &&
           (highest() >= kThousand ? m_numbers >= kFewest
                                   : highest() >= kLeast && m_numbers >= kFewestSmall);
}

void NumberColumn::finish(const NumberMarks& table, WarningTally& tally)
{
    if (m_digits.unclearMark() != 0) {
        decideMark(table, tally);
    }
    if (m_column.isOpen) {
        auto before = takeChange();
        decideMeaning();
        if (before && m_change) {
            m_change = [before, after = takeChange()](double value) {
                return after(before(value));
            };
        } else if (before) {
            m_change = std::move(before);
        }
    }
    if (m_unreadable > 0) {
        const auto line =
            m_firstUnreadableLine > 0 ? std::optional(m_firstUnreadableLine) : std::nullopt;
        tally.add({WarningCode::CellsUnreadable,
                   m_unreadable,
                   line,
                   {},
                   m_column.name,
                   m_unreadableCell});
    }
    if (m_column.isUnitUnknown) {
        tally.add({WarningCode::UnitUnknown, 1, {}, {}, m_column.name, {}});
    }
    if (isUnitInDoubt()) {
        const auto code = m_column.meaning.source == MeaningSource::Tool
                              ? WarningCode::TakenAsKib
                              : WarningCode::SmallForBytes;
        tally.add({code, 1, {}, {}, m_column.name, fmt::format("{}", highest())});
    }
    const bool isPlainBytes = m_column.isInBytes() && m_column.scale == 1.0 && !m_hasUnitInCells &&
                              !(m_column.choice && m_column.choice->unit == "B");
    if (isPlainBytes && m_fractions > 0) {
        tally.add({WarningCode::FractionsOfBytes, m_fractions, {}, {}, m_column.name, {}});
    }
}

} // namespace tidemark
