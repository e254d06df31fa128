// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/csv_loss_text.h"
#include "app/text/translation.h"
#include "tests/support/recordings.h"
#include "tests/support/snapshots.h"
#include "tests/support/test_registry.h"

#include <QCoreApplication>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_CsvLossText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLost();
    void allIsNamed();
    void lineTablesAloneAreHeld();
};

void tst_CsvLossText::nothingIsLost()
{
    const auto recording = test::recordingOf({1, 2});
    recording->program.clear();
    QVERIFY(csvLossText({recording, recording}).isEmpty());
    QVERIFY(csvLossText({}).isEmpty());
}

void tst_CsvLossText::allIsNamed()
{
    QVERIFY(installTranslation(*QCoreApplication::instance(), QStringLiteral("en")));
    const auto recording = test::recordingOf({1, 2});
    recording->timeline.markers = {test::spanOf("f", 0, 1, 0)};
    QCOMPARE(csvLossText({recording}),
             QStringLiteral("CSV holds samples only. Left out: the program, 1 event or function "
                            "span."));
    recording->startedUnixNs = 5;
    recording->snapshots.push_back(test::typesSnapshot({}));
    recording->differences.push_back(std::make_shared<const TypeDifferences>());
    recording->lineTables.resize(1);
    recording->output.append({0, OutputStream::Stdout, "text"});
    QCOMPARE(csvLossText({recording, recording}),
             QStringLiteral("CSV holds samples only. Left out: the program, the start time, 2 "
                            "events and function spans, 2 snapshots, 2 recorded differences, 2 "
                            "line tables, 2 lines of output."));
    QVERIFY(installTranslation(*QCoreApplication::instance(), QStringLiteral("ja")));
    QVERIFY(csvLossText({recording}).endsWith(QStringLiteral("。")));
}

void tst_CsvLossText::lineTablesAloneAreHeld()
{
    const auto report = std::make_shared<Recording>();
    report->lineTables.resize(2);
    QVERIFY(csvLossText({report}).isEmpty());
}

TIDEMARK_TEST(tst_CsvLossText)

#include "tst_csv_loss_text.moc"
