// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/column.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace tidemark
{

/// Text with white space before and behind it, so that it can be read in blocks of 64 bytes that
/// reach beyond its ends. Keeps its memory between uses.
class PaddedText
{
public:
    static constexpr std::size_t kPadding = 128;

    /// Room for @p size bytes of any content; what was there is lost.
    void resize(std::size_t size);

    /// Shortens the text to @p size and puts the white space behind it.
    void cut(std::size_t size);

    char* data() { return m_bytes.data() + kPadding; }
    const char* data() const { return m_bytes.data() + kPadding; }
    std::size_t size() const { return m_size; }
    std::string_view view() const { return {data(), m_size}; }

private:
    Column<char> m_bytes;
    std::size_t m_size = 0;
};

/// Turns `12,7,\n900` into numbers: whole, without sign, commas between them, any white space.
/// Works on 64 bytes at a time without a branch for each byte.
class IntegerScanner
{
public:
    /// The most numbers that one step can make; next() wants room for them.
    static constexpr std::size_t kStep = 33;

    /// @p text must outlive this.
    explicit IntegerScanner(const PaddedText& text) : m_text(text) {}

    /// Writes the next numbers to the front of @p out and returns how many; 0 at the end of the
    /// text and where isFaulty().
    std::size_t next(std::span<std::uint64_t> out);

    /// True if the text is not a list of such numbers, or one of them is beyond 64 bits: see
    /// faultIn(). Numbers that next() returned may stand behind the fault.
    bool isFaulty() const { return m_isFaulty; }

private:
    bool takeBlock(std::uint64_t*& out);

    const PaddedText& m_text;
    std::size_t m_at = 0;
    std::uint64_t m_digitCarry = 0; ///< 1 if the last block ended with a digit
    std::uint64_t m_parity = 0;     ///< all ones while a comma is due
    bool m_isFaulty = false;
};

/// Where and what the first fault in @p text is, if the IntegerScanner found one.
struct IntegerFault {
    std::size_t at = 0;      ///< index in the text
    std::size_t length = 1;  ///< of the offending piece
    bool isTooLarge = false; ///< a number beyond 64 bits
};
std::optional<IntegerFault> faultIn(std::string_view text);

/// The number of commas in @p text.
std::size_t countCommas(const PaddedText& text);

/// Where number @p index (from 0) of @p text starts: its first digit.
std::size_t startOfNumber(const PaddedText& text, std::size_t index);

} // namespace tidemark
