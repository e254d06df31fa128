// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/picker_bench.h"
#include "tests/support/test_registry.h"

#include <QComboBox>
#include <QProcess>
#include <QSignalSpy>

using namespace tidemark;
using namespace tidemark::app;

/// Choosing a process and how to watch it.
class tst_ProcessPicker final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void init() { m_machine = test::FakeMachine::withFour(); }
    void enterAttachesTheFirstMatch();
    void typingMeansTheNameFirst();
    void arrowsMoveFromTheFilterBox();
    void theSelectedOneEnds();
    void theNextOfAnEndedOneIsWaitedFor();
    void thePatternFollowsWhatAProcessBecomes();
    void theNextOfOneThatIsNotThereIsWaitedFor();
    void theOneOfThatNameIsWatchedAtOnce();
    void theSuccessorIsSelected();
    void anEmptyListSaysWhy();
    void aReusedPidIsAnotherProcess();
    void saysWhatCannotBeRead();
    void optionsReachTheRequest();
    void escapeCloses();
    void listsAnewWhenShownAgain();
    void withTheProcessesOfThisMachine();

private:
    test::FakeMachine m_machine;
};

void tst_ProcessPicker::enterAttachesTheFirstMatch()
{
    test::PickerBench bench(m_machine.source());
    const QSignalSpy asked(&bench.picker, &ProcessPicker::attachRequested);
    QTest::keyClick(&bench.filter, Qt::Key_Return);
    QCOMPARE(asked.size(), 0); // nothing is selected
    QTest::keyClicks(&bench.filter, QStringLiteral("work"));
    QTest::keyClick(&bench.filter, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    const WatchRequest expected{ProcessIdentity{20, 120}, 100, true, false,
                                QStringLiteral("worker")};
    QCOMPARE(asked.first().first().value<WatchRequest>(), expected);
    QVERIFY(!bench.picker.isVisible());
}

void tst_ProcessPicker::typingMeansTheNameFirst()
{
    m_machine.add(90, "shell").commandLine = {"shell", "-c", "start server"};
    test::PickerBench bench(m_machine.source());
    for (const bool isTree : {false, true}) {
        bench.asTree().setChecked(isTree);
        bench.filter.clear();
        QVERIFY(!bench.table.currentIndex().isValid()); // a guess goes with what was typed
        QVERIFY(!bench.attachButton().isEnabled());
        QTest::keyClicks(&bench.filter, QStringLiteral("s"));
        QCOMPARE(bench.current(), QStringLiteral("shell"));
        QTest::keyClicks(&bench.filter, QStringLiteral("er"));
        QCOMPARE(bench.current(), QStringLiteral("server"));
        bench.filter.setText(QStringLiteral("start"));
        QCOMPARE(bench.current(), QStringLiteral("shell"));
    }
    bench.filter.clear();
    bench.choose("editor");
    QTest::keyClicks(&bench.filter, QStringLiteral("e"));
    QCOMPARE(bench.current(), QStringLiteral("editor")); // the user's choice stays
    bench.filter.clear();
    QCOMPARE(bench.current(), QStringLiteral("editor"));
}

void tst_ProcessPicker::arrowsMoveFromTheFilterBox()
{
    test::PickerBench bench(m_machine.source());
    QTest::keyClick(&bench.filter, Qt::Key_Down);
    QCOMPARE(bench.current(), QStringLiteral("editor"));
    QTest::keyClick(&bench.filter, Qt::Key_Down);
    QCOMPARE(bench.current(), QStringLiteral("worker"));
    QVERIFY(bench.filter.hasFocus());
    const QSignalSpy asked(&bench.picker, &ProcessPicker::attachRequested);
    const QRect row = bench.table.visualRect(bench.indexOf(QStringLiteral("server")));
    QTest::mouseClick(bench.table.viewport(), Qt::LeftButton, {}, row.center());
    QTest::mouseDClick(bench.table.viewport(), Qt::LeftButton, {}, row.center());
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().value<WatchRequest>().process->pid, 10);
}

void tst_ProcessPicker::theSelectedOneEnds()
{
    test::PickerBench bench(m_machine.source());
    bench.choose("worker");
    QVERIFY(bench.attachButton().isEnabled());
    m_machine.end(20);
    bench.refresh();
    QTRY_COMPARE(bench.current(), QStringLiteral("worker (ended)"));
    QVERIFY(!bench.attachButton().isEnabled());
    QVERIFY(bench.says("This process has ended."));
    const QSignalSpy asked(&bench.picker, &ProcessPicker::attachRequested);
    bench.table.setFocus();
    QTest::keyClick(&bench.table, Qt::Key_Return);
    QCOMPARE(asked.size(), 0);
    bench.choose("server");
    QVERIFY(bench.attachButton().isEnabled());
    bench.refresh();
    QTRY_COMPARE(bench.names().size(), 3);
}

void tst_ProcessPicker::theNextOfAnEndedOneIsWaitedFor()
{
    test::PickerBench bench(m_machine.source());
    bench.choose("worker");
    m_machine.end(20);
    bench.refresh();
    QTRY_COMPARE(bench.current(), QStringLiteral("worker (ended)"));
    QVERIFY(bench.says("follow restarts by name"));
    bench.followRestarts().setChecked(true);
    QVERIFY(bench.attachButton().isEnabled());
    QVERIFY(bench.says("Nothing called “worker” runs now: Attach waits for the next one."));
    const QSignalSpy asked(&bench.picker, &ProcessPicker::attachRequested);
    QTest::mouseClick(&bench.attachButton(), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    const WatchRequest expected{{}, 100, true, true, QStringLiteral("worker")};
    QCOMPARE(asked.first().first().value<WatchRequest>(), expected);
    QVERIFY(!bench.picker.isVisible());
}

/// What a shell starts is that shell until it becomes the program.
void tst_ProcessPicker::thePatternFollowsWhatAProcessBecomes()
{
    m_machine.add(50, "sh").commandLine = {"sh", "-c", "app.py"};
    test::PickerBench bench(m_machine.source());
    bench.followRestarts().setChecked(true);
    bench.choose("sh");
    QCOMPARE(bench.pattern.text(), QStringLiteral("sh"));
    m_machine.change([](std::vector<ProcessEntry>& processes) {
        processes.back().name = "python3";
        processes.back().commandLine = {"/usr/bin/python3", "/srv/app.py"};
        processes.back().runtime = ProcessRuntime::Python;
    });
    QTRY_COMPARE(bench.pattern.text(), QStringLiteral("app.py"));
}

void tst_ProcessPicker::theNextOfOneThatIsNotThereIsWaitedFor()
{
    test::PickerBench bench(m_machine.source());
    bench.followRestarts().setChecked(true);
    QVERIFY(!bench.attachButton().isEnabled()); // for what?
    QTest::keyClicks(&bench.filter, QStringLiteral("nightly.py"));
    QCOMPARE(bench.pattern.text(), QStringLiteral("nightly.py"));
    QVERIFY(bench.says("Nothing called “nightly.py” runs now: Attach waits for the next one."));
    const QSignalSpy asked(&bench.picker, &ProcessPicker::attachRequested);
    QTest::keyClick(&bench.filter, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    const WatchRequest expected{{}, 100, true, true, QStringLiteral("nightly.py")};
    QCOMPARE(asked.first().first().value<WatchRequest>(), expected);
}

/// As the recorder would find it: the name is not that of the process that ended.
void tst_ProcessPicker::theOneOfThatNameIsWatchedAtOnce()
{
    test::PickerBench bench(m_machine.source());
    bench.followRestarts().setChecked(true);
    bench.pattern.setFocus();
    QTest::keyClicks(&bench.pattern, QStringLiteral("editor"));
    QVERIFY(!bench.table.currentIndex().isValid());
    QVERIFY(bench.says("Attach watches editor (PID 30)."));
    const QSignalSpy asked(&bench.picker, &ProcessPicker::attachRequested);
    QTest::mouseClick(&bench.attachButton(), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().value<WatchRequest>().process,
             std::optional(ProcessIdentity{30, 130}));
}

void tst_ProcessPicker::theSuccessorIsSelected()
{
    m_machine.add(15, "worker", 10); // goes on, and is no successor
    test::PickerBench bench(m_machine.source());
    const auto pid = [&bench] {
        return test::PickerBench::text(bench.table.currentIndex(), ProcessTree::Pid);
    };
    for (int row = 0; row < bench.table.model()->rowCount() && pid() != u"20"; ++row) {
        bench.table.setCurrentIndex(bench.table.model()->index(row, 0));
    }
    QCOMPARE(pid(), QStringLiteral("20"));
    m_machine.end(20);
    bench.refresh();
    QTRY_COMPARE(bench.current(), QStringLiteral("worker (ended)"));
    QCOMPARE(pid(), QStringLiteral("20"));
    m_machine.add(21, "worker", 10);
    bench.refresh();
    QTRY_COMPARE(bench.current(), QStringLiteral("worker"));
    QCOMPARE(pid(), QStringLiteral("21"));
    QVERIFY(bench.attachButton().isEnabled());
    QCOMPARE(bench.names().filter(QStringLiteral("(ended)")).size(), 0);

    m_machine.change([](std::vector<ProcessEntry>& all) { // between two looks at the list
        all.back().identity = {22, 122};
    });
    bench.refresh();
    QTRY_COMPARE(pid(), QStringLiteral("22"));
    QCOMPARE(bench.current(), QStringLiteral("worker"));
}

void tst_ProcessPicker::anEmptyListSaysWhy()
{
    test::PickerBench bench(m_machine.source());
    QTest::keyClicks(&bench.filter, QStringLiteral("no such"));
    QCOMPARE(bench.table.model()->rowCount(), 0);
    QCOMPARE(bench.table.emptyText(), QStringLiteral("No process matches “no such”."));
    QVERIFY(bench.says("follow restarts by name"));
    const QImage said = bench.table.viewport()->grab().toImage();
    bench.table.setEmptyText({});
    QVERIFY(bench.table.viewport()->grab().toImage() != said);
    bench.filter.clear();
    QCOMPARE(bench.names().size(), 4);
}

void tst_ProcessPicker::aReusedPidIsAnotherProcess()
{
    test::PickerBench bench(m_machine.source());
    bench.choose("worker");
    m_machine.change([](std::vector<ProcessEntry>& all) {
        all[1].identity.startTime += 5;
        all[1].name = "stranger";
        all[1].commandLine = {"/usr/bin/stranger"};
    });
    bench.refresh();
    QTRY_COMPARE(bench.current(), QStringLiteral("worker (ended)"));
    QVERIFY(bench.names().contains(QStringLiteral("stranger")));
}

void tst_ProcessPicker::saysWhatCannotBeRead()
{
    ProcessEntry& zombie = m_machine.add(60, "zombie");
    zombie.resident.reset();
    zombie.state = 'Z';
    ProcessEntry& self = m_machine.add(70, "self");
    self.identity.pid = ::getpid();
    m_machine.add(80, "kernel").isKernelThread = true;
    test::PickerBench bench(m_machine.source());
    QVERIFY(!bench.names().contains(QStringLiteral("kernel")));
    bench.choose("database");
    QVERIFY(bench.says("PSS, USS"));
    QVERIFY(bench.attachButton().isEnabled());
    bench.choose("zombie");
    QVERIFY(bench.says("waits for its parent"));
    QVERIFY(!bench.attachButton().isEnabled());
    bench.choose("self");
    QVERIFY(bench.says("Tidemark itself"));
    QVERIFY(bench.attachButton().isEnabled());
}

void tst_ProcessPicker::optionsReachTheRequest()
{
    test::PickerBench bench(m_machine.source());
    const QSignalSpy asked(&bench.picker, &ProcessPicker::attachRequested);
    auto& interval = *bench.picker.findChild<QComboBox*>();
    QCOMPARE(interval.currentText(), QStringLiteral("100 ms"));
    QCOMPARE(interval.itemText(0), QStringLiteral("1 ms"));
    QCOMPARE(interval.itemText(interval.count() - 1), QStringLiteral("10 s"));
    interval.setCurrentIndex(0);
    QVERIFY(bench.withChildren().isChecked()); // children
    bench.withChildren().setChecked(false);
    QVERIFY(!bench.pattern.isEnabled());
    bench.followRestarts().setChecked(true);
    QVERIFY(bench.pattern.isEnabled());
    bench.choose("server");
    QCOMPARE(bench.pattern.text(), QStringLiteral("server"));
    bench.choose("worker");
    QCOMPARE(bench.pattern.text(), QStringLiteral("worker"));
    bench.pattern.setFocus();
    bench.pattern.selectAll();
    QTest::keyClicks(&bench.pattern, QStringLiteral("-c app"));
    bench.choose("server");
    QCOMPARE(bench.pattern.text(), QStringLiteral("-c app")); // the user's
    QTest::mouseClick(&bench.attachButton(), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    const WatchRequest expected{ProcessIdentity{10, 110}, 1, false, true, QStringLiteral("-c app")};
    QCOMPARE(asked.first().first().value<WatchRequest>(), expected);
}

void tst_ProcessPicker::escapeCloses()
{
    test::PickerBench bench(m_machine.source());
    const QSignalSpy asked(&bench.picker, &ProcessPicker::attachRequested);
    bench.choose("server");
    QTest::keyClick(&bench.filter, Qt::Key_Escape);
    QVERIFY(!bench.picker.isVisible());
    QCOMPARE(asked.size(), 0);
}

void tst_ProcessPicker::listsAnewWhenShownAgain()
{
    test::PickerBench bench(m_machine.source());
    bench.picker.hide();
    m_machine.add(50, "newcomer");
    bench.picker.show();
    QTRY_VERIFY(bench.names().contains(QStringLiteral("newcomer")));
}

void tst_ProcessPicker::withTheProcessesOfThisMachine()
{
    QProcess cat;
    cat.start(QStringLiteral("/bin/cat"), QStringList());
    QVERIFY(cat.waitForStarted());
    test::PickerBench bench(systemProcesses());
    bench.filter.setText(QString::number(cat.processId()));
    bench.choose("cat");
    const auto shown = [&bench](int column) {
        return test::PickerBench::text(bench.table.currentIndex(), column);
    };
    QCOMPARE(shown(ProcessTree::Pid), QString::number(cat.processId()));
    QTRY_VERIFY(shown(ProcessTree::Cpu) != unknownText()); // known with the second list
    QCOMPARE(shown(ProcessTree::Pid), QString::number(cat.processId()));
    QVERIFY(bench.attachButton().isEnabled());
    cat.closeWriteChannel();
    QVERIFY(cat.waitForFinished());
    bench.refresh();
    QTRY_COMPARE(bench.current(), QStringLiteral("cat (ended)"));
}

TIDEMARK_TEST(tst_ProcessPicker)
#include "tst_process_picker.moc"
