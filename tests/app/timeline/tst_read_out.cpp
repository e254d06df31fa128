// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/peak_label.h"
#include "app/timeline/read_out.h"
#include "tests/support/plain_text.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using test::kSecondNs;
using tidemark::test::plain;

namespace
{

std::optional<double> valueAt(const PlottedSeries& plotted, std::int64_t position)
{
    const auto reading = readingAt(plotted, position);
    return reading ? std::optional(reading->value) : std::nullopt;
}

} // namespace

/// What the cursor reads, and the label of the peak.
class tst_ReadOut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNearestSampleCounts();
    void outsideAndGapsReadNothing();
    void offsetsAreTakenOff();
    void repeatedPositions();
    void largestFirstAndUnknownLeftOut();
    void rowsOfOneRecordingDoNotRepeatItsName();
    void twelveRowsAtMost();
    void eachRecordingSaysWhatRuns();
    void theBoxStaysInsideAndBesideThePoint_data();
    void theBoxStaysInsideAndBesideThePoint();
    void peakWithTheFunctionThatRan();
    void peakWithoutAFunction();
    void peakOfNothing();
    void peakUnderAWallClock();

private:
    static PlottedSeries plottedOf(const Series& series, QString name = QStringLiteral("RSS"));
};

PlottedSeries tst_ReadOut::plottedOf(const Series& series, QString name)
{
    return {1, 0, &series, {}, QColor(Qt::black), std::move(name)};
}

void tst_ReadOut::theNearestSampleCounts()
{
    const Series series = test::seriesOf({1, 2, 3}, {0, 10, 20});
    const PlottedSeries plotted = plottedOf(series);
    QCOMPARE(valueAt(plotted, 0), std::optional(1.0));
    QCOMPARE(valueAt(plotted, 4), std::optional(1.0));
    QCOMPARE(valueAt(plotted, 5), std::optional(2.0));
    QCOMPARE(valueAt(plotted, 6), std::optional(2.0));
    QCOMPARE(valueAt(plotted, 16), std::optional(3.0));
    QCOMPARE(valueAt(plotted, 20), std::optional(3.0));
}

void tst_ReadOut::outsideAndGapsReadNothing()
{
    const Series series = test::seriesOf({1, kGap, 3}, {0, 10, 20});
    const PlottedSeries plotted = plottedOf(series);
    QVERIFY(!readingAt(plotted, -1));
    QVERIFY(!readingAt(plotted, 21));
    QVERIFY(!readingAt(plotted, 10));
    QVERIFY(!readingAt(plotted, 7));
    QCOMPARE(valueAt(plotted, 3), std::optional(1.0));
    const Series none = test::seriesOf({}, {});
    QVERIFY(!readingAt(plottedOf(none), 0));
}

void tst_ReadOut::offsetsAreTakenOff()
{
    const Series series = test::seriesOf({1, 2}, {0, 10});
    PlottedSeries plotted = plottedOf(series);
    plotted.placement = AxisPlacement::movedBy(1000);
    QVERIFY(!readingAt(plotted, 10));
    QCOMPARE(valueAt(plotted, 1010), std::optional(2.0));
}

void tst_ReadOut::repeatedPositions()
{
    const Series series = test::seriesOf({1, 2, 3, 4}, {0, 10, 10, 20});
    QCOMPARE(valueAt(plottedOf(series), 10), std::optional(2.0)); // the first of them
    QCOMPARE(valueAt(plottedOf(series), 14), std::optional(3.0)); // the nearest in order
}

void tst_ReadOut::largestFirstAndUnknownLeftOut()
{
    const Series low = test::seriesOf({1024, 1024});
    const Series gap = test::seriesOf({kGap, kGap});
    const Series zero = test::seriesOf({0, 0});
    const Series high = test::seriesOf({1048576, 1048576});
    std::vector<PlottedSeries> all{
        plottedOf(low, QStringLiteral("low")), plottedOf(gap, QStringLiteral("gap")),
        plottedOf(zero, QStringLiteral("zero")), plottedOf(high, QStringLiteral("high"))};
    all.back().recordingId = 2;
    const ReadOut readOut = readOutAt(all, 5, QStringLiteral("at 5"), SizeUnit::Binary);
    QCOMPARE(readOut.title, QStringLiteral("at 5"));
    QCOMPARE(readOut.hiddenRows, 0);
    QStringList rows;
    for (const ReadOut::Row& row : readOut.rows) {
        rows << row.name + u' ' + plain(row.value);
    }
    QCOMPARE(rows, (QStringList{QStringLiteral("high 1.00 MiB"), QStringLiteral("low 1.00 KiB"),
                                QStringLiteral("zero 0 B")}));
    const ReadOut none = readOutAt({plottedOf(gap)}, 5, QStringLiteral("at 5"), SizeUnit::Binary);
    QVERIFY(none.rows.empty());
    QCOMPARE(none.hiddenRows, 0);
}

void tst_ReadOut::rowsOfOneRecordingDoNotRepeatItsName()
{
    Series first = test::seriesOf({3, 3});
    Series second = test::seriesOf({2, 2});
    first.name = "RSS";
    second.name = "child 17";
    std::vector<PlottedSeries> all{plottedOf(first, QStringLiteral("run.dat · RSS")),
                                   plottedOf(second, QStringLiteral("run.dat · child 17"))};
    const auto names = [&all] {
        QStringList list;
        for (const ReadOut::Row& row : readOutAt(all, 5, {}, SizeUnit::Binary).rows) {
            list << row.name;
        }
        return list;
    };
    QCOMPARE(names(), (QStringList{QStringLiteral("RSS"), QStringLiteral("child 17")}));
    all[1].recordingId = 2;
    QCOMPARE(names().first(), QStringLiteral("run.dat · RSS"));
    all.pop_back();
    QCOMPARE(names(), QStringList{QStringLiteral("run.dat · RSS")});
}

void tst_ReadOut::twelveRowsAtMost()
{
    std::vector<Series> all;
    for (int i = 0; i < 15; ++i) {
        all.push_back(test::seriesOf({double(i), double(i)}));
    }
    all.push_back(test::seriesOf({kGap, kGap})); // does not count
    std::vector<PlottedSeries> plotted;
    for (const Series& series : all) {
        plotted.push_back(plottedOf(series));
    }
    ReadOut readOut = readOutAt(plotted, 0, {}, SizeUnit::Bytes);
    QCOMPARE(readOut.rows.size(), 12U);
    QCOMPARE(readOut.hiddenRows, 3);
    QCOMPARE(plain(readOut.rows.front().value), QStringLiteral("14 B"));
    plotted.resize(12);
    readOut = readOutAt(plotted, 0, {}, SizeUnit::Bytes);
    QCOMPARE(readOut.hiddenRows, 0);
}

void tst_ReadOut::eachRecordingSaysWhatRuns()
{
    auto one = test::recordingOf({1, 2, 3});
    one->timeline.markers = {test::spanOf("__main__.main", 0, 3, 0),
                             test::spanOf("__main__.load", 1, 2, 1)};
    auto other = test::recordingOf({4, 5, 6});
    other->timeline.markers = {test::spanOf("serve", 0, 3, 0)};
    const auto lineOf = [](int id, const std::shared_ptr<Recording>& recording) {
        return PlottedSeries{.recordingId = id,
                             .series = recording->timeline.mainSeries(),
                             .colour = QColor(Qt::black),
                             .name = QStringLiteral("run %1").arg(id),
                             .recording = recording};
    };
    const std::vector<PlottedSeries> all{lineOf(1, one), lineOf(1, one), lineOf(2, other)};
    const RunningFunctions running = runningFunctions(all, 0, kSecondNs);
    QCOMPARE(running.size(), std::size_t{2});
    const ReadOut readOut = readOutAt(all, kSecondNs, {}, SizeUnit::Bytes, running);
    QCOMPARE(readOut.rows[0].name, QStringLiteral("run 2 · serve"));
    QCOMPARE(readOut.rows[1].name, QStringLiteral("run 1 · load"));
    QCOMPARE(readOut.rows[2].name, QStringLiteral("run 1")); // said already
    QCOMPARE(runningFunctions(all, 1, kSecondNs).size(), std::size_t{1});
    QVERIFY(runningFunctions(all, 0, 5 * kSecondNs).empty());
}

void tst_ReadOut::theBoxStaysInsideAndBesideThePoint_data()
{
    QTest::addColumn<QPointF>("point");
    QTest::newRow("middle") << QPointF(300, 200);
    QTest::newRow("top left") << QPointF(51, 51);
    QTest::newRow("top right") << QPointF(549, 51);
    QTest::newRow("bottom left") << QPointF(51, 349);
    QTest::newRow("bottom right") << QPointF(549, 349);
}

void tst_ReadOut::theBoxStaysInsideAndBesideThePoint()
{
    QFETCH(QPointF, point);
    const QRectF bounds(50, 50, 500, 300);
    QImage image(600, 400, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const Series series = test::seriesOf({5, 5});
    const ReadOut readOut =
        readOutAt({plottedOf(series, QString(200, u'n'))}, 5,
                  QStringLiteral("5.00 s · ") + QString(200, u'f'), SizeUnit::Binary);
    {
        QPainter painter(&image);
        paintReadOut(painter, readOut, point, bounds, QPalette());
    }
    QRect painted;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) > 0) {
                painted |= QRect(x, y, 1, 1);
            }
        }
    }
    QVERIFY(painted.width() > 100 && painted.height() > 30);
    QVERIFY(QRectF(painted).left() >= bounds.left() - 1);
    QVERIFY(QRectF(painted).right() <= bounds.right() + 1);
    QVERIFY(QRectF(painted).top() >= bounds.top() - 1);
    QVERIFY(QRectF(painted).bottom() <= bounds.bottom() + 1);
    QVERIFY(!painted.contains(point.toPoint()));
}

void tst_ReadOut::peakWithTheFunctionThatRan()
{
    Session session;
    auto recording = test::recordingOf({1e6, 9e6, 2e6});
    recording->timeline.markers = {test::spanOf("__main__.main", 0, 3, 0),
                                   test::spanOf("__main__.load\nx", 1, 2, 1)};
    session.add(QStringLiteral("a.dat"), {recording});
    const auto peak = peakOf(session, *session.current());
    QVERIFY(peak.has_value());
    QCOMPARE(peak->position, kSecondNs);
    QCOMPARE(peak->bytes, 9e6);
    QCOMPARE(peak->function, QStringLiteral("load↵x"));
    QCOMPARE(plain(peakText(*peak, AxisUnit::Nanoseconds, SizeUnit::Decimal)),
             QStringLiteral("Peak 9.00 MB at 1.00 s · load↵x"));
}

void tst_ReadOut::peakWithoutAFunction()
{
    Session session;
    auto recording = test::recordingOf({1e6, 9e6, 9e6});
    recording->timeline.markers = {test::spanOf("before", 0, 1, 0)}; // half-open: ends before it
    session.add(QStringLiteral("a.dat"), {recording});
    const auto peak = peakOf(session, *session.current());
    QCOMPARE(peak->position, kSecondNs); // the first of two
    QVERIFY(peak->function.isEmpty());
    QCOMPARE(plain(peakText(*peak, AxisUnit::Instructions, SizeUnit::Bytes)),
             QStringLiteral("Peak 9,000,000 B at 1.0 G instructions"));
}

void tst_ReadOut::peakOfNothing()
{
    Session session;
    auto report = std::make_shared<Recording>();
    report->lineTables = {{"a.py", "main", {}}};
    session.add(QStringLiteral("report"), {report});
    QVERIFY(!peakOf(session, *session.current()));
    session.add(QStringLiteral("gaps"), {test::recordingOf({kGap, kGap})});
    QVERIFY(!peakOf(session, *session.current()));
}

void tst_ReadOut::peakUnderAWallClock()
{
    Session session;
    auto early = test::recordingOf({1e6, 2e6});
    auto late = test::recordingOf({1e6, 2e6});
    early->startedUnixNs = 0;
    late->startedUnixNs = 60 * kSecondNs;
    session.add(QStringLiteral("early"), {early});
    session.add(QStringLiteral("late"), {late});
    session.setAlignment(Session::Alignment::WallClock);
    QCOMPARE(peakOf(session, *session.current())->position, 61 * kSecondNs);
}

TIDEMARK_TEST(tst_ReadOut)

#include "tst_read_out.moc"
