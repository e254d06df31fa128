// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peaks/functions_panel.h"
#include "app/peaks/line_table_panel.h"
#include "app/peaks/peaks_panel.h"
#include "app/peaks/selection_panel.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using namespace tidemark::test;

namespace
{

QStringList rowTexts(DataTable& table, int row)
{
    QStringList texts;
    for (int column = 0; column < table.model()->columnCount(); ++column) {
        texts << table.model()->index(row, column).data().toString();
    }
    return texts;
}

/// 1, 5, 2, 9, 1 MiB with main() over all and load() around the fourth second.
std::shared_ptr<Recording> twoPeaks()
{
    auto recording = recordingOf({kMiB, 5 * kMiB, 2 * kMiB, 9 * kMiB, kMiB});
    recording->timeline.markers = {spanOf("app.main", 0, 5, 0), spanOf("app.load", 2.5, 3.5, 1)};
    recording->timeline.markers[1].startBytes = 2 << 20;
    recording->timeline.markers[1].endBytes = 9 << 20;
    return recording;
}

std::shared_ptr<Recording> lineReport()
{
    auto report = std::make_shared<Recording>();
    report->lineTables = {{"project/a.py",
                           "main",
                           {{1, 100, 100, 1, "def main():"},
                            {2, 300, 200, 7, "\tx = <b>"},
                            {3, {}, {}, {}, "    # note"},
                            {4, 250, -50, {}, "    del x"}}},
                          {"project/a.py", "calc", {{9, 1, 1, 1, "def calc():"}}}};
    return report;
}

} // namespace

class tst_TablePanels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void emptyPanelsSayWhatToDo();
    void peaksAreListedByProminence();
    void choosingAPeakGoesThere();
    void longSeriesAreSearchedInTheBackground();
    void onlyTheNewestRequestCounts();
    void functionsAreAddedUp();
    void choosingAFunctionShowsItsTellingCall();
    void rowsOfAnotherRecordingCannotBeChosen();
    void selectionIsMeasured();
    void visibleRangeStandsInForASelection();
    void linesKeepTheirOrderUntilSorted();
    void linesAreFilteredAndCopied();
    void anotherFunctionIsChosenFromTheList();

private:
    std::unique_ptr<Workspace> m_workspace;
};

void tst_TablePanels::init()
{
    m_workspace = std::make_unique<Workspace>();
}

void tst_TablePanels::emptyPanelsSayWhatToDo()
{
    PeaksPanel peaks(*m_workspace);
    FunctionsPanel functions(*m_workspace);
    SelectionPanel selection(*m_workspace);
    LineTablePanel lines(*m_workspace);
    for (TablePanel* panel : std::vector<TablePanel*>{&peaks, &functions, &selection, &lines}) {
        panel->show();
        QVERIFY(!panel->table().isVisible());
        m_workspace->session.add(QStringLiteral("/x/list.dat"), {twoPeaks()});
        QCOMPARE(panel->table().isVisible(), panel != &lines);
        m_workspace->session.removeAll();
        QVERIFY(!panel->table().isVisible());
    }
}

void tst_TablePanels::peaksAreListedByProminence()
{
    PeaksPanel panel(*m_workspace);
    const QAbstractItemModelTester tester(panel.table().model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_workspace->session.add(QStringLiteral("/x/list.dat"), {twoPeaks()});
    QCOMPARE(panel.table().model()->rowCount(), 2);
    QCOMPARE(rowTexts(panel.table(), 0),
             (QStringList{QStringLiteral("3.00 s"), QStringLiteral("9.00\u00a0MiB"),
                          QStringLiteral("8.00\u00a0MiB"), QStringLiteral("load")}));
    QCOMPARE(rowTexts(panel.table(), 1).last(), QStringLiteral("main"));
    m_workspace->options.setSizeUnit(SizeUnit::Bytes);
    QCOMPARE(rowTexts(panel.table(), 0)[1].remove(QLatin1Char(',')),
             QStringLiteral("9437184\u00a0B"));
}

void tst_TablePanels::choosingAPeakGoesThere()
{
    PeaksPanel panel(*m_workspace);
    m_workspace->session.add(QStringLiteral("/x/list.dat"), {twoPeaks()});
    QSignalSpy activated(&panel, &PeaksPanel::positionActivated);
    panel.table().setCurrentIndex(panel.table().model()->index(1, 0));
    QTest::keyClick(&panel.table(), Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].toInt(), 1);
    QCOMPARE(activated[0][1].value<std::int64_t>(), kSecondNs);

    panel.resize(400, 200);
    panel.show();
    const QRect first = panel.table().visualRect(panel.table().model()->index(0, 0));
    QTest::mouseClick(panel.table().viewport(), Qt::LeftButton, {}, first.center());
    QCOMPARE(activated[1][1].value<std::int64_t>(), 3 * kSecondNs);
}

void tst_TablePanels::longSeriesAreSearchedInTheBackground()
{
    std::vector<double> values(kShortJobSamples + 1, 1.0);
    values[1000] = 5.0;
    PeaksPanel panel(*m_workspace);
    m_workspace->session.add(QStringLiteral("/x/long.dat"), {recordingOf(values)});
    QTRY_COMPARE(panel.table().model()->rowCount(), 1);
    QCOMPARE(rowTexts(panel.table(), 0)[1], QStringLiteral("5\u00a0B"));
}

void tst_TablePanels::onlyTheNewestRequestCounts()
{
    std::vector<int> results;
    LatestJob<int> job([&results](int result) { results.push_back(result); });
    for (int i = 0; i < 5; ++i) {
        job.start(kShortJobSamples + 1, [i](TaskControl&) { return i; });
    }
    QTRY_COMPARE(results, std::vector<int>{4});
    job.start(kShortJobSamples + 1, [](TaskControl&) { return 5; });
    job.start(1, [](TaskControl&) { return 6; });
    QCOMPARE(results.back(), 6);
    job.start(kShortJobSamples + 1, [](TaskControl&) { return 7; });
    QTRY_COMPARE(results, (std::vector<int>{4, 6, 7}));
}

void tst_TablePanels::functionsAreAddedUp()
{
    FunctionsPanel panel(*m_workspace);
    const QAbstractItemModelTester tester(panel.table().model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_workspace->session.add(QStringLiteral("/x/list.dat"), {twoPeaks()});
    QCOMPARE(panel.table().model()->rowCount(), 2);
    QCOMPARE(rowTexts(panel.table(), 0),
             (QStringList{QStringLiteral("load"), QStringLiteral("1"), QStringLiteral("1.00 s"),
                          QStringLiteral("+7.00\u00a0MiB"), QStringLiteral("2.00\u00a0MiB"),
                          QStringLiteral("9.00\u00a0MiB")}));
    QCOMPARE(rowTexts(panel.table(), 1)[3], QStringLiteral("—"));
    m_workspace->session.add(QStringLiteral("/x/none.dat"), {recordingOf({1.0})});
    QCOMPARE(panel.table().model()->rowCount(), 0);
}

void tst_TablePanels::choosingAFunctionShowsItsTellingCall()
{
    FunctionsPanel panel(*m_workspace);
    m_workspace->session.add(QStringLiteral("/x/list.dat"), {twoPeaks()});
    QSignalSpy shown(&panel, &FunctionsPanel::rangeActivated);
    panel.table().setCurrentIndex(panel.table().model()->index(0, 0));
    QTest::keyClick(&panel.table(), Qt::Key_Enter);
    QCOMPARE(shown.size(), 1);
    QCOMPARE(shown[0][1].value<AxisRange>(),
             (AxisRange{2 * kSecondNs + kSecondNs / 2, 3 * kSecondNs + kSecondNs / 2}));
}

/// While the new one's are computed: they would lead to places that it does not have.
void tst_TablePanels::rowsOfAnotherRecordingCannotBeChosen()
{
    auto large = recordingOf(std::vector<double>(kShortJobSamples + 1, 1.0));
    large->timeline.markers.assign(kShortJobSamples + 1, spanOf("f", 0, 1, 0));
    auto larger = recordingOf(std::vector<double>(kShortJobSamples + 50, 1.0));
    larger->timeline.markers.assign(kShortJobSamples + 50, spanOf("f", 0, 1, 0));
    larger->timeline.markers.back().end += 1; // the longest call: the telling one
    FunctionsPanel functions(*m_workspace);
    PeaksPanel peaks(*m_workspace);
    m_workspace->session.add(QStringLiteral("/x/larger.dat"), {larger});
    QTRY_COMPARE(functions.table().model()->rowCount(), 1);
    QTRY_COMPARE(peaks.table().model()->rowCount(), 1);
    m_workspace->session.add(QStringLiteral("/x/large.dat"), {large});
    QCOMPARE(functions.table().model()->rowCount(), 0);
    QCOMPARE(peaks.table().model()->rowCount(), 0);
    QTRY_COMPARE(functions.table().model()->rowCount(), 1);
}

void tst_TablePanels::selectionIsMeasured()
{
    SelectionPanel panel(*m_workspace);
    const QAbstractItemModelTester tester(panel.table().model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_workspace->session.add(QStringLiteral("/x/list.dat"), {twoPeaks()});
    m_workspace->session.time().select(AxisRange{kSecondNs, 4 * kSecondNs});
    const QStringList row = rowTexts(panel.table(), 0);
    QCOMPARE(row[0], QStringLiteral("list.dat"));
    QCOMPARE(row[1], QStringLiteral("5.00\u00a0MiB"));
    QCOMPARE(row[2], QStringLiteral("9.00\u00a0MiB"));
    QCOMPARE(row[3], QStringLiteral("+4.00\u00a0MiB"));
    QCOMPARE(row[4], QStringLiteral("2.00 s"));
    QCOMPARE(row[5], QStringLiteral("+2.00\u00a0MiB/s"));
    QCOMPARE(row[6], QStringLiteral("+2.00\u00a0MiB/s"));
    QCOMPARE(row[7], QStringLiteral("2.00\u00a0MiB"));
    QCOMPARE(row[8], QStringLiteral("9.00\u00a0MiB"));
    QCOMPARE(row[9], QStringLiteral("5.33\u00a0MiB"));
    QCOMPARE(panel.findChild<QLabel*>(QStringLiteral("range"))->text(),
             QStringLiteral("Selection: 3.00 s from 1.00 s to 4.00 s"));

    m_workspace->session.time().select(AxisRange{kSecondNs / 2, 3 * kSecondNs / 2});
    const QStringList one = rowTexts(panel.table(), 0); // a single reading has not changed
    QCOMPARE(one[1], QStringLiteral("5.00\u00a0MiB"));
    QCOMPARE(one.mid(3, 3), QStringList(3, unknownText()));
}

void tst_TablePanels::visibleRangeStandsInForASelection()
{
    SelectionPanel panel(*m_workspace);
    m_workspace->session.add(QStringLiteral("/x/list.dat"), {twoPeaks()});
    QCOMPARE(rowTexts(panel.table(), 0)[8], QStringLiteral("9.00\u00a0MiB"));
    m_workspace->session.time().zoomTo({0, 2 * kSecondNs});
    QCOMPARE(rowTexts(panel.table(), 0)[8], QStringLiteral("5.00\u00a0MiB"));
    m_workspace->session.time().select(AxisRange{kSecondNs / 10, kSecondNs / 5}); // holds no sample
    QCOMPARE(rowTexts(panel.table(), 0)[8], QStringLiteral("—"));
}

void tst_TablePanels::linesKeepTheirOrderUntilSorted()
{
    LineTablePanel panel(*m_workspace);
    const QAbstractItemModelTester tester(panel.table().model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_workspace->session.add(QStringLiteral("/x/report.txt"), {lineReport()});
    QAbstractItemModel& model = *panel.table().model();
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(rowTexts(panel.table(), 1),
             (QStringList{QStringLiteral("2"), QStringLiteral("300\u00a0B"),
                          QStringLiteral("+200\u00a0B"), QStringLiteral("7"),
                          QStringLiteral("\tx = <b>")}));
    QCOMPARE(rowTexts(panel.table(), 2)[1], QStringLiteral("—"));
    QVERIFY(model.index(2, 0).data(MutedRole).toBool());
    QVERIFY(!model.index(3, 0).data(MutedRole).toBool());
    panel.table().sortByColumn(2, Qt::DescendingOrder);
    QCOMPARE(rowTexts(panel.table(), 0)[0], QStringLiteral("2"));
    QCOMPARE(rowTexts(panel.table(), 2)[2], QStringLiteral("−50\u00a0B"));
    QCOMPARE(rowTexts(panel.table(), 3)[0], QStringLiteral("3"));
    QCOMPARE(model.index(2, 2).data(BarRole).value<CellBar>().lowest, -50.0);
}

void tst_TablePanels::linesAreFilteredAndCopied()
{
    LineTablePanel panel(*m_workspace);
    m_workspace->session.add(QStringLiteral("/x/report.txt"), {lineReport()});
    panel.findChild<QLineEdit*>()->setText(QStringLiteral("DEL"));
    QCOMPARE(panel.table().model()->rowCount(), 1);
    QTest::keySequence(&panel.table(), QKeySequence::Copy);
    const QStringList copied = QApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(copied[0].count(QLatin1Char('\t')), 4);
    QCOMPARE(copied[1], QStringLiteral("4\t250\u00a0B\t−50\u00a0B\t—\t    del x"));
    m_workspace->session.removeAll();
    QVERIFY(panel.findChild<QLineEdit*>()->text().isEmpty());
}

void tst_TablePanels::anotherFunctionIsChosenFromTheList()
{
    LineTablePanel panel(*m_workspace);
    m_workspace->session.add(QStringLiteral("/x/report.txt"), {lineReport()});
    auto* functions = panel.findChild<QComboBox*>();
    QCOMPARE(functions->count(), 2);
    QCOMPARE(functions->itemText(0), QStringLiteral("a.py:main"));
    functions->setCurrentIndex(1);
    QCOMPARE(panel.table().model()->rowCount(), 1);
    QCOMPARE(rowTexts(panel.table(), 0)[4], QStringLiteral("def calc():"));
}

TIDEMARK_TEST(tst_TablePanels)

#include "tst_table_panels.moc"
