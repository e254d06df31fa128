// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/overview_strip.h"
#include "tests/support/lanes.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using test::kSecondNs;

/// 100 s over 1,000 pixels after a margin of 100.
class tst_OverviewStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theWindowPans();
    void theLeftEdgeZooms();
    void theRightEdgeZooms();
    void edgesDoNotCross();
    void aDragBesideTheWindowChoosesAnother();
    void aDragBackwardsChoosesToo();
    void aClickBringsTheWindowThere();
    void doubleClickShowsAll();
    void aDragIsOneStepBack();
    void dragsEndAtTheEdgesOfAll();
    void otherButtonsDoNothing();
    void thePointerTellsWhatADragDoes();
    void nothingOpenIsHarmless();
    void theDataIsDrawnAndTheRestIsShaded();

private:
    static QPoint at(int second) { return {100 + second * 10, 20}; }
    TimeSelection& time() { return m_session->time(); }
    AxisRange seconds(int begin, int end) const { return {begin * kSecondNs, end * kSecondNs}; }
    bool shows(int begin, int end);

    PlotMargins m_margins{100, 0};
    std::unique_ptr<Session> m_session;
    std::unique_ptr<OverviewStrip> m_strip;
};

void tst_OverviewStrip::init()
{
    m_strip.reset();
    m_session = std::make_unique<Session>();
    m_strip = std::make_unique<OverviewStrip>(*m_session, m_margins);
    m_strip->resize(1100, 40);
    auto recording = test::recordingOf({});
    recording->timeline.series = {test::seriesOf({1e6, 1e6}, {0, 100 * kSecondNs - 1})};
    m_session->add(QStringLiteral("a.dat"), {recording});
}

/// Within a pixel and a half: that is what a mouse can choose.
bool tst_OverviewStrip::shows(int begin, int end)
{
    constexpr std::int64_t kTolerance = 150'000'000;
    const AxisRange visible = time().visible();
    return std::abs(visible.begin - begin * kSecondNs) <= kTolerance &&
           std::abs(visible.end - end * kSecondNs) <= kTolerance;
}

void tst_OverviewStrip::theWindowPans()
{
    time().zoomTo(seconds(40, 60));
    test::drag(*m_strip, at(50), at(70));
    QVERIFY(shows(60, 80));
    QCOMPARE(time().visible().length(), 20 * kSecondNs);
}

void tst_OverviewStrip::theLeftEdgeZooms()
{
    time().zoomTo(seconds(40, 60));
    test::drag(*m_strip, at(40), at(20));
    QVERIFY(shows(20, 60));
    test::drag(*m_strip, at(20) + QPoint(3, 0), at(50)); // near is enough
    QVERIFY(shows(50, 60));
}

void tst_OverviewStrip::theRightEdgeZooms()
{
    time().zoomTo(seconds(40, 60));
    test::drag(*m_strip, at(60), at(90));
    QVERIFY(shows(40, 90));
    time().showAll();
    test::drag(*m_strip, at(100), at(30)); // of a window that shows all
    QVERIFY(shows(0, 30));
}

void tst_OverviewStrip::edgesDoNotCross()
{
    time().zoomTo(seconds(40, 60));
    test::drag(*m_strip, at(40), at(80));
    QVERIFY(time().visible().length() > 0);
    QVERIFY(time().visible().length() < kSecondNs);
    QVERIFY(std::abs(time().visible().end - 60 * kSecondNs) < kSecondNs);
    time().zoomTo(seconds(40, 60));
    test::drag(*m_strip, at(60), at(10));
    QVERIFY(time().visible().length() > 0);
    QVERIFY(std::abs(time().visible().begin - 40 * kSecondNs) < kSecondNs);
}

void tst_OverviewStrip::aDragBesideTheWindowChoosesAnother()
{
    time().zoomTo(seconds(40, 60));
    test::drag(*m_strip, at(70), at(90));
    QVERIFY(shows(70, 90));
    time().showAll();
    test::drag(*m_strip, at(20), at(30)); // nothing to pan when all is shown
    QVERIFY(shows(20, 30));
}

void tst_OverviewStrip::aDragBackwardsChoosesToo()
{
    test::drag(*m_strip, at(80), at(30));
    QVERIFY(shows(30, 80));
}

void tst_OverviewStrip::aClickBringsTheWindowThere()
{
    time().zoomTo(seconds(40, 60));
    test::drag(*m_strip, at(80), at(80));
    QVERIFY(shows(70, 90));
    test::drag(*m_strip, at(2), at(2));
    QVERIFY(shows(0, 20));                // as far as it goes
    test::drag(*m_strip, at(10), at(10)); // in the window: stays
    QVERIFY(shows(0, 20));
}

void tst_OverviewStrip::doubleClickShowsAll()
{
    time().zoomTo(seconds(40, 60));
    QTest::mouseDClick(m_strip.get(), Qt::LeftButton, {}, at(50));
    QVERIFY(!time().isZoomed());
}

void tst_OverviewStrip::aDragIsOneStepBack()
{
    time().zoomTo(seconds(40, 60));
    test::drag(*m_strip, at(60), at(90));
    test::drag(*m_strip, at(40), at(20));
    QVERIFY(shows(20, 90));
    time().zoomBack();
    QVERIFY(shows(40, 90));
    time().zoomBack();
    QVERIFY(shows(40, 60));
}

void tst_OverviewStrip::dragsEndAtTheEdgesOfAll()
{
    time().zoomTo(seconds(40, 60));
    test::drag(*m_strip, at(50), {50'000, 20});
    QVERIFY(shows(80, 100));
    test::drag(*m_strip, at(80), {-50'000, 20});
    QVERIFY(shows(0, 100));
}

void tst_OverviewStrip::otherButtonsDoNothing()
{
    time().zoomTo(seconds(40, 60));
    QTest::mousePress(m_strip.get(), Qt::RightButton, {}, at(50));
    test::hover(*m_strip, at(70));
    QTest::mouseRelease(m_strip.get(), Qt::RightButton, {}, at(70));
    QVERIFY(shows(40, 60));
}

void tst_OverviewStrip::thePointerTellsWhatADragDoes()
{
    time().zoomTo(seconds(40, 60));
    const auto shapeAt = [this](int second) {
        test::hover(*m_strip, at(second));
        return m_strip->cursor().shape();
    };
    QCOMPARE(shapeAt(40), Qt::SizeHorCursor);
    QCOMPARE(shapeAt(60), Qt::SizeHorCursor);
    QCOMPARE(shapeAt(50), Qt::OpenHandCursor);
    QCOMPARE(shapeAt(20), Qt::CrossCursor);
    time().showAll();
    QCOMPARE(shapeAt(50), Qt::CrossCursor);
}

void tst_OverviewStrip::nothingOpenIsHarmless()
{
    m_session->removeAll();
    test::hover(*m_strip, at(50));
    test::drag(*m_strip, at(20), at(60));
    test::drag(*m_strip, at(60), at(60));
    QTest::mouseDClick(m_strip.get(), Qt::LeftButton, {}, at(50));
    QVERIFY(!m_strip->grab().isNull());
    QVERIFY(time().visible().isEmpty());
    QVERIFY(!time().canZoomBack());
}

void tst_OverviewStrip::theDataIsDrawnAndTheRestIsShaded()
{
    time().zoomTo(seconds(40, 60));
    const QImage image = m_strip->grab().toImage();
    const QRgb inside = image.pixel(at(50) + QPoint(0, 8));
    QVERIFY(inside != image.pixel(at(20) + QPoint(0, 8)));
    QCOMPARE(image.pixel(at(20) + QPoint(0, 8)), image.pixel(at(80) + QPoint(0, 8)));
    time().showAll();
    QCOMPARE(m_strip->grab().toImage().pixel(at(20) + QPoint(0, 8)), inside);
}

TIDEMARK_TEST(tst_OverviewStrip)

#include "tst_overview_strip.moc"
