// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/picker_bench.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QScrollBar>

using namespace tidemark;
using namespace tidemark::app;

/// What the list shows, and what a refresh leaves alone.
class tst_ProcessPickerList final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void init() { m_machine = test::FakeMachine::withFour(); }
    void listsOwnProcessesFirst();
    void sortsByAnyColumn();
    void filtersWhileTyping();
    void refreshKeepsWhatTheUserHasSet();
    void showsChildrenBelowTheirParents();
    void aFilteredTreeKeepsWhatIsAbove();
    void namesAreLiteral();
    void unitsAndLanguageChange();

private:
    test::FakeMachine m_machine;
};

void tst_ProcessPickerList::listsOwnProcessesFirst()
{
    test::PickerBench bench(m_machine.source());
    const QAbstractItemModelTester tester(bench.table.model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(bench.names(), (QStringList{QStringLiteral("editor"), QStringLiteral("worker"),
                                         QStringLiteral("server"), QStringLiteral("database")}));
    QVERIFY(bench.says("4"));
    const QModelIndex editor = bench.indexOf(QStringLiteral("editor"));
    QCOMPARE(bench.text(editor, ProcessTree::Pid), QStringLiteral("30"));
    QCOMPARE(bench.text(editor, ProcessTree::Resident), QStringLiteral("30.0\u00a0MiB"));
    QCOMPARE(bench.text(editor, ProcessTree::Cpu), QStringLiteral("—"));
    QCOMPARE(bench.text(editor, ProcessTree::Container), QStringLiteral("—"));
    QCOMPARE(bench.text(editor, ProcessTree::CommandLine), QStringLiteral("/usr/bin/editor"));
    QVERIFY(!bench.picker.isModal());
    QVERIFY(!bench.attachButton().isEnabled());
}

void tst_ProcessPickerList::sortsByAnyColumn()
{
    test::PickerBench bench(m_machine.source());
    bench.table.sortByColumn(ProcessTree::Name, Qt::AscendingOrder);
    QCOMPARE(bench.names(), (QStringList{QStringLiteral("editor"), QStringLiteral("server"),
                                         QStringLiteral("worker"), QStringLiteral("database")}));
    bench.table.sortByColumn(ProcessTree::Pid, Qt::AscendingOrder);
    QCOMPARE(bench.names(), (QStringList{QStringLiteral("server"), QStringLiteral("worker"),
                                         QStringLiteral("editor"), QStringLiteral("database")}));
    m_machine.change([](std::vector<ProcessEntry>& all) { all[0].cpuPercent = 5.0; });
    bench.refresh();
    QTRY_COMPARE(bench.text(bench.indexOf(QStringLiteral("server")), ProcessTree::Cpu),
                 QStringLiteral("5.0\u00a0%"));
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        bench.table.sortByColumn(ProcessTree::Cpu, order);
        QCOMPARE(bench.names().first(), QStringLiteral("server")); // what is not known comes last
    }
}

void tst_ProcessPickerList::filtersWhileTyping()
{
    test::PickerBench bench(m_machine.source());
    QVERIFY(bench.filter.hasFocus());
    const QAbstractItemModelTester tester(bench.table.model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTest::keyClicks(&bench.filter, QStringLiteral("OR"));
    QCOMPARE(bench.names(), (QStringList{QStringLiteral("editor"), QStringLiteral("worker")}));
    QVERIFY(bench.says("2 of 4"));
    for (const char* typed : {"postgres", "40", "bin/data"}) {
        bench.filter.clear();
        QTest::keyClicks(&bench.filter, QString::fromLatin1(typed));
        QCOMPARE(bench.names(), QStringList{QStringLiteral("database")});
    }
    bench.filter.clear();
    QTest::keyClicks(&bench.filter, QStringLiteral("nothing like it"));
    QCOMPARE(bench.names(), QStringList());
    QVERIFY(!bench.attachButton().isEnabled());
    bench.filter.clear();
    QCOMPARE(bench.names().size(), 4);
}

void tst_ProcessPickerList::refreshKeepsWhatTheUserHasSet()
{
    for (int pid = 1000; pid < 1200; ++pid) {
        m_machine.add(pid, "many", pid % 10 == 0 ? 10 : pid - pid % 10);
    }
    test::PickerBench bench(m_machine.source());
    bench.asTree().setChecked(true);
    const QAbstractItemModelTester tester(bench.table.model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    bench.table.sortByColumn(ProcessTree::Pid, Qt::AscendingOrder);
    const auto server = [&bench] { return bench.indexOf(QStringLiteral("server")); };
    const QModelIndex closed = bench.table.model()->index(3, 0, server());
    QVERIFY(bench.table.model()->hasChildren(closed));
    bench.table.collapse(closed);
    bench.table.setCurrentIndex(bench.table.model()->index(5, 0, server()));
    const int pid = bench.table.currentIndex().siblingAtColumn(ProcessTree::Pid).data().toInt();
    bench.table.verticalScrollBar()->setValue(7);

    m_machine.add(5, "first"); // everything moves down by a line
    m_machine.end(1090);
    m_machine.change([](std::vector<ProcessEntry>& all) { all[0].resident = 7; });
    bench.refresh();
    QTRY_COMPARE(bench.names().first(), QStringLiteral("first"));
    QCOMPARE(bench.text(server(), ProcessTree::Resident), QStringLiteral("7\u00a0B"));
    QCOMPARE(bench.table.currentIndex().siblingAtColumn(ProcessTree::Pid).data().toInt(), pid);
    QVERIFY(bench.table.selectionModel()->isRowSelected(bench.table.currentIndex().row(),
                                                        bench.table.currentIndex().parent()));
    QCOMPARE(bench.table.verticalScrollBar()->value(), 7);
    QVERIFY(!bench.table.isExpanded(bench.table.model()->index(3, 0, server())));
    QVERIFY(bench.table.isExpanded(bench.table.model()->index(4, 0, server())));
    QCOMPARE(bench.table.header()->sortIndicatorSection(), int(ProcessTree::Pid));
}

void tst_ProcessPickerList::showsChildrenBelowTheirParents()
{
    m_machine.add(50, "loop", 51); // as two that were met between two looks may look
    m_machine.add(51, "loop", 50);
    test::PickerBench bench(m_machine.source());
    bench.choose("editor");
    bench.asTree().setChecked(true);
    const QAbstractItemModelTester tester(bench.table.model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(bench.names(), (QStringList{QStringLiteral("loop"), QStringLiteral("editor"),
                                         QStringLiteral("server"), QStringLiteral("database")}));
    const QModelIndex server = bench.indexOf(QStringLiteral("server"));
    QCOMPARE(bench.names(server), QStringList{QStringLiteral("worker")});
    QVERIFY(bench.table.isExpanded(server));
    QCOMPARE(bench.current(), QStringLiteral("editor"));

    m_machine.change([](std::vector<ProcessEntry>& all) { all[2].parent = 20; });
    bench.refresh();
    QTRY_COMPARE(bench.names(bench.indexOf(QStringLiteral("worker"),
                                           bench.indexOf(QStringLiteral("server")))),
                 QStringList{QStringLiteral("editor")});
    QCOMPARE(bench.current(), QStringLiteral("editor"));
    bench.asTree().setChecked(false);
    QCOMPARE(bench.names().size(), 6);
    QCOMPARE(bench.current(), QStringLiteral("editor"));
}

void tst_ProcessPickerList::aFilteredTreeKeepsWhatIsAbove()
{
    test::PickerBench bench(m_machine.source());
    bench.asTree().setChecked(true);
    bench.filter.setText(QStringLiteral("worker"));
    QCOMPARE(bench.names(), QStringList{QStringLiteral("server")});
    const QModelIndex server = bench.indexOf(QStringLiteral("server"));
    QCOMPARE(bench.names(server), QStringList{QStringLiteral("worker")});
    QVERIFY(bench.table.isExpanded(server));
    QCOMPARE(bench.current(), QStringLiteral("worker")); // not the one that is only above it
}

void tst_ProcessPickerList::namesAreLiteral()
{
    m_machine.add(90, "<b>bold</b>\nnext");
    test::PickerBench bench(m_machine.source());
    const QModelIndex index = bench.indexOf(QStringLiteral("<b>bold</b>↵next"));
    QVERIFY(index.isValid());
    QVERIFY(!index.data(Qt::ToolTipRole).toString().contains(QStringLiteral("<b>bold")));
    QVERIFY(bench.table.visualRect(index).height() < 40);
}

void tst_ProcessPickerList::unitsAndLanguageChange()
{
    test::PickerBench bench(m_machine.source());
    bench.choose("editor");
    bench.options.setSizeUnit(SizeUnit::Decimal);
    QCOMPARE(bench.text(bench.table.currentIndex(), ProcessTree::Resident),
             QStringLiteral("31.5\u00a0MB"));
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&bench.picker, &change);
    QCOMPARE(bench.current(), QStringLiteral("editor"));
}

TIDEMARK_TEST(tst_ProcessPickerList)
#include "tst_process_picker_list.moc"
