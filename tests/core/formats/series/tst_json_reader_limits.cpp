// SPDX-License-Identifier: GPL-3.0-or-later
// JSON made to take all memory or time.
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_JsonReaderLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nestingBombs();
    void anEndlessTextIsRefused();
};

void tst_JsonReaderLimits::nestingBombs()
{
    for (const char* opening : {"[", "{\"a\":"}) {
        std::string bomb = "[{\"t\":0,\"rss\":1},";
        for (int i = 0; i < 1'000'000; ++i) {
            bomb += opening;
        }
        const auto recordings = test::readJson(bomb);
        QVERIFY(recordings.has_value());
        QCOMPARE(recordings->front()->timeline.mainSeries()->size(), 1U);
        QVERIFY(test::warningOf(*recordings->front(), WarningCode::FileCutOff));
        QVERIFY(!test::readAnyText(bomb.substr(17)).has_value());
    }
}

void tst_JsonReaderLimits::anEndlessTextIsRefused()
{
    for (const std::string& before : {std::string(R"([{"t":0,"rss":1},{"t":1,"rss":2,"note":)"),
                                      std::string(R"({"t":[0,1],"rss":[1,2],"note":)")}) {
        const auto read = test::readJson(before + '"' + std::string(3U << 20U, 'x') +
                                         (before.front() == '[' ? "\"}]" : "\"}"));
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().code, ErrorCode::TooLarge);
        QCOMPARE(read.error().detail, std::string("1048576"));
        QCOMPARE(read.error().byte, std::optional<std::uint64_t>(before.size()));
    }
}

TIDEMARK_TEST(tst_JsonReaderLimits)

#include "tst_json_reader_limits.moc"
