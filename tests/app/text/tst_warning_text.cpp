// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/translation.h"
#include "app/text/warning_text.h"
#include "tests/support/test_registry.h"

#include <QCoreApplication>
#include <QTest>

#include <set>

using namespace tidemark;
using namespace tidemark::app;

class tst_WarningText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void countsAndPlaces();
    void unitsInDoubtTellBothSizes();
    void oneIsSingular();
    void everyCodeHasItsOwnText();
    void countsBeyondAnInt();
};

void tst_WarningText::init()
{
    QVERIFY(installTranslation(*QCoreApplication::instance(), QStringLiteral("en")));
}

void tst_WarningText::countsAndPlaces()
{
    QCOMPARE(
        warningText({WarningCode::LinesSkipped, 3700, 12, {}}),
        QStringLiteral("Skipped 3,700 lines that are damaged or hold impossible values, first at "
                       "line 12"));
    QCOMPARE(warningText({WarningCode::FileCutOff, 1, 1040, {}}),
             QStringLiteral("The file ends early; what came before is shown (at line 1,040)"));
    QCOMPARE(warningText({WarningCode::FileCutOff, 1, {}, 39, {}, "Input/output error"}),
             QStringLiteral("The file could not be read to its end (Input/output error); what came "
                            "before is shown (at byte 39)"));
    QCOMPARE(warningText({WarningCode::ReadingsMissing, 2, {}, {}}),
             QStringLiteral("2 readings missing, shown as gaps"));
    QCOMPARE(warningText({WarningCode::CellsUnreadable, 3, 12, {}, "swap", "x"}),
             QStringLiteral("Column “swap”: 3 cells that hold no possible number, shown as gaps "
                            "(“x”), first at line 12"));
    QCOMPARE(warningText({WarningCode::UnitUnknown, 1, {}, {}, "rss (foo)"}),
             QStringLiteral("Column “rss (foo)”: The unit is none that is known, the numbers were "
                            "taken as bytes"));
    QCOMPARE(warningText({WarningCode::RowsWithoutTime, 1, 6, {}, "time", "soon"}),
             QStringLiteral("Column “time”: 1 row without a time that can be read left out "
                            "(“soon”), first at line 6"));
}

void tst_WarningText::unitsInDoubtTellBothSizes()
{
    const QString kib = warningText({WarningCode::SmallForBytes, 1, {}, {}, "rss", "34132"});
    QVERIFY2(kib.contains(QStringLiteral("33.3\u00a0KiB")), qPrintable(kib));
    QVERIFY2(kib.contains(QStringLiteral("33.3\u00a0MiB")), qPrintable(kib));
    QVERIFY2(kib.contains(QStringLiteral("“rss_kb”")), qPrintable(kib));
    const QString mib = warningText({WarningCode::SmallForBytes, 1, {}, {}, "mem", "120"});
    QVERIFY2(mib.contains(QStringLiteral("“mem_mb”")), qPrintable(mib));
    const QString bytes = warningText({WarningCode::TakenAsKib, 1, {}, {}, "maxrss", "34832384"});
    QVERIFY2(bytes.contains(QStringLiteral("33.2\u00a0GiB")), qPrintable(bytes));
    QVERIFY2(bytes.contains(QStringLiteral("33.2\u00a0MiB")), qPrintable(bytes));
}

void tst_WarningText::oneIsSingular()
{
    QCOMPARE(warningText({WarningCode::LinesSkipped, 1, 1, {}}),
             QStringLiteral(
                 "Skipped 1 line that is damaged or holds an impossible value, first at line 1"));
}

void tst_WarningText::everyCodeHasItsOwnText()
{
    std::set<QString> seen;
    for (int value = 0; value <= static_cast<int>(WarningCode::OriginsLeftOut); ++value) {
        const QString text = warningText({static_cast<WarningCode>(value), 5, {}, {}});
        QVERIFY(!text.isEmpty());
        QVERIFY2(seen.insert(text).second, qPrintable(text));
    }
}

void tst_WarningText::countsBeyondAnInt()
{
    QVERIFY(warningText({WarningCode::LinesSkipped, 10'000'000'000, {}, {}})
                .contains(QStringLiteral(" 2,147,483,647 ")));
}

TIDEMARK_TEST(tst_WarningText)

#include "tst_warning_text.moc"
