// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heapsnapshot/integer_scanner.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace tidemark
{

namespace
{

constexpr std::size_t kBlock = 64;

/// One bit a byte of a block of 64.
struct BlockMasks {
    std::uint64_t digits = 0;
    std::uint64_t commas = 0;
    std::uint64_t spaces = 0;
};

#if defined(__SSE2__)

std::uint64_t maskOf(const __m128i& matches, unsigned place)
{
    return std::uint64_t{static_cast<std::uint16_t>(_mm_movemask_epi8(matches))} << (16 * place);
}

__m128i loadBytes(const char* from)
{
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
}

BlockMasks masksOf(const char* block)
{
    BlockMasks masks;
    for (unsigned i = 0; i < 4; ++i) {
        const __m128i bytes = loadBytes(block + std::size_t{16} * i);
        // As signed bytes, '0'..'9' moved to the bottom of the range: one comparison tests both.
        const __m128i moved = _mm_add_epi8(bytes, _mm_set1_epi8(static_cast<char>(0x80 - '0')));
        const __m128i limit = _mm_set1_epi8(static_cast<char>(0x80 + 10));
        masks.digits |= maskOf(_mm_cmplt_epi8(moved, limit), i);
        masks.commas |= maskOf(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(',')), i);
        const __m128i lines = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')),
                                           _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r')));
        const __m128i blanks = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')),
                                            _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\t')));
        masks.spaces |= maskOf(_mm_or_si128(lines, blanks), i);
    }
    return masks;
}

std::uint64_t commasOf(const char* block)
{
    std::uint64_t commas = 0;
    for (unsigned i = 0; i < 4; ++i) {
        commas |=
            maskOf(_mm_cmpeq_epi8(loadBytes(block + std::size_t{16} * i), _mm_set1_epi8(',')), i);
    }
    return commas;
}

#else

BlockMasks masksOf(const char* block)
{
    BlockMasks masks;
    for (unsigned i = 0; i < kBlock; ++i) {
        const char byte = block[i];
        const bool isSpace = byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
        masks.digits |= std::uint64_t{byte >= '0' && byte <= '9'} << i;
        masks.commas |= std::uint64_t{byte == ','} << i;
        masks.spaces |= std::uint64_t{isSpace} << i;
    }
    return masks;
}

std::uint64_t commasOf(const char* block)
{
    return masksOf(block).commas;
}

#endif

/// Bit i of the result: whether the bits 0..i of @p bits are an odd number of ones.
std::uint64_t runningParity(std::uint64_t bits)
{
    for (unsigned shift = 1; shift < 64; shift *= 2) {
        bits ^= bits << shift;
    }
    return bits;
}

/// Eight bytes, the first one lowest, with digits turned into 0..9.
std::uint64_t eightDigits(const char* from)
{
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, from, sizeof bytes);
    if constexpr (std::endian::native == std::endian::big) {
        bytes = __builtin_bswap64(bytes);
    }
    return bytes ^ 0x3030'3030'3030'3030U;
}

/// How many of the last bytes of @p digits are digits. No byte is above 0x80 here.
unsigned digitsAtEnd(std::uint64_t digits)
{
    const std::uint64_t others =
        ((digits + 0x7676'7676'7676'7676U) | digits) & 0x8080'8080'8080'8080U;
    return static_cast<unsigned>(std::countl_zero(others)) / 8;
}

/// The value of the last @p count (1 to 8) of eight digits.
std::uint64_t valueOf(std::uint64_t digits, unsigned count)
{
    const unsigned unused = 64 - 8 * count;
    digits = digits >> unused << unused;
    digits = digits * 10 + (digits >> 8);
    constexpr std::uint64_t kPairs = 0x0000'00ff'0000'00ffU;
    return ((digits & kPairs) * 0x000f'4240'0000'0064U +
            ((digits >> 16) & kPairs) * 0x0000'2710'0000'0001U) >>
           32;
}

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/// The value of any number of digits; none if it is beyond 64 bits.
std::optional<std::uint64_t> longValue(std::string_view digits)
{
    std::uint64_t value = 0;
    for (const char byte : digits) {
        const auto digit = static_cast<std::uint64_t>(byte - '0');
        if (value > (std::numeric_limits<std::uint64_t>::max() - digit) / 10) {
            return {};
        }
        value = value * 10 + digit;
    }
    return value;
}

std::optional<std::uint64_t> longValueBefore(const char* end)
{
    const char* first = end;
    while (isDigit(first[-1])) {
        --first;
    }
    return longValue({first, static_cast<std::size_t>(end - first)});
}

/// The number whose last digit stands right before @p end; none if it is beyond 64 bits.
inline std::optional<std::uint64_t> valueBefore(const char* end)
{
    const std::uint64_t last = eightDigits(end - 8);
    const unsigned count = digitsAtEnd(last);
    if (count < 8) {
        return valueOf(last, count);
    }
    const std::uint64_t before = eightDigits(end - 16);
    const unsigned more = digitsAtEnd(before);
    if (more == 0) {
        return valueOf(last, 8);
    }
    if (more < 8) {
        return valueOf(before, more) * 100'000'000 + valueOf(last, 8);
    }
    return longValueBefore(end);
}

} // namespace

void PaddedText::resize(std::size_t size)
{
    m_bytes.resize(size + 2 * kPadding);
    std::memset(m_bytes.data(), ' ', kPadding);
    cut(size);
}

void PaddedText::cut(std::size_t size)
{
    m_size = size;
    std::memset(data() + size, ' ', kPadding);
}

std::size_t IntegerScanner::next(std::span<std::uint64_t> out)
{
    std::uint64_t* place = out.data();
    const std::uint64_t* const last = out.data() + out.size() - kStep;
    // Up to and with the size itself: a number that ends with the text ends in the padding.
    while (m_at <= m_text.size() && place <= last) {
        if (!takeBlock(place)) {
            m_isFaulty = true;
            return 0;
        }
        m_at += kBlock;
    }
    return static_cast<std::size_t>(place - out.data());
}

bool IntegerScanner::takeBlock(std::uint64_t*& out)
{
    const char* const block = m_text.data() + m_at;
    const BlockMasks masks = masksOf(block);
    const std::uint64_t afterDigit = masks.digits << 1U | m_digitCarry;
    const std::uint64_t starts = masks.digits & ~afterDigit;
    const std::uint64_t events = starts | masks.commas;
    // Numbers and commas alternate exactly if numbers start at the odd events.
    const std::uint64_t parity = runningParity(events) ^ m_parity;
    if ((masks.digits | masks.commas | masks.spaces) != ~std::uint64_t{0} ||
        (parity & events) != starts) {
        return false;
    }
    m_parity = (parity >> 63U) != 0 ? ~std::uint64_t{0} : 0;
    m_digitCarry = masks.digits >> 63U;
    for (std::uint64_t ends = ~masks.digits & afterDigit; ends != 0; ends &= ends - 1) {
        const auto value = valueBefore(block + std::countr_zero(ends));
        if (!value) {
            return false;
        }
        *out++ = *value;
    }
    return true;
}

std::optional<IntegerFault> faultIn(std::string_view text)
{
    bool commaIsDue = false;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t length = 1;
        if (isDigit(text[i])) {
            while (i + length < text.size() && isDigit(text[i + length])) {
                ++length;
            }
            const bool isTooLarge = !longValue(text.substr(i, length));
            if (commaIsDue || isTooLarge) {
                return IntegerFault{i, length, isTooLarge};
            }
            commaIsDue = true;
        } else if (text[i] == ',' && commaIsDue) {
            commaIsDue = false;
        } else if (std::string_view(" \n\r\t").find(text[i]) == std::string_view::npos) {
            return IntegerFault{i};
        }
        i += length;
    }
    return {};
}

std::size_t countCommas(const PaddedText& text)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += kBlock) {
        count += static_cast<std::size_t>(std::popcount(commasOf(text.data() + at)));
    }
    return count;
}

std::size_t startOfNumber(const PaddedText& text, std::size_t index)
{
    std::size_t at = 0;
    std::size_t left = index; // commas to pass
    while (left > 0 && at < text.size()) {
        std::uint64_t commas = commasOf(text.data() + at);
        const auto here = static_cast<std::size_t>(std::popcount(commas));
        if (here < left) {
            left -= here;
            at += kBlock;
            continue;
        }
        for (; left > 1; --left) {
            commas &= commas - 1;
        }
        at += static_cast<std::size_t>(std::countr_zero(commas)) + 1;
        left = 0;
    }
    const std::size_t first = text.view().find_first_not_of(" \n\r\t", std::min(at, text.size()));
    return std::min(first, text.size());
}

} // namespace tidemark
