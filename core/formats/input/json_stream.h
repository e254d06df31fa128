// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/input.h"

#include <span>

namespace tidemark
{

/// The bytes of an Input, pulled through one buffer, and functions that take JSON's smallest parts
/// from them. For files too large to be parsed whole: the caller walks the structure, nothing here
/// recurses.
///
/// Used by one thread. Offsets are 64-bit, in the decompressed bytes.
class JsonStream
{
public:
    /// @p input and @p control must outlive this. Offsets count from @p firstByte.
    JsonStream(Input& input, TaskControl& control, std::uint64_t firstByte = 0)
        : m_input(input),
          m_control(control),
          m_bufferByte(firstByte)
    {
    }

    /// What peek() returns where no byte is left, also after a failure.
    static constexpr int kEnd = -1;

    /// The byte at hand, or kEnd.
    int peek() { return m_at < m_buffer.size() || refill() ? byteAt(m_at) : kEnd; }

    /// The bytes at hand, at least one unless nothing is left. Valid until the next call.
    std::string_view buffered();

    /// Moves on by @p count of the buffered bytes.
    void advance(std::size_t count) { m_at += count; }

    std::uint64_t offset() const { return m_bufferByte + m_at; }

    /// Skips white space and returns peek().
    int skipSpace();

    /// Takes @p wanted, with white space before it. Fails like unexpected().
    Result<void> expect(char wanted);

    /// Takes a whole number without sign, fraction or exponent, with white space before it.
    Result<std::uint64_t> readUnsigned();

    /// Takes a string as it stands, escapes and all, without its quotes. Malformed beyond
    /// @p maxBytes.
    Result<std::string> readRawString(std::size_t maxBytes);

    /// Passes over one value of any kind, however deep; only brackets and quotes are looked at.
    Result<void> skipValue() { return walkValue(nullptr, 0); }

    /// The same, returning its text. TooLarge beyond @p maxBytes.
    Result<std::string> captureValue(std::uint64_t maxBytes);

    /// Fills the front of @p out; fewer bytes than its size mean that nothing is left.
    std::size_t readBlock(std::span<char> out);

    /// Gives back the last bytes that readBlock() returned.
    void unread(std::string_view bytes);

    /// Why reading cannot go on at the byte at hand: Input's failure, Truncated at the end, else
    /// Malformed with that byte as detail.
    tl::unexpected<Error> unexpected();

private:
    bool refill();
    std::size_t readInput(std::span<char> out);
    int byteAt(std::size_t at) const { return static_cast<unsigned char>(m_buffer[at]); }
    Result<void> walkValue(std::string* text, std::uint64_t maxBytes);

    Input& m_input;
    TaskControl& m_control;
    std::string m_buffer;
    std::size_t m_at = 0;
    std::uint64_t m_bufferByte; ///< offset of the buffer's first byte
    bool m_atEnd = false;
    std::optional<Error> m_failed;
};

/// A visible form of @p byte for Error::detail.
std::string shownByte(char byte);

} // namespace tidemark
