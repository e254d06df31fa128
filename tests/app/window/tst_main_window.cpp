// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messages/welcome_page.h"
#include "app/peaks/line_table_panel.h"
#include "app/timeline/timeline_view.h"
#include "app/window/screenshot.h"
#include "app/workspace/plotted_series.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"
#include "tests/support/window_test.h"

#include <QDockWidget>
#include <QDropEvent>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using test::fixturePath;

/// The whole window, offscreen, with settings of its own.
class tst_MainWindow : public test::WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareSettings(); }
    void init() { showWindow(); }
    void cleanup() { m_window.reset(); }
    void startsWithTheWelcomePage();
    void theSampleIsThreeRunsWithTheListFirst();
    void whatCannotBeReadIsSaidAndTheRestStays();
    void aNameWithMarkupIsShownLiterally();
    void droppedFilesAreOpened();
    void openedFilesAreRemembered();
    void manyFilesLeaveTheFirstCurrent();
    void theLastOneThatIsClosedTakesTheZoomWithIt();
    void theTitleNamesWhatIsCurrent();
    void aLineReportTakesTheMiddle();
    void theLanguageChangesLive();
    void theLayoutComesBackAtTheNextStart();
    void aLongRunAfterAShortOneOpens();
    void screenshotsAreWritten_data();
    void screenshotsAreWritten();
};

void tst_MainWindow::startsWithTheWelcomePage()
{
    QVERIFY(m_window->findChild<WelcomePage*>()->isVisible());
    for (const QDockWidget* dock : m_window->findChildren<QDockWidget*>()) {
        QVERIFY(!dock->isVisible());
    }
    QVERIFY(!actions()["saveRecording"]->isEnabled());
    QVERIFY(!actions()["goToPeak"]->isEnabled());
}

void tst_MainWindow::theSampleIsThreeRunsWithTheListFirst()
{
    QSignalSpy idle(&m_window->files().opener(), &FileOpener::idle);
    actions()["openSample"]->trigger();
    QVERIFY(idle.wait(test::kPatience));
    const auto& recordings = m_window->workspace().session.recordings();
    QCOMPARE(recordings.size(), 3U);
    QCOMPARE(m_window->workspace().session.current()->name, QStringLiteral("list.dat"));
    QVERIFY(m_window->timeline().isVisible());
    QCOMPARE(plottedSeries(m_window->workspace().session).size(), 3U);
    QVERIFY(m_settings->recentFiles().isEmpty()); // what is built in is no file to open again
    actions()["goToPeak"]->trigger();
    QVERIFY(m_window->workspace().session.time().isZoomed());
}

void tst_MainWindow::whatCannotBeReadIsSaidAndTheRestStays()
{
    open({fixturePath("mprof/list_sum.dat"), fixturePath("no/such/file.dat"),
          QStringLiteral(TIDEMARK_FIXTURES), fixturePath("mprof/gen_sum.dat")});
    QCOMPARE(m_window->workspace().session.recordings().size(), 2U);
    QCOMPARE(messages().size(), 1);
    QCOMPARE(messages().front()->message().severity, Message::Severity::Error);
    const QStringList details = messages().front()->message().details;
    QCOMPARE(details.size(), 2);
    QVERIFY(details.front().startsWith(QStringLiteral("file.dat: ")));
    QVERIFY(m_window->timeline().isVisible());
}

void tst_MainWindow::aNameWithMarkupIsShownLiterally()
{
    const QString path = m_folder.filePath(QStringLiteral("<b>bold<b>\n\u202egnp.dat"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("no profile at all\n");
    file.close();
    open({path});
    QCOMPARE(messages().size(), 1);
    const QString text = messages().first()->message().text;
    QVERIFY(text.contains(QStringLiteral("<b>bold<")));
    QVERIFY(!text.contains(u'\n'));
    QVERIFY(!text.contains(QChar(0x202e)));
    for (const QLabel* label : messages().first()->findChildren<QLabel*>()) {
        QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText);
    }
}

void tst_MainWindow::droppedFilesAreOpened()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(fixturePath("mprof/list_sum.dat")),
                  QUrl(QStringLiteral("https://example.org/remote.dat"))});
    QSignalSpy idle(&m_window->files().opener(), &FileOpener::idle);
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &drop);
    QVERIFY(idle.wait(test::kPatience));
    QCOMPARE(m_window->workspace().session.recordings().size(), 1U);
    QVERIFY(messages().isEmpty());
}

void tst_MainWindow::openedFilesAreRemembered()
{
    m_settings->clearRecentFiles();
    open({fixturePath("mprof/list_sum.dat"), fixturePath("mprof/gen_sum.dat")});
    QCOMPARE(m_settings->recentFiles().size(), 2);
    const QList<QAction*> recent = actions().actionsIn(MenuId::Recent);
    QCOMPARE(recent.size(), 2);
    QCOMPARE(recent.first()->text(), QStringLiteral("gen_sum.dat"));
    QSignalSpy idle(&m_window->files().opener(), &FileOpener::idle);
    recent.last()->trigger();
    QVERIFY(idle.wait(test::kPatience));
    QCOMPARE(m_window->workspace().session.recordings().size(), 3U);
}

void tst_MainWindow::manyFilesLeaveTheFirstCurrent()
{
    QStringList paths;
    for (int i = 0; i < 50; ++i) {
        paths << m_folder.filePath(QStringLiteral("many%1.dat").arg(i));
        QVERIFY(QFile::copy(fixturePath("mprof/list_sum.dat"), paths.last()));
    }
    m_settings->clearRecentFiles();
    open({fixturePath("csv/psutil.csv")});
    open(paths);
    const Session& session = m_window->workspace().session;
    QCOMPARE(session.recordings().size(), 51U);
    QCOMPARE(session.current()->name, QStringLiteral("many0.dat"));
    for (std::size_t i = 0; i < 50; ++i) {
        QCOMPARE(session.recordings()[i + 1].path, paths[static_cast<qsizetype>(i)]);
    }
    QCOMPARE(m_settings->recentFiles().size(), 12);
    QVERIFY(m_settings->recentFiles().first().endsWith(QStringLiteral("many49.dat")));
    QCOMPARE(actions().actionsIn(MenuId::Recent).first()->text(), QStringLiteral("many49.dat"));
}

/// Whatever is opened next is shown whole.
void tst_MainWindow::theLastOneThatIsClosedTakesTheZoomWithIt()
{
    const TimeSelection& time = m_window->workspace().session.time();
    open({fixturePath("mprof/list_sum.dat")});
    for (const bool isUndone : {true, false}) {
        actions()["zoomIn"]->trigger();
        actions()["zoomIn"]->trigger();
        QVERIFY(time.isZoomed());
        actions()["closeRecording"]->trigger();
        QVERIFY(m_window->findChild<WelcomePage*>()->isVisible());
        for (const char* const name : {"showAll", "zoomIn", "zoomOut", "zoomBack", "goToPeak"}) {
            QVERIFY2(!actions()[name]->isEnabled(), name);
        }
        if (isUndone) {
            actions()["undoClose"]->trigger();
        } else {
            open({fixturePath("mprof/gen_sum.dat")});
        }
        QVERIFY(time.visible() ==
                m_window->workspace().session.current()->recording->timeline.sampledRange());
        QVERIFY(!actions()["showAll"]->isEnabled());
    }
}

void tst_MainWindow::theTitleNamesWhatIsCurrent()
{
    QCOMPARE(m_window->windowTitle(), QStringLiteral("Tidemark"));
    open({fixturePath("mprof/list_sum.dat")});
    QCOMPARE(m_window->windowTitle(), QStringLiteral("list_sum.dat"));
    m_window->workspace().session.rename(1, QStringLiteral("a[*].dat"));
    QCOMPARE(m_window->windowTitle(), QStringLiteral("a[*][*].dat"));
    actions()["closeAll"]->trigger();
    QCOMPARE(m_window->windowTitle(), QStringLiteral("Tidemark"));
}

void tst_MainWindow::aLineReportTakesTheMiddle()
{
    open({fixturePath("line_report/list_sum.line-report.txt")});
    if (m_window->workspace().session.recordings().empty()) {
        QFAIL("the fixture was not read");
    }
    QVERIFY(m_window->findChild<LineTablePanel*>()->isVisible());
    QVERIFY(!m_window->timeline().isVisible());
    open({fixturePath("mprof/list_sum.dat")});
    QVERIFY(m_window->timeline().isVisible());
}

void tst_MainWindow::theLanguageChangesLive()
{
    open({fixturePath("mprof/list_sum.dat")});
    const auto titles = [this] {
        QStringList texts;
        QMap<QString, QString> docks;
        for (const QAction* action : m_window->menuBar()->actions()) {
            texts << action->text();
        }
        for (const QDockWidget* dock : m_window->findChildren<QDockWidget*>()) {
            docks.insert(dock->objectName(), dock->windowTitle()); // in no order of their own
        }
        texts << docks.values();
        return texts;
    };
    const QStringList english = titles();
    actions().actionsIn(MenuId::Language).last()->trigger();
    QCOMPARE(m_settings->language(), QStringLiteral("ja"));
    QTRY_VERIFY(titles() != english); // the widgets hear of it through the event queue
    const QStringList japanese = titles();
    for (qsizetype i = 0; i < english.size(); ++i) {
        QVERIFY2(japanese[i] != english[i], qPrintable(english[i]));
    }
    actions().actionsIn(MenuId::Language)[1]->trigger();
    QTRY_COMPARE(titles(), english);
}

void tst_MainWindow::theLayoutComesBackAtTheNextStart()
{
    open({fixturePath("mprof/list_sum.dat")});
    auto* const peaks = m_window->findChild<QDockWidget*>(QStringLiteral("peaks"));
    peaks->close();
    m_window->resize(1100, 700);
    m_window->close();
    m_window = std::make_unique<MainWindow>(*m_settings);
    m_window->show();
    open({fixturePath("mprof/list_sum.dat")});
    QVERIFY(m_window->findChild<QDockWidget*>(QStringLiteral("peaks"))->isHidden());
    QVERIFY(!m_window->findChild<QDockWidget*>(QStringLiteral("sources"))->isHidden());
    QCOMPARE(m_window->size(), QSize(1100, 700));
    actions()["resetLayout"]->trigger();
    QVERIFY(!m_window->findChild<QDockWidget*>(QStringLiteral("peaks"))->isHidden());
}

/// The comparison's chart kept its tick interval while its range grew a million times.
void tst_MainWindow::aLongRunAfterAShortOneOpens()
{
    auto longRun = std::make_shared<Recording>(*test::recordingOf({}));
    longRun->timeline.series = {test::seriesOf({1e6, 2e6}, {0, 10'000'000 * test::kSecondNs})};
    m_window->workspace().session.add(QStringLiteral("short.dat"), {test::recordingOf({1e6, 2e6})});
    m_window->workspace().session.add(QStringLiteral("long.dat"), {longRun});
    QVERIFY(!m_window->grab().isNull());
}

void tst_MainWindow::screenshotsAreWritten_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("timelineOnly");
    QTest::addColumn<QByteArray>("magic");
    QTest::newRow("window as PNG")
        << QStringLiteral("window.png") << false << QByteArray("\x89PNG");
    QTest::newRow("timeline as SVG")
        << QStringLiteral("timeline.svg") << true << QByteArray("<?xml");
}

void tst_MainWindow::screenshotsAreWritten()
{
    QFETCH(QString, name);
    QFETCH(bool, timelineOnly);
    QFETCH(QByteArray, magic);
    m_window->openFiles({fixturePath("mprof/list_sum.dat")});
    const QString path = m_folder.filePath(name);
    QWidget& view = timelineOnly ? static_cast<QWidget&>(m_window->timeline()) : *m_window;
    QVERIFY(takeScreenshot(*m_window, view, path).has_value());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.read(magic.size()) == magic);
    QVERIFY(file.size() > 5'000);

    const auto failed = takeScreenshot(*m_window, view, QStringLiteral("/no/folder/") + name);
    QVERIFY(!failed && failed.error().code == ErrorCode::CannotWrite);
}

TIDEMARK_TEST(tst_MainWindow)

#include "tst_main_window.moc"
