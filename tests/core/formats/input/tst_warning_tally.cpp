// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/warning_tally.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_WarningTally : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneWarningForEachCodeWithItsFirstPlace();
    void nothingCountsNothing();
    void theCutIsNamedByItsReason();
    void theFirstDamagedLineIsQuoted();
    void whatLeavesAUsableFront();
};

void tst_WarningTally::oneWarningForEachCodeWithItsFirstPlace()
{
    WarningTally tally;
    tally.add(WarningCode::OutputSkipped, 3);
    tally.add(WarningCode::LinesSkipped, 12);
    tally.add(WarningCode::LinesSkipped, 10, 4);
    tally.add(WarningCode::OutputSkipped);
    QCOMPARE(tally.warnings(), (std::vector<Warning>{{WarningCode::OutputSkipped, 2, 3, {}},
                                                     {WarningCode::LinesSkipped, 5, 12, {}}}));
    QCOMPARE(tally.noSamples(), (Error{ErrorCode::NoSamples, {}, 12, {}}));
}

void tst_WarningTally::nothingCountsNothing()
{
    WarningTally tally;
    QVERIFY(tally.isEmpty());
    tally.add(WarningCode::TimesReordered, {}, 0);
    QVERIFY(tally.isEmpty());
    QCOMPARE(tally.noSamples(), (Error{ErrorCode::NoSamples, {}, {}, {}}));
    tally.add(WarningCode::OutputSkipped, 5); // no damage
    QCOMPARE(tally.noSamples(), (Error{ErrorCode::NoSamples, {}, {}, {}}));
    QVERIFY(!tally.isEmpty());
}

void tst_WarningTally::theCutIsNamedByItsReason()
{
    WarningTally tally;
    tally.addCutOff({ErrorCode::BadCompression, {}, {}, 512});
    tally.addCutOff({ErrorCode::ReadFailed, "reason", 7, {}});
    QCOMPARE(tally.warnings(),
             (std::vector<Warning>{{WarningCode::CompressionCutOff, 1, {}, 512},
                                   {WarningCode::FileCutOff, 1, 7, {}, {}, "reason"}}));
}

void tst_WarningTally::theFirstDamagedLineIsQuoted()
{
    WarningTally tally;
    tally.add(WarningCode::OutputSkipped, 1);
    tally.addLine("cut", 2, false);
    tally.addLine(std::string(1000, 'x'), 3, true);
    tally.addLine("later", 4, true);
    QCOMPARE(tally.noSamples(), (Error{ErrorCode::NoSamples, std::string(80, 'x'), 3, {}}));
    QCOMPARE(tally.warnings(), (std::vector<Warning>{{WarningCode::OutputSkipped, 1, 1, {}},
                                                     {WarningCode::FileCutOff, 1, 2, {}},
                                                     {WarningCode::LinesSkipped, 2, 3, {}}}));
}

void tst_WarningTally::whatLeavesAUsableFront()
{
    QVERIFY(leavesUsableFront({ErrorCode::BadCompression, {}, {}, {}}));
    QVERIFY(leavesUsableFront({ErrorCode::ReadFailed, {}, {}, {}}));
    for (const auto code :
         {ErrorCode::Cancelled, ErrorCode::TooLarge, ErrorCode::TooCompressed,
          ErrorCode::CannotOpen, ErrorCode::Malformed, ErrorCode::UnsupportedVersion}) {
        QVERIFY(!leavesUsableFront({code, {}, {}, {}}));
    }
}

TIDEMARK_TEST(tst_WarningTally)

#include "tst_warning_tally.moc"
