// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/scatter_svg.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace tidemark;
using namespace tidemark::app;
using test::kMiB;

class tst_ScatterSvg final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFrontAndTheOthers();
    void namesHideNoOther();
    void oneWithoutLength();

private:
    static constexpr std::int64_t kSecond = 1'000'000'000;

    static QString picture(const std::vector<ScatterPoint>& points)
    {
        return scatterSvg(points, AxisUnit::Nanoseconds, SizeUnit::Binary);
    }
    static bool isWellFormed(const QString& svg)
    {
        QXmlStreamReader reader(svg);
        while (!reader.atEnd()) {
            reader.readNext();
        }
        return !reader.hasError();
    }
};

void tst_ScatterSvg::theFrontAndTheOthers()
{
    const QString svg = picture({{QStringLiteral("list <1>"), 400 * kMiB, 4 * kSecond, false},
                                 {QStringLiteral("generator"), 20 * kMiB, 3 * kSecond, true},
                                 {QStringLiteral("chunks"), 22 * kMiB, 2 * kSecond, true}});
    QVERIFY2(isWellFormed(svg), qPrintable(svg));
    QCOMPARE(svg.count(QStringLiteral("<circle")), 1);
    QCOMPARE(svg.count(QStringLiteral("l7 7l-7 7")), 2);
    QCOMPARE(svg.count(QStringLiteral("stroke-dasharray")), 1); // the front
    for (const char* const name : {"list &lt;1&gt;", "generator", "chunks"}) {
        QVERIFY2(svg.contains(QLatin1String(name)), name);
    }
}

void tst_ScatterSvg::namesHideNoOther()
{
    std::vector<ScatterPoint> crowd;
    for (int i = 0; i < 30; ++i) {
        crowd.push_back({QStringLiteral("run-%1").arg(i), 100 * kMiB, kSecond, i == 29});
    }
    const QString svg = picture(crowd);
    QVERIFY(isWellFormed(svg));
    QVERIFY(svg.contains(QStringLiteral("run-29"))); // that of the front comes first
    QVERIFY(svg.count(QStringLiteral("run-")) < 8);
}

void tst_ScatterSvg::oneWithoutLength()
{
    QVERIFY(isWellFormed(picture({{QStringLiteral("a"), 0.0, 0, false}})));
}

TIDEMARK_TEST(tst_ScatterSvg)

#include "tst_scatter_svg.moc"
