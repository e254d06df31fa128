// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/code_page.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iconv.h>
#include <string>

namespace tidemark
{

namespace
{

unsigned char byteAt(std::string_view text, std::size_t at)
{
    return static_cast<unsigned char>(text[at]);
}

bool isHigh(char c)
{
    return static_cast<unsigned char>(c) >= 0x80;
}

/// Bytes that text holds in none of the code pages.
bool isControl(char c)
{
    const auto code = static_cast<unsigned char>(c);
    return code < 0x20 && std::string_view("\t\n\r\f\x1b").find(c) == std::string_view::npos;
}

/// How many bytes the UTF-8 character at @p at takes; 0 if there is none. A character that the end
/// cuts off counts as whole.
std::size_t utf8Length(std::string_view text, std::size_t at)
{
    const unsigned char first = byteAt(text, at);
    const std::size_t length = first < 0xc2   ? 0
                               : first < 0xe0 ? 2
                               : first < 0xf0 ? 3
                               : first < 0xf5 ? 4
                                              : 0;
    for (std::size_t i = at + 1; i < std::min(at + length, text.size()); ++i) {
        if ((byteAt(text, i) & 0xc0U) != 0x80) {
            return 0;
        }
    }
    return length;
}

/// True if @p text may be UTF-8: it has no other characters, or some that only UTF-8 has.
bool mayBeUtf8(std::string_view text)
{
    bool isDamaged = false;
    for (std::size_t at = 0; at < text.size();) {
        if (!isHigh(text[at])) {
            ++at;
            continue;
        }
        const std::size_t length = utf8Length(text, at);
        if (length > 0 && at + length <= text.size()) {
            return true;
        }
        isDamaged = isDamaged || length == 0;
        at += std::max<std::size_t>(length, 1);
    }
    return !isDamaged;
}

bool isLead(unsigned char byte)
{
    return (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc);
}

/// Western letters make pairs that Shift JIS has, too, but seldom two in a row, and few that begin
/// as kana and the usual signs of Japanese do.
bool readsLikeShiftJis(std::string_view text)
{
    std::size_t usual = 0;
    std::size_t others = 0;
    std::size_t inARow = 0;
    bool isBehindPair = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const unsigned char first = byteAt(text, at);
        if (first < 0x80) {
            isBehindPair = false;
            continue;
        }
        if (first >= 0xa1 && first <= 0xdf) { // a narrow kana alone
            ++others;
            isBehindPair = false;
            continue;
        }
        const unsigned char second = at + 1 < text.size() ? byteAt(text, at + 1) : 0x40;
        if (!isLead(first) || second < 0x40 || second == 0x7f || second > 0xfc) {
            return false;
        }
        ++(first < 0xa0 ? usual : others);
        inARow += isBehindPair ? 1U : 0U;
        isBehindPair = true;
        ++at;
    }
    return inARow > 0 && usual > others;
}

bool readsLikeWindows1252(std::string_view text)
{
    constexpr std::string_view kUnused = "\x81\x8d\x8f\x90\x9d";
    const auto high = std::ranges::count_if(text, isHigh);
    return text.find_first_of(kUnused) == text.npos &&
           high * 2 <= static_cast<std::ptrdiff_t>(text.size());
}

class CodePageSource final : public ByteSource
{
public:
    CodePageSource(std::unique_ptr<ByteSource> source, iconv_t conversion)
        : m_source(std::move(source)),
          m_conversion(conversion)
    {
    }
    CodePageSource(const CodePageSource&) = delete;
    CodePageSource& operator=(const CodePageSource&) = delete;
    ~CodePageSource() override { iconv_close(m_conversion); }

    Result<std::size_t> read(std::span<char> out) override
    {
        while (m_used == m_ready.size()) {
            m_ready.clear();
            m_used = 0;
            if (m_isAtEnd) {
                return 0U;
            }
            if (auto converted = convertBlock(); !converted) {
                return tl::unexpected(std::move(converted.error()));
            }
        }
        const std::size_t count = std::min(out.size(), m_ready.size() - m_used);
        std::memcpy(out.data(), m_ready.data() + m_used, count);
        m_used += count;
        return count;
    }

    std::uint64_t consumed() const override { return m_source->consumed(); }

private:
    Result<void> convertBlock();

    std::unique_ptr<ByteSource> m_source;
    iconv_t m_conversion;
    std::string m_block; ///< begins with half a character
    std::string m_ready;
    std::size_t m_used = 0;
    bool m_isAtEnd = false;
};

Result<void> CodePageSource::convertBlock()
{
    constexpr std::size_t kBlock = 64U << 10U;
    constexpr std::size_t kMostGrowth = 3; // no character here takes more bytes in UTF-8
    constexpr std::string_view kReplacement = "\xef\xbf\xbd";
    const std::size_t kept = m_block.size();
    m_block.resize(kBlock);
    const auto got = m_source->read(std::span(m_block).subspan(kept));
    m_block.resize(kept + got.value_or(0U));
    if (!got) {
        return tl::unexpected(got.error());
    }
    m_isAtEnd = *got == 0;
    char* in = m_block.data();
    std::size_t inLeft = m_block.size();
    m_ready.resize(m_block.size() * kMostGrowth + kReplacement.size());
    char* out = m_ready.data();
    std::size_t outLeft = m_ready.size();
    while (inLeft > 0 &&
           iconv(m_conversion, &in, &inLeft, &out, &outLeft) == static_cast<std::size_t>(-1)) {
        if (errno == EINVAL && !m_isAtEnd) {
            break;
        }
        std::memcpy(out, kReplacement.data(), kReplacement.size());
        out += kReplacement.size();
        outLeft -= kReplacement.size();
        ++in;
        --inLeft;
    }
    m_ready.resize(m_ready.size() - outLeft);
    m_block.erase(0, m_block.size() - inLeft);
    return {};
}

} // namespace

CodePage codePageOf(std::string_view head)
{
    if (std::ranges::none_of(head, isHigh) || std::ranges::any_of(head, isControl) ||
        mayBeUtf8(head)) {
        return CodePage::None;
    }
    if (readsLikeShiftJis(head)) {
        return CodePage::ShiftJis;
    }
    return readsLikeWindows1252(head) ? CodePage::Windows1252 : CodePage::None;
}

std::unique_ptr<ByteSource> makeCodePageSource(std::unique_ptr<ByteSource> source, CodePage page)
{
    const iconv_t conversion =
        iconv_open("UTF-8", page == CodePage::ShiftJis ? "CP932" : "WINDOWS-1252");
    const bool canConvert =
        conversion != reinterpret_cast<iconv_t>(-1); // NOLINT(*-reinterpret-cast,*-int-to-ptr)
    return canConvert ? std::make_unique<CodePageSource>(std::move(source), conversion)
                      : std::move(source);
}

} // namespace tidemark
