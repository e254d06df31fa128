// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output/output_panel.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using namespace tidemark::test;

namespace
{

/// Three lines at 0.5, 1 and 2.25 s, the second on standard error.
ProgramOutput smallOutput()
{
    ProgramOutput output;
    output.append({500'000'000, OutputStream::Stdout, "\x1b[32mready\x1b[0m"});
    output.append({kSecondNs, OutputStream::Stderr, "Warning: <b>low</b>"});
    output.append({2'250'000'000, OutputStream::Stdout, "done"});
    return output;
}

void appendLines(ProgramOutput& output, int count)
{
    for (int i = 0; i < count; ++i) {
        output.append({kSecondNs * static_cast<std::int64_t>(output.size()), OutputStream::Stdout,
                       "line " + std::to_string(output.size())});
    }
}

std::shared_ptr<Recording> recordingWith(const ProgramOutput& output)
{
    auto recording = recordingOf({1, 2, 3});
    recording->output = output;
    return recording;
}

QStringList texts(DataTable& table)
{
    QStringList lines;
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        lines << table.model()->index(row, OutputModel::TextColumn).data().toString();
    }
    return lines;
}

QString cellText(DataTable& table, int row, int column)
{
    return table.model()->index(row, column).data().toString();
}

} // namespace

class tst_OutputPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysWhatToDoWhileEmpty();
    void showsLines();
    void aLineLeadsToItsTime();
    void copiesWholeLines();
    void filters();
    void filtersLargeOutputsInTheBackground();
    void hidesTimes();
    void saysWhatWasNotKept();
    void growsWithoutLosingTheSelection();
    void growsUnderAFilter();
    void switchesRecordings();
    void followsTheEndWhileItIsSeen();

private:
    std::unique_ptr<Workspace> m_workspace;
};

void tst_OutputPanel::init()
{
    m_workspace = std::make_unique<Workspace>();
}

void tst_OutputPanel::saysWhatToDoWhileEmpty()
{
    OutputPanel panel(*m_workspace);
    panel.show();
    QVERIFY(!panel.table().isVisible());
    m_workspace->session.add(QStringLiteral("/x/a.dat"), {recordingOf({1, 2})});
    QVERIFY(!panel.table().isVisible());
    m_workspace->session.add(QStringLiteral("/x/b.tidemark"), {recordingWith(smallOutput())});
    QVERIFY(panel.table().isVisible());
    m_workspace->session.removeAll();
    QVERIFY(!panel.table().isVisible());
}

void tst_OutputPanel::showsLines()
{
    OutputPanel panel(*m_workspace);
    const QAbstractItemModelTester tester(panel.table().model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_workspace->session.add(QStringLiteral("/x/b.tidemark"), {recordingWith(smallOutput())});
    QCOMPARE(texts(panel.table()),
             (QStringList{QStringLiteral("ready"), QStringLiteral("Warning: <b>low</b>"),
                          QStringLiteral("done")}));
    QCOMPARE(cellText(panel.table(), 2, OutputModel::TimeColumn), QStringLiteral("2.250 s"));
    QCOMPARE(cellText(panel.table(), 0, OutputModel::StreamColumn), QString());
    QCOMPARE(cellText(panel.table(), 1, OutputModel::StreamColumn), QStringLiteral("stderr"));
    const QString toolTip =
        panel.table().model()->index(1, OutputModel::TextColumn).data(Qt::ToolTipRole).toString();
    QVERIFY(toolTip.contains(QStringLiteral("&lt;b&gt;")));
}

void tst_OutputPanel::aLineLeadsToItsTime()
{
    OutputPanel panel(*m_workspace);
    m_workspace->session.add(QStringLiteral("/x/b.tidemark"), {recordingWith(smallOutput())});
    QSignalSpy activated(&panel, &OutputPanel::positionActivated);
    panel.resize(600, 200);
    panel.show();
    panel.table().setCurrentIndex(panel.table().model()->index(2, 0));
    QTest::keyClick(&panel.table(), Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].toInt(), 1);
    QCOMPARE(activated[0][1].value<std::int64_t>(), 2'250'000'000);
    const QRect second =
        panel.table().visualRect(panel.table().model()->index(1, OutputModel::TextColumn));
    QTest::mouseClick(panel.table().viewport(), Qt::LeftButton, {}, second.center());
    QCOMPARE(activated[1][1].value<std::int64_t>(), kSecondNs);
}

void tst_OutputPanel::copiesWholeLines()
{
    OutputPanel panel(*m_workspace);
    ProgramOutput output;
    output.append({0, OutputStream::Stdout, std::string(10'000, 'x')});
    m_workspace->session.add(QStringLiteral("/x/b.tidemark"), {recordingWith(output)});
    panel.setShowsTimes(false);
    QTest::keyClick(&panel.table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text().trimmed(),
             QStringLiteral("Stream\tOutput\nstdout\t") + QString(10'000, u'x'));
}

void tst_OutputPanel::filters()
{
    OutputPanel panel(*m_workspace);
    const QAbstractItemModelTester tester(panel.table().model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_workspace->session.add(QStringLiteral("/x/b.tidemark"), {recordingWith(smallOutput())});
    QSignalSpy activated(&panel, &OutputPanel::positionActivated);
    auto* const filter = panel.findChild<QLineEdit*>();
    QTest::keyClicks(filter, QStringLiteral("DONE"));
    QCOMPARE(texts(panel.table()), QStringList{QStringLiteral("done")});
    panel.table().setCurrentIndex(panel.table().model()->index(0, 0));
    QTest::keyClick(&panel.table(), Qt::Key_Return);
    QCOMPARE(activated[0][1].value<std::int64_t>(), 2'250'000'000);
    QTest::keyClicks(filter, QStringLiteral("x"));
    QVERIFY(texts(panel.table()).isEmpty());
    filter->clear();
    QCOMPARE(texts(panel.table()).size(), 3);
}

void tst_OutputPanel::filtersLargeOutputsInTheBackground()
{
    OutputPanel panel(*m_workspace);
    ProgramOutput output;
    appendLines(output, 100'000);
    m_workspace->session.add(QStringLiteral("/x/b.tidemark"), {recordingWith(output)});
    QCOMPARE(panel.table().model()->rowCount(), 100'000);
    panel.findChild<QLineEdit*>()->setText(QStringLiteral("line 9999"));
    QCOMPARE(panel.table().model()->rowCount(), 100'000); // not yet
    QTRY_COMPARE(panel.table().model()->rowCount(), 11);
    QCOMPARE(texts(panel.table()).last(), QStringLiteral("line 99999"));
}

void tst_OutputPanel::hidesTimes()
{
    OutputPanel panel(*m_workspace);
    m_workspace->session.add(QStringLiteral("/x/b.tidemark"), {recordingWith(smallOutput())});
    QVERIFY(panel.showsTimes());
    panel.resize(600, 200);
    panel.show();
    QTest::mouseClick(panel.findChild<QCheckBox*>(), Qt::LeftButton, {}, QPoint(8, 8));
    QVERIFY(!panel.showsTimes());
    QVERIFY(panel.table().isColumnHidden(OutputModel::TimeColumn));
    panel.setShowsTimes(true);
    QVERIFY(!panel.table().isColumnHidden(OutputModel::TimeColumn));
}

void tst_OutputPanel::saysWhatWasNotKept()
{
    OutputPanel panel(*m_workspace);
    panel.show();
    ProgramOutput output = smallOutput();
    output.setDropped({1234, 2 << 20});
    m_workspace->session.add(QStringLiteral("/x/b.tidemark"), {recordingWith(output)});
    const auto labels = panel.findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
        return label->isVisible() && label->text().contains(QStringLiteral("1,234")) &&
               label->text().contains(QStringLiteral("2.00\u00a0MiB"));
    }));
}

/// As the model sees a live recording: the same output, longer.
void tst_OutputPanel::growsWithoutLosingTheSelection()
{
    OutputModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    ProgramOutput output;
    appendLines(output, 10);
    model.setOutput(output, AxisUnit::Nanoseconds);
    const QPersistentModelIndex third = model.index(2, 0);
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    appendLines(output, 5000);
    model.setOutput(output, AxisUnit::Nanoseconds);
    QCOMPARE(model.rowCount(), 5010);
    QCOMPARE(third.row(), 2);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(model.index(5009, OutputModel::TextColumn).data().toString(),
             QStringLiteral("line 5009"));
}

void tst_OutputPanel::growsUnderAFilter()
{
    OutputModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    ProgramOutput output;
    appendLines(output, 10);
    model.setOutput(output, AxisUnit::Nanoseconds);
    const TextFilter filter(QStringLiteral("9"), false);
    const auto found = OutputModel::find(output, filter);
    appendLines(output, 10); // while it was searched
    model.setOutput(output, AxisUnit::Nanoseconds);
    model.setFilter(filter, found);
    QCOMPARE(model.rowCount(), 2); // 9, 19
    appendLines(output, 10);
    model.setOutput(output, AxisUnit::Nanoseconds);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(2, OutputModel::TextColumn).data().toString(), QStringLiteral("line 29"));
    appendLines(output, 1);
    model.setOutput(output, AxisUnit::Nanoseconds);
    QCOMPARE(model.rowCount(), 3);
}

void tst_OutputPanel::switchesRecordings()
{
    OutputPanel panel(*m_workspace);
    ProgramOutput other;
    appendLines(other, 30);
    m_workspace->session.add(QStringLiteral("/x/a.tidemark"), {recordingWith(smallOutput())});
    m_workspace->session.add(QStringLiteral("/x/b.tidemark"), {recordingWith(other)});
    panel.findChild<QLineEdit*>()->setText(QStringLiteral("ready"));
    QCOMPARE(panel.table().model()->rowCount(), 0);
    m_workspace->session.setCurrent(1);
    QCOMPARE(texts(panel.table()), QStringList{QStringLiteral("ready")});
}

void tst_OutputPanel::followsTheEndWhileItIsSeen()
{
    OutputPanel panel(*m_workspace);
    panel.resize(600, 200);
    panel.show();
    const auto recording = recordingWith({});
    m_workspace->session.add(QStringLiteral("/x/a.tidemark"), {recording});
    const auto grow = [&](int lines) {
        appendLines(recording->output, lines);
        m_workspace->session.rename(1, QStringLiteral("a %1").arg(recording->output.size()));
    };
    QScrollBar& bar = *panel.table().verticalScrollBar();
    grow(3);
    QVERIFY(panel.table().isVisible());
    grow(1000);
    QCOMPARE(bar.value(), bar.maximum());
    QVERIFY(bar.maximum() > 0);
    grow(1000);
    QCOMPARE(bar.value(), bar.maximum());
    QTest::keyClick(&panel.table(), Qt::Key_Home); // the user looks at something earlier
    grow(1000);
    QCOMPARE(bar.value(), 0);
    QTest::keyClick(&panel.table(), Qt::Key_End);
    grow(1000);
    QCOMPARE(bar.value(), bar.maximum());
    QCOMPARE(panel.table().model()->rowCount(), 4003);
}

TIDEMARK_TEST(tst_OutputPanel)
#include "tst_output_panel.moc"
