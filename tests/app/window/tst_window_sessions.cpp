// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_sessions.h"
#include "tests/support/test_registry.h"
#include "tests/support/window_test.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDockWidget>
#include <QFile>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QTest>
#include <QTimer>

using namespace tidemark;
using namespace tidemark::app;
using test::fixturePath;

/// Sessions saved from a window and opened in one.
class tst_WindowSessions : public test::WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareSettings(); }
    void init() { showWindow(); }
    void cleanup() { m_window.reset(); }
    void comesBackInAnotherWindow();
    void takesThePlaceOfWhatIsOpen();
    void whatIsMissingIsNamed();
    void whatIsNoSessionIsSaid();
    void aCrashIsMadeGood();
    void notesComeBackAndAreShown();
    void unsavedNotesAreAskedAbout();

private:
    QString path() const { return m_folder.filePath(QStringLiteral("s.tidemark-session")); }
    Session& session() { return m_window->workspace().session; }
};

void tst_WindowSessions::comesBackInAnotherWindow()
{
    open({fixturePath("mprof/list_sum.dat"), fixturePath("mprof/gen_sum.dat")});
    session().rename(session().recordings()[1].id, QStringLiteral("generator"));
    session().setCurrent(session().recordings()[1].id);
    QVERIFY(m_window->sessions().save(path()));
    QVERIFY(m_settings->recentFiles().contains(path()));
    m_window.reset();
    showWindow();
    open({path()});
    QCOMPARE(session().recordings().size(), 2U);
    QCOMPARE(session().current()->name, QStringLiteral("generator"));
}

void tst_WindowSessions::takesThePlaceOfWhatIsOpen()
{
    open({fixturePath("mprof/list_sum.dat")});
    QVERIFY(m_window->sessions().save(path()));
    session().removeAll();
    open({fixturePath("mprof/gen_sum.dat")});
    open({path()});
    QCOMPARE(session().recordings().size(), 1U);
    QCOMPARE(session().current()->name, QStringLiteral("list_sum.dat"));
    actions()["undoClose"]->trigger();
    QCOMPARE(session().recordings().size(), 2U);
}

void tst_WindowSessions::whatIsMissingIsNamed()
{
    const QString gone = m_folder.filePath(QStringLiteral("gone.dat"));
    QVERIFY(QFile::copy(fixturePath("mprof/gen_sum.dat"), gone));
    open({gone, fixturePath("mprof/list_sum.dat")});
    QVERIFY(m_window->sessions().save(path()));
    session().removeAll();
    QVERIFY(QFile::remove(gone));
    open({path()});
    QCOMPARE(session().recordings().size(), 1U);
    const auto shown = messages();
    QVERIFY(std::ranges::any_of(shown, [&gone](const MessageRow* row) {
        return row->message().severity == Message::Severity::Warning &&
               row->message().text.contains(gone);
    }));
}

void tst_WindowSessions::whatIsNoSessionIsSaid()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write("{}") > 0);
    file.close();
    m_window->openFiles({path()});
    QCOMPARE(messages().size(), 1);
    QCOMPARE(messages().front()->message().severity, Message::Severity::Error);
    QVERIFY(session().recordings().empty());
}

void tst_WindowSessions::aCrashIsMadeGood()
{
    open({fixturePath("mprof/list_sum.dat")});
    const QString folder = m_folder.filePath(QStringLiteral("kept"));
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(m_window->sessions().save(folder + QStringLiteral("/1.tidemark-session")));
    m_window.reset();
    showWindow();
    const QStringList offered = m_window->sessions().keepIn(folder);
    QCOMPARE(offered,
             QStringList{QFileInfo(fixturePath("mprof/list_sum.dat")).canonicalFilePath()});
    QCOMPARE(messages().size(), 1);
    QVERIFY(messages().front()->message().text.contains(QStringLiteral("1 recording open")));
    QSignalSpy idle(&m_window->files().opener(), &FileOpener::idle);
    messages().front()->message().action();
    QVERIFY(idle.count() > 0 || idle.wait(test::kPatience));
    QCOMPARE(session().current()->name, QStringLiteral("list_sum.dat"));
}

void tst_WindowSessions::notesComeBackAndAreShown()
{
    const auto dock = [this] { return m_window->findChild<QDockWidget*>(QStringLiteral("notes")); };
    open({fixturePath("mprof/list_sum.dat")});
    QVERIFY(dock()->isHidden());
    m_window->workspace().notes.setText(QStringLiteral("the list is large"));
    QVERIFY(m_window->sessions().save(path()));
    QVERIFY(m_window->close()); // they are saved
    m_window.reset();
    showWindow();
    open({path()});
    QCOMPARE(m_window->workspace().notes.text(), QStringLiteral("the list is large"));
    QVERIFY(!dock()->isHidden());
    QCOMPARE(dock()->findChild<QPlainTextEdit*>()->toPlainText(),
             QStringLiteral("the list is large"));
    QVERIFY(m_window->close());
}

void tst_WindowSessions::unsavedNotesAreAskedAbout()
{
    m_window->workspace().notes.setText(QStringLiteral("the list is large"));
    const auto closeWith = [this](QMessageBox::ButtonRole role) {
        QTimer answer;
        answer.setInterval(10);
        connect(&answer, &QTimer::timeout, this, [role] {
            const auto* const box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (box == nullptr) {
                return;
            }
            for (QAbstractButton* const button : box->buttons()) {
                if (box->buttonRole(button) == role) {
                    button->click();
                }
            }
        });
        answer.start();
        return m_window->close();
    };
    QVERIFY(!closeWith(QMessageBox::RejectRole));
    QVERIFY(m_window->isVisible());
    QVERIFY(closeWith(QMessageBox::DestructiveRole));
}

TIDEMARK_TEST(tst_WindowSessions)

#include "tst_window_sessions.moc"
