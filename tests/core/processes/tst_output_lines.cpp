// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/output_lines.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <vector>

using namespace tidemark;

namespace
{

using Texts = std::vector<std::string>;

/// The lines of @p pieces, which come one after the other on standard output.
Texts linesOf(const Texts& pieces)
{
    OutputLines lines;
    Texts texts;
    const auto take = [&texts](const OutputLine& line) { texts.emplace_back(line.text); };
    for (const std::string& piece : pieces) {
        lines.add(OutputStream::Stdout, piece, 0, take);
    }
    lines.end(0, take);
    return texts;
}

/// The same bytes one by one.
Texts bytesOf(const std::string& text)
{
    Texts bytes;
    for (const char byte : text) {
        bytes.emplace_back(1, byte);
    }
    return bytes;
}

} // namespace

class tst_OutputLines final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsAtLineEnds_data();
    void cutsAtLineEnds();
    void keepsStreamsApart();
    void cutsLongLinesBetweenCharacters();
    void holdsNoMoreThanALine();
};

void tst_OutputLines::cutsAtLineEnds_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<Texts>("lines");
    const auto row = [](const char* name, std::string text, Texts lines) {
        QTest::newRow(name) << std::move(text) << std::move(lines);
    };
    row("none", "", {});
    row("one", "a\n", {"a"});
    row("empty ones", "\n\na\n\n", {"", "", "a", ""});
    row("no end", "a\nb", {"a", "b"});
    row("Windows", "a\r\nb\r\n", {"a", "b"});
    row("progress", "10%\r20%\r30%\n", {"30%"});
    row("progress, shorter in the end", "downloading\rdone\n", {"done"});
    row("progress without end", "10%\r20%\r", {"20%"});
    row("progress that ends with \\r\\n", "10%\r20%\r\nnext\n", {"20%", "next"});
    row("several \\r", "10%\r\r\r\n", {"10%"});
    row("only \\r", "\r\r", {});
    row("escapes and zeros", std::string("\x1b[1mb\x1b[0m\0\xff\n", 12),
        {std::string("\x1b[1mb\x1b[0m\0\xff", 11)});
}

void tst_OutputLines::cutsAtLineEnds()
{
    QFETCH(std::string, text);
    QFETCH(Texts, lines);
    QVERIFY(linesOf({text}) == lines);
    QVERIFY(linesOf(bytesOf(text)) == lines);
}

void tst_OutputLines::keepsStreamsApart()
{
    OutputLines lines;
    std::vector<OutputLine> seen;
    std::vector<std::string> texts;
    const auto take = [&](const OutputLine& line) {
        texts.emplace_back(line.text);
        seen.push_back({line.position, line.stream, {}});
    };
    lines.add(OutputStream::Stdout, "half", 1, take);
    lines.add(OutputStream::Stderr, "error\nrest", 2, take);
    lines.add(OutputStream::Stdout, " a line\n", 3, take);
    lines.end(9, take);
    QVERIFY(texts == (Texts{"error", "half a line", "rest"}));
    QVERIFY(seen == (std::vector<OutputLine>{{2, OutputStream::Stderr, {}},
                                             {3, OutputStream::Stdout, {}},
                                             {9, OutputStream::Stderr, {}}}));
    lines.end(10, take);
    QCOMPARE(texts.size(), 3U); // once
}

void tst_OutputLines::cutsLongLinesBetweenCharacters()
{
    constexpr std::size_t kLongest = ProgramOutput::kLongestLine;
    QVERIFY(linesOf({std::string(kLongest, 'x') + '\n'}) == Texts{std::string(kLongest, 'x')});
    QVERIFY(linesOf({std::string(2 * kLongest + 1, 'x') + '\n'}) ==
            (Texts{std::string(kLongest, 'x'), std::string(kLongest, 'x'), "x"}));
    const std::string almost(kLongest - 1, 'x');
    QVERIFY(linesOf({almost + "\u00e9\n"}) == (Texts{almost, "\u00e9"}));
    // Bytes that are no characters do not hold it up.
    const std::string noise(3 * kLongest, '\xff');
    std::string all;
    for (const std::string& line : linesOf({noise})) {
        QVERIFY(line.size() <= kLongest);
        all += line;
    }
    QVERIFY(all == noise);
    std::string continued;
    for (const std::string& line : linesOf({std::string(3 * kLongest, '\x80')})) {
        continued += line;
    }
    QCOMPARE(continued.size(), 3 * kLongest);
}

void tst_OutputLines::holdsNoMoreThanALine()
{
    OutputLines lines;
    std::size_t given = 0;
    const std::string piece(100'000, 'x');
    for (int i = 0; i < 1000; ++i) {
        lines.add(OutputStream::Stdout, piece, 0,
                  [&given](const OutputLine& line) { given += line.text.size(); });
    }
    QVERIFY(given + ProgramOutput::kLongestLine >= 1000 * piece.size());
}

TIDEMARK_TEST(tst_OutputLines)
#include "tst_output_lines.moc"
