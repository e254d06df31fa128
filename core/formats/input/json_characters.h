// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/input.h"
#include "core/formats/input/json_tokens.h"

#include <functional>
#include <iterator>
#include <string>

namespace tidemark
{

/// An Input as the characters nlohmann's lexer asks for, read in blocks. Keeps references to both
/// arguments; error() tells why the characters ended early, if they did. They also end, with
/// TooLarge, before a token of more than kMostTokenBytes, which the lexer would hold as a whole.
class JsonCharacters
{
public:
    /// Changes the bytes of a block before they are handed out. Returns how many are ready: the
    /// others come again with the next block, unless this one is the last.
    using Mend = std::function<std::size_t(std::span<char> block, bool isLast)>;

    JsonCharacters(Input& input, TaskControl& control, Mend mend = {})
        : m_input(input),
          m_control(control),
          m_mend(std::move(mend)),
          m_buffer(256U << 10U, '\0')
    {
        refill();
    }

    bool atEnd() const { return m_at == m_end; }
    char current() const { return m_buffer[m_at]; }
    std::uint64_t line() const { return m_line; } ///< 1-based
    const std::optional<Error>& error() const { return m_error; }

    void advance()
    {
        m_line += m_buffer[m_at] == '\n' ? 1U : 0U;
        if (++m_at == m_end) {
            refill();
        }
    }

private:
    void refill()
    {
        bool isLast = m_isCutShort;
        m_byte += m_end;
        do {
            m_filled = static_cast<std::size_t>(std::copy(m_buffer.begin() + offset(m_end),
                                                          m_buffer.begin() + offset(m_filled),
                                                          m_buffer.begin()) -
                                                m_buffer.begin());
            m_at = 0;
            m_end = 0;
            if (isLast) {
                break;
            }
            const auto got = m_input.read(std::span(m_buffer).subspan(m_filled), m_control);
            m_filled += got.value_or(0U);
            isLast = got.value_or(0U) == 0;
            if (!got) {
                m_error = got.error();
            }
            m_end = m_mend ? m_mend(std::span(m_buffer).first(m_filled), isLast) : m_filled;
        } while (m_end == 0);
        takeTokens();
    }

    void takeTokens()
    {
        const std::string_view block = std::string_view(m_buffer).substr(0, m_end);
        if (const auto tooLong = m_tokens.take(block)) {
            m_end = *tooLong;
            m_isCutShort = true;
            m_error = Error{ErrorCode::TooLarge,
                            std::to_string(kMostTokenBytes),
                            {},
                            m_byte + m_end - kMostTokenBytes};
        }
    }
    static std::ptrdiff_t offset(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }

    Input& m_input;
    TaskControl& m_control;
    Mend m_mend;
    std::string m_buffer;
    std::size_t m_at = 0;
    std::size_t m_end = 0;    ///< of what is ready
    std::size_t m_filled = 0; ///< of what was read
    std::uint64_t m_line = 1;
    std::uint64_t m_byte = 0; ///< offset of the buffer's first byte
    JsonTokens m_tokens;
    bool m_isCutShort = false; ///< nothing is read any more
    std::optional<Error> m_error;
};

/// The stream as an iterator; a default one is the end.
class JsonCharacterIterator
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = char;

    JsonCharacterIterator() = default;
    explicit JsonCharacterIterator(JsonCharacters& stream) : m_stream(&stream) {}

    char operator*() const { return m_stream->current(); }
    JsonCharacterIterator& operator++()
    {
        m_stream->advance();
        return *this;
    }
    JsonCharacterIterator operator++(int) { return ++*this; }
    bool operator==(const JsonCharacterIterator& other) const { return isEnd() == other.isEnd(); }

private:
    bool isEnd() const { return m_stream == nullptr || m_stream->atEnd(); }

    JsonCharacters* m_stream = nullptr;
};

} // namespace tidemark
