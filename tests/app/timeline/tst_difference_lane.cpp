// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/difference_lane.h"
#include "tests/support/patience.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_DifferenceLane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void itIsHiddenUntilAskedFor();
    void moreIsAboveAndLessBelow();
    void nothingIsPaintedBeforeARunBegins();
    void theBaseHasNone();
    void anotherBaseTurnsItRound();
    void runsThatDoNotMeetAreTold();
    void manySamplesComeInTheBackground();

private:
    /// Pixels in the upper and in the lower half of the left half of the lane that have the colour
    /// of growth and of shrinking.
    struct Painted {
        int growth = 0;
        int shrinking = 0;
        double growthRow = 0.0; ///< the middle of them
        double shrinkingRow = 0.0;
    };
    Painted painted() const;
    RunSelection& runs() const { return m_workspace->session.runs(); }

    PlotMargins m_margins;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<DifferenceLane> m_lane;
};

void tst_DifferenceLane::init()
{
    m_lane.reset();
    m_workspace = std::make_unique<Workspace>();
    m_lane = std::make_unique<DifferenceLane>(*m_workspace, m_margins);
    m_lane->resize(600, DifferenceLane::kHeight);
    m_workspace->session.add(QStringLiteral("base.dat"), {test::recordingOf({5e6, 5e6, 5e6})});
    m_workspace->session.add(QStringLiteral("run.dat"), {test::recordingOf({9e6, 5e6, 1e6})});
    runs().setShowsDifference(true);
}

tst_DifferenceLane::Painted tst_DifferenceLane::painted() const
{
    const QImage image = m_lane->grab().toImage();
    Painted found;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = m_margins.left; x < image.width(); ++x) {
            const QColor colour(image.pixel(x, y));
            if (colour.hsvSaturation() > 60 && colour.red() > colour.blue() + 20) {
                ++found.growth;
                found.growthRow += y;
            } else if (colour.hsvSaturation() > 60 && colour.green() > colour.red() + 20) {
                ++found.shrinking;
                found.shrinkingRow += y;
            }
        }
    }
    found.growthRow /= std::max(found.growth, 1);
    found.shrinkingRow /= std::max(found.shrinking, 1);
    return found;
}

void tst_DifferenceLane::itIsHiddenUntilAskedFor()
{
    QVERIFY(!m_lane->isHidden());
    runs().setShowsDifference(false);
    QVERIFY(m_lane->isHidden());
    m_workspace->session.removeAll();
    runs().setShowsDifference(true);
    QVERIFY(m_lane->isHidden()); // nothing to compare
}

void tst_DifferenceLane::moreIsAboveAndLessBelow()
{
    QCOMPARE(m_lane->title(), QStringLiteral("run.dat − base.dat (base)"));
    const Painted sides = painted();
    QVERIFY(sides.growth > 500);
    QVERIFY(sides.shrinking > 500);
    QVERIFY(sides.growthRow + 5 < sides.shrinkingRow);
}

void tst_DifferenceLane::nothingIsPaintedBeforeARunBegins()
{
    m_workspace->session.add(QStringLiteral("short.dat"), {test::recordingOf({1e6, 1e6})});
    m_workspace->session.setAlignment(AlignmentKind::End); // in the second half
    const QImage image = m_lane->grab().toImage();
    for (int x = m_margins.left; x < m_margins.left + 200; ++x) {
        for (int y = 0; y < image.height(); ++y) {
            QVERIFY(QColor(image.pixel(x, y)).hsvSaturation() < 60);
        }
    }
    QVERIFY(painted().shrinking > 500);
}

void tst_DifferenceLane::theBaseHasNone()
{
    m_workspace->session.setCurrent(1);
    QVERIFY(m_lane->title().contains(QStringLiteral("base.dat is the base")));
    QCOMPARE(painted().growth + painted().shrinking, 0);
}

void tst_DifferenceLane::anotherBaseTurnsItRound()
{
    m_workspace->session.add(QStringLiteral("low.dat"), {test::recordingOf({1e6, 1e6, 1e6})});
    QCOMPARE(painted().growth, 0);
    QVERIFY(painted().shrinking > 500);
    m_workspace->session.setCurrent(1);
    runs().setBase(3);
    QCOMPARE(m_lane->title(), QStringLiteral("base.dat − low.dat (base)"));
    QVERIFY(painted().growth > 500);
    QCOMPARE(painted().shrinking, 0);
}

void tst_DifferenceLane::runsThatDoNotMeetAreTold()
{
    auto first = test::recordingOf({1e6, 2e6});
    auto later = test::recordingOf({1e6, 2e6});
    first->startedUnixNs = 1'700'000'000 * test::kSecondNs;
    later->startedUnixNs = *first->startedUnixNs + 60 * test::kSecondNs;
    m_workspace->session.removeAll();
    m_workspace->session.add(QStringLiteral("first.dat"), {first});
    m_workspace->session.add(QStringLiteral("later.dat"), {later});
    QVERIFY(!m_lane->title().contains(QStringLiteral("do not meet")));
    m_workspace->session.setAlignment(AlignmentKind::WallClock);
    QVERIFY(m_lane->title().contains(QStringLiteral("do not meet")));
    m_workspace->session.setAlignment(AlignmentKind::Stretched);
    QVERIFY(!m_lane->title().contains(QStringLiteral("do not meet")));
}

void tst_DifferenceLane::manySamplesComeInTheBackground()
{
    m_workspace->session.removeAll();
    m_workspace->session.add(QStringLiteral("few.dat"),
                             {test::recordingOf(std::vector<double>(300'000, 1e6))});
    m_workspace->session.add(QStringLiteral("more.dat"),
                             {test::recordingOf(std::vector<double>(300'000, 3e6))});
    QTRY_VERIFY(painted().growth > 500);
}

TIDEMARK_TEST(tst_DifferenceLane)

#include "tst_difference_lane.moc"
