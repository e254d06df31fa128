// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/card_strip.h"
#include "app/workspace/plotted_series.h"
#include "app/workspace/session.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <algorithm>

using namespace tidemark;
using namespace tidemark::app;

class tst_CardStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void patternsAreSeen();
    void coloursThatComeAgainGetAPattern();
};

/// How often the strip is interrupted.
static int gapsOf(const LinePattern& pattern)
{
    QImage image(10, 100, QImage::Format_RGB32);
    image.fill(Qt::white);
    {
        QPainter painter(&image);
        paintCardStrip(painter, QRectF(2, 0, 6, 100), Qt::black, pattern);
    }
    int gaps = 0;
    bool isDrawn = true;
    for (int y = 1; y < 99; ++y) {
        const bool is = image.pixelColor(5, y).lightness() < 128;
        gaps += isDrawn && !is ? 1 : 0;
        isDrawn = is;
    }
    return gaps;
}

void tst_CardStrip::patternsAreSeen()
{
    QCOMPARE(gapsOf(kLinePatterns[0]), 0);
    for (std::size_t i = 1; i < kLinePatterns.size(); ++i) {
        QVERIFY(gapsOf(kLinePatterns[i]) > 5);
    }
}

/// As the lines do: from the thirteenth recording on.
void tst_CardStrip::coloursThatComeAgainGetAPattern()
{
    Session session;
    for (int i = 0; i < 13; ++i) {
        session.add(QStringLiteral("/x/run.dat"), {test::recordingOf({1e6, 2e6})});
    }
    const auto& all = session.recordings();
    QCOMPARE(std::ranges::count(all, all.back().colour, &OpenRecording::colour), 2);
    QCOMPARE(linePatternOf(session, all.front()), LinePattern());
    QCOMPARE(linePatternOf(session, all.back()), kLinePatterns[1]);
}

TIDEMARK_TEST(tst_CardStrip)

#include "tst_card_strip.moc"
