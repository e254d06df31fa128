// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/translation.h"
#include "app/timeline/selection_label.h"
#include "app/workspace/session.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QApplication>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using test::kMiB;

namespace
{

constexpr std::int64_t kMs = 1'000'000;

} // namespace

/// What the label of a selection says adds up: the change by the length it names is the rate.
class tst_SelectionLabel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(installTranslation(*qApp, QStringLiteral("en"))); }
    void edgesBetweenSamples();
    void edgesOnSamples();
    void gapsAtTheEdges();
    void beyondTheRecording();
    void tooFewReadings();
    void axesWithoutTime();

private:
    void open(const std::vector<double>& values, const std::vector<std::int64_t>& positions,
              AxisUnit axis = AxisUnit::Nanoseconds);
    QString text(std::int64_t begin, std::int64_t end) const
    {
        return selectionText(*m_session, {begin, end}, SizeUnit::Binary)
            .replace(QChar(0x00a0), u' ');
    }

    std::unique_ptr<Session> m_session;
};

void tst_SelectionLabel::open(const std::vector<double>& values,
                              const std::vector<std::int64_t>& positions, AxisUnit axis)
{
    m_session = std::make_unique<Session>();
    auto recording = std::make_shared<Recording>();
    recording->timeline.axis = axis;
    recording->timeline.series.push_back(test::seriesOf(values, positions));
    m_session->add(QStringLiteral("a.dat"), {recording});
}

void tst_SelectionLabel::edgesBetweenSamples()
{
    open({0, 10 * kMiB, 30 * kMiB, 72.9 * kMiB, 90 * kMiB},
         {0, 10 * kMs, 25 * kMs, 40 * kMs + kMs / 2, 60 * kMs});
    QCOMPARE(text(8 * kMs, 44 * kMs),
             QStringLiteral("36.0 ms · Δ +62.9 MiB in 30.5 ms · +2.01 GiB/s"));
}

void tst_SelectionLabel::edgesOnSamples()
{
    open({kMiB, 2 * kMiB, 3 * kMiB}, {0, 1000 * kMs, 2000 * kMs});
    QCOMPARE(text(0, 2000 * kMs + 1), QStringLiteral("2.00 s · Δ +2.00 MiB · +1.00 MiB/s"));
    QCOMPARE(text(0, 2000 * kMs),
             QStringLiteral("2.00 s · Δ +1.00 MiB in 1.00 s · +1.00 MiB/s")); // half-open
}

void tst_SelectionLabel::gapsAtTheEdges()
{
    open({kMiB, kGap, 2 * kMiB, 4 * kMiB, kGap, kMiB},
         {0, 1000 * kMs, 2000 * kMs, 3000 * kMs, 4000 * kMs, 5000 * kMs});
    QCOMPARE(text(500 * kMs, 4500 * kMs),
             QStringLiteral("4.00 s · Δ +2.00 MiB in 1.00 s · +2.00 MiB/s"));
}

void tst_SelectionLabel::beyondTheRecording()
{
    open({kMiB, 3 * kMiB}, {0, 1000 * kMs});
    QCOMPARE(text(-9000 * kMs, 9000 * kMs),
             QStringLiteral("18.0 s · Δ +2.00 MiB in 1.00 s · +2.00 MiB/s"));
}

void tst_SelectionLabel::tooFewReadings()
{
    open({kMiB, 3 * kMiB}, {0, 1000 * kMs});
    QCOMPARE(text(100 * kMs, 200 * kMs), QStringLiteral("100 ms · no reading"));
    QCOMPARE(text(900 * kMs, 1500 * kMs), QStringLiteral("600 ms · one reading: 3.00 MiB"));
    m_session->removeAll();
    QCOMPARE(text(0, 100 * kMs), QStringLiteral("100 ms"));
}

void tst_SelectionLabel::axesWithoutTime()
{
    open({kMiB, 3 * kMiB, 2 * kMiB}, {0, 1, 2}, AxisUnit::Ordinal);
    QCOMPARE(text(0, 3), QStringLiteral("3 samples · Δ +1.00 MiB in 2 samples"));
    open({kMiB, 3 * kMiB, 2 * kMiB}, {0, 1'000'000, 2'000'000}, AxisUnit::Instructions);
    QCOMPARE(text(-500'000, 1'500'000),
             QStringLiteral("2.0 M instructions · Δ +2.00 MiB in 1.0 M instructions"));
}

TIDEMARK_TEST(tst_SelectionLabel)

#include "tst_selection_label.moc"
