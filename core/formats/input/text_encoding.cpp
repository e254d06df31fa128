// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/text_encoding.h"

#include "core/formats/input/converting_source.h"

#include <algorithm>
#include <string>

namespace tidemark
{

namespace
{

constexpr char32_t kReplacement = 0xfffd;
constexpr std::size_t kUtf16Block = 64U << 10U;

void appendUtf8(std::string& out, char32_t character)
{
    const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (character < 0x80) {
        put(character);
    } else if (character < 0x800) {
        put(0xc0 | (character >> 6));
        put(0x80 | (character & 0x3f));
    } else if (character < 0x10000) {
        put(0xe0 | (character >> 12));
        put(0x80 | ((character >> 6) & 0x3f));
        put(0x80 | (character & 0x3f));
    } else {
        put(0xf0 | (character >> 18));
        put(0x80 | ((character >> 12) & 0x3f));
        put(0x80 | ((character >> 6) & 0x3f));
        put(0x80 | (character & 0x3f));
    }
}

class Utf16Source final : public ConvertingSource
{
public:
    Utf16Source(std::unique_ptr<ByteSource> source, bool isBig)
        : ConvertingSource(std::move(source)),
          m_isBig(isBig)
    {
    }

private:
    Result<bool> convertBlock(std::string& ready) override
    {
        const std::size_t kept = m_block.size(); // half a unit
        m_block.resize(kUtf16Block);
        const auto got = source().read(std::span(m_block).subspan(kept));
        m_block.resize(kept + got.value_or(0U));
        if (!got) {
            return tl::unexpected(got.error());
        }
        const std::size_t whole = m_block.size() / 2 * 2;
        for (std::size_t at = 0; at < whole; at += 2) {
            const auto first = static_cast<unsigned char>(m_block[at]);
            const auto second = static_cast<unsigned char>(m_block[at + 1]);
            take(static_cast<char16_t>(m_isBig ? first << 8 | second : second << 8 | first), ready);
        }
        m_block.erase(0, whole);
        const bool isAtEnd = *got == 0;
        if (isAtEnd && (m_high != 0 || !m_block.empty())) {
            appendUtf8(ready, kReplacement);
        }
        return !isAtEnd;
    }

    void take(char16_t unit, std::string& ready)
    {
        const bool isLow = unit >= 0xdc00 && unit < 0xe000;
        if (m_high != 0) {
            const char32_t high = std::exchange(m_high, u'\0');
            if (isLow) {
                appendUtf8(ready, 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00U));
                return;
            }
            appendUtf8(ready, kReplacement);
        }
        if (unit >= 0xd800 && unit < 0xdc00) {
            m_high = unit;
        } else if (isLow) {
            appendUtf8(ready, kReplacement);
        } else if (unit != 0xfeff || !m_isFirst) {
            appendUtf8(ready, unit);
        }
        m_isFirst = false;
    }

    bool m_isBig;
    bool m_isFirst = true;
    char16_t m_high = 0; ///< the first half of a pair
    std::string m_block;
};

/// True if of the first bytes every second one, from @p start on, is zero and no other is.
bool zerosStandAt(std::string_view head, std::size_t start)
{
    constexpr std::size_t kFewest = 8;
    constexpr std::size_t kMost = 64;
    const std::size_t size = std::min(head.size() / 2 * 2, kMost);
    bool fits = size >= kFewest;
    for (std::size_t at = 0; at < size && fits; ++at) {
        fits = (head[at] == '\0') == (at % 2 == start);
    }
    return fits;
}

} // namespace

TextEncoding encodingOf(std::string_view head)
{
    using namespace std::string_view_literals;
    if (head.starts_with("\xff\xfe\0\0"sv) || head.starts_with("\0\0\xfe\xff"sv)) {
        return TextEncoding::Utf32;
    }
    if (head.starts_with("\xff\xfe"sv) || zerosStandAt(head, 1)) {
        return TextEncoding::Utf16Little;
    }
    const bool isBig = head.starts_with("\xfe\xff"sv) || zerosStandAt(head, 0);
    return isBig ? TextEncoding::Utf16Big : TextEncoding::Utf8;
}

std::unique_ptr<ByteSource> makeUtf16Source(std::unique_ptr<ByteSource> source,
                                            TextEncoding encoding)
{
    return std::make_unique<Utf16Source>(std::move(source), encoding == TextEncoding::Utf16Big);
}

} // namespace tidemark
