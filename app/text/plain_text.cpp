// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/plain_text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>

namespace tidemark::app
{

namespace
{

constexpr int kTabWidth = 4;
constexpr char16_t kReturnArrow = 0x21b5;
constexpr char kDelete = 0x7f;

struct CharacterRange {
    char32_t first;
    char32_t last;
};

/// What Unicode's Default_Ignorable_Code_Point lists (nothing is drawn for it), annotations, and
/// values that are no characters.
constexpr std::array kHidden{
    CharacterRange{0xad, 0xad},       CharacterRange{0x34f, 0x34f},
    CharacterRange{0x61c, 0x61c},     CharacterRange{0x115f, 0x1160},
    CharacterRange{0x17b4, 0x17b5},   CharacterRange{0x180b, 0x180f},
    CharacterRange{0x200b, 0x200f},   CharacterRange{0x2028, 0x202e},
    CharacterRange{0x2060, 0x206f},   CharacterRange{0x3164, 0x3164},
    CharacterRange{0xd800, 0xdfff},   CharacterRange{0xfdd0, 0xfdef},
    CharacterRange{0xfe00, 0xfe0f},   CharacterRange{0xfeff, 0xfeff},
    CharacterRange{0xffa0, 0xffa0},   CharacterRange{0xfff0, 0xfffb},
    CharacterRange{0x13430, 0x1345f}, CharacterRange{0x1bca0, 0x1bca3},
    CharacterRange{0x1d173, 0x1d17a}, CharacterRange{0xe0000, 0xe0fff},
};

/// Those of kHidden that emoji and some scripts need.
bool joinsOrVaries(char32_t character)
{
    return character == 0x200c || character == 0x200d ||
           (character >= 0xfe00 && character <= 0xfe0f);
}

bool takesJoiners(char32_t character)
{
    return character > 0x7f &&
           (showsItself(character) || (character >= 0xfe00 && character <= 0xfe0f)) &&
           !QChar::isSpace(character);
}

bool breaksLine(char32_t unit)
{
    return unit == U'\n' || unit == U'\r' || unit == 0x0085 || unit == 0x2028 || unit == 0x2029;
}

/// @p text with what @p replace appends for each character that does not show itself.
template <typename Replace>
QString replaceHidden(const QString& text, Replace replace)
{
    QString out;
    out.reserve(text.size());
    char32_t before = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        char32_t character = text.at(at).unicode();
        if (text.at(at).isHighSurrogate() && at + 1 < text.size() &&
            text.at(at + 1).isLowSurrogate()) {
            character = QChar::surrogateToUcs4(text.at(at), text.at(at + 1));
            ++at;
        }
        const bool isShown =
            showsItself(character) || (joinsOrVaries(character) && takesJoiners(before));
        if (isShown) {
            out.append(QChar::fromUcs4(character));
        } else {
            replace(character, out);
        }
        before = character;
    }
    return out;
}

/// How many bytes the character has that begins with @p lead.
std::size_t utf8Length(char lead)
{
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/// Appends one character to a JSON text, as an escape if it does not show itself.
void appendShown(std::string_view utf8, std::string& json)
{
    const QString character = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    if (showsItself(character.toUcs4().value(0))) {
        json.append(utf8);
        return;
    }
    for (const QChar unit : character) {
        fmt::format_to(std::back_inserter(json), "\\u{:04x}",
                       static_cast<unsigned>(unit.unicode()));
    }
}

} // namespace

bool showsItself(char32_t character)
{
    const auto isIn = [character](const CharacterRange& range) {
        return character >= range.first && character <= range.last;
    };
    const bool isControl = character < U' ' || (character >= 0x7f && character < 0xa0);
    const bool isNone = (character & 0xfffe) == 0xfffe || character > 0x10ffff;
    return !isControl && !isNone && std::ranges::none_of(kHidden, isIn);
}

QString singleLine(const QString& text)
{
    return replaceHidden(text, [](char32_t character, QString& line) {
        if (character == U'\t') {
            line.append(QString(kTabWidth - line.size() % kTabWidth, QLatin1Char(' ')));
        } else {
            line.append(breaksLine(character) ? QChar(kReturnArrow)
                                              : QChar(QChar::ReplacementCharacter));
        }
    });
}

QString terminalText(const QString& text)
{
    return replaceHidden(text, [](char32_t character, QString& shown) {
        const bool isPlain = character == U'\t' || character == U'\n';
        shown.append(isPlain ? QChar(static_cast<char16_t>(character))
                             : QChar(QChar::ReplacementCharacter));
    });
}

std::string escapedJson(std::string json)
{
    const auto isBeyond = [](char byte) { return byte < ' ' || byte == kDelete; };
    if (std::ranges::none_of(json, isBeyond)) {
        return json;
    }
    std::string escaped;
    escaped.reserve(json.size());
    for (std::size_t at = 0; at < json.size();) {
        const std::size_t length = utf8Length(json[at]);
        const auto bytes = std::string_view(json).substr(at, length);
        if (length == 1 && json[at] != kDelete) {
            escaped.push_back(json[at]);
        } else {
            appendShown(bytes, escaped);
        }
        at += length;
    }
    return escaped;
}

QString plainToolTip(const QString& text)
{
    if (text.isEmpty()) {
        return {};
    }
    constexpr qsizetype kLongestLine = 100; // letters; what is wrapped becomes about a square
    const QStringList lines = text.split(QLatin1Char('\n'));
    const bool isWrapped =
        std::ranges::any_of(lines, [](const QString& line) { return line.size() > kLongestLine; });
    return QStringLiteral("<p style='white-space:%1'>%2</p>")
        .arg(isWrapped ? QStringLiteral("pre-wrap") : QStringLiteral("pre"), text.toHtmlEscaped());
}

} // namespace tidemark::app
