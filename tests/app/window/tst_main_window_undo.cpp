// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messages/message_bar.h"
#include "app/messages/message_row.h"
#include "app/messages/welcome_page.h"
#include "app/settings/settings.h"
#include "app/text/translation.h"
#include "app/timeline/timeline_view.h"
#include "app/window/main_window.h"
#include "app/window/screenshot.h"
#include "app/window/window_actions.h"
#include "app/window/window_files.h"
#include "tests/support/patience.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

QString fixture(const char* name)
{
    return QStringLiteral(TIDEMARK_FIXTURES "/") + QLatin1String(name);
}

} // namespace

/// What is removed from the window, comes back, and is let go of.
class tst_MainWindowUndo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void removingCanBeUndone();
    void undoSaysWhatItBringsBack();
    void whatIsRemovedIsKeptByNoView();
    void aHeapThatIsRemovedIsKeptByNoView();

private:
    void open(const QStringList& paths);
    WindowActions& actions() const { return *m_window->findChild<WindowActions*>(); }
    QList<const MessageRow*> messages() const;

    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void tst_MainWindowUndo::initTestCase()
{
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    QVERIFY(installTranslation(*qApp, QStringLiteral("en")));
}

void tst_MainWindowUndo::init()
{
    m_settings = std::make_unique<Settings>();
    m_window = std::make_unique<MainWindow>(*m_settings);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), test::kPatience));
}

void tst_MainWindowUndo::open(const QStringList& paths)
{
    QSignalSpy idle(&m_window->files().opener(), &FileOpener::idle);
    m_window->openFiles(paths);
    QVERIFY(idle.count() > 0 || idle.wait(test::kPatience));
}

QList<const MessageRow*> tst_MainWindowUndo::messages() const
{
    const auto& rows = m_window->findChild<MessageBar*>()->rows();
    return {rows.begin(), rows.end()};
}

void tst_MainWindowUndo::removingCanBeUndone()
{
    open({fixture("mprof/list_sum.dat"), fixture("mprof/gen_sum.dat")});
    actions()["closeAll"]->trigger();
    QVERIFY(m_window->findChild<WelcomePage*>()->isVisible());
    QCOMPARE(messages().first()->message().actionText, QStringLiteral("Undo"));
    actions()["undoClose"]->trigger();
    QCOMPARE(m_window->workspace().session.recordings().size(), 2U);
    QVERIFY(m_window->timeline().isVisible());
    actions()["closeRecording"]->trigger();
    QCOMPARE(m_window->workspace().session.recordings().size(), 1U);
}

void tst_MainWindowUndo::undoSaysWhatItBringsBack()
{
    const QAction* const undo = actions()["undoClose"];
    QVERIFY(!undo->isEnabled());
    QVERIFY(undo->statusTip().startsWith(QStringLiteral("Nothing ")));
    open({fixture("mprof/list_sum.dat"), fixture("mprof/gen_sum.dat")});
    m_window->workspace().session.rename(1, QStringLiteral("A & B"));
    actions()["closeRecording"]->trigger();
    QCOMPARE(undo->text(), QStringLiteral("&Undo removing A && B"));
    QVERIFY(undo->statusTip().startsWith(QStringLiteral("Brings back A & B · 1 ")));
    QVERIFY(undo->statusTip().contains(QStringLiteral("B of memory")));
    actions()["closeAll"]->trigger();
    QVERIFY(undo->statusTip().startsWith(QStringLiteral("Brings back gen_sum.dat · 2 ")));
    actions()["undoClose"]->trigger();
    actions()["undoClose"]->trigger();
    actions()["closeAll"]->trigger();
    QVERIFY(undo->text().contains(QStringLiteral(" 2 recording")));
    QVERIFY(messages().first()->message().text.startsWith(QStringLiteral("Removed 2 recording")));
}

/// What undo keeps is what there is: everyone else has let go of it.
void tst_MainWindowUndo::whatIsRemovedIsKeptByNoView()
{
    Session& session = m_window->workspace().session;
    open({fixture("mprof/list_sum.dat"), fixture("mprof/multi_func.dat")});
    m_window->grab();
    std::vector<std::weak_ptr<const Recording>> kept;
    for (const OpenRecording& one : session.recordings()) {
        kept.push_back(one.recording);
    }
    session.remove(1);
    QTRY_COMPARE(kept[0].use_count(), 1);
    session.removeAll();
    QTRY_COMPARE(kept[1].use_count(), 1);
}

void tst_MainWindowUndo::aHeapThatIsRemovedIsKeptByNoView()
{
    Session& session = m_window->workspace().session;
    const QString file = QDir(fixture("heapsnapshot"))
                             .entryInfoList({QStringLiteral("*.heapsnapshot")})
                             .first()
                             .filePath();
    open({file});
    settle(*m_window);
    m_window->grab();
    const std::weak_ptr<const HeapGraph> kept = session.current()->recording->snapshots[0]->graph;
    QVERIFY(kept.use_count() > 1);
    session.removeAll();
    QTRY_COMPARE(kept.use_count(), 1);
}

TIDEMARK_TEST(tst_MainWindowUndo)

#include "tst_main_window_undo.moc"
