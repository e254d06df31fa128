// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace tidemark
{

/// Numbers as JSON text, independent of the locale. A returned view is valid until the next call.
class NumberBuffer
{
public:
    std::string_view integer(std::int64_t number);

    /// The shortest text that reads back as @p value; "null" for a gap.
    std::string_view value(double value);

    /// Nanoseconds as exact seconds without needless zeros: "0.7133".
    std::string_view seconds(std::int64_t nanoseconds);

private:
    std::array<char, 40> m_text{};
};

} // namespace tidemark
