// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/text_encoding.h"
#include "tests/support/byte_sources.h"
#include "tests/support/test_registry.h"

#include <QString>
#include <QTest>

using namespace tidemark;

namespace
{

/// @p text in UTF-16, with a byte order mark if @p hasMark.
std::string utf16(const QString& text, bool isBig, bool hasMark)
{
    std::string bytes;
    const auto put = [&](char16_t unit) {
        const auto low = static_cast<char>(unit & 0xff);
        const auto high = static_cast<char>(unit >> 8);
        bytes.push_back(isBig ? high : low);
        bytes.push_back(isBig ? low : high);
    };
    if (hasMark) {
        put(0xfeff);
    }
    for (const QChar c : text) {
        put(c.unicode());
    }
    return bytes;
}

/// What reading in pieces of @p piece bytes delivers.
std::string converted(std::string bytes, TextEncoding encoding, std::size_t piece)
{
    const auto source = makeUtf16Source(
        makeMemorySource(std::make_shared<const std::string>(std::move(bytes))), encoding);
    return test::readInPieces(*source, piece);
}

} // namespace

class tst_TextEncoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTold();
    void everyCharacterComesThrough();
    void brokenCharactersAreReplaced();
};

void tst_TextEncoding::isTold()
{
    for (const bool hasMark : {true, false}) {
        QCOMPARE(encodingOf(utf16("t,rss\n0,1\n", false, hasMark)), TextEncoding::Utf16Little);
        QCOMPARE(encodingOf(utf16("t,rss\n0,1\n", true, hasMark)), TextEncoding::Utf16Big);
    }
    QCOMPARE(encodingOf(std::string("\xff\xfe\0\0t\0\0\0", 8)), TextEncoding::Utf32);
    for (const std::string& plain :
         {std::string(), std::string("t,rss"), std::string("\xef\xbb\xbft"), std::string(10, '\0'),
          std::string("a\0b", 3), std::string("JAVA PROFILE 1.0.1\0\0\0\0\x08\0\0", 25)}) {
        QCOMPARE(encodingOf(plain), TextEncoding::Utf8);
    }
}

void tst_TextEncoding::everyCharacterComesThrough()
{
    const QString text = QString::fromUtf8("aé日\U0001f600\r\n").repeated(30'000);
    for (const bool isBig : {false, true}) {
        const TextEncoding encoding = isBig ? TextEncoding::Utf16Big : TextEncoding::Utf16Little;
        for (const std::size_t piece : {std::size_t{7}, std::size_t{100'000}}) {
            QVERIFY(converted(utf16(text, isBig, true), encoding, piece) == text.toStdString());
        }
    }
}

void tst_TextEncoding::brokenCharactersAreReplaced()
{
    const std::string replaced = "\xef\xbf\xbd";
    const std::string cut = utf16("ab", false, false) + "c";
    QCOMPARE(converted(cut, TextEncoding::Utf16Little, 100), "ab" + replaced);
    const std::string halves("\x3d\xd8"
                             "a\0\x00\xde",
                             6);
    QCOMPARE(converted(halves, TextEncoding::Utf16Little, 100), replaced + "a" + replaced);
    QCOMPARE(converted(halves.substr(0, 2), TextEncoding::Utf16Little, 100), replaced);
}

TIDEMARK_TEST(tst_TextEncoding)

#include "tst_text_encoding.moc"
