// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messages/welcome_page.h"
#include "app/timeline/timeline_view.h"
#include "app/tour/tour.h"
#include "app/window/window_tour.h"
#include "tests/support/test_registry.h"
#include "tests/support/window_test.h"

#include <QLabel>
#include <QPushButton>

using namespace tidemark;
using namespace tidemark::app;

/// The tour through the window.
class tst_WindowTour : public test::WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareSettings(); }
    void init();
    void startsOnceWithTheSample();
    void goesThroughAllSteps();
    void escapeLeavesIt();
    void theWindowWorksMeanwhile();
    void everyStepSaysSomethingInEachLanguage();
    void goesWhenThereIsNothingLeft();

private:
    Tour* tour() const { return m_window->findChild<Tour*>(); }
    void start();
    void press(const char* button)
    {
        tour()->findChild<QPushButton*>(QLatin1String(button))->click();
    }
};

void tst_WindowTour::init()
{
    m_window.reset();
    QFile::remove(m_folder.filePath(QStringLiteral("tidemark/tidemark.ini")));
    showWindow();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), test::kPatience));
}

void tst_WindowTour::start()
{
    actions()["tour"]->trigger();
    QTRY_VERIFY(tour() != nullptr && tour()->isVisible());
}

void tst_WindowTour::startsOnceWithTheSample()
{
    Q_EMIT m_window->findChild<WelcomePage*>()->sampleRequested();
    QTRY_VERIFY(tour() != nullptr);
    m_window->close();
    m_window.reset();
    showWindow();
    Q_EMIT m_window->findChild<WelcomePage*>()->sampleRequested();
    QTRY_COMPARE(m_window->workspace().session.recordings().size(), 3U);
    QCoreApplication::processEvents();
    QVERIFY(tour() == nullptr);
}

void tst_WindowTour::goesThroughAllSteps()
{
    start();
    QVERIFY(tour()->findChild<QPushButton*>(QStringLiteral("tourNext"))->hasFocus());
    QCOMPARE(tour()->step(), 0U);
    press("tourNext");
    QCOMPARE(tour()->step(), 1U);
    press("tourBack");
    QCOMPARE(tour()->step(), 0U);
    QVERIFY(!tour()->findChild<QPushButton*>(QStringLiteral("tourBack"))->isEnabled());
    QSet<QString> texts;
    for (std::size_t step = 0; tour() != nullptr && step < 10; ++step) {
        QVERIFY(m_window->rect().contains(tour()->geometry()));
        texts << tour()->findChildren<QLabel*>()[1]->text();
        press("tourNext");
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    QVERIFY(tour() == nullptr);
    QVERIFY(texts.size() >= 4 && texts.size() < 10);
    QVERIFY(m_window->timeline().hasFocus());
}

void tst_WindowTour::escapeLeavesIt()
{
    start();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(tour() == nullptr);
    QVERIFY(m_window->findChild<QWidget*>(QStringLiteral("tourFrame")) == nullptr);
    start(); // and it can be had again
}

/// Nothing is locked: the timeline takes keys, and Tab leads out of the panel.
void tst_WindowTour::theWindowWorksMeanwhile()
{
    start();
    m_window->timeline().setFocus();
    QTest::keyClick(&m_window->timeline(), Qt::Key_Plus);
    QVERIFY(m_window->workspace().session.time().isZoomed());
    tour()->findChild<QPushButton*>(QStringLiteral("tourNext"))->setFocus();
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QVERIFY(!tour()->isAncestorOf(QApplication::focusWidget()));
}

void tst_WindowTour::everyStepSaysSomethingInEachLanguage()
{
    start();
    for (const QString& language : translationLanguages()) {
        QVERIFY(installTranslation(*qApp, language));
        QCoreApplication::processEvents();
        for (const QLabel* const label : tour()->findChildren<QLabel*>()) {
            QVERIFY(!label->text().isEmpty());
        }
        QVERIFY(m_window->rect().contains(tour()->geometry()));
    }
    QVERIFY(installTranslation(*qApp, QStringLiteral("en")));
}

void tst_WindowTour::goesWhenThereIsNothingLeft()
{
    start();
    m_window->workspace().session.removeAll();
    QTRY_VERIFY(tour() == nullptr);
}

TIDEMARK_TEST(tst_WindowTour)

#include "tst_window_tour.moc"
