// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/text_shape.h"

#include "core/formats/input/converting_source.h"
#include "core/formats/input/log_envelope.h"
#include "core/formats/input/text_head.h"

#include <algorithm>

namespace tidemark
{

namespace
{

constexpr char kEscape = '\x1b';
constexpr std::size_t kShapeBlock = 64U << 10U;

/// Longer lines pass without waiting for their end: they are documents, not lines of a log.
constexpr std::size_t kLongestLine = 1U << 20U;

/// The length of the control sequence at the front of @p text, which begins with an escape.
std::size_t escapeLength(std::string_view text)
{
    if (text.size() < 2) {
        return text.size();
    }
    if (text[1] == '[') { // parameters, then one letter or sign
        std::size_t end = 2;
        while (end < text.size() && text[end] >= 0x20 && text[end] < 0x40) {
            ++end;
        }
        return std::min(end + 1, text.size());
    }
    if (text[1] == ']') { // a title or link, up to a bell or "\x1b\\"
        constexpr std::size_t kLongestTitle = 4096;
        const std::string_view near = text.substr(0, kLongestTitle);
        const std::size_t bell = near.find('\a');
        const std::size_t string = near.find("\x1b\\", 2);
        return bell < string ? bell + 1 : (string != near.npos ? string + 2 : std::size_t{2});
    }
    const bool choosesCharacters = std::string_view("()*+#%").find(text[1]) != text.npos;
    return std::min<std::size_t>(choosesCharacters ? 3 : 2, text.size());
}

/// True if a "\r" stands inside of a line.
bool returnsInside(std::string_view text)
{
    for (std::size_t at = text.find('\r'); at != text.npos; at = text.find('\r', at + 1)) {
        const std::size_t next = text.find_first_not_of('\r', at);
        if (next != text.npos && (text[next] != '\n' || next > at + 1)) {
            return true;
        }
    }
    return false;
}

/// What a terminal shows of a line in which progress bars start over: its last part.
std::string_view lastPart(std::string_view line)
{
    line = line.substr(0, line.find_last_not_of('\r') + 1);
    const std::size_t start = line.rfind('\r');
    return start == line.npos ? line : line.substr(start + 1);
}

/// Takes texts out of their quotes as they stream by, line for line: `"{\"a\":1}"` is `{"a":1}`.
class Unquoter
{
public:
    void take(char c, std::string& out)
    {
        if (c == '\n') {
            *this = {};
            out.push_back(c);
        } else if (m_isInside) {
            takeInside(c, out);
        } else if (m_isAtStart && c == '"') {
            m_isInside = true;
            m_isAtStart = false;
        } else {
            m_isAtStart = m_isAtStart && (c == ' ' || c == '\t');
            out.push_back(c);
        }
    }

private:
    void takeInside(char c, std::string& out)
    {
        if (!m_isEscaped) {
            m_isEscaped = c == '\\';
            m_isInside = c != '"';
            if (!m_isEscaped && m_isInside) {
                out.push_back(c);
            }
            return;
        }
        m_isEscaped = false;
        switch (c) {
        case 'n': // a line of the inner text; it must not end one of the outer
        case 'r':
        case 't':
            out.push_back(' ');
            break;
        case '"':
        case '\\':
        case '/':
            out.push_back(c);
            break;
        default: // \b, \f and \u stay as they are: inside of an inner text they mean the same
            out.push_back('\\');
            out.push_back(c);
        }
    }

    bool m_isAtStart = true;
    bool m_isInside = false;
    bool m_isEscaped = false;
};

/// Hands on a text line by line, bare.
class BareTextSource final : public ConvertingSource
{
public:
    BareTextSource(std::unique_ptr<ByteSource> source, TextShape shape,
                   std::function<bool(const LineOrigin&)> isWanted)
        : ConvertingSource(std::move(source)),
          m_shape(std::move(shape)),
          m_isWanted(std::move(isWanted))
    {
    }

private:
    /// What came before a failure is handed on first.
    Result<bool> convertBlock(std::string& ready) override
    {
        if (m_failed) {
            return tl::unexpected(*m_failed);
        }
        const std::size_t before = m_text.size();
        m_text.resize(before + kShapeBlock);
        const auto got = source().read(std::span(m_text).subspan(before));
        m_text.resize(before + got.value_or(0U));
        if (!got) {
            m_failed = got.error();
        }
        const bool isAtEnd = got && *got == 0;
        if (m_shape.endsWithReturns) {
            std::replace(m_text.begin() + static_cast<std::ptrdiff_t>(before), m_text.end(), '\r',
                         '\n');
        }
        std::size_t start = 0;
        for (std::size_t end = m_text.find('\n', before); end != m_text.npos;
             end = m_text.find('\n', start)) {
            takeLine(std::string_view(m_text).substr(start, end - start), ready);
            put("\n", ready);
            m_isInLongLine = false;
            start = end + 1;
        }
        m_text.erase(0, start);
        const bool isLast = isAtEnd || m_failed;
        if (!m_text.empty() && (isLast || m_text.size() > kLongestLine)) {
            takeLine(m_text, ready);
            m_text.clear();
            m_isInLongLine = true;
        }
        return !isAtEnd;
    }

    void takeLine(std::string_view line, std::string& ready)
    {
        std::string plain;
        if (m_shape.hasEscapes && line.find(kEscape) != line.npos) {
            plain = withoutEscapes(line);
            line = plain;
        }
        if (m_isInLongLine) {
            if (m_isLongLineWanted) {
                put(line, ready);
            }
            return;
        }
        LineOrigin origin{++m_line, {}, {}};
        if (m_line == 1) {
            line = withoutByteOrderMark(line);
        }
        std::string unpacked;
        if (m_shape.isEnveloped) {
            if (auto enveloped = envelopedLineOf(line)) {
                unpacked = std::move(enveloped->text);
                origin = {m_line, std::move(enveloped->time), std::move(enveloped->tag)};
                line = unpacked;
            }
        }
        if (!m_shape.prefix.empty()) {
            LinePrefix prefix = linePrefixOf(line, m_shape.prefix);
            line.remove_prefix(prefix.length);
            if (prefix.length > 0) {
                origin.time = prefix.time;
                origin.tag = std::move(prefix.tag);
            }
        }
        if (m_shape.hasCarriageReturns) {
            line = lastPart(line);
        }
        m_isLongLineWanted = !m_isWanted || m_isWanted(origin);
        if (m_isLongLineWanted) {
            put(line, ready);
        }
    }

    void put(std::string_view text, std::string& ready)
    {
        if (!m_shape.isQuoted) {
            ready.append(text);
            return;
        }
        for (const char c : text) {
            m_unquoter.take(c, ready);
        }
    }

    TextShape m_shape;
    std::function<bool(const LineOrigin&)> m_isWanted;
    std::string m_text; ///< the line that goes on
    std::uint64_t m_line = 0;
    Unquoter m_unquoter;
    bool m_isInLongLine = false; ///< its front was handed on already
    bool m_isLongLineWanted = true;
    std::optional<Error> m_failed;
};

} // namespace

std::string withoutEscapes(std::string_view text)
{
    std::string plain;
    plain.reserve(text.size());
    while (!text.empty()) {
        const std::size_t escape = std::min(text.find(kEscape), text.size());
        plain.append(text.substr(0, escape));
        text.remove_prefix(escape);
        if (!text.empty()) {
            text.remove_prefix(escapeLength(text));
        }
    }
    return plain;
}

TextShape textShapeOf(std::string_view head, bool isWhole)
{
    TextShape shape;
    head = withoutByteOrderMark(head);
    std::string plain;
    shape.hasEscapes = head.find("\x1b[") != head.npos || head.find("\x1b]") != head.npos;
    if (shape.hasEscapes) {
        plain = withoutEscapes(head);
        head = plain;
    }
    const bool hasReturns = returnsInside(head);
    shape.endsWithReturns = hasReturns && head.find('\n') == head.npos;
    shape.hasCarriageReturns = hasReturns && !shape.endsWithReturns;
    const std::size_t first = head.find_first_not_of(" \t\r\n");
    const std::string_view begin = first == head.npos ? std::string_view() : head.substr(first);
    constexpr std::size_t kNear = 40;
    shape.isQuoted = (begin.starts_with("\"{") || begin.starts_with("\"[")) &&
                     begin.substr(0, kNear).find("\\\"") != begin.npos;
    shape.isEnveloped = isEnveloped(begin);
    if (!shape.isQuoted && !shape.isEnveloped && !begin.starts_with('{')) {
        shape.prefix = commonPrefixShape(head, isWhole);
    }
    return shape;
}

std::unique_ptr<ByteSource> makeBareTextSource(std::unique_ptr<ByteSource> source, TextShape shape,
                                               std::function<bool(const LineOrigin&)> isWanted)
{
    return std::make_unique<BareTextSource>(std::move(source), std::move(shape),
                                            std::move(isWanted));
}

} // namespace tidemark
