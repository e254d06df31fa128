// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/mapping_comparison_view.h"
#include "app/widgets/elided_label.h"
#include "tests/support/mappings.h"
#include "tests/support/shown_view.h"
#include "tests/support/snapshots.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

constexpr std::int64_t kKib = 1024;

enum Column { Name, Kind, BeforeRss, DeltaRss = 6, DeltaPss, DeltaUss, DeltaSwap, AfterRss };

} // namespace

class tst_MappingComparisonView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void showsBothSidesAndTheDifference();
    void tablesShowTheirOwnColumns();
    void unchangedOnesCanBeListed();
    void sidesCanBeSwapped();
    void asksForAnotherSnapshot();
    void doesNotMixKindsOfSnapshots();

private:
    struct Bench : test::ShownView<MappingComparisonView> {
        Bench()
        {
            view.resize(1200, 400);
            view.show();
        }
        void openPair()
        {
            session.add(QStringLiteral("x.tidemark"),
                        test::snapshotsAlone(
                            {test::mappingSnapshot(
                                 {test::mappingRow(MappingKind::Heap, "[heap]", 100 * kKib),
                                  test::mappingRow(MappingKind::Stack, "[stack]", 20 * kKib),
                                  test::mappingRow(MappingKind::File, "/gone", 8 * kKib)},
                                 "one"),
                             test::mappingSnapshot(
                                 {test::mappingRow(MappingKind::Heap, "[heap]", 400 * kKib),
                                  test::mappingRow(MappingKind::Stack, "[stack]", 20 * kKib)},
                                 "two")}));
        }
        TreeTable& tableCalled(const QString& name)
        {
            for (TreeTable* const table : view.findChildren<TreeTable*>()) {
                if (table->accessibleName() == name) {
                    return *table;
                }
            }
            qFatal("no such table");
        }
        TreeTable& difference() { return tableCalled(QStringLiteral("Difference by mapping")); }
        TreeModel& lines() { return difference().tree(); }
        QString text(int row, int column)
        {
            return lines().index(row, column).data().toString().replace(QChar(0xa0), u' ');
        }
        QString sentences()
        {
            QStringList texts;
            for (const QLabel* const label : view.findChildren<QLabel*>()) {
                texts << (label->isVisible() ? label->text() : QString());
            }
            return texts.join(u'\n').replace(QChar(0xa0), u' ');
        }
    };
};

void tst_MappingComparisonView::showsBothSidesAndTheDifference()
{
    Bench bench;
    bench.openPair();
    QTRY_COMPARE(bench.lines().rowCount(), 2);
    const QAbstractItemModelTester tester(&bench.lines());
    QCOMPARE(bench.text(0, Name), QStringLiteral("[heap]"));
    QCOMPARE(bench.text(0, BeforeRss), QStringLiteral("100 KiB"));
    QCOMPARE(bench.text(0, DeltaRss), QStringLiteral("+300 KiB"));
    QCOMPARE(bench.text(0, DeltaPss), QStringLiteral("+150 KiB"));
    QCOMPARE(bench.text(0, AfterRss), QStringLiteral("400 KiB"));
    QCOMPARE(bench.text(1, Name), QStringLiteral("/gone"));
    QCOMPARE(bench.text(1, DeltaRss), QStringLiteral("−8.00 KiB"));
    QCOMPARE(bench.text(1, AfterRss), QStringLiteral("—")); // it is not there, which is no 0
    QString total = bench.view.findChild<ElidedLabel*>()->text();
    total.replace(QChar(0xa0), u' ');
    QVERIFY2(total.startsWith(QStringLiteral("RSS +292 KiB")), qPrintable(total));
}

void tst_MappingComparisonView::tablesShowTheirOwnColumns()
{
    Bench bench;
    bench.openPair();
    QTRY_COMPARE(bench.lines().rowCount(), 2);
    TreeTable& before = bench.tableCalled(QStringLiteral("Mappings of snapshot A"));
    TreeTable& after = bench.tableCalled(QStringLiteral("Mappings of snapshot B"));
    QVERIFY(!before.isColumnHidden(BeforeRss) && before.isColumnHidden(DeltaRss) &&
            before.isColumnHidden(AfterRss));
    QVERIFY(bench.difference().isColumnHidden(BeforeRss) &&
            !bench.difference().isColumnHidden(DeltaRss));
    QVERIFY(after.isColumnHidden(BeforeRss) && !after.isColumnHidden(AfterRss));
    bench.difference().header()->setSortIndicator(Name, Qt::AscendingOrder);
    QCOMPARE(before.header()->sortIndicatorSection(), int{Name});
    QCOMPARE(bench.text(0, Name), QStringLiteral("/gone"));
}

void tst_MappingComparisonView::unchangedOnesCanBeListed()
{
    Bench bench;
    bench.openPair();
    QTRY_COMPARE(bench.lines().rowCount(), 2);
    bench.view.findChild<QCheckBox*>()->setChecked(true);
    QCOMPARE(bench.lines().rowCount(), 3);
}

void tst_MappingComparisonView::sidesCanBeSwapped()
{
    Bench bench;
    bench.openPair();
    QTRY_COMPARE(bench.lines().rowCount(), 2);
    bench.session.snapshots().swapAAndB();
    QTRY_COMPARE(bench.text(0, DeltaRss), QStringLiteral("+8.00 KiB"));
    QCOMPARE(bench.text(1, DeltaRss), QStringLiteral("−300 KiB"));
}

void tst_MappingComparisonView::asksForAnotherSnapshot()
{
    Bench bench;
    bench.session.add(QStringLiteral("x"),
                      test::snapshotsAlone({test::mappingSnapshot(
                          {test::mappingRow(MappingKind::Heap, "[heap]", kKib)})}));
    QVERIFY(bench.sentences().contains(QStringLiteral("drop one on B.")));
}

void tst_MappingComparisonView::doesNotMixKindsOfSnapshots()
{
    Bench bench;
    bench.session.add(
        QStringLiteral("x"),
        test::snapshotsAlone(
            {test::mappingSnapshot({test::mappingRow(MappingKind::Heap, "[heap]", kKib)}),
             test::typesSnapshot({{"A", 1, 2, 3}})}));
    QVERIFY(bench.sentences().contains(QStringLiteral("they cannot be compared")));
}

TIDEMARK_TEST(tst_MappingComparisonView)

#include "tst_mapping_comparison_view.moc"
