// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/column.h"

#include <cstdint>
#include <string_view>

namespace tidemark
{

/// Texts by number: all bytes in one buffer, valid UTF-8. Views into it live as long as it does
/// and is not appended to.
class StringTable
{
public:
    std::size_t size() const { return m_starts.size() - 1; }

    /// The text number @p index; empty for an index that does not exist.
    std::string_view operator[](std::size_t index) const
    {
        if (index >= size()) {
            return {};
        }
        return {m_bytes.data() + m_starts[index],
                static_cast<std::size_t>(m_starts[index + 1] - m_starts[index])};
    }

    /// Bytes of all texts together.
    std::size_t byteCount() const { return m_bytes.size(); }

    void push_back(std::string_view text)
    {
        m_bytes.insert(m_bytes.end(), text.begin(), text.end());
        m_starts.push_back(m_bytes.size());
    }

    /// The buffer itself, for a reader that appends a text piece by piece: write behind the end,
    /// then endText() once a text is complete.
    Column<char>& bytes() { return m_bytes; }
    void endText() { m_starts.push_back(m_bytes.size()); }

    bool operator==(const StringTable&) const = default;

private:
    Column<char> m_bytes;
    Column<std::uint64_t> m_starts = Column<std::uint64_t>(1, 0U);
};

} // namespace tidemark
