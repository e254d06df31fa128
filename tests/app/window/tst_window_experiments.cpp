// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messages/job_indicator.h"
#include "app/record/experiment_dialog.h"
#include "app/record/experiment_runs_dialog.h"
#include "app/runs/runs_panel.h"
#include "app/timeline/timeline_view.h"
#include "app/widgets/data_table.h"
#include "app/window/window_experiments.h"
#include "tests/support/test_registry.h"
#include "tests/support/window_test.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

#include <csignal>

using namespace tidemark;
using namespace tidemark::app;
using test::fixturePath;

/// Experiments and tables of runs in the window.
class tst_WindowExperiments : public test::WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareSettings(); }
    void init() { showWindow(); }
    void cleanup() { m_window.reset(); }
    void aTableOfRuns();
    void pastedText();
    void pastedTextThatIsNoTable();
    void nothingToPaste();
    void runsComeAsTheyEnd();
    void itsFileOpensInGroups();
    void itIsRunAgainBesideItsPast();
    void runsThatFailedHaveTheirFigures();
    void membersAreNoRecentFiles();
    void cancelEndsTheProgram();
    void aProgramThatIsNotThere();
    void closingEndsIt();

private:
    Session& session() { return m_window->workspace().session; }
    ExperimentDialog& dialog() { return *m_window->findChild<ExperimentDialog*>(); }
    /// Fills the dialog with @p commands and presses Run; the folder is @p folder of the test's.
    void run(const QString& commands, const char* folder, int repeat);
    static void pressRun(const QDialog& shown);
    ExperimentRunsDialog& runs() { return *m_window->findChild<ExperimentRunsDialog*>(); }
    QString at(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    QStringList names()
    {
        QStringList all;
        for (const OpenRecording& open : session().recordings()) {
            all << open.name;
        }
        return all;
    }
    /// What is said above the table of runs.
    QString sentence()
    {
        for (const QLabel* const label :
             m_window->findChild<RunsPanel*>()->findChildren<QLabel*>()) {
            if (label->text().contains(QStringLiteral("on average"))) {
                return label->text().replace(QChar(0xa0), u' ');
            }
        }
        return {};
    }
};

void tst_WindowExperiments::aTableOfRuns()
{
    open({fixturePath("run_table/batch.csv")});
    QCOMPARE(names(), (QStringList{QStringLiteral("before"), QStringLiteral("after")}));
    RunsPanel& runs = *m_window->findChild<RunsPanel*>();
    QTRY_COMPARE_WITH_TIMEOUT(runs.table().model()->rowCount(), 2, test::kPatience);
    QVERIFY(runs.isVisible());
    QVERIFY2(sentence().contains(QStringLiteral("for each item 0.363 → 0.278 MiB")),
             qPrintable(sentence()));
    QVERIFY(sentence().contains(QStringLiteral("averages alone tell no range")));
    QVERIFY(!m_window->timeline().QWidget::isVisible());
    session().setVisible(session().recordings()[1].id, false);
    QTRY_COMPARE_WITH_TIMEOUT(runs.table().model()->rowCount(), 1, test::kPatience);
    open({fixturePath("mprof/list_sum.dat")});
    QVERIFY(m_window->timeline().QWidget::isVisible());
}

void tst_WindowExperiments::pastedText()
{
    QApplication::clipboard()->setText(
        QStringLiteral("label\tpeak_mb\tduration_s\na\t1\t2\nb\t3\t4\n"));
    QSignalSpy idle(&m_window->files().opener(), &FileOpener::idle);
    actions()["paste"]->trigger();
    QVERIFY(idle.count() > 0 || idle.wait(test::kPatience));
    QCOMPARE(names(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    const QString path = session().recordings().front().path;
    QVERIFY(QFile::exists(path));
    constexpr auto kOthers = QFile::ReadGroup | QFile::ReadOther;
    QVERIFY(!(QFile::permissions(path) & kOthers));
}

void tst_WindowExperiments::pastedTextThatIsNoTable()
{
    QApplication::clipboard()->setText(QStringLiteral("just words"));
    QSignalSpy failed(&m_window->files().opener(), &FileOpener::failed);
    actions()["paste"]->trigger();
    QVERIFY(failed.count() > 0 || failed.wait(test::kPatience));
    QCOMPARE(messages().size(), 1);
    QVERIFY(!QFile::exists(failed.front().front().toString()));
}

void tst_WindowExperiments::nothingToPaste()
{
    QApplication::clipboard()->clear();
    actions()["paste"]->trigger();
    QCOMPARE(messages().size(), 1);
    QVERIFY(session().recordings().empty());
}

void tst_WindowExperiments::run(const QString& commands, const char* folder, int repeat)
{
    actions()["experiment"]->trigger();
    dialog().findChild<QPlainTextEdit*>()->setPlainText(commands);
    dialog().setFolder(at(folder));
    const auto numbers = dialog().findChildren<QSpinBox*>();
    numbers[0]->setValue(repeat);
    numbers[1]->setValue(0);
    pressRun(dialog());
}

void tst_WindowExperiments::pressRun(const QDialog& shown)
{
    const auto buttons = shown.findChildren<QPushButton*>();
    const auto run = std::ranges::find_if(buttons, &QPushButton::isDefault);
    QVERIFY((*run)->isEnabled());
    (*run)->click();
}

void tst_WindowExperiments::runsComeAsTheyEnd()
{
    run(QStringLiteral("sh -c 'sleep 0.1; echo tidemark: items=4'\nsh -c 'exit 3'"), "one", 2);
    QVERIFY(m_window->experiments().isRunning());
    QVERIFY(!actions()["experiment"]->isEnabled());
    QVERIFY(!dialog().isVisible());
    QSignalSpy finished(&m_window->experiments(), &WindowExperiments::finished);
    QVERIFY(finished.wait(test::kPatience));
    QVERIFY(!m_window->experiments().isRunning());
    QTRY_COMPARE_WITH_TIMEOUT(names().size(), 2, test::kPatience); // without those that failed
    QVERIFY2(names()[0].startsWith(QStringLiteral("1-sh-c-sleep-0-1-echo")),
             qPrintable(names()[0]));
    QVERIFY2(names()[1].startsWith(QStringLiteral("3-sh-c-sleep-0-1-echo")),
             qPrintable(names()[1]));
    QVERIFY(std::ranges::any_of(messages(), [](const MessageRow* row) {
        return row->message().text.contains(QStringLiteral("exited with 3"));
    }));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<RunsPanel*>()->table().model()->columnCount() > 9,
                             test::kPatience);
}

void tst_WindowExperiments::itsFileOpensInGroups()
{
    run(QStringLiteral("sleep 0.1\nsleep 0.2"), "two", 2);
    QSignalSpy finished(&m_window->experiments(), &WindowExperiments::finished);
    QVERIFY(finished.wait(test::kPatience));
    m_window.reset();
    showWindow();
    open({at("two/experiment.tidemark-experiment")});
    QCOMPARE(session().recordings().size(), 4U);
    QCOMPARE(session().recordings()[3].group, QStringLiteral("sleep 0.2"));
    QTRY_VERIFY_WITH_TIMEOUT(sentence().startsWith(QStringLiteral("sleep 0.2: peak")),
                             test::kPatience);
    QVERIFY(m_settings->recentFiles().contains(at("two/experiment.tidemark-experiment")));
}

void tst_WindowExperiments::itIsRunAgainBesideItsPast()
{
    run(QStringLiteral("sleep 0.1\nsleep 0.2"), "again", 1);
    QSignalSpy finished(&m_window->experiments(), &WindowExperiments::finished);
    QVERIFY(finished.wait(test::kPatience));
    QTRY_COMPARE_WITH_TIMEOUT(names().size(), 2, test::kPatience);
    session().remove(session().recordings()[1].id); // its past is not all open
    m_window->experiments().showRuns(at("again/experiment.tidemark-experiment"));
    QCOMPARE(runs().repeat(), std::size_t{1});
    runs().findChildren<QSpinBox*>()[0]->setValue(2);
    pressRun(runs());
    QVERIFY(!runs().isVisible());
    QVERIFY(finished.wait(test::kPatience));
    QTRY_COMPARE_WITH_TIMEOUT(names().size(), 6, test::kPatience);
    std::map<QString, int> groups;
    for (const OpenRecording& open : session().recordings()) {
        ++groups[open.group];
    }
    QCOMPARE(groups, (std::map<QString, int>{{QStringLiteral("sleep 0.1, series 1"), 1},
                                             {QStringLiteral("sleep 0.1, series 2"), 2},
                                             {QStringLiteral("sleep 0.2, series 1"), 1},
                                             {QStringLiteral("sleep 0.2, series 2"), 2}}));
    QCOMPARE(session().recordings().back().groupBase, QStringLiteral("sleep 0.2, series 1"));
}

void tst_WindowExperiments::runsThatFailedHaveTheirFigures()
{
    run(QStringLiteral("sleep 0.1\nsh -c 'sleep 0.1; exit 3'"), "failed", 1);
    QSignalSpy finished(&m_window->experiments(), &WindowExperiments::finished);
    QVERIFY(finished.wait(test::kPatience));
    const auto all = messages();
    const auto said = std::ranges::find_if(all, [](const MessageRow* row) {
        return row->message().text.contains(QStringLiteral("exited with 3"));
    });
    QVERIFY(said != all.end());
    QCOMPARE((*said)->message().actionText, QStringLiteral("All runs…"));
    (*said)->message().action();
    const QAbstractItemModel& model = *runs().findChild<DataTable*>()->model();
    QCOMPARE(model.rowCount(), 2);
    const auto textAt = [&model](int row, int column) {
        return model.index(row, column).data().toString();
    };
    QCOMPARE(textAt(0, 3), QStringLiteral("compared"));
    QCOMPARE(textAt(1, 3), QStringLiteral("exited with 3"));
    for (const int row : {0, 1}) {
        QTRY_VERIFY_WITH_TIMEOUT(textAt(row, 4).contains(QStringLiteral("MiB")) ||
                                     textAt(row, 4).contains(QStringLiteral("KiB")),
                                 test::kPatience);
    }
    QVERIFY(QFile::remove(at("failed/1-sleep.tidemark")) ||
            QFile::remove(at("failed/1-sleep-0-1.tidemark")));
    m_window->experiments().showRuns(at("failed/experiment.tidemark-experiment"));
    QTRY_VERIFY_WITH_TIMEOUT(!textAt(1, 4).startsWith(QChar(0x2014)), test::kPatience);
    QCOMPARE(textAt(0, 4), QString(QChar(0x2014)));
    m_window->experiments().showRuns(at("nothing.tidemark-experiment"));
    QVERIFY(std::ranges::any_of(messages(), [](const MessageRow* row) {
        return row->message().text.startsWith(QStringLiteral("nothing")) ||
               row->message().text.contains(QStringLiteral("/nothing"));
    }));
}

void tst_WindowExperiments::membersAreNoRecentFiles()
{
    run(QStringLiteral("sleep 0.1"), "members", 2);
    QSignalSpy finished(&m_window->experiments(), &WindowExperiments::finished);
    QVERIFY(finished.wait(test::kPatience));
    QTRY_COMPARE_WITH_TIMEOUT(names().size(), 2, test::kPatience);
    m_window.reset();
    showWindow();
    open({at("members/experiment.tidemark-experiment")});
    QCOMPARE(session().recordings().size(), 2U);
    for (const QString& path : m_settings->recentFiles()) {
        QVERIFY2(!path.startsWith(at("members")) || path.endsWith(QStringLiteral("-experiment")),
                 qPrintable(path));
    }
}

void tst_WindowExperiments::cancelEndsTheProgram()
{
    run(QStringLiteral("sh -c 'echo $$ > %1; exec sleep 600'").arg(at("pid")), "three", 1);
    QTRY_VERIFY_WITH_TIMEOUT(QFile(at("pid")).size() > 0, test::kPatience);
    QSignalSpy changed(&m_window->experiments(), &WindowExperiments::stateChanged);
    QMetaObject::invokeMethod(m_window->findChild<JobIndicator*>(), "cancelRequested",
                              Q_ARG(const QObject*, &m_window->experiments()));
    QVERIFY(changed.wait(test::kPatience));
    QVERIFY(!m_window->experiments().isRunning());
    QCOMPARE(QDir(at("three")).entryList(QDir::Files),
             QStringList{QStringLiteral("experiment.tidemark-experiment")});
    QFile pid(at("pid"));
    QVERIFY(pid.open(QIODevice::ReadOnly));
    QVERIFY(::kill(pid.readAll().trimmed().toInt(), 0) != 0);
}

void tst_WindowExperiments::aProgramThatIsNotThere()
{
    run(QStringLiteral("/no/such/program"), "four", 1);
    QVERIFY(!m_window->experiments().isRunning());
    QVERIFY(dialog().isVisible());
    QVERIFY(dialog().accessibleDescription().contains(QStringLiteral("/no/such/program")));
    QVERIFY(!QFile::exists(at("four")));
    dialog().findChild<QPlainTextEdit*>()->setPlainText(QStringLiteral("echo 'a"));
    QVERIFY(dialog().accessibleDescription().contains(QStringLiteral("quote")));
}

void tst_WindowExperiments::closingEndsIt()
{
    QFile::remove(at("pid"));
    run(QStringLiteral("sh -c 'echo $$ > %1; exec sleep 600'").arg(at("pid")), "five", 1);
    QTRY_VERIFY_WITH_TIMEOUT(QFile(at("pid")).size() > 0, test::kPatience);
    m_window.reset();
    QFile pid(at("pid"));
    QVERIFY(pid.open(QIODevice::ReadOnly));
    QVERIFY(::kill(pid.readAll().trimmed().toInt(), 0) != 0);
}

TIDEMARK_TEST(tst_WindowExperiments)

#include "tst_window_experiments.moc"
