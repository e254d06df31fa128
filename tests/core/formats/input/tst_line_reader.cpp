// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/line_reader.h"
#include "tests/support/compressing.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <random>

using namespace tidemark;

namespace
{

using Lines = std::vector<std::string>;

Lines linesOf(const std::string& text, std::size_t maxLine = LineReader::kDefaultMaxLine)
{
    auto input = Input::fromBytes(text);
    auto standing = input->asItStands(); // with what terminals would take off
    TaskControl control;
    LineReader reader(*standing, control, maxLine);
    Lines lines;
    while (const auto line = reader.next()) {
        lines.emplace_back(*line);
    }
    return lines;
}

/// The same by the plainest means.
Lines plainSplit(const std::string& text, std::size_t maxLine)
{
    Lines lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string line = text.substr(begin, std::min(end - begin, maxLine));
        if (line.ends_with('\r')) {
            line.pop_back();
        }
        lines.push_back(line);
        begin = end + 1;
    }
    return lines;
}

} // namespace

class tst_LineReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lineEnds();
    void byteOrderMark();
    void tellsWhetherTheLastLineIsComplete();
    void numbersLines();
    void overlongLinesAreCut();
    void anyTextEqualsAPlainSplit();
    void damagedCompressionEndsTheLines();
    void cancelEndsTheLines();
};

void tst_LineReader::lineEnds()
{
    QCOMPARE(linesOf("a\nb\n"), (Lines{"a", "b"}));
    QCOMPARE(linesOf("a\r\nb\r\n"), (Lines{"a", "b"}));
    QCOMPARE(linesOf("a\n\n\r\nb"), (Lines{"a", "", "", "b"}));
    QCOMPARE(linesOf("a\rb\r\r\n"), (Lines{"a\rb\r"}));
    QCOMPARE(linesOf("\n"), Lines{""});
}

void tst_LineReader::byteOrderMark()
{
    QCOMPARE(linesOf("\xef\xbb\xbf"
                     "a\n\xef\xbb\xbf"
                     "b\n"),
             (Lines{"a", "\xef\xbb\xbf"
                         "b"}));
}

void tst_LineReader::tellsWhetherTheLastLineIsComplete()
{
    auto input = Input::fromBytes("a\nb");
    TaskControl control;
    LineReader reader(*input, control);
    QVERIFY(reader.next().has_value());
    QVERIFY(reader.lineWasComplete());
    QVERIFY(reader.next().has_value());
    QVERIFY(!reader.lineWasComplete());
    QVERIFY(!reader.next());
    QVERIFY(!reader.next());
    QVERIFY(!reader.error());
}

void tst_LineReader::numbersLines()
{
    auto input = Input::fromBytes("a\n" + std::string(3'000'000, 'x') + "\nb\n");
    TaskControl control;
    LineReader reader(*input, control);
    reader.next();
    QCOMPARE(reader.lineNumber(), 1U);
    reader.next();
    QCOMPARE(reader.lineNumber(), 2U);
    QCOMPARE(reader.next(), std::optional<std::string_view>("b"));
    QCOMPARE(reader.lineNumber(), 3U);
}

void tst_LineReader::overlongLinesAreCut()
{
    constexpr std::size_t kMax = 1000;
    for (const std::size_t length :
         {kMax, kMax + 1, 2 * kMax, std::size_t{300'000}, std::size_t{1'500'000}}) {
        const std::string text = "a\n" + std::string(length, 'x') + "\nb\n";
        QCOMPARE(linesOf(text, kMax), (Lines{"a", std::string(kMax, 'x'), "b"}));
        const std::string atEnd = std::string(length, 'x');
        QCOMPARE(linesOf(atEnd, kMax), Lines{std::string(kMax, 'x')});
    }
}

void tst_LineReader::anyTextEqualsAPlainSplit()
{
    std::mt19937 random(5);
    for (int round = 0; round < 60; ++round) {
        const std::size_t longest =
            std::array<std::size_t, 4>{3, 80, 20'000, 400'000}[random() % 4];
        const std::size_t maxLine = std::array<std::size_t, 3>{64, 30'000, 1U << 20U}[random() % 3];
        std::string text;
        const std::size_t wanted = random() % 1'500'000 + 1;
        while (text.size() < wanted) {
            text.append(random() % longest, static_cast<char>('a' + random() % 26));
            text += std::array<const char*, 4>{"\n", "\r\n", "\n\n", "\r"}[random() % 4];
        }
        QVERIFY(linesOf(text, maxLine) == plainSplit(text, maxLine));
    }
}

void tst_LineReader::damagedCompressionEndsTheLines()
{
    std::string text;
    for (int i = 0; i < 100'000; ++i) {
        text += std::to_string(i * 7919) + "\n";
    }
    const std::string whole = test::gzip(text);
    auto input = Input::fromBytes(whole.substr(0, whole.size() / 2));
    TaskControl control;
    LineReader reader(*input, control);
    int count = 0;
    while (const auto line = reader.next()) {
        QCOMPARE(std::string(*line), std::to_string(count * 7919)); // no half line at the cut
        ++count;
    }
    QVERIFY(count > 10'000);
    QCOMPARE(reader.error().value().code, ErrorCode::BadCompression);
}

void tst_LineReader::cancelEndsTheLines()
{
    auto input = Input::fromBytes("a\nb\n");
    test::CancelledControl control;
    LineReader reader(*input, control);
    QVERIFY(!reader.next());
    QCOMPARE(reader.error().value().code, ErrorCode::Cancelled);
}

TIDEMARK_TEST(tst_LineReader)

#include "tst_line_reader.moc"
