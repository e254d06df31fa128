// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/code_page.h"
#include "tests/support/byte_sources.h"
#include "tests/support/reading.h"
#include "tests/support/series_values.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

using namespace tidemark;
using test::kMiB;

namespace
{

/// "日時,メモリ(MB)" and a row, as Excel saves CSV in Japan.
const std::string kJapanese = "\x93\xfa\x8e\x9e,\x83\x81\x83\x82\x83\x8a(MB)\r\n"
                              "2025/4/2 23:07:04,1.5\r\n2025/4/2 23:07:05,2\r\n";

/// "Horodatage;Mémoire (Mo);Tâches" and a row, as in France.
const std::string kFrench = "Horodatage;M\xe9moire (Mo);T\xe2"
                            "ches\r\n"
                            "13/04/2025 23:07:04;1\xa0"
                            "234,5;1\r\n13/04/2025 23:07:05;1\xa0"
                            "235,5;2\r\n";

/// What reading in pieces of @p piece bytes delivers.
std::string converted(std::string bytes, CodePage page, std::size_t piece)
{
    const auto source = makeCodePageSource(
        makeMemorySource(std::make_shared<const std::string>(std::move(bytes))), page);
    return test::readInPieces(*source, piece);
}

} // namespace

class tst_CodePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTold();
    void everyCharacterComesThrough();
    void brokenCharactersAreReplaced();
    void spreadsheetsAreRead();
};

void tst_CodePage::isTold()
{
    QCOMPARE(codePageOf(kJapanese), CodePage::ShiftJis);
    QCOMPARE(codePageOf(kJapanese.substr(0, 3)), CodePage::ShiftJis); // cut in a character
    QCOMPARE(codePageOf(kFrench), CodePage::Windows1252);
    QCOMPARE(codePageOf("Gr\xf6\xdf"
                        "e;Z\xe4hler"),
             CodePage::Windows1252);
    QCOMPARE(codePageOf("l\x92heure;M\xe9moire"), CodePage::Windows1252);
    for (const std::string& other :
         {std::string("t,rss"), std::string("日時,メモリ"), std::string("日時").substr(0, 5),
          std::string("M\xe9moire,日時"), std::string("\xff\xfet\0", 4),
          std::string("\x7f"
                      "ELF\x02\x01\x01\xe9"),
          std::string("\x1f\x8b\x08")}) {
        QCOMPARE(codePageOf(other), CodePage::None);
    }
}

void tst_CodePage::everyCharacterComesThrough()
{
    const std::string japanese = converted(kJapanese, CodePage::ShiftJis, 7);
    QVERIFY(japanese.starts_with("日時,メモリ(MB)\r\n"));
    std::string much;
    std::string wanted;
    for (int i = 0; i < 10'000; ++i) { // blocks end inside of characters
        much += kJapanese;
        wanted += japanese;
    }
    QVERIFY(converted("a" + much, CodePage::ShiftJis, 100'000) == "a" + wanted);
    QVERIFY(converted(kFrench, CodePage::Windows1252, 3).starts_with("Horodatage;Mémoire (Mo);Tâ"));
}

void tst_CodePage::brokenCharactersAreReplaced()
{
    const std::string replaced = "\xef\xbf\xbd";
    QCOMPARE(converted("\x93\xfa\x8e", CodePage::ShiftJis, 100), "日" + replaced);
    QCOMPARE(converted("a\x81z", CodePage::Windows1252, 100), "a" + replaced + "z");
}

void tst_CodePage::spreadsheetsAreRead()
{
    using Values = std::vector<double>;
    const auto japanese = test::readAnyText(kJapanese);
    QVERIFY(japanese.has_value());
    QCOMPARE(test::valuesOf(*test::seriesCalled(*japanese->front(), "メモリ(MB)")),
             (Values{1.5 * kMiB, 2 * kMiB}));
    QCOMPARE(japanese->front()->timeline.mainSeries()->kind, SeriesKind::Rss);
    const auto french = test::readAnyText(kFrench);
    QVERIFY(french.has_value());
    QCOMPARE(test::valuesOf(*test::seriesCalled(*french->front(), "Mémoire (Mo)")),
             (Values{1234.5 * kMiB, 1235.5 * kMiB}));
    QCOMPARE(test::valuesOf(*test::seriesCalled(*french->front(), "Tâches")), (Values{1, 2}));
}

TIDEMARK_TEST(tst_CodePage)

#include "tst_code_page.moc"
