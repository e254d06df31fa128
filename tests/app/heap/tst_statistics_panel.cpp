// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap/statistics_panel.h"
#include "app/widgets/data_table.h"
#include "app/workspace/open_snapshots.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/heap_recordings.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_StatisticsPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void sameAsDevTools_data();
    void sameAsDevTools();
    void oneBarForEachRoleOnOneScale();
    void partsFillTheBar();
    void aSmallPanelPutsTheTableBelow();
    void nothingIsComputedUnseen();

private:
    struct Shown {
        Workspace workspace;
        Session& session = workspace.session;
        ViewOptions& options = workspace.options;
        HeapAnalyses& analyses = workspace.analyses;
        StatisticsPanel panel{workspace};

        StatisticsBars& bars() { return *panel.findChild<StatisticsBars*>(); }
        QAbstractItemModel& model() { return *panel.findChild<DataTable*>()->model(); }
        QString exact(int row, int column)
        {
            return model().index(row, column).data(CopyRole).toString();
        }
        void add(const std::string& fixture)
        {
            session.add(QString::fromStdString(fixture), test::heapFixture(fixture));
        }
        bool isKnown()
        {
            return !bars().bars().empty() &&
                   std::ranges::all_of(bars().bars(), [](const StatisticsBar& bar) {
                       return bar.statistics.has_value();
                   });
        }
    };
};

void tst_StatisticsPanel::sameAsDevTools_data()
{
    QTest::addColumn<QString>("fixture");
    for (const char* const name : {"tiny", "v20-tiny", "variant-internals", "pair-small-after"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void tst_StatisticsPanel::sameAsDevTools()
{
    QFETCH(QString, fixture);
    const auto& expected = test::oracle(fixture.toStdString())["statistics"];
    const auto& heap = expected["v8heap"];
    const auto& native = expected["native"];
    const auto number = [](const nlohmann::json& json) { return json.get<double>(); };
    const double other = number(heap["total"]) - number(heap["code"]) - number(heap["strings"]) -
                         number(heap["jsArrays"]) - number(heap["system"]);
    const std::vector<std::pair<QString, double>> rows{
        {QStringLiteral("Code"), number(heap["code"])},
        {QStringLiteral("Strings"), number(heap["strings"])},
        {QStringLiteral("JS arrays"), number(heap["jsArrays"])},
        {QStringLiteral("Typed arrays"), number(native["typedArrays"])},
        {QStringLiteral("Other native"), number(native["total"]) - number(native["typedArrays"])},
        {QStringLiteral("System objects"), number(heap["system"])},
        {QStringLiteral("Other JS objects"), other}};
    Shown shown;
    const QAbstractItemModelTester tester(&shown.model());
    shown.panel.show();
    shown.add(fixture.toStdString());
    QTRY_VERIFY(shown.isKnown());
    QCOMPARE(shown.model().rowCount(), static_cast<int>(rows.size()));
    QCOMPARE(shown.model().columnCount(), 3); // one snapshot needs no letter
    for (int row = 0; row < shown.model().rowCount(); ++row) {
        const auto& [name, bytes] = rows[static_cast<std::size_t>(row)];
        QCOMPARE(shown.model().index(row, 0).data().toString(), name);
        QCOMPARE(shown.exact(row, 1), exactSizeText(bytes));
        const double percent = 100.0 * bytes / number(expected["total"]);
        QCOMPARE(shown.exact(row, 2), percentText(percent));
    }
    QVERIFY(shown.bars().accessibleDescription().contains(QStringLiteral("Strings: ")));
}

void tst_StatisticsPanel::oneBarForEachRoleOnOneScale()
{
    Shown shown;
    shown.panel.resize(900, 300);
    shown.panel.show();
    shown.add("pair-small-before");
    shown.add("pair-small-after");
    QTRY_VERIFY(shown.isKnown());
    const auto& bars = shown.bars().bars();
    QCOMPARE(bars.size(), 2U);
    QCOMPARE(bars[0].letter, QStringLiteral("A"));
    QCOMPARE(bars[1].letter, QStringLiteral("B"));
    QCOMPARE(shown.model().columnCount(), 3);
    const auto bytes = static_cast<double>(bars[1].statistics->of(HeapKind::Strings));
    QVERIFY(shown.exact(1, 2).startsWith(exactSizeText(bytes) + QStringLiteral(" · ")));
    const auto widthOf = [&](std::size_t bar) {
        return shown.bars().areaOf(bar, HeapKind::Other).right();
    };
    const double ratio = static_cast<double>(bars[0].statistics->total) /
                         static_cast<double>(bars[1].statistics->total);
    QVERIFY(std::abs(widthOf(0) / widthOf(1) - ratio) < 0.001);
    QVERIFY(std::abs(widthOf(1) - shown.bars().width()) < 0.001); // the larger one fills it
    shown.session.snapshots().setSnapshot(SnapshotRole::A, std::nullopt);
    shown.session.snapshots().setCurrent(allSnapshots(shown.session).front());
    QCOMPARE(bars.size(), 2U); // what is shown has no role, and stands first
    QVERIFY(bars[0].letter.isEmpty());
    QCOMPARE(bars[0].name, QStringLiteral("pair-small-before"));
}

void tst_StatisticsPanel::partsFillTheBar()
{
    Shown shown;
    shown.panel.show();
    shown.add("tiny");
    QTRY_VERIFY(shown.isKnown());
    double right = 0.0;
    for (const HeapKind kind : kHeapKinds) {
        const QRectF area = shown.bars().areaOf(0, kind);
        QCOMPARE(area.left(), right);
        right = area.right();
    }
    QVERIFY(std::abs(right - shown.bars().width()) < 0.001);
}

void tst_StatisticsPanel::aSmallPanelPutsTheTableBelow()
{
    Shown shown;
    shown.panel.show();
    shown.add("tiny");
    QTRY_VERIFY(shown.isKnown());
    const auto* const table = shown.panel.findChild<DataTable*>();
    const auto topOf = [&shown](const QWidget* widget) {
        return widget->mapTo(&shown.panel, QPoint()).y();
    };
    shown.panel.resize(1000, 400);
    QTRY_VERIFY(topOf(table) < topOf(&shown.bars()) + shown.bars().height());
    shown.panel.resize(400, 600);
    QTRY_VERIFY(topOf(table) >= topOf(&shown.bars()) + shown.bars().height());
}

void tst_StatisticsPanel::nothingIsComputedUnseen()
{
    Shown shown;
    shown.add("tiny");
    QVERIFY(!shown.analyses.isBusy());
    QVERIFY(!shown.isKnown());
    shown.panel.show();
    QTRY_VERIFY(shown.isKnown());
    shown.session.removeAll();
    QVERIFY(shown.bars().bars().empty());
}

TIDEMARK_TEST(tst_StatisticsPanel)

#include "tst_statistics_panel.moc"
