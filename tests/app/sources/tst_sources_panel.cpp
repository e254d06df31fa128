// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/source_summary.h"
#include "app/sources/sparkline.h"
#include "app/widgets/elided_label.h"
#include "app/widgets/link_button.h"
#include "app/workspace/plotted_series.h"
#include "core/model/series_names.h"
#include "tests/support/recordings.h"
#include "tests/support/sources_test.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace tidemark;
using namespace tidemark::app;
using namespace tidemark::test;

class tst_SourcesPanel : public test::SourcesTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { showPanel(); }
    void cleanup() { closePanel(); }
    void aCardForEachRecording();
    void aClickMakesItCurrent();
    void arrowsMoveBetweenCards();
    void spaceHidesAndShows();
    void theEyeHidesAndShows();
    void deleteRemovesAndTheNeighbourGetsTheFocus();
    void renameTakesEnterAndForgetsEscape();
    void movingKeepsTheCards();
    void aStrangeNameIsShownLiterally();
    void warningsAreALink();
    void aGrowingRecordingTellsItsPresentValue();
    void anOldReadingIsShownAsSuch();
    void seriesCanBeTakenOutOfTheChart();
    void aSumHasAShortName();
    void manySeriesCanBeUnfolded();
    void growthKeepsTheRows();
    void aLiveRowShowsThePresentValue();
    void lineReportsSaySo();
    void recordedDifferencesSaySo();
    void screenReadersSeeAList();
    void sparklinesKeepGapsAndExtremes();
    void sparklinesAreOfOneScale();
};

void tst_SourcesPanel::aCardForEachRecording()
{
    QCOMPARE(m_panel->findChildren<SourceCard*>().size(), 3);
    QCOMPARE(card(1).accessibleName(), QStringLiteral("list.dat, peak 3.00\u00a0MiB · 2.00 s"));
    m_workspace->options.setSizeUnit(SizeUnit::Decimal);
    QVERIFY(card(1).accessibleName().contains(QStringLiteral("3.15\u00a0MB")));
    QVERIFY(m_panel->card(99) == nullptr);
}

void tst_SourcesPanel::aClickMakesItCurrent()
{
    QTest::mouseClick(&card(2), Qt::LeftButton);
    QCOMPARE(m_workspace->session.current()->id, 2);
    QVERIFY(card(2).isCurrent());
    QVERIFY(card(2).hasFocus());
    QVERIFY(!card(1).isCurrent());
}

void tst_SourcesPanel::arrowsMoveBetweenCards()
{
    QTest::mouseClick(&card(1), Qt::LeftButton);
    QTest::keyClick(&card(1), Qt::Key_Up);
    QCOMPARE(m_workspace->session.current()->id, 1);
    QTest::keyClick(&card(1), Qt::Key_Down);
    QTest::keyClick(&card(2), Qt::Key_Down);
    QTest::keyClick(&card(3), Qt::Key_Down);
    QCOMPARE(m_workspace->session.current()->id, 3);
    QVERIFY(card(3).hasFocus());
}

void tst_SourcesPanel::spaceHidesAndShows()
{
    QTest::mouseClick(&card(2), Qt::LeftButton);
    QTest::keyClick(&card(2), Qt::Key_Space);
    QVERIFY(!m_workspace->session.find(2)->isVisible);
    QVERIFY(!card(2).accessibleDescription().isEmpty());
    QTest::keyClick(&card(2), Qt::Key_Space);
    QVERIFY(m_workspace->session.find(2)->isVisible);
}

void tst_SourcesPanel::theEyeHidesAndShows()
{
    auto* eye = card(1).findChild<QToolButton*>(QStringLiteral("eye"));
    QCOMPARE(eye->accessibleName(), QStringLiteral("Hide"));
    QTest::mouseClick(eye, Qt::LeftButton);
    QVERIFY(!m_workspace->session.find(1)->isVisible);
    QCOMPARE(eye->accessibleName(), QStringLiteral("Show"));
}

void tst_SourcesPanel::deleteRemovesAndTheNeighbourGetsTheFocus()
{
    QTest::mouseClick(&card(2), Qt::LeftButton);
    QTest::keyClick(&card(2), Qt::Key_Delete);
    QVERIFY(m_workspace->session.find(2) == nullptr);
    QVERIFY(m_panel->card(2) == nullptr);
    QCOMPARE(m_workspace->session.current()->id, 3);
    QVERIFY(card(3).hasFocus());
    m_workspace->session.restoreRemoved();
    QVERIFY(m_panel->card(2) != nullptr);
}

void tst_SourcesPanel::renameTakesEnterAndForgetsEscape()
{
    QTest::mouseClick(&card(1), Qt::LeftButton);
    QTest::keyClick(&card(1), Qt::Key_F2);
    auto* edit = card(1).findChild<QLineEdit*>();
    QVERIFY(edit->isVisible());
    QTest::keyClicks(edit, QStringLiteral("first"));
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(!edit->isVisible());
    QCOMPARE(m_workspace->session.find(1)->name, QStringLiteral("first"));
    QVERIFY(card(1).hasFocus());

    QTest::keyClick(&card(1), Qt::Key_F2);
    QTest::keyClicks(edit, QStringLiteral("other"));
    QTest::keyClick(edit, Qt::Key_Escape);
    QCOMPARE(m_workspace->session.find(1)->name, QStringLiteral("first"));
}

void tst_SourcesPanel::movingKeepsTheCards()
{
    SourceCard* moved = m_panel->card(3);
    QTest::mouseClick(moved, Qt::LeftButton);
    QTest::keyClick(moved, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(m_workspace->session.recordings()[1].id, 3);
    QCOMPARE(m_panel->card(3), moved);
    QTRY_VERIFY(moved->y() < card(2).y());
    QVERIFY(moved->hasFocus());
}

void tst_SourcesPanel::aStrangeNameIsShownLiterally()
{
    m_workspace->session.add(QStringLiteral("/x/<b>bold<br>\n\u202etxt.dat"), {recordingOf({1.0})});
    auto* name = card(4).findChild<ElidedLabel*>();
    QCOMPARE(name->text(), QStringLiteral("<b>bold<br>↵\ufffdtxt.dat"));
    QVERIFY(card(4).toolTip().contains(QStringLiteral("&lt;b&gt;bold&lt;br&gt;")));
    QVERIFY(!card(4).toolTip().contains(QStringLiteral("<b>")));
}

void tst_SourcesPanel::warningsAreALink()
{
    QVERIFY(card(1).findChild<LinkButton*>()->isHidden());
    auto damaged = recordingOf({1.0});
    damaged->warnings = {{WarningCode::LinesSkipped, 3, 12, {}},
                         {WarningCode::FileCutOff, 1, {}, {}}};
    m_workspace->session.add(QStringLiteral("/x/damaged.dat"), {damaged});
    auto* link = card(4).findChild<LinkButton*>();
    QVERIFY(!link->isHidden());
    QVERIFY(link->accessibleName().contains(QStringLiteral("line 12")));
    QVERIFY(link->toolTip().contains(QStringLiteral("ends early")));
}

void tst_SourcesPanel::aGrowingRecordingTellsItsPresentValue()
{
    m_workspace->session.add(QStringLiteral("/x/live.tidemark"),
                             {recordingOf({9 * kMiB, 2 * kMiB})});
    const int id = m_workspace->session.current()->id;
    m_workspace->session.setLive(id, true);
    QVERIFY(card(id).accessibleName().contains(QStringLiteral("2.00")));
    QVERIFY(!card(id).accessibleName().contains(QStringLiteral("/min"))); // too early for a rate
    QCOMPARE(card(id).accessibleDescription(), QStringLiteral("being recorded"));

    std::vector<double> rising;
    for (int second = 0; second < 20; ++second) {
        rising.push_back(second * kMiB);
    }
    m_workspace->session.grow(id, recordingOf(rising));
    m_workspace->session.announceGrowth(id);
    QVERIFY(card(id).accessibleName().contains(QStringLiteral("+60.0")));
    m_workspace->session.setLive(id, false);
    QVERIFY(!card(id).accessibleName().contains(QStringLiteral("/min")));
}

/// PSS was read once, at the start.
void tst_SourcesPanel::anOldReadingIsShownAsSuch()
{
    auto recording = recordingOf(std::vector<double>(150, 2 * kMiB));
    Series pss = seriesOf({40 * kMiB}, {0});
    pss.kind = SeriesKind::Pss;
    pss.name = "PSS";
    recording->timeline.series.push_back(pss);
    m_workspace->session.add(QStringLiteral("/x/live.tidemark"), {recording});
    const int id = m_workspace->session.current()->id;
    const auto says = [&](const char* words) {
        return std::ranges::any_of(card(id).findChildren<QLabel*>(), [words](const QLabel* label) {
            return label->text().contains(QString::fromUtf8(words));
        });
    };
    QVERIFY(!says("ago"));
    m_workspace->session.setLive(id, true);
    QVERIFY(says("read 2 min ago"));
    QVERIFY(!card(id).accessibleName().contains(QStringLiteral("ago"))); // RSS is new
}

void tst_SourcesPanel::seriesCanBeTakenOutOfTheChart()
{
    auto several = recordingOf({1.0, 2.0});
    several->timeline.series.push_back(several->timeline.series[0]);
    several->timeline.series[1].pid = 4711;
    several->timeline.series.push_back(several->timeline.series[0]);
    several->timeline.series[2].kind = SeriesKind::Counter;
    m_workspace->session.add(QStringLiteral("/x/several.dat"), {several});
    const auto boxes = card(4).findChildren<QCheckBox*>();
    QCOMPARE(boxes.size(), 3);
    QVERIFY(boxes[1]->isChecked());
    QCOMPARE(boxes[1]->accessibleName(), QStringLiteral("PID 4711"));
    boxes[2]->click(); // a counter has a lane of its own
    QCOMPARE(plottedCounters(m_workspace->session).size(), 1U);
    boxes[1]->click();
    QVERIFY(!m_workspace->session.find(4)->seriesShown[1]);
    m_workspace->session.setSeriesShown(4, 1, true);
    QVERIFY(boxes[1]->isChecked());
}

void tst_SourcesPanel::aSumHasAShortName()
{
    auto several = recordingOf({1.0, 2.0});
    several->timeline.series.push_back(several->timeline.series[0]);
    several->timeline.series[1].pid = 4711;
    several->timeline.series.push_back(several->timeline.series[0]);
    several->timeline.series[2].role = SeriesRole::Sum;
    several->timeline.series[2].name = kRssOfAllName;
    m_workspace->session.add(QStringLiteral("/x/several.dat"), {several});
    const auto labels = card(4).findChildren<ElidedLabel*>();
    const auto name =
        std::ranges::find(labels, QStringLiteral("All processes"), &ElidedLabel::text);
    QVERIFY(name != labels.end());
    QVERIFY((*name)->toolTip().contains(QStringLiteral("shared pages counted for each")));
    QVERIFY(card(4).findChild<QCheckBox*>()->accessibleName().startsWith(
        QStringLiteral("RSS of all processes")));
}

void tst_SourcesPanel::manySeriesCanBeUnfolded()
{
    auto many = recordingOf({1.0, 2.0});
    for (int i = 0; i < 99; ++i) {
        many->timeline.series.push_back(many->timeline.series[0]);
    }
    m_workspace->session.add(QStringLiteral("/x/many.dat"), {many});
    QCOMPARE(card(4).findChildren<QCheckBox*>().size(), 8);
    QToolButton* more = nullptr;
    for (auto* button : card(4).findChildren<QToolButton*>()) {
        more = button->text().startsWith(QStringLiteral("92 more")) ? button : more;
    }
    QVERIFY(more != nullptr);
    more->click();
    QCOMPARE(card(4).findChildren<QCheckBox*>().size(), 58);
    more->click();
    QCOMPARE(card(4).findChildren<QCheckBox*>().size(), 100);
    QVERIFY(more->isHidden());
}

void tst_SourcesPanel::growthKeepsTheRows()
{
    auto first = recordingOf({1.0, 2.0});
    first->timeline.series.resize(12, first->timeline.series[0]);
    m_workspace->session.add(QStringLiteral("/x/live.dat"), {first});
    m_workspace->session.setLive(4, true);
    for (auto* button : card(4).findChildren<QToolButton*>()) {
        if (button->text().startsWith(QStringLiteral("4 more"))) {
            button->click();
        }
    }
    const auto boxes = card(4).findChildren<QCheckBox*>();
    QCOMPARE(boxes.size(), 12);
    boxes[10]->setFocus();
    auto grown = recordingOf({1.0, 2.0, 3.0});
    grown->timeline.series.resize(13, grown->timeline.series[0]);
    m_workspace->session.grow(4, grown);
    m_workspace->session.announceGrowth(4);
    QCOMPARE(card(4).findChildren<QCheckBox*>(), boxes);
    QVERIFY(boxes[10]->hasFocus());
    boxes[10]->click();
    QVERIFY(!m_workspace->session.find(4)->seriesShown[10]);
}

void tst_SourcesPanel::aLiveRowShowsThePresentValue()
{
    auto shrunk = recordingOf({3145728.0, 1048576.0});
    shrunk->timeline.series.push_back(shrunk->timeline.series[0]);
    m_workspace->session.add(QStringLiteral("/x/live.dat"), {shrunk});
    const auto shows = [this](const char* text) {
        const auto labels = card(4).findChildren<QLabel*>();
        return std::ranges::any_of(
            labels, [&](QLabel* label) { return label->text() == QString::fromUtf8(text); });
    };
    QVERIFY(shows("3.00\u00a0MiB"));
    m_workspace->session.setLive(4, true);
    QVERIFY(shows("1.00\u00a0MiB"));
    QVERIFY(!shows("3.00\u00a0MiB"));
}

void tst_SourcesPanel::lineReportsSaySo()
{
    auto report = std::make_shared<Recording>();
    report->lineTables.resize(3);
    QVERIFY(summaryText(*report, SizeUnit::Binary).startsWith(QStringLiteral("line report · 3")));
    m_workspace->session.add(QStringLiteral("/x/report.txt"), {report});
    QVERIFY(card(4).findChild<Sparkline*>()->isHidden());
    QVERIFY(card(4).findChild<QToolButton*>(QStringLiteral("eye"))->isHidden());
}

void tst_SourcesPanel::recordedDifferencesSaySo()
{
    auto log = std::make_shared<Recording>();
    log->differences.resize(2, std::make_shared<const TypeDifferences>());
    const QString told = summaryText(*log, SizeUnit::Binary);
    QVERIFY(told.startsWith(QStringLiteral("2 recorded difference")));
    m_workspace->session.add(QStringLiteral("/x/server.log"), {log});
    const auto labels = card(4).findChildren<ElidedLabel*>();
    const auto details = std::ranges::find(labels, told, &ElidedLabel::text);
    QVERIFY(details != labels.end() && !(*details)->isHidden());
}

void tst_SourcesPanel::screenReadersSeeAList()
{
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(m_panel->viewport());
    QCOMPARE(list->role(), QAccessible::List);
    m_workspace->session.setCurrent(2);
    QAccessibleInterface* entry = QAccessible::queryAccessibleInterface(&card(2));
    QCOMPARE(entry->role(), QAccessible::ListItem);
    QVERIFY(entry->state().selected);
    QVERIFY(entry->state().focusable);
    QVERIFY(!QAccessible::queryAccessibleInterface(&card(1))->state().selected);
}

void tst_SourcesPanel::sparklinesKeepGapsAndExtremes()
{
    std::vector<double> values(1000, 1.0);
    values[501] = 9.0;
    std::fill(values.begin() + 700, values.begin() + 800, kGap);
    const auto columns = sparklineColumns(seriesOf(values), 10);
    QCOMPARE(columns.size(), 10U);
    QCOMPARE(columns[5].max, 9.0);
    QCOMPARE(columns[5].min, 1.0);
    QVERIFY(columns[7].isGap);
    QVERIFY(!columns[8].isGap);
    QVERIFY(sparklineColumns(seriesOf({}), 10).empty());
    QCOMPARE(sparklineColumns(seriesOf({4.0}), 10).size(), 1U);
}

void tst_SourcesPanel::sparklinesAreOfOneScale()
{
    const auto topOf = [this](int id) { return card(id).findChild<Sparkline*>()->top(); };
    Session& session = m_workspace->session;
    const double before = topOf(1);
    QCOMPARE(topOf(2), before);
    session.add(QStringLiteral("high.dat"), {recordingOf({before * 10})});
    const int high = session.recordings().back().id;
    QCOMPARE(topOf(high), before * 10);
    QCOMPARE(topOf(1), before * 10);
    QCOMPARE(topOf(2), before * 10);
    session.setVisible(high, false);
    QCOMPARE(topOf(1), before);
    QCOMPARE(topOf(high), before * 10); // its own peak, it is not cut
}

TIDEMARK_TEST(tst_SourcesPanel)

#include "tst_sources_panel.moc"
