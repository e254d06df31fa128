// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/snapshot_chunk.h"

#include <optional>

namespace tidemark
{

namespace
{

/// Writes code points as UTF-8 into memory that is large enough.
class Utf8Writer
{
public:
    explicit Utf8Writer(char* out) : m_out(out) {}

    char* end() const { return m_out; }
    void putAscii(char16_t unit) { *m_out++ = static_cast<char>(unit); }

    /// Puts a UTF-16 unit; the two of a pair one after the other. One without its other becomes the
    /// replacement character.
    void put(char16_t unit)
    {
        if (QChar::isLowSurrogate(unit) && m_high != 0) {
            putCodePoint(QChar::surrogateToUcs4(m_high, unit));
            m_high = 0;
            return;
        }
        finishPair();
        if (QChar::isHighSurrogate(unit)) {
            m_high = unit;
        } else {
            putCodePoint(QChar::isLowSurrogate(unit) ? kReplacement : unit);
        }
    }

    void finishPair()
    {
        if (m_high != 0) {
            m_high = 0;
            putCodePoint(kReplacement);
        }
    }

    bool isInPair() const { return m_high != 0; }

private:
    static constexpr char32_t kReplacement = QChar::ReplacementCharacter;

    void putCodePoint(char32_t point)
    {
        constexpr char32_t kLast1 = 0x7F;
        constexpr char32_t kLast2 = 0x7FF;
        constexpr char32_t kLast3 = 0xFFFF;
        if (point <= kLast1) {
            putByte(point);
        } else if (point <= kLast2) {
            putByte(0xC0U | point >> 6U);
            putByte(0x80U | (point & 0x3FU));
        } else if (point <= kLast3) {
            putByte(0xE0U | point >> 12U);
            putByte(0x80U | (point >> 6U & 0x3FU));
            putByte(0x80U | (point & 0x3FU));
        } else {
            putByte(0xF0U | point >> 18U);
            putByte(0x80U | (point >> 12U & 0x3FU));
            putByte(0x80U | (point >> 6U & 0x3FU));
            putByte(0x80U | (point & 0x3FU));
        }
    }

    void putByte(char32_t byte) { *m_out++ = static_cast<char>(byte); }

    char* m_out;
    char16_t m_high = 0; ///< the first of a pair whose second has not come yet; 0 for none
};

/// What follows a backslash, all but "u".
std::optional<char16_t> escaped(char16_t letter)
{
    switch (letter) {
    case u'"':
    case u'\\':
    case u'/':
        return letter;
    case u'b':
        return u'\b';
    case u'f':
        return u'\f';
    case u'n':
        return u'\n';
    case u'r':
        return u'\r';
    case u't':
        return u'\t';
    default:
        return {};
    }
}

/// "00e4" at the begin of @p digits.
std::optional<char16_t> hexUnit(QStringView digits)
{
    constexpr qsizetype kDigits = 4;
    if (digits.size() < kDigits) {
        return {};
    }
    unsigned value = 0;
    for (const QChar digit : digits.first(kDigits)) {
        const char16_t unit = digit.unicode();
        const bool isNumber = unit >= u'0' && unit <= u'9';
        const bool isLetter = (unit | 0x20U) >= u'a' && (unit | 0x20U) <= u'f';
        if (!isNumber && !isLetter) {
            return {};
        }
        value = value * 16U + (isNumber ? unit - u'0' : (unit | 0x20U) - u'a' + 10U);
    }
    return static_cast<char16_t>(value);
}

/// Puts what the escape at the begin of @p rest stands for. Returns its length; 0 if it is none.
qsizetype putEscape(QStringView rest, Utf8Writer& out)
{
    constexpr qsizetype kShort = 2;
    constexpr qsizetype kLong = 6;
    if (rest.size() < kShort) {
        return 0;
    }
    if (rest[1] == u'u') {
        const auto unit = hexUnit(rest.sliced(kShort));
        if (unit) {
            out.put(*unit);
        }
        return unit ? kLong : 0;
    }
    const auto letter = escaped(rest[1].unicode());
    if (letter) {
        out.put(*letter);
    }
    return letter ? kShort : 0;
}

/// Puts a JSON string up to its closing quote. Returns where that stands; -1 if it is no string.
qsizetype putString(QStringView text, Utf8Writer& out)
{
    constexpr char16_t kLastAscii = 0x7F;
    qsizetype at = 0;
    while (at < text.size() && text[at] != u'"') {
        const char16_t unit = text[at].unicode();
        if (unit == u'\\') {
            const qsizetype length = putEscape(text.sliced(at), out);
            if (length == 0) {
                return -1;
            }
            at += length;
            continue;
        }
        if (unit <= kLastAscii && !out.isInPair()) {
            out.putAscii(unit);
        } else {
            out.put(unit);
        }
        ++at;
    }
    out.finishPair();
    return at < text.size() ? at : -1;
}

constexpr QStringView kBefore =
    uR"({"method":"HeapProfiler.addHeapSnapshotChunk","params":{"chunk":")";

} // namespace

bool isSnapshotChunk(QStringView message)
{
    return message.startsWith(kBefore);
}

bool takeSnapshotChunk(QStringView message, std::string& out)
{
    constexpr QStringView kBehind = uR"("}})";
    constexpr std::size_t kMostBytesPerUnit = 3;
    if (!isSnapshotChunk(message)) {
        return false;
    }
    const QStringView text = message.sliced(kBefore.size());
    const std::size_t size = out.size();
    out.resize(size + kMostBytesPerUnit * static_cast<std::size_t>(text.size()));
    Utf8Writer writer(out.data() + size);
    const qsizetype end = putString(text, writer);
    const bool isChunk = end >= 0 && text.sliced(end) == kBehind;
    out.resize(isChunk ? static_cast<std::size_t>(writer.end() - out.data()) : size);
    return isChunk;
}

} // namespace tidemark
