// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messages/welcome_page.h"
#include "app/timeline/timeline_view.h"
#include "app/window/screenshot.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"
#include "tests/support/window_test.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using test::fixturePath;

/// What is removed from the window, comes back, and is let go of.
class tst_MainWindowUndo : public test::WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareSettings(); }
    void init() { showWindow(); }
    void cleanup() { m_window.reset(); }
    void removingCanBeUndone();
    void undoSaysWhatItBringsBack();
    void whatIsRemovedIsKeptByNoView();
    void aHeapThatIsRemovedIsKeptByNoView();
};

void tst_MainWindowUndo::removingCanBeUndone()
{
    open({fixturePath("mprof/list_sum.dat"), fixturePath("mprof/gen_sum.dat")});
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
    open({fixturePath("mprof/list_sum.dat"), fixturePath("mprof/gen_sum.dat")});
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
    open({fixturePath("mprof/list_sum.dat"), fixturePath("mprof/multi_func.dat")});
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
    const QString file = QDir(fixturePath("heapsnapshot"))
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
