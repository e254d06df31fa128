// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/number_out.h"

#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace tidemark
{

namespace
{

constexpr double kLargestExact = 9007199254740992.0; // 2^53

} // namespace

std::string_view NumberBuffer::integer(std::int64_t number)
{
    const auto result = std::to_chars(m_text.data(), m_text.data() + m_text.size(), number);
    return {m_text.data(), result.ptr};
}

std::string_view NumberBuffer::value(double value)
{
    if (!std::isfinite(value)) {
        return "null";
    }
    if (std::abs(value) <= kLargestExact && std::trunc(value) == value && !std::signbit(value)) {
        return integer(static_cast<std::int64_t>(value));
    }
    const auto result = std::to_chars(m_text.data(), m_text.data() + m_text.size(), value);
    return {m_text.data(), result.ptr};
}

std::string_view NumberBuffer::seconds(std::int64_t nanoseconds)
{
    constexpr std::uint64_t kSecond = 1'000'000'000;
    const bool negative = nanoseconds < 0;
    const auto bits = static_cast<std::uint64_t>(nanoseconds);
    const std::uint64_t size = negative ? 0 - bits : bits;
    char* end = m_text.data();
    if (negative) {
        *end++ = '-';
    }
    end = std::to_chars(end, m_text.data() + m_text.size(), size / kSecond).ptr;
    if (size % kSecond != 0) {
        end = fmt::format_to(end, ".{:09}", size % kSecond);
        while (end[-1] == '0') {
            --end;
        }
    }
    return {m_text.data(), end};
}

} // namespace tidemark
