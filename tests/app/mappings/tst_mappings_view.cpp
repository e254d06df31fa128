// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mappings/mappings_view.h"
#include "app/mappings/rss_waterfall_chart.h"
#include "tests/support/mappings.h"
#include "tests/support/shown_view.h"
#include "tests/support/snapshots.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

constexpr std::int64_t kKib = 1024;

enum Column { Name, Kind, Rss, Pss, Uss, Swap, Size, Count };

std::vector<MappingRow> someRows()
{
    return {test::mappingRow(MappingKind::Stack, "[stack]", 20 * kKib),
            test::mappingRow(MappingKind::Library, "/usr/lib/<b>libx</b>.so\x1b", 400 * kKib),
            test::mappingRow(MappingKind::Anonymous, "", 100 * kKib),
            test::mappingRow(MappingKind::File, "", 4 * kKib)};
}

} // namespace

class tst_MappingsView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void listsTheLargestFirst();
    void sortsByAnyColumn();
    void filtersByNameAndKind();
    void namesArePlainText();
    void takesTheRssApart();
    void saysWhatItIsFor();
    void letsGoOfAClosedSnapshot();

private:
    using Bench = test::ShownView<MappingsView>;

    static void show(Bench& bench, const Recordings& recordings)
    {
        bench.view.resize(1000, 400);
        bench.view.show();
        bench.session.add(QStringLiteral("x.tidemark"), recordings);
    }
    static QString sentences(const Bench& bench)
    {
        QStringList texts;
        for (const QLabel* const label : bench.view.findChildren<QLabel*>()) {
            if (label->isVisible()) {
                texts << label->text();
            }
        }
        return texts.join(u'\n').replace(QChar(0xa0), u' ');
    }
};

void tst_MappingsView::listsTheLargestFirst()
{
    Bench bench;
    show(bench, test::snapshotsAlone({test::mappingSnapshot(someRows())}));
    QTRY_COMPARE(bench.tree().rowCount(), 4);
    const QAbstractItemModelTester tester(&bench.tree());
    QCOMPARE(bench.cell(0, Kind), QStringLiteral("Program or library"));
    QCOMPARE(bench.cell(0, Rss).replace(QChar(0xa0), u' '), QStringLiteral("400 KiB"));
    QCOMPARE(bench.cell(0, Pss).replace(QChar(0xa0), u' '), QStringLiteral("200 KiB"));
    QCOMPARE(bench.cell(1, Name), QStringLiteral("(without a name)"));
    QCOMPARE(bench.cell(2, Name), QStringLiteral("[stack]"));
    QCOMPARE(bench.cell(3, Name), QStringLiteral("(others)"));
    QCOMPARE(bench.cell(3, Count), QStringLiteral("1"));
    QVERIFY2(sentences(bench).contains(QStringLiteral("4 of 4 · RSS 524 KiB · PSS 262 KiB")),
             qPrintable(sentences(bench)));
}

void tst_MappingsView::sortsByAnyColumn()
{
    Bench bench;
    show(bench, test::snapshotsAlone({test::mappingSnapshot(someRows())}));
    QTRY_COMPARE(bench.tree().rowCount(), 4);
    bench.table().sortByColumn(Rss, Qt::AscendingOrder);
    QCOMPARE(bench.cell(0, Kind), QStringLiteral("File"));
    bench.table().sortByColumn(Kind, Qt::AscendingOrder);
    QCOMPARE(bench.cell(0, Kind), QStringLiteral("Anonymous"));
    bench.table().sortByColumn(Name, Qt::DescendingOrder);
    QCOMPARE(bench.cell(0, Name), QStringLiteral("[stack]"));
}

void tst_MappingsView::filtersByNameAndKind()
{
    Bench bench;
    show(bench, test::snapshotsAlone({test::mappingSnapshot(someRows())}));
    QTRY_COMPARE(bench.tree().rowCount(), 4);
    auto* const box = bench.view.findChild<QLineEdit*>();
    box->setText(QStringLiteral("stack"));
    QTRY_COMPARE(bench.tree().rowCount(), 1);
    box->setText(QStringLiteral("anonym"));
    QTRY_COMPARE(bench.cell(0, Kind), QStringLiteral("Anonymous"));
    QVERIFY(sentences(bench).contains(QStringLiteral("1 of 4 · RSS 100 KiB")));
    box->setText(QStringLiteral("nowhere"));
    QTRY_VERIFY(sentences(bench).contains(QStringLiteral("No mapping matches the filter.")));
}

void tst_MappingsView::namesArePlainText()
{
    Bench bench;
    show(bench, test::snapshotsAlone({test::mappingSnapshot(someRows())}));
    QTRY_COMPARE(bench.tree().rowCount(), 4);
    const QString name = bench.cell(0, Name);
    QVERIFY(name.contains(QStringLiteral("<b>libx</b>")));
    QVERIFY(!name.contains(QChar(0x1b)));
    const QString tip = bench.tree().index(0, 0).data(Qt::ToolTipRole).toString();
    QVERIFY2(!tip.contains(QStringLiteral("<b>libx")), qPrintable(tip)); // escaped
}

/// With what a runtime told of its heap in the same recording.
void tst_MappingsView::takesTheRssApart()
{
    Bench bench;
    auto recordings = test::snapshotsAlone({test::mappingSnapshot(someRows())});
    Recording recording = *recordings.front();
    Series used = test::seriesOf({60 * kKib}, {0});
    used.kind = SeriesKind::HeapUsed;
    recording.timeline.series.push_back(used);
    show(bench, {std::make_shared<const Recording>(std::move(recording))});
    QTRY_COMPARE(bench.tree().rowCount(), 4);
    const auto* const chart = bench.view.findChild<RssWaterfallChart*>();
    const RssWaterfall& waterfall = chart->waterfall();
    QCOMPARE(waterfall.rss, 524 * kKib);
    QVERIFY(waterfall == waterfallOf(MappingTable{someRows()}, {60 * kKib, {}, {}}));
    QVERIFY(chart->isVisible());
    QVERIFY(chart->accessibleDescription().contains(QStringLiteral("Runtime heap used")));
}

void tst_MappingsView::saysWhatItIsFor()
{
    Bench bench;
    show(bench, test::snapshotsAlone({test::typesSnapshot({{"A", 1, 2, 3}})}));
    QVERIFY(sentences(bench).contains(QStringLiteral("Take a snapshot by mapping")));
    QVERIFY(!bench.view.findChild<RssWaterfallChart*>()->isVisible());
}

void tst_MappingsView::letsGoOfAClosedSnapshot()
{
    Bench bench;
    show(bench, test::snapshotsAlone({test::mappingSnapshot(someRows())}));
    QTRY_COMPARE(bench.tree().rowCount(), 4);
    bench.session.removeAll();
    QCOMPARE(bench.tree().rowCount(), 0);
}

TIDEMARK_TEST(tst_MappingsView)

#include "tst_mappings_view.moc"
