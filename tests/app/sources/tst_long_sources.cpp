// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/support/recordings.h"
#include "tests/support/sources_test.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

using namespace tidemark;
using namespace tidemark::app;
using namespace tidemark::test;

/// A list of sources that is much longer than what is in sight of it.
class tst_LongSources : public test::SourcesTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { showPanel(); }
    void cleanup() { closePanel(); }
    void cardsStayWhenOthersAreAdded();
    void thereAreCardsForWhatIsInSight();
    void whatIsChosenComesIntoSight();
    void keysReachBothEndsOfALongList();
    void aCardComesBackAsItWasLeft();
    void theCardWithTheFocusStays();
    void whatIsSeenStaysWhereItIs();
    void tabGoesThroughTheCardsInTheirOrder();

private:
    void addFiles(int count);
    qsizetype liveCards() const;
};

void tst_LongSources::addFiles(int count)
{
    std::vector<ReadFile> files;
    for (int i = 0; i < count; ++i) {
        files.push_back({QStringLiteral("/x/more%1.dat").arg(i), {recordingOf({1.0, 2.0})}});
    }
    m_workspace->session.add(files, false);
}

qsizetype tst_LongSources::liveCards() const
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return m_panel->findChildren<SourceCard*>().size();
}

void tst_LongSources::cardsStayWhenOthersAreAdded()
{
    const std::vector<SourceCard*> before{&card(1), &card(2), &card(3)};
    addFiles(500);
    QCOMPARE((std::vector<SourceCard*>{&card(1), &card(2), &card(3)}), before);
    m_workspace->session.showOnly(2);
    QCOMPARE((std::vector<SourceCard*>{&card(1), &card(2), &card(3)}), before);
    QVERIFY(card(2).accessibleDescription().isEmpty());
    QVERIFY(!card(1).accessibleDescription().isEmpty());
}

void tst_LongSources::thereAreCardsForWhatIsInSight()
{
    addFiles(1000);
    const qsizetype few = 2 * m_panel->height() / card(1).height() + 3;
    QVERIFY(liveCards() > 3);
    QVERIFY(liveCards() <= few);
    auto* const bar = m_panel->verticalScrollBar();
    QVERIFY(bar->maximum() > 1000 * card(1).height());
    for (int at = 0; at <= bar->maximum(); at += bar->maximum() / 50) {
        bar->setValue(at);
        QVERIFY(liveCards() <= few);
        int covered = 0;
        for (const SourceCard* const each : m_panel->findChildren<SourceCard*>()) {
            covered += (each->geometry() & m_panel->viewport()->rect()).height();
        }
        QVERIFY(covered > m_panel->height() / 2);
    }
}

void tst_LongSources::whatIsChosenComesIntoSight()
{
    addFiles(1000);
    QVERIFY(m_panel->card(700) == nullptr);
    m_workspace->session.setCurrent(700);
    QVERIFY(m_panel->card(700) != nullptr);
    QVERIFY(m_panel->viewport()->rect().contains(card(700).geometry()));
    QVERIFY(m_panel->card(2) == nullptr);
    m_workspace->session.setCurrent(1003);
    QVERIFY(m_panel->viewport()->rect().contains(card(1003).geometry()));
    QCOMPARE(m_panel->verticalScrollBar()->value(), m_panel->verticalScrollBar()->maximum());
    m_workspace->session.setCurrent(1);
    QCOMPARE(m_panel->verticalScrollBar()->value(), 0);
}

void tst_LongSources::keysReachBothEndsOfALongList()
{
    addFiles(1000);
    QTest::mouseClick(&card(1), Qt::LeftButton);
    QTest::keyClick(&card(1), Qt::Key_End);
    QCOMPARE(m_workspace->session.current()->id, 1003);
    QVERIFY(card(1003).hasFocus());
    QTest::keyClick(&card(1003), Qt::Key_PageUp);
    const int before = m_workspace->session.current()->id;
    QVERIFY(before < 1003 && before > 980);
    QTest::keyClick(&card(before), Qt::Key_PageDown);
    const int after = m_workspace->session.current()->id;
    QVERIFY(after > before + 1);
    QTest::keyClick(&card(after), Qt::Key_Home);
    QCOMPARE(m_workspace->session.current()->id, 1);
    QVERIFY(card(1).hasFocus());
    QTest::keyClick(&card(1), Qt::Key_PageUp);
    QCOMPARE(m_workspace->session.current()->id, 1);
}

void tst_LongSources::aCardComesBackAsItWasLeft()
{
    auto many = recordingOf({1.0, 2.0});
    many->timeline.series.resize(100, many->timeline.series[0]);
    m_workspace->session.add(QStringLiteral("/x/many.dat"), {many});
    for (auto* const button : card(4).findChildren<QToolButton*>()) {
        if (button->text().contains(QStringLiteral("more"))) {
            button->click();
        }
    }
    QCOMPARE(card(4).findChildren<QCheckBox*>().size(), 58);
    addFiles(1000);
    m_workspace->session.setCurrent(900);
    QVERIFY(m_panel->card(4) == nullptr);
    m_workspace->session.setCurrent(4);
    QCOMPARE(card(4).findChildren<QCheckBox*>().size(), 58);
}

void tst_LongSources::theCardWithTheFocusStays()
{
    addFiles(1000);
    SourceCard* const first = &card(1);
    QTest::mouseClick(first, Qt::LeftButton);
    QTest::keyClick(first, Qt::Key_F2);
    m_workspace->session.setCurrent(700);
    QCOMPARE(&card(1), first);
    QVERIFY(first->findChild<QLineEdit*>()->hasFocus());
}

/// Whatever comes to be known of what lies above.
void tst_LongSources::whatIsSeenStaysWhereItIs()
{
    addFiles(1000);
    m_workspace->session.setCurrent(500);
    const int before = card(500).y();
    auto many = recordingOf({1.0, 2.0});
    many->timeline.series.resize(9, many->timeline.series[0]);
    m_workspace->session.add({{QStringLiteral("/x/many.dat"), {many}}}, false);
    m_workspace->session.move(1004, 2);
    QCOMPARE(card(500).y(), before);
    m_workspace->session.remove(3);
    QCOMPARE(card(500).y(), before);
    m_workspace->session.grow(500, many);
    QTRY_VERIFY(card(500).height() > card(501).height());
    QCOMPARE(card(500).y(), before);
}

void tst_LongSources::tabGoesThroughTheCardsInTheirOrder()
{
    addFiles(1000);
    m_workspace->session.setCurrent(700);
    m_panel->verticalScrollBar()->setValue(m_panel->verticalScrollBar()->value() - 2000);
    m_workspace->session.setCurrent(690);
    card(690).setFocus();
    const auto isInside = [this](int id) {
        const QWidget* const focused = QApplication::focusWidget();
        return m_panel->card(id) != nullptr && focused != nullptr &&
               (&card(id) == focused || card(id).isAncestorOf(focused));
    };
    for (int id = 690; id < 710; ++id) {
        QVERIFY(isInside(id));
        QVERIFY(m_panel->viewport()->rect().contains(card(id).geometry()));
        while (isInside(id)) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
    }
    QVERIFY(isInside(710));
}

TIDEMARK_TEST(tst_LongSources)

#include "tst_long_sources.moc"
