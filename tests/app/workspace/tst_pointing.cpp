// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/pointing.h"
#include "app/workspace/time_selection.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_Pointing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aPlaceIsToldOnce();
    void aMomentTakesTheCursorAlong();
    void theCursorComesBack();
    void aCursorThatWentOnStays();

private:
    TimeSelection m_time;
    std::unique_ptr<Pointing> m_pointing;
};

void tst_Pointing::init()
{
    m_time.setWhole({0, 1000});
    m_time.setCursor(7);
    m_pointing = std::make_unique<Pointing>(m_time);
}

void tst_Pointing::aPlaceIsToldOnce()
{
    const QSignalSpy changes(m_pointing.get(), &Pointing::changed);
    m_pointing->setRecording(3);
    m_pointing->setRecording(3);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(m_pointing->recording(), 3);
    m_pointing->set({.recordingId = 3, .function = "load"});
    QCOMPARE(changes.size(), 2);
    m_pointing->clear();
    QCOMPARE(changes.size(), 3);
    QVERIFY(m_pointing->place() == PointedPlace());
    QCOMPARE(m_time.cursor(), std::optional<std::int64_t>(7));
}

void tst_Pointing::aMomentTakesTheCursorAlong()
{
    m_pointing->set({.recordingId = 1, .moment = 40});
    QCOMPARE(m_time.cursor(), std::optional<std::int64_t>(40));
    m_pointing->set({.recordingId = 1, .moment = 50});
    QCOMPARE(m_time.cursor(), std::optional<std::int64_t>(50));
}

void tst_Pointing::theCursorComesBack()
{
    m_pointing->set({.recordingId = 1, .moment = 40});
    m_pointing->set({.recordingId = 1, .moment = 50});
    m_pointing->clear();
    QCOMPARE(m_time.cursor(), std::optional<std::int64_t>(7));

    m_time.setCursor({});
    m_pointing->set({.recordingId = 1, .moment = 40});
    m_pointing->setRecording(1);
    QVERIFY(!m_time.cursor());
}

void tst_Pointing::aCursorThatWentOnStays()
{
    m_pointing->set({.recordingId = 1, .moment = 40});
    m_time.setCursor(90); // by a key
    m_pointing->clear();
    QCOMPARE(m_time.cursor(), std::optional<std::int64_t>(90));
}

TIDEMARK_TEST(tst_Pointing)

#include "tst_pointing.moc"
