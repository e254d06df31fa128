// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heapsnapshot/heapsnapshot_strings.h"

#include <cstring>

namespace tidemark
{

namespace
{

constexpr std::uint32_t kReplacement = 0xfffd;

void append(Column<char>& bytes, std::string_view more)
{
    const std::size_t before = bytes.size();
    if (bytes.capacity() - before < more.size()) {
        bytes.reserve(std::max(2 * bytes.capacity(), before + more.size()));
    }
    bytes.resize(before + more.size());
    std::memcpy(bytes.data() + before, more.data(), more.size());
}

void appendUtf8(Column<char>& bytes, std::uint32_t code)
{
    const auto tail = [](std::uint32_t bits) { return static_cast<char>(0x80U | (bits & 0x3fU)); };
    if (code < 0x80U) {
        bytes.push_back(static_cast<char>(code));
    } else if (code < 0x800U) {
        bytes.push_back(static_cast<char>(0xc0U | code >> 6U));
        bytes.push_back(tail(code));
    } else if (code < 0x10000U) {
        bytes.push_back(static_cast<char>(0xe0U | code >> 12U));
        bytes.push_back(tail(code >> 6U));
        bytes.push_back(tail(code));
    } else {
        bytes.push_back(static_cast<char>(0xf0U | code >> 18U));
        bytes.push_back(tail(code >> 12U));
        bytes.push_back(tail(code >> 6U));
        bytes.push_back(tail(code));
    }
}

/// How many bytes of @p text from its front are one UTF-8 character; 0 if none are.
std::size_t characterLength(std::string_view text)
{
    const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned lead = byte(0);
    if (lead < 0x80U) {
        return 1;
    }
    const std::size_t length = lead >= 0xf0U ? 4 : lead >= 0xe0U ? 3 : 2;
    if (lead < 0xc2U || lead > 0xf4U || text.size() < length) {
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0U) != 0x80U) {
            return 0;
        }
    }
    const unsigned second = byte(1);
    const bool isOverlong = (lead == 0xe0U && second < 0xa0U) || (lead == 0xf0U && second < 0x90U);
    const bool isSurrogate = lead == 0xedU && second > 0x9fU;
    const bool isTooHigh = lead == 0xf4U && second > 0x8fU;
    return isOverlong || isSurrogate || isTooHigh ? 0 : length;
}

/// Reads one array of strings.
class StringArrayReading
{
public:
    StringArrayReading(JsonStream& stream, StringTable& strings, StringLimits most)
        : m_stream(stream),
          m_strings(strings),
          m_most(most)
    {
    }

    Result<void> run();

private:
    Result<void> checkMemory() const;
    Result<void> readText();
    Result<void> readEscape();
    Result<std::uint32_t> readHex();
    Result<void> readUnit();
    void endHalf();

    JsonStream& m_stream;
    StringTable& m_strings;
    StringLimits m_most;
    std::uint32_t m_highHalf = 0; ///< of a surrogate pair whose other half is due
    bool m_hasHighByte = false;   ///< in the text at hand
};

Result<void> StringArrayReading::run()
{
    if (auto open = m_stream.expect('['); !open) {
        return open;
    }
    if (m_stream.skipSpace() == ']') {
        m_stream.advance(1);
        return {};
    }
    for (;;) {
        const std::size_t start = m_strings.bytes().size();
        if (auto text = readText(); !text) {
            m_strings.bytes().resize(start);
            return text;
        }
        if (m_hasHighByte) {
            makeUtf8(m_strings.bytes(), start);
        }
        m_strings.endText();
        if (auto fits = checkMemory(); !fits) {
            return fits;
        }
        if (m_stream.skipSpace() == ']') {
            m_stream.advance(1);
            return {};
        }
        if (auto comma = m_stream.expect(','); !comma) {
            return comma;
        }
    }
}

Result<void> StringArrayReading::checkMemory() const
{
    return stringTableBytes(m_strings) > m_most.allBytes ? failure(ErrorCode::TooLarge)
                                                         : Result<void>();
}

Result<void> StringArrayReading::readText()
{
    if (auto quote = m_stream.expect('"'); !quote) {
        return quote;
    }
    const std::uint64_t textByte = m_stream.offset() - 1;
    const std::size_t start = m_strings.bytes().size();
    m_hasHighByte = false;
    for (;;) {
        const std::string_view rest = m_stream.buffered();
        if (rest.empty()) {
            return m_stream.unexpected();
        }
        if (m_strings.bytes().size() - start > m_most.textBytes) {
            return failure(ErrorCode::TooLarge, std::to_string(m_most.textBytes), {}, textByte);
        }
        if (auto fits = checkMemory(); !fits) {
            return fits;
        }
        unsigned char any = 0;
        std::size_t plain = 0;
        while (plain < rest.size() && rest[plain] != '"' && rest[plain] != '\\') {
            any |= static_cast<unsigned char>(rest[plain]);
            ++plain;
        }
        m_hasHighByte = m_hasHighByte || any >= 0x80U;
        if (plain > 0) {
            endHalf();
            append(m_strings.bytes(), rest.substr(0, plain));
            m_stream.advance(plain);
        }
        const int byte = m_stream.peek();
        if (byte == '"') {
            endHalf();
            m_stream.advance(1);
            return {};
        }
        if (byte == '\\') {
            if (auto escape = readEscape(); !escape) {
                return escape;
            }
        }
    }
}

Result<void> StringArrayReading::readEscape()
{
    constexpr std::string_view kEscaped = "\"\\/bfnrt";
    constexpr std::string_view kMeant = "\"\\/\b\f\n\r\t";
    m_stream.advance(1);
    const int byte = m_stream.peek();
    if (byte == 'u') {
        m_stream.advance(1);
        return readUnit();
    }
    const std::size_t at =
        byte == JsonStream::kEnd ? std::string_view::npos : kEscaped.find(static_cast<char>(byte));
    if (at == std::string_view::npos) {
        return m_stream.unexpected();
    }
    endHalf();
    m_strings.bytes().push_back(kMeant[at]);
    m_stream.advance(1);
    return {};
}

Result<std::uint32_t> StringArrayReading::readHex()
{
    std::uint32_t code = 0;
    for (int i = 0; i < 4; ++i) {
        const int byte = m_stream.peek();
        const int lower = byte | 0x20;
        if (byte >= '0' && byte <= '9') {
            code = code * 16 + static_cast<std::uint32_t>(byte - '0');
        } else if (byte != JsonStream::kEnd && lower >= 'a' && lower <= 'f') {
            code = code * 16 + static_cast<std::uint32_t>(lower - 'a' + 10);
        } else {
            return m_stream.unexpected();
        }
        m_stream.advance(1);
    }
    return code;
}

/// The UTF-16 unit after `\u`.
Result<void> StringArrayReading::readUnit()
{
    const auto unit = readHex();
    if (!unit) {
        return tl::unexpected(unit.error());
    }
    const bool isHigh = *unit >= 0xd800U && *unit < 0xdc00U;
    const bool isLow = *unit >= 0xdc00U && *unit < 0xe000U;
    if (isLow && m_highHalf != 0) {
        const std::uint32_t high = m_highHalf - 0xd800U;
        m_highHalf = 0;
        appendUtf8(m_strings.bytes(), 0x10000U + (high << 10U) + (*unit - 0xdc00U));
        return {};
    }
    endHalf();
    if (isHigh) {
        m_highHalf = *unit;
    } else {
        appendUtf8(m_strings.bytes(), isLow ? kReplacement : *unit);
    }
    return {};
}

/// Something else follows the first half of a pair.
void StringArrayReading::endHalf()
{
    if (m_highHalf != 0) {
        appendUtf8(m_strings.bytes(), kReplacement);
        m_highHalf = 0;
    }
}

} // namespace

void makeUtf8(Column<char>& text, std::size_t start)
{
    const std::string_view all(text.data() + start, text.size() - start);
    std::size_t good = 0;
    while (good < all.size()) {
        const std::size_t length = characterLength(all.substr(good));
        if (length == 0) {
            break;
        }
        good += length;
    }
    if (good == all.size()) {
        return;
    }
    const std::string rest(all.substr(good));
    text.resize(start + good);
    for (std::size_t i = 0; i < rest.size();) {
        const std::size_t length = characterLength(std::string_view(rest).substr(i));
        if (length == 0) {
            appendUtf8(text, kReplacement);
        } else {
            append(text, std::string_view(rest).substr(i, length));
        }
        i += std::max<std::size_t>(length, 1);
    }
}

std::uint64_t stringTableBytes(const StringTable& strings)
{
    return 2 * (strings.byteCount() + strings.size() * sizeof(std::uint64_t));
}

Result<void> readStrings(JsonStream& stream, StringTable& strings, StringLimits most)
{
    return StringArrayReading(stream, strings, most).run();
}

} // namespace tidemark
