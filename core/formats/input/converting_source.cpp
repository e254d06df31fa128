// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/converting_source.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace tidemark
{

ConvertingSource::ConvertingSource(std::unique_ptr<ByteSource> source) : m_source(std::move(source))
{
}

Result<std::size_t> ConvertingSource::read(std::span<char> out)
{
    while (m_used == m_ready.size()) {
        m_ready.clear();
        m_used = 0;
        if (m_isAtEnd) {
            return 0U;
        }
        const auto goesOn = convertBlock(m_ready);
        if (!goesOn) {
            return tl::unexpected(goesOn.error());
        }
        m_isAtEnd = !*goesOn;
    }
    const std::size_t count = std::min(out.size(), m_ready.size() - m_used);
    std::memcpy(out.data(), m_ready.data() + m_used, count);
    m_used += count;
    return count;
}

} // namespace tidemark
