// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/chart_table.h"
#include "app/timeline/timeline_chart.h"
#include "tests/support/memory_shapes.h"
#include "tests/support/plain_text.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QAccessible>
#include <QBuffer>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgGenerator>
#include <QTest>
#include <QtCharts/QChart>

using namespace tidemark;
using namespace tidemark::app;
using test::kMiB;
using test::kSecondNs;
using tidemark::test::plain;

/// The chart as it is seen, as it is read aloud, and the texts over it.
class tst_TimelineChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readersSeeATable();
    void cellsHoldTheFiguresOfTheVisibleTime();
    void cellsFollowTheUnitAndTheSession();
    void cellsOutsideThereAreNone();
    void cellsOfWhatIsGoneAreInvalid();
    void seriesWithoutReadingsAreUnknown();
    void thePeakIsLabelled();
    void onlyTheCurrentPeakIsLabelled();
    void theSelectionTellsItsDifference();
    void aSelectionWithoutReadingsTellsItsLength();
    void theCursorReadsOutOverTheChart();
    void filledAreasAreFilled();
    void axesAreLabelledInTheUnit();
    void zoomingDrawsTheVisiblePartAlone();
    void hiddenSeriesAreNotDrawn();
    void severalLinesHaveTheirNames();
    void namesDoNotCoverEachOther();
    void theVerdictIsDrawnWhileItIsWanted();
    void theLimitIsDrawn();

private:
    /// All texts that the chart paints, a line each or, where fonts change, several.
    QString textsOf() const;
    QString textInOne() const { return textsOf().remove(u'\n'); }
    void addLeak();
    QAccessibleTableInterface& table() const;
    QString cell(int row, int column) const;

    PlotMargins m_margins;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<TimelineChart> m_chart;
};

void tst_TimelineChart::init()
{
    static const bool once = [] {
        installChartTables();
        QAccessible::setActive(true);
        return true;
    }();
    QVERIFY(once);
    m_chart.reset();
    m_workspace = std::make_unique<Workspace>();
    m_chart = std::make_unique<TimelineChart>(*m_workspace, m_margins);
    m_chart->resize(900, 400);
    m_chart->show();
    auto recording = test::recordingOf({kMiB, 9 * kMiB, 3 * kMiB, 5 * kMiB});
    recording->timeline.markers = {test::spanOf("load", 0.5, 1.5, 0)};
    m_workspace->session.add(QStringLiteral("a.dat"), {recording});
}

QString tst_TimelineChart::textsOf() const
{
    QBuffer buffer;
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize(m_chart->size());
    static_cast<QWidget&>(*m_chart).render(&svg);
    QString all;
    const QString text = QString::fromUtf8(buffer.data());
    for (qsizetype at = text.indexOf(QLatin1String("<text")); at >= 0;
         at = text.indexOf(QLatin1String("<text"), at + 1)) {
        const qsizetype begin = text.indexOf(u'>', at) + 1;
        all += text.mid(begin, text.indexOf(QLatin1String("</text>"), begin) - begin) + u'\n';
    }
    return plain(all);
}

/// 100 MiB and 6 MiB a minute, for ten minutes.
void tst_TimelineChart::addLeak()
{
    auto recording = test::recordingOf({});
    recording->timeline.series = {
        test::sampled(test::sumOf({test::level(100), test::line(60)}), 600, 600.0)};
    m_workspace->session.add(QStringLiteral("leak.dat"), {recording});
}

QAccessibleTableInterface& tst_TimelineChart::table() const
{
    return *QAccessible::queryAccessibleInterface(m_chart.get())->tableInterface();
}

QString tst_TimelineChart::cell(int row, int column) const
{
    return plain(table().cellAt(row, column)->text(QAccessible::Name));
}

void tst_TimelineChart::readersSeeATable()
{
    QAccessibleInterface* const item = QAccessible::queryAccessibleInterface(m_chart.get());
    QVERIFY(item != nullptr);
    QCOMPARE(item->role(), QAccessible::Table);
    QCOMPARE(item->text(QAccessible::Name), QStringLiteral("Memory over time"));
    QCOMPARE(table().rowCount(), 1);
    QCOMPARE(table().columnCount(), 6);
    QCOMPARE(item->childCount(), 6);
    QStringList titles;
    for (int column = 0; column < 6; ++column) {
        titles << table().columnDescription(column);
        QAccessibleInterface* const one = table().cellAt(0, column);
        QCOMPARE(one->role(), QAccessible::Cell);
        QCOMPARE(one->parent(), item);
        QCOMPARE(item->indexOfChild(one), column);
        QCOMPARE(item->child(column), one);
        QCOMPARE(one->tableCellInterface()->columnIndex(), column);
        QCOMPARE(one->tableCellInterface()->rowIndex(), 0);
    }
    QCOMPARE(titles.removeDuplicates(), 0);
    QCOMPARE(table().rowDescription(0), QStringLiteral("a.dat"));
}

void tst_TimelineChart::cellsHoldTheFiguresOfTheVisibleTime()
{
    const auto row = [this] {
        QStringList texts;
        for (int column = 0; column < 6; ++column) {
            texts << cell(0, column);
        }
        return texts.join(u'|');
    };
    QCOMPARE(row(), QStringLiteral("a.dat|1.00 MiB|5.00 MiB|1.00 MiB|9.00 MiB|1.00 s"));
    m_workspace->session.time().zoomTo({2 * kSecondNs, 3 * kSecondNs + 1});
    QCOMPARE(row(), QStringLiteral("a.dat|3.00 MiB|5.00 MiB|3.00 MiB|5.00 MiB|3.00 s"));
}

void tst_TimelineChart::cellsFollowTheUnitAndTheSession()
{
    m_workspace->options.setSizeUnit(SizeUnit::Bytes);
    QCOMPARE(cell(0, 1), QStringLiteral("1,048,576 B"));
    m_workspace->session.add(QStringLiteral("b.dat"), {test::recordingOf({5, 6})});
    QCOMPARE(table().rowCount(), 2);
    QCOMPARE(cell(1, 0), QStringLiteral("b.dat")); // the current one is drawn last
    QCOMPARE(cell(1, 4), QStringLiteral("6 B"));
    m_workspace->session.rename(m_workspace->session.current()->id, QStringLiteral("renamed"));
    QCOMPARE(cell(1, 0), QStringLiteral("renamed"));
}

void tst_TimelineChart::cellsOutsideThereAreNone()
{
    QVERIFY(table().cellAt(0, 6) == nullptr);
    QVERIFY(table().cellAt(0, -1) == nullptr);
    QVERIFY(table().cellAt(1, 0) == nullptr);
    QVERIFY(table().cellAt(-1, 0) == nullptr);
    QVERIFY(table().columnDescription(6).isEmpty());
}

void tst_TimelineChart::cellsOfWhatIsGoneAreInvalid()
{
    QAccessibleInterface* const last = table().cellAt(0, 5);
    QVERIFY(last->isValid());
    m_workspace->session.removeAll();
    QVERIFY(!last->isValid());
    QVERIFY(last->text(QAccessible::Name).isEmpty());
    QCOMPARE(table().rowCount(), 0);
    m_workspace->session.restoreRemoved();
    QVERIFY(last->isValid());
}

void tst_TimelineChart::seriesWithoutReadingsAreUnknown()
{
    m_workspace->session.add(QStringLiteral("gaps.dat"), {test::recordingOf({kGap, kGap})});
    QCOMPARE(cell(1, 1), unknownText());
    QCOMPARE(cell(1, 5), unknownText());
}

void tst_TimelineChart::thePeakIsLabelled()
{
    QVERIFY(textsOf().contains(QStringLiteral("Peak 9.00 MiB at 1.00 s · load\n")));
    m_workspace->session.time().zoomTo({2 * kSecondNs, 3 * kSecondNs});
    QVERIFY(!textsOf().contains(QStringLiteral("Peak"))); // it lies outside
}

void tst_TimelineChart::onlyTheCurrentPeakIsLabelled()
{
    m_workspace->session.add(QStringLiteral("b.dat"), {test::recordingOf({5e6, 6e6})});
    QCOMPARE(textsOf().count(QStringLiteral("Peak ")), 1);
    QVERIFY(textsOf().contains(QStringLiteral("Peak 5.72 MiB")));
    m_workspace->session.setVisible(m_workspace->session.current()->id, false);
    QVERIFY(!textsOf().contains(QStringLiteral("Peak ")));
}

void tst_TimelineChart::theSelectionTellsItsDifference()
{
    m_workspace->session.time().select(AxisRange{kSecondNs, 2 * kSecondNs + kSecondNs / 2});
    QVERIFY(textInOne().contains(
        QStringLiteral("1.50 s · Δ \u22126.00 MiB in 1.00 s · \u22126.00 MiB/s")));
    m_workspace->options.setSizeUnit(SizeUnit::Decimal);
    QVERIFY(textInOne().contains(QStringLiteral("1.50 s · Δ \u22126.29 MB")));
    m_workspace->session.time().select({});
    QVERIFY(!textInOne().contains(QStringLiteral("Δ")));
}

void tst_TimelineChart::aSelectionWithoutReadingsTellsItsLength()
{
    m_workspace->session.time().select(AxisRange{kSecondNs / 10, kSecondNs / 5});
    QVERIFY(textInOne().contains(QStringLiteral("100 ms · no readingPeak")));
    QVERIFY(!textInOne().contains(QStringLiteral("Δ")));
    m_workspace->session.time().select(AxisRange{kSecondNs / 2, kSecondNs + 1});
    QVERIFY(textInOne().contains(QStringLiteral("500 ms · one reading: 9.00 MiBPeak")));
}

void tst_TimelineChart::theCursorReadsOutOverTheChart()
{
    m_workspace->session.time().setCursor(kSecondNs);
    QVERIFY(!textsOf().contains(QStringLiteral("a.dat"))); // the mouse is elsewhere
    m_chart->showMouse(QPointF(400, 200));
    QVERIFY(textsOf().contains(QStringLiteral("a.dat\n9.00 MiB\n")));
    m_chart->showMouse({});
    QVERIFY(!textsOf().contains(QStringLiteral("a.dat")));
}

void tst_TimelineChart::filledAreasAreFilled()
{
    const QRectF plot = m_chart->chart()->plotArea();
    const QPoint below(static_cast<int>(plot.left() + plot.width() * 0.36),
                       static_cast<int>(plot.bottom()) - 12);
    const QRgb lines = m_chart->grab().toImage().pixel(below);
    m_workspace->options.setFilled(true);
    QVERIFY(m_chart->grab().toImage().pixel(below) != lines);
    m_workspace->options.setFilled(false);
    QCOMPARE(m_chart->grab().toImage().pixel(below), lines);
}

void tst_TimelineChart::axesAreLabelledInTheUnit()
{
    const QStringList binary = textsOf().split(u'\n');
    QVERIFY(binary.contains(QStringLiteral("MiB")));
    QCOMPARE(binary.filter(QRegularExpression(QStringLiteral("^[0-9.]+ s$"))).size(), 1); // once
    QVERIFY(binary.contains(QStringLiteral("0")));
    m_workspace->options.setSizeUnit(SizeUnit::Decimal);
    QVERIFY(textsOf().split(u'\n').contains(QStringLiteral("MB")));
}

/// Both axes follow: from 2 s on the highest reading is 5 MiB, before it is 9.
void tst_TimelineChart::zoomingDrawsTheVisiblePartAlone()
{
    const QStringList whole = textsOf().split(u'\n');
    QVERIFY(whole.contains(QStringLiteral("8")));
    QVERIFY(whole.contains(QStringLiteral("0.0")) || whole.contains(QStringLiteral("0")));
    const QImage drawn = m_chart->grab().toImage();

    m_workspace->session.time().zoomTo({2 * test::kSecondNs, 3 * test::kSecondNs});
    const QStringList zoomed = textsOf().split(u'\n');
    QVERIFY(zoomed.contains(QStringLiteral("2.4")));
    QVERIFY(!zoomed.contains(QStringLiteral("0.5")) && !zoomed.contains(QStringLiteral("1.0")));
    QVERIFY(!zoomed.contains(QStringLiteral("8")));
    QVERIFY(m_chart->grab().toImage() != drawn);

    m_workspace->session.time().showAll();
    QVERIFY(m_chart->grab().toImage() == drawn);
}

void tst_TimelineChart::hiddenSeriesAreNotDrawn()
{
    const QImage drawn = m_chart->grab().toImage();
    m_workspace->session.setSeriesShown(m_workspace->session.current()->id, 0, false);
    QVERIFY(m_chart->grab().toImage() != drawn);
    QCOMPARE(table().rowCount(), 0);
    m_workspace->session.setSeriesShown(m_workspace->session.current()->id, 0, true);
    QVERIFY(m_chart->grab().toImage() == drawn);
}

void tst_TimelineChart::severalLinesHaveTheirNames()
{
    QVERIFY(!textsOf().contains(QStringLiteral("a.dat"))); // nothing to be told apart
    m_workspace->session.add(QStringLiteral("other.dat"),
                             {test::recordingOf({kMiB, kMiB, kMiB, kMiB})});
    const QStringList named = textsOf().split(u'\n');
    QVERIFY(named.contains(QStringLiteral("a.dat")));
    QVERIFY(named.contains(QStringLiteral("other.dat")));
    m_workspace->options.setShowsNames(false);
    QVERIFY(!textsOf().contains(QStringLiteral("other.dat")));
}

/// Twenty equal lines have room for the names of some.
void tst_TimelineChart::namesDoNotCoverEachOther()
{
    for (int i = 0; i < 20; ++i) {
        m_workspace->session.add(QStringLiteral("run-%1.dat").arg(i),
                                 {test::recordingOf({kMiB, kMiB, kMiB, kMiB})});
    }
    const auto named = textsOf().count(QStringLiteral("run-"));
    QVERIFY2(named >= 2 && named < 20, qPrintable(QString::number(named)));
    QVERIFY(textsOf().contains(QStringLiteral("run-19.dat"))); // the current one
}

void tst_TimelineChart::theVerdictIsDrawnWhileItIsWanted()
{
    addLeak();
    QVERIFY(!textInOne().contains(QStringLiteral("Leak")));
    const QImage plain = m_chart->grab().toImage();
    m_workspace->options.setShowsVerdict(true);
    QTRY_VERIFY(textInOne().contains(QStringLiteral("Leak: 6.00 MiB/min")));
    QVERIFY(m_chart->grab().toImage() != plain);
    m_workspace->session.setVisible(m_workspace->session.current()->id, false);
    QVERIFY(!textInOne().contains(QStringLiteral("Leak")));
    m_workspace->session.setVisible(m_workspace->session.current()->id, true);
    QTRY_VERIFY(textInOne().contains(QStringLiteral("Leak")));
    m_workspace->options.setShowsVerdict(false);
    QVERIFY(!textInOne().contains(QStringLiteral("Leak")));
    m_workspace->leak.setWanted(LeakJudging::Reader::Panel, true);
    QTRY_VERIFY(textInOne().contains(QStringLiteral("Leak")));
}

void tst_TimelineChart::theLimitIsDrawn()
{
    addLeak();
    const int id = m_workspace->session.current()->id;
    m_workspace->options.setShowsVerdict(true);
    m_workspace->leak.setLimit(id, 220 * kMiB);
    QTRY_VERIFY(textInOne().contains(QStringLiteral("Limit 220 MiB, reached in about 10 m")));
    m_chart->grab();
    QVERIFY(m_chart->sizes().highest >= 220 * kMiB); // it has been made room for
    m_workspace->leak.setLimit(id, 2000 * kMiB);
    QTRY_VERIFY(textInOne().contains(QStringLiteral("Limit 1.95 GiB")));
    QVERIFY(textInOne().contains(QStringLiteral("↑")));
    m_chart->grab();
    QVERIFY(m_chart->sizes().highest < 300 * kMiB); // too far above for that
    m_workspace->leak.setLimit(id, {});
    QTRY_VERIFY(!textInOne().contains(QStringLiteral("Limit")));
}

TIDEMARK_TEST(tst_TimelineChart)

#include "tst_timeline_chart.moc"
