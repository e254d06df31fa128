// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/column.h"

#include <cstdint>

namespace tidemark
{

/// 64-bit numbers that nearly always fit in 32 bits, kept in 32 bits as long as they do. One
/// larger number turns the whole column into 64 bits.
class WideningColumn
{
public:
    WideningColumn() = default;

    /// Takes over a column of 32-bit numbers.
    explicit WideningColumn(Column<std::uint32_t> narrow) : m_narrow(std::move(narrow)) {}

    std::size_t size() const { return m_isWide ? m_wide.size() : m_narrow.size(); }
    bool isEmpty() const { return size() == 0; }

    std::uint64_t operator[](std::size_t index) const
    {
        return m_isWide ? m_wide[index] : m_narrow[index];
    }

    /// Replaces the number at @p index, which must exist.
    void set(std::size_t index, std::uint64_t value)
    {
        if (!m_isWide && value > std::numeric_limits<std::uint32_t>::max()) {
            widen();
        }
        if (m_isWide) {
            m_wide[index] = value;
        } else {
            m_narrow[index] = static_cast<std::uint32_t>(value);
        }
    }

    void push_back(std::uint64_t value)
    {
        if (m_isWide) {
            m_wide.push_back(0);
        } else {
            m_narrow.push_back(0);
        }
        set(size() - 1, value);
    }

    /// Equal numbers, however they are kept.
    bool operator==(const WideningColumn& other) const
    {
        if (m_isWide == other.m_isWide) {
            return m_isWide ? m_wide == other.m_wide : m_narrow == other.m_narrow;
        }
        if (size() != other.size()) {
            return false;
        }
        for (std::size_t i = 0; i < size(); ++i) {
            if ((*this)[i] != other[i]) {
                return false;
            }
        }
        return true;
    }

private:
    void widen()
    {
        m_wide.assign(m_narrow.begin(), m_narrow.end());
        m_narrow = {};
        m_isWide = true;
    }

    Column<std::uint32_t> m_narrow;
    Column<std::uint64_t> m_wide;
    bool m_isWide = false;
};

} // namespace tidemark
