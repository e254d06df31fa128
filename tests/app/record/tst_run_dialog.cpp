// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/environment_table.h"
#include "app/record/run_dialog.h"
#include "tests/support/test_registry.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace tidemark::app;

class tst_RunDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void asksForWhatIsTyped();
    void showsTheArgumentsApart();
    void cannotRunHalfACommand();
    void saysWhatOnlyAShellKnows();
    void staysOpenUntilTheProgramRuns();
    void refusesAMissingFolder();
    void editsVariables();
    void remembersCommands();
    void keepsWhatItIsGiven();
    void isRunByKeyboard();

private:
    QLineEdit& command() { return *m_dialog->findChild<QComboBox*>()->lineEdit(); }
    QPushButton& button(const QString& text);
    bool says(const QString& part);
    QString words() { return m_dialog->findChild<QPlainTextEdit*>()->toPlainText(); }

    std::unique_ptr<RunDialog> m_dialog;
};

void tst_RunDialog::init()
{
    m_dialog = std::make_unique<RunDialog>();
    m_dialog->show();
    m_dialog->activateWindow();
}

QPushButton& tst_RunDialog::button(const QString& text)
{
    for (auto* const one : m_dialog->findChildren<QPushButton*>()) {
        if (one->text().remove(u'&') == text) {
            return *one;
        }
    }
    qFatal("no such button");
}

bool tst_RunDialog::says(const QString& part)
{
    const auto labels = m_dialog->findChildren<QLabel*>();
    return std::ranges::any_of(labels,
                               [&](const QLabel* label) { return label->text().contains(part); });
}

void tst_RunDialog::asksForWhatIsTyped()
{
    QVERIFY(!button(QStringLiteral("Run")).isEnabled());
    QTest::keyClicks(&command(), QStringLiteral("python3 -c 'print(1)'"));
    QSignalSpy asked(m_dialog.get(), &RunDialog::runRequested);
    QTest::mouseClick(&button(QStringLiteral("Run")), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    const auto request = asked[0][0].value<RunRequest>();
    QCOMPARE(request, m_dialog->request());
    QCOMPARE(request.arguments, (QStringList{QStringLiteral("python3"), QStringLiteral("-c"),
                                             QStringLiteral("print(1)")}));
    QCOMPARE(request.command, (RunCommand{QStringLiteral("python3 -c 'print(1)'"), QString()}));
    QVERIFY(request.keepsOutput && request.withChildren && request.environment.isEmpty());
}

void tst_RunDialog::showsTheArgumentsApart()
{
    QTest::keyClicks(&command(), QStringLiteral("node 'my app.js' <b>"));
    QCOMPARE(words(), QStringLiteral("node\nmy app.js\n<b>"));
    command().setText(QStringLiteral("echo 'two\tcells'"));
    QCOMPARE(words(), QStringLiteral("echo\ntwo cells"));
}

void tst_RunDialog::cannotRunHalfACommand()
{
    QTest::keyClicks(&command(), QStringLiteral("echo 'a"));
    QVERIFY(!button(QStringLiteral("Run")).isEnabled());
    QVERIFY(says(QStringLiteral("quote")));
    QVERIFY(m_dialog->request().arguments.isEmpty());
    QTest::keyClicks(&command(), QStringLiteral("'"));
    QVERIFY(button(QStringLiteral("Run")).isEnabled());
    QVERIFY(!says(QStringLiteral("quote")));
}

void tst_RunDialog::saysWhatOnlyAShellKnows()
{
    QTest::keyClicks(&command(), QStringLiteral("ls | wc"));
    QVERIFY(says(QStringLiteral("“|”")));
    QVERIFY(button(QStringLiteral("Run")).isEnabled());
}

void tst_RunDialog::staysOpenUntilTheProgramRuns()
{
    QTest::keyClicks(&command(), QStringLiteral("no-such-program"));
    QTest::mouseClick(&button(QStringLiteral("Run")), Qt::LeftButton);
    m_dialog->showProblem(QStringLiteral("No such file"));
    QVERIFY(m_dialog->isVisible() && says(QStringLiteral("No such file")));
    QVERIFY(m_dialog->history().isEmpty());
    QTest::keyClicks(&command(), QStringLiteral("2"));
    QVERIFY(!says(QStringLiteral("No such file")));
    m_dialog->accept();
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(m_dialog->history(),
             (QList<RunCommand>{{QStringLiteral("no-such-program2"), QString()}}));
}

void tst_RunDialog::refusesAMissingFolder()
{
    const QTemporaryDir folder;
    RunRequest request;
    request.command = {QStringLiteral("ls"), folder.filePath(QStringLiteral("none"))};
    m_dialog->setRequest(request);
    QSignalSpy asked(m_dialog.get(), &RunDialog::runRequested);
    QTest::mouseClick(&button(QStringLiteral("Run")), Qt::LeftButton);
    QCOMPARE(asked.size(), 0);
    QVERIFY(says(QStringLiteral("folder does not exist")));
    request.command.folder = QStringLiteral("~");
    m_dialog->setRequest(request);
    QTest::mouseClick(&button(QStringLiteral("Run")), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<RunRequest>().command.folder, QDir::homePath());
}

void tst_RunDialog::editsVariables()
{
    QTest::keyClicks(&command(), QStringLiteral("ls"));
    auto& table = *m_dialog->findChild<QTableWidget*>();
    QVERIFY(!button(QStringLiteral("Remove")).isEnabled());
    QTest::mouseClick(&button(QStringLiteral("Add")), Qt::LeftButton);
    QTest::keyClicks(table.findChild<QLineEdit*>(), QStringLiteral("MODE"));
    QTest::keyClick(table.findChild<QLineEdit*>(), Qt::Key_Return);
    QTRY_COMPARE(table.item(0, 0)->text(), QStringLiteral("MODE"));
    table.item(0, 1)->setText(QStringLiteral("a=b"));
    QCOMPARE(m_dialog->request().environment,
             (RunRequest::Variables{{QStringLiteral("MODE"), QStringLiteral("a=b")}}));
    table.editItem(table.item(0, 1));
    QTest::keyClicks(table.findChild<QLineEdit*>(), QStringLiteral("edited"));
    QSignalSpy asked(m_dialog.get(), &RunDialog::runRequested);
    button(QStringLiteral("Run")).click(); // as its key does, which leaves the focus where it is
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<RunRequest>().environment[0].second, QStringLiteral("edited"));
    table.item(0, 0)->setText(QStringLiteral("A=B"));
    QVERIFY(!button(QStringLiteral("Run")).isEnabled());
    QVERIFY(says(QStringLiteral("variable needs a name")));
    table.item(0, 0)->setText({});
    QVERIFY(!button(QStringLiteral("Run")).isEnabled()); // a value without a name
    table.selectRow(0);
    QTest::mouseClick(&button(QStringLiteral("Remove")), Qt::LeftButton);
    QCOMPARE(table.rowCount(), 0);
    QVERIFY(button(QStringLiteral("Run")).isEnabled());
}

void tst_RunDialog::remembersCommands()
{
    QList<RunCommand> history;
    for (int i = 0; i < 30; ++i) {
        history << RunCommand{QStringLiteral("run %1").arg(i), QStringLiteral("/folder/%1").arg(i)};
    }
    QTest::keyClicks(&command(), QStringLiteral("typed"));
    m_dialog->setHistory(history);
    QCOMPARE(command().text(), QStringLiteral("typed"));
    QCOMPARE(m_dialog->history(), history.mid(0, RunDialog::kMostRemembered));
    auto& box = *m_dialog->findChild<QComboBox*>();
    QTest::keyClick(&box, Qt::Key_Down);
    QTest::keyClick(&box, Qt::Key_Down);
    QCOMPARE(m_dialog->request().command, history[1]);
    m_dialog->accept();
    QCOMPARE(m_dialog->history().size(), RunDialog::kMostRemembered);
    QCOMPARE(m_dialog->history()[0], history[1]);
    QCOMPARE(m_dialog->history()[1], history[0]);
}

void tst_RunDialog::keepsWhatItIsGiven()
{
    const RunRequest request{
        {QStringLiteral("node app.js"), QDir::tempPath()},
        {QStringLiteral("node"), QStringLiteral("app.js")},
        {{QStringLiteral("A"), QStringLiteral("1")}, {QStringLiteral("B"), QString()}},
        5,
        false,
        false};
    m_dialog->setRequest(request);
    QCOMPARE(m_dialog->request(), request);
    RunRequest fromArguments;
    fromArguments.arguments = {QStringLiteral("my prog"), QStringLiteral("x")};
    m_dialog->setRequest(fromArguments);
    QCOMPARE(m_dialog->request().command.command, QStringLiteral("'my prog' x"));
    QCOMPARE(m_dialog->request().arguments, fromArguments.arguments);
}

void tst_RunDialog::isRunByKeyboard()
{
    QSignalSpy asked(m_dialog.get(), &RunDialog::runRequested);
    QTest::keyClicks(&command(), QStringLiteral("ls"));
    QTest::keyClick(&command(), Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QVERIFY(m_dialog->history().isEmpty());
}

TIDEMARK_TEST(tst_RunDialog)
#include "tst_run_dialog.moc"
