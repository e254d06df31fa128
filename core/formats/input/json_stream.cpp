// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/json_stream.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <limits>

namespace tidemark
{

namespace
{

constexpr std::size_t kStreamBlock = 256U << 10U;

bool isSpaceByte(int byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

bool isDigitByte(int byte)
{
    return byte >= '0' && byte <= '9';
}

/// Follows one JSON value byte by byte: brackets, quotes and escapes, nothing else.
class ValueEnd
{
public:
    /// True if the value is complete before @p byte, which is not part of it.
    bool endsBefore(char byte) const
    {
        return m_started && m_depth == 0 && !m_inString &&
               (m_complete || byte == ',' || byte == ']' || byte == '}' || isSpaceByte(byte));
    }

    void take(char byte)
    {
        m_started = true;
        if (m_inString) {
            m_inString = m_escaped || byte != '"';
            m_escaped = !m_escaped && byte == '\\';
            m_complete = !m_inString && m_depth == 0;
        } else if (byte == '"') {
            m_inString = true;
        } else if (byte == '[' || byte == '{') {
            ++m_depth;
        } else if ((byte == ']' || byte == '}') && m_depth > 0) {
            --m_depth;
            m_complete = m_depth == 0;
        }
    }

private:
    std::uint64_t m_depth = 0;
    bool m_started = false;
    bool m_inString = false;
    bool m_escaped = false;
    bool m_complete = false;
};

} // namespace

std::string shownByte(char byte)
{
    const auto code = static_cast<unsigned char>(byte);
    const bool isVisible = code > 0x20 && code < 0x7f;
    return isVisible ? std::string(1, byte) : fmt::format("\\x{:02x}", code);
}

bool JsonStream::refill()
{
    m_bufferByte += m_buffer.size();
    m_at = 0;
    m_buffer.resize(kStreamBlock);
    m_buffer.resize(readInput(m_buffer));
    return !m_buffer.empty();
}

std::string_view JsonStream::buffered()
{
    return peek() == kEnd ? std::string_view() : std::string_view(m_buffer).substr(m_at);
}

std::size_t JsonStream::readInput(std::span<char> out)
{
    std::size_t filled = 0;
    while (filled < out.size() && !m_atEnd) {
        const auto got = m_input.read(out.subspan(filled), m_control);
        if (!got) {
            m_failed = got.error();
        }
        m_atEnd = !got || *got == 0;
        filled += got.value_or(0);
    }
    return filled;
}

std::size_t JsonStream::readBlock(std::span<char> out)
{
    const std::size_t buffered = std::min(out.size(), m_buffer.size() - m_at);
    std::memcpy(out.data(), m_buffer.data() + m_at, buffered);
    m_at += buffered;
    const std::size_t direct = readInput(out.subspan(buffered));
    m_bufferByte += direct;
    return buffered + direct;
}

void JsonStream::unread(std::string_view bytes)
{
    const std::uint64_t byte = offset() - bytes.size();
    std::string rest(bytes);
    rest.append(m_buffer, m_at);
    m_buffer = std::move(rest);
    m_bufferByte = byte;
    m_at = 0;
}

int JsonStream::skipSpace()
{
    while (isSpaceByte(peek())) {
        ++m_at;
    }
    return peek();
}

Result<void> JsonStream::expect(char wanted)
{
    if (skipSpace() != static_cast<unsigned char>(wanted)) {
        return unexpected();
    }
    ++m_at;
    return {};
}

Result<std::uint64_t> JsonStream::readUnsigned()
{
    if (!isDigitByte(skipSpace())) {
        return unexpected();
    }
    const std::uint64_t start = offset();
    std::uint64_t value = 0;
    for (; isDigitByte(peek()); ++m_at) {
        const auto digit = static_cast<std::uint64_t>(peek() - '0');
        if (value > (std::numeric_limits<std::uint64_t>::max() - digit) / 10) {
            return failure(ErrorCode::Malformed, "> 64 bit", {}, start);
        }
        value = value * 10 + digit;
    }
    return value;
}

Result<std::string> JsonStream::readRawString(std::size_t maxBytes)
{
    if (auto quote = expect('"'); !quote) {
        return tl::unexpected(quote.error());
    }
    std::string text;
    for (bool isEscaped = false; isEscaped || peek() != '"'; ++m_at) {
        if (peek() == kEnd || text.size() == maxBytes) {
            return unexpected();
        }
        isEscaped = !isEscaped && peek() == '\\';
        text.push_back(m_buffer[m_at]);
    }
    ++m_at;
    return text;
}

Result<std::string> JsonStream::captureValue(std::uint64_t maxBytes)
{
    std::string text;
    if (auto walked = walkValue(&text, maxBytes); !walked) {
        return tl::unexpected(walked.error());
    }
    return text;
}

Result<void> JsonStream::walkValue(std::string* text, std::uint64_t maxBytes)
{
    const int first = skipSpace();
    if (first == kEnd || first == ',' || first == ']' || first == '}' || first == ':') {
        return unexpected();
    }
    ValueEnd end;
    for (;;) {
        const std::string_view bytes = buffered();
        std::size_t used = 0;
        while (used < bytes.size() && !end.endsBefore(bytes[used])) {
            end.take(bytes[used]);
            ++used;
        }
        if (text != nullptr) {
            if (text->size() + used > maxBytes) {
                return failure(ErrorCode::TooLarge, std::to_string(maxBytes), {}, offset());
            }
            text->append(bytes.substr(0, used));
        }
        advance(used);
        if (used < bytes.size()) {
            return {};
        }
        if (bytes.empty()) {
            return end.endsBefore(',') && !m_failed ? Result<void>() : unexpected();
        }
    }
}

tl::unexpected<Error> JsonStream::unexpected()
{
    const int byte = peek();
    if (byte != kEnd) {
        return failure(ErrorCode::Malformed, shownByte(static_cast<char>(byte)), {}, offset());
    }
    return m_failed ? tl::unexpected(*m_failed) : failure(ErrorCode::Truncated, {}, {}, offset());
}

} // namespace tidemark
