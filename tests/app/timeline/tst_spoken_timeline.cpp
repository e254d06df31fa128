// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/translation.h"
#include "app/timeline/spoken_timeline.h"
#include "app/timeline/timeline_view.h"
#include "tests/support/patience.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

/// What a screen reader hears of the timeline.
class tst_SpokenTimeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void timeValueAndFunctionAreTold();
    void everyStepIsAnotherChildWithTheFocus();
    void otherChildrenStay();

private:
    QAccessibleInterface& spoken() const
    {
        return *QAccessible::queryAccessibleInterface(m_view.get());
    }

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<TimelineView> m_view;
};

void tst_SpokenTimeline::init()
{
    QVERIFY(installTranslation(*qApp, QStringLiteral("en")));
    m_workspace = std::make_unique<Workspace>();
    auto recording = test::recordingOf({1048576.0, 3145728.0, 2097152.0, 2097152.0, 1048576.0});
    recording->timeline.markers.push_back(test::spanOf("app.load", 0.5, 1.5, 0));
    m_workspace->session.add(QStringLiteral("/x/list.dat"), {recording});
    m_view = std::make_unique<TimelineView>(*m_workspace);
    m_view->resize(800, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get(), test::kPatience));
    m_view->setFocus();
}

void tst_SpokenTimeline::cleanup()
{
    m_view.reset();
    m_workspace.reset();
}

void tst_SpokenTimeline::timeValueAndFunctionAreTold()
{
    QVERIFY(spokenReading(*m_workspace).isEmpty());
    m_workspace->session.time().setCursor(test::kSecondNs);
    const QString inside = spokenReading(*m_workspace);
    QVERIFY2(inside.contains(QStringLiteral("3.00")), qPrintable(inside));
    QVERIFY(inside.contains(QStringLiteral("list.dat")));
    QVERIFY2(inside.endsWith(QStringLiteral("in load")), qPrintable(inside));
    m_workspace->session.time().setCursor(3 * test::kSecondNs);
    QVERIFY(!spokenReading(*m_workspace).contains(QStringLiteral("load")));
}

/// Else a screen reader takes it for what it has said already.
void tst_SpokenTimeline::everyStepIsAnotherChildWithTheFocus()
{
    const int before = spoken().childCount();
    QStringList names;
    QSet<QAccessible::Id> ids;
    for (int i = 0; i < 3; ++i) {
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ControlModifier);
        QAccessibleInterface* const said = spoken().focusChild();
        QVERIFY(said != nullptr);
        names << said->text(QAccessible::Name);
        ids << QAccessible::uniqueId(said);
        QVERIFY(said->state().focused);
        QCOMPARE(said->role(), QAccessible::StaticText);
        QCOMPARE(spoken().childCount(), before + 1);
        QCOMPARE(spoken().indexOfChild(said), before);
        QCOMPARE(spoken().child(before), said);
        QVERIFY(said->parent() == &spoken());
    }
    QCOMPARE(names.removeDuplicates(), 0);
    QVERIFY(names.front().contains(QStringLiteral("MiB")));
    QCOMPARE(ids.size(), 3);
    QTest::keyClick(m_view.get(), Qt::Key_P);
    QVERIFY(spoken().focusChild()->text(QAccessible::Name).contains(QStringLiteral("3.00")));
}

void tst_SpokenTimeline::otherChildrenStay()
{
    const int before = spoken().childCount();
    QTest::keyClick(m_view.get(), Qt::Key_Plus);
    for (int i = 0; i < before; ++i) {
        QVERIFY(spoken().child(i) != nullptr);
        QCOMPARE(spoken().indexOfChild(spoken().child(i)), i);
    }
    QVERIFY(!spoken().text(QAccessible::Name).isEmpty());
}

TIDEMARK_TEST(tst_SpokenTimeline)

#include "tst_spoken_timeline.moc"
