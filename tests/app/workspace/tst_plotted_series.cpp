// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/plotted_series.h"
#include "app/workspace/session.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <map>
#include <set>

using namespace tidemark;
using namespace tidemark::app;

/// The lines of the chart.
class tst_PlottedSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyLinesDifferInColourOrPattern();
};

/// Once the colours have come again, lines have gaps, whatever is hidden.
void tst_PlottedSeries::manyLinesDifferInColourOrPattern()
{
    Session session;
    const std::size_t most = kSeriesColours.size() * kLinePatterns.size();
    for (std::size_t i = 0; i < most; ++i) {
        session.add(QStringLiteral("/data/%1.dat").arg(i), {test::recordingOf({1, 2})});
    }
    const auto looks = [&session] {
        std::map<int, std::pair<QRgb, LinePattern>> all;
        for (const PlottedSeries& line : plottedSeries(session)) {
            all.insert({line.recordingId, {line.colour.rgb(), line.pattern}});
        }
        return all;
    };
    const auto all = looks();
    std::set<std::pair<QRgb, LinePattern>> different;
    for (const auto& [id, look] : all) {
        different.insert(look);
    }
    QCOMPARE(different.size(), most);
    QCOMPARE(all.begin()->second.second, LinePattern()); // the first are whole
    session.setVisible(all.begin()->first, false);
    for (const auto& [id, look] : looks()) {
        QVERIFY(look == all.at(id));
    }
}

TIDEMARK_TEST(tst_PlottedSeries)

#include "tst_plotted_series.moc"
