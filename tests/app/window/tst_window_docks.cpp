// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/translation.h"
#include "app/text/version_text.h"
#include "app/window/help_dialogs.h"
#include "app/window/window_docks.h"
#include "app/workspace/workspace.h"
#include "tests/support/in_sight.h"
#include "tests/support/patience.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QAction>
#include <QDialog>
#include <QDockWidget>
#include <QLabel>
#include <QMainWindow>
#include <QMessageBox>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

constexpr int kDocks = 16;
constexpr int kShownAtFirst = kDocks - 1; ///< all but the notes

} // namespace

/// The docks around the middle, and the dialogs of the Help menu.
class tst_WindowDocks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyDockHasATitleAndAnAction();
    void nothingOpenHidesAll();
    void whatTheUserClosedStaysClosed();
    void aDockClosedWhileOthersAreHiddenStaysClosed();
    void hiddenDocksCannotBeToggled();
    void aPanelComesToTheFrontByItsAction();
    void allPanelsAreSetAsideAndComeBack();
    void tabsHaveNoTitleBeside();
    void whatWasInFrontComesBackThere();
    void arrangeUndoesWhatTheUserDid();
    void stateSurvives();
    void thePanelInFront();
    void whatHoldsAnObjectComesToTheFront();
    void keysAreListedLiterally_data();
    void keysAreListedLiterally();
    void aboutIsPlainText();

private:
    QDockWidget* dock(const char* name) const
    {
        return m_window->findChild<QDockWidget*>(QLatin1String(name));
    }
    QStringList visible() const;

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<QMainWindow> m_window;
    WindowDocks* m_docks = nullptr;
};

void tst_WindowDocks::init()
{
    QVERIFY(installTranslation(*qApp, QStringLiteral("en")));
    m_window.reset();
    m_workspace = std::make_unique<Workspace>();
    m_window = std::make_unique<QMainWindow>();
    m_window->setCentralWidget(new QLabel);
    m_docks = new WindowDocks(*m_window, *m_workspace);
    m_docks->retranslate();
    m_docks->arrange();
    m_window->resize(1280, 800);
    m_window->show();
}

/// Names of the docks that are not hidden; one behind another's tab counts.
QStringList tst_WindowDocks::visible() const
{
    QStringList names;
    for (const QDockWidget* one : m_window->findChildren<QDockWidget*>()) {
        if (!one->isHidden()) {
            names << one->objectName();
        }
    }
    names.sort();
    return names;
}

void tst_WindowDocks::everyDockHasATitleAndAnAction()
{
    const auto docks = m_window->findChildren<QDockWidget*>();
    QCOMPARE(docks.size(), kDocks);
    QCOMPARE(m_docks->panelActions().size(), kDocks);
    QStringList names;
    QStringList titles;
    for (const QDockWidget* one : docks) {
        QVERIFY(!one->objectName().isEmpty()); // saveState() needs them
        QVERIFY(one->widget() != nullptr);
        names << one->objectName();
        titles << one->windowTitle();
        QCOMPARE(one->toggleViewAction()->text(), one->windowTitle());
    }
    QCOMPARE(names.removeDuplicates(), 0);
    QCOMPARE(titles.removeDuplicates(), 0);
    QVERIFY(!titles.contains(QString()));
}

/// All but the notes, which have to be asked for.
void tst_WindowDocks::nothingOpenHidesAll()
{
    QVERIFY(dock("notes")->isHidden());
    m_docks->showNotes();
    const QStringList all = visible();
    QCOMPARE(all.size(), kDocks);
    m_docks->setTopics({});
    QVERIFY(visible().isEmpty());
    m_docks->setTopics(WindowDocks::Sources);
    QCOMPARE(visible(), (QStringList{QStringLiteral("notes"), QStringLiteral("sources")}));
    m_docks->setTopics({WindowDocks::Sources | WindowDocks::Timelines | WindowDocks::Heaps});
    QCOMPARE(visible(), all);
}

void tst_WindowDocks::whatTheUserClosedStaysClosed()
{
    dock("peaks")->close();
    m_docks->setTopics({});
    m_docks->setTopics({WindowDocks::Sources | WindowDocks::Timelines | WindowDocks::Heaps});
    QVERIFY(dock("peaks")->isHidden());
    QCOMPARE(visible().size(), kShownAtFirst - 1);
    dock("peaks")->toggleViewAction()->trigger();
    QVERIFY(!dock("peaks")->isHidden());
}

void tst_WindowDocks::aDockClosedWhileOthersAreHiddenStaysClosed()
{
    m_docks->setTopics(WindowDocks::Sources);
    dock("sources")->close();
    m_docks->setTopics({WindowDocks::Sources | WindowDocks::Timelines | WindowDocks::Heaps});
    QVERIFY(dock("sources")->isHidden());
    QCOMPARE(visible().size(), kShownAtFirst - 1);
}

void tst_WindowDocks::hiddenDocksCannotBeToggled()
{
    m_docks->setTopics(WindowDocks::Sources);
    for (const QDockWidget* one : m_window->findChildren<QDockWidget*>()) {
        QCOMPARE(one->toggleViewAction()->isEnabled(),
                 one->objectName() == QLatin1String("sources") ||
                     one->objectName() == QLatin1String("notes"));
    }
}

void tst_WindowDocks::arrangeUndoesWhatTheUserDid()
{
    dock("peaks")->close();
    dock("runs")->setFloating(true);
    m_window->addDockWidget(Qt::RightDockWidgetArea, dock("sources"));
    m_docks->arrange();
    QCOMPARE(visible().size(), kShownAtFirst);
    QVERIFY(!dock("runs")->isFloating());
    QCOMPARE(m_window->dockWidgetArea(dock("sources")), Qt::LeftDockWidgetArea);
    QCOMPARE(m_window->tabifiedDockWidgets(dock("runs")).size(), kDocks - 2);

    m_docks->setTopics({});
    m_docks->arrange(); // also while nothing is open
    QVERIFY(visible().isEmpty());
    m_docks->setTopics({WindowDocks::Sources | WindowDocks::Timelines | WindowDocks::Heaps});
    QCOMPARE(visible().size(), kShownAtFirst);
}

void tst_WindowDocks::stateSurvives()
{
    m_window->addDockWidget(Qt::RightDockWidgetArea, dock("selection"));
    dock("functions")->close();
    const QByteArray state = m_window->saveState();
    init();
    QVERIFY(m_window->restoreState(state));
    QCOMPARE(m_window->dockWidgetArea(dock("selection")), Qt::RightDockWidgetArea);
    QVERIFY(dock("functions")->isHidden());
    QCOMPARE(visible().size(), kShownAtFirst - 1);
}

void tst_WindowDocks::thePanelInFront()
{
    for (const char* const name : {"peaks", "marks", "statistics"}) {
        dock(name)->raise();
        QTRY_COMPARE(m_docks->inFront(), dock(name)->widget());
    }
    m_docks->setTopics({});
    QTRY_VERIFY(m_docks->inFront() == nullptr);
}

void tst_WindowDocks::whatHoldsAnObjectComesToTheFront()
{
    m_docks->arrange();
    dock("statistics")->raise();
    dock("retainers")->hide();
    m_workspace->session.snapshots().askForRetainers();
    QCoreApplication::processEvents();
    QVERIFY(!dock("retainers")->isHidden());
    QCOMPARE(m_docks->inFront(), dock("retainers")->widget());
}

void tst_WindowDocks::keysAreListedLiterally_data()
{
    QTest::addColumn<QString>("language");
    for (const QString& language : translationLanguages()) {
        QTest::newRow(qPrintable(language)) << language;
    }
}

void tst_WindowDocks::keysAreListedLiterally()
{
    QFETCH(QString, language);
    QVERIFY(installTranslation(*qApp, language));
    showKeysAndMouse(m_window.get());
    QPointer<QDialog> dialog = m_window->findChild<QDialog*>();
    QVERIFY(dialog != nullptr && dialog->isVisible());
    const auto labels = dialog->findChildren<QLabel*>();
    QVERIFY(labels.size() >= 32); // a dozen keys and gestures, and what they do
    for (const QLabel* label : labels) {
        QVERIFY(!label->text().isEmpty());
        QVERIFY2(!label->text().contains(u'&'), qPrintable(label->text()));
        QVERIFY2(!label->text().contains(u'<'), qPrintable(label->text()));
    }
    QTest::keyClick(dialog.data(), Qt::Key_Escape);
    QTRY_VERIFY(dialog.isNull()); // and frees itself
}

void tst_WindowDocks::aboutIsPlainText()
{
    showAboutTidemark(m_window.get());
    QPointer<QMessageBox> box = m_window->findChild<QMessageBox*>();
    QVERIFY(box != nullptr);
    QCOMPARE(box->textFormat(), Qt::PlainText);
    QVERIFY(box->text().contains(versionNumber()));
    QVERIFY(box->informativeText().contains(QLatin1String(qVersion())));
    box->close();
    QTRY_VERIFY(box.isNull());
}

/// And is put away where it is in front already.
void tst_WindowDocks::aPanelComesToTheFrontByItsAction()
{
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), test::kPatience));
    const auto actions = m_docks->panelActions();
    const auto action = [&actions](const char* title) {
        return *std::ranges::find(actions, QLatin1String(title), &QAction::text);
    };
    const auto isInFront = [this](const char* name) {
        return test::isInSight(*dock(name)->widget());
    };
    dock("runs")->raise();
    QTRY_VERIFY(isInFront("runs") && !isInFront("marks"));
    action("Marks")->trigger();
    QTRY_VERIFY(isInFront("marks"));
    QVERIFY(!dock("runs")->isHidden());
    action("Marks")->trigger();
    QVERIFY(dock("marks")->isHidden());
    QVERIFY(!action("Marks")->isChecked());
    action("Marks")->trigger();
    QTRY_VERIFY(isInFront("marks"));
    QVERIFY(!action("Marks")->shortcut().isEmpty());
}

void tst_WindowDocks::allPanelsAreSetAsideAndComeBack()
{
    dock("peaks")->close();
    const QStringList before = visible();
    m_docks->setAside(true);
    QVERIFY(visible().isEmpty());
    m_docks->setTopics(WindowDocks::Sources);
    m_docks->setTopics({WindowDocks::Sources | WindowDocks::Timelines | WindowDocks::Heaps});
    QVERIFY(visible().isEmpty());
    m_docks->setAside(false);
    QCOMPARE(visible(), before);
}

void tst_WindowDocks::tabsHaveNoTitleBeside()
{
    m_window->show();
    QTRY_VERIFY(dock("runs")->titleBarWidget() != nullptr);
    QVERIFY(dock("sources")->titleBarWidget() == nullptr);
    dock("runs")->setFloating(true);
    QTRY_VERIFY(dock("runs")->titleBarWidget() == nullptr);
}

/// When the last recording is removed all panels go, and its undo brings them back.
void tst_WindowDocks::whatWasInFrontComesBackThere()
{
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), test::kPatience));
    dock("marks")->raise();
    QTRY_VERIFY(test::isInSight(*dock("marks")->widget()));
    m_docks->setTopics({});
    QCoreApplication::processEvents();
    m_docks->setTopics({WindowDocks::Sources | WindowDocks::Timelines | WindowDocks::Heaps});
    QTRY_VERIFY(test::isInSight(*dock("marks")->widget()));
    m_docks->setAside(true);
    QTRY_VERIFY(dock("marks")->isHidden());
    m_docks->setAside(false);
    QTRY_VERIFY(test::isInSight(*dock("marks")->widget()));
}

TIDEMARK_TEST(tst_WindowDocks)

#include "tst_window_docks.moc"
