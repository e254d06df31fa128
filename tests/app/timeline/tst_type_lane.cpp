// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/type_lane.h"
#include "tests/support/heap_graph_builder.h"
#include "tests/support/lanes.h"
#include "tests/support/patience.h"
#include "tests/support/test_registry.h"
#include "tests/support/timed_snapshots.h"

#include <QTest>
#include <QToolButton>

using namespace tidemark;
using namespace tidemark::app;

/// One type over the snapshots of a timeline. 100 s over 1,000 pixels after a margin of 100.
class tst_TypeLane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void init();
    void itIsHiddenWithoutATypeOrSnapshots();
    void theSentenceTellsHowOftenItGrew();
    void processesAreCountedForThemselves();
    void barsStandAtTheirMoments();
    void aBarTellsItsFigures();
    void heapsAreReadWhenATypeIsChosen();
    void theButtonLetsGoOfTheType();
    void filesStandOneAfterTheOther();

private:
    static SnapshotPtr at(double seconds, std::vector<TypeRow> rows);
    void add(std::vector<SnapshotPtr> snapshots);
    void choose(const char* type) { m_workspace->session.snapshots().setType(std::string(type)); }

    PlotMargins m_margins{100, 0};
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<TypeLane> m_lane;
};

void tst_TypeLane::init()
{
    m_lane.reset();
    m_workspace = std::make_unique<Workspace>();
    m_lane = std::make_unique<TypeLane>(*m_workspace, m_margins, TypeLane::Axis::Time);
    m_lane->resize(1100, m_lane->sizeHint().height());
}

SnapshotPtr tst_TypeLane::at(double seconds, std::vector<TypeRow> rows)
{
    return test::takenAt(seconds, test::typesSnapshot(std::move(rows)));
}

void tst_TypeLane::add(std::vector<SnapshotPtr> snapshots)
{
    m_workspace->session.add(QStringLiteral("server"), {test::recordingWith(std::move(snapshots))});
}

void tst_TypeLane::itIsHiddenWithoutATypeOrSnapshots()
{
    add({at(10, {{"Row", 1, 8}})});
    choose("Row");
    QVERIFY(m_lane->isHidden()); // one is no history
    add({at(20, {{"Row", 1, 8}}), at(30, {{"Row", 1, 8}})});
    QVERIFY(!m_lane->isHidden());
    m_workspace->session.removeAll();
    QVERIFY(m_lane->isHidden());
    QVERIFY(!m_workspace->session.snapshots().type());
}

void tst_TypeLane::theSentenceTellsHowOftenItGrew()
{
    add({at(10, {{"Row", 1, 1024}, {"Map", 1, 8}}), at(20, {{"Row", 2, 2048}, {"Map", 1, 8}}),
         at(30, {{"Row", 4, 4096}})});
    choose("Row");
    QCOMPARE(
        m_lane->sentence(),
        QStringLiteral("Row · grew each time · 1.00\u00a0KiB → 4.00\u00a0KiB · 1 → 4 object(s)"));
    choose("Map");
    QCOMPARE(m_lane->sentence(),
             QStringLiteral("Map · never grew · 8\u00a0B → 0\u00a0B · 1 → 0 object(s)"));
    QCOMPARE(m_lane->accessibleDescription(), m_lane->sentence());
}

void tst_TypeLane::processesAreCountedForThemselves()
{
    add({at(10, {{"Row", 1, 100}}), at(30, {{"Row", 1, 50}})});
    add({at(20, {{"Row", 1, 1000}}), at(40, {{"Row", 1, 2000}})});
    choose("Row");
    QCOMPARE(m_lane->sentence(), QStringLiteral("Row · grew 1 of 2 times"));
}

void tst_TypeLane::barsStandAtTheirMoments()
{
    add({at(10, {{"Row", 1, 1024}}), at(60, {{"Row", 1, 2048}})});
    choose("Row");
    const QImage image = m_lane->grab().toImage();
    const QColor colour = m_workspace->session.current()->colour;
    const auto heightAt = [&](int second, int top, int bottom) {
        int height = 0;
        for (int y = top; y < bottom; ++y) {
            height += image.pixelColor(100 + second * 10, y) == colour ? 1 : 0;
        }
        return height;
    };
    const int middle = 20 + 26 + 2; // between the two plots
    QCOMPARE(heightAt(60, 0, middle), 2 * heightAt(10, 0, middle));
    QVERIFY(heightAt(10, 0, middle) > 0);
    QCOMPARE(heightAt(60, middle, m_lane->height()), heightAt(10, middle, m_lane->height()));
    QCOMPARE(heightAt(30, 0, m_lane->height()), 0);
}

void tst_TypeLane::aBarTellsItsFigures()
{
    add({at(10, {{"Row", 1, 1024}}), at(60, {{"Row", 3, 2048}})});
    choose("Row");
    QCOMPARE(test::toolTipAt(*m_lane, {700, 30}),
             QStringLiteral("Snapshot 2\n2.00 KiB in 3 object(s)"));
}

void tst_TypeLane::heapsAreReadWhenATypeIsChosen()
{
    const auto heap = [](double seconds, std::uint64_t size) {
        test::HeapGraphBuilder builder;
        builder.node(NodeType::Synthetic, "");
        builder.edge(0, builder.node(NodeType::Object, "Row", size));
        return test::takenAt(seconds, test::snapshotOf(builder.build()));
    };
    add({heap(10, 1024), heap(60, 2048)});
    choose("Row");
    QVERIFY(m_lane->sentence().contains(QStringLiteral("not all snapshots are read yet")));
    QTRY_COMPARE(
        m_lane->sentence(),
        QStringLiteral("Row · grew each time · 1.00\u00a0KiB → 2.00\u00a0KiB · 1 → 1 object(s)"));
}

void tst_TypeLane::theButtonLetsGoOfTheType()
{
    add({at(10, {{"Row", 1, 8}}), at(60, {{"Row", 1, 8}})});
    choose("Row");
    m_lane->findChild<QToolButton*>()->click();
    QVERIFY(m_lane->isHidden());
}

/// Three heaps that were opened by themselves, beside a recording with one of its own.
void tst_TypeLane::filesStandOneAfterTheOther()
{
    TypeLane lane(*m_workspace, m_margins, TypeLane::Axis::Order);
    lane.resize(1100, lane.sizeHint().height());
    const auto addFile = [this](const char* name, std::int64_t bytes) {
        auto file = std::make_shared<Recording>();
        file->snapshots = {test::typesSnapshot({{"Row", 1, bytes}})};
        m_workspace->session.add(QLatin1String(name), {file});
    };
    choose("Row");
    add({at(10, {{"Row", 1, 8}})});
    addFile("initial", 1024);
    addFile("after 5", 2048);
    QVERIFY(lane.isHidden()); // two are compared in a table
    addFile("later", 1024);
    QVERIFY(!lane.isHidden());
    QVERIFY(m_lane->isHidden());
    QCOMPARE(lane.sentence(), QStringLiteral("Row · larger 1 of 2 times · 1.00\u00a0KiB → "
                                             "1.00\u00a0KiB · 1 → 1 object(s)"));
    const auto tipAt = [&lane](int x) { return test::toolTipAt(lane, {x, 30}); };
    QCOMPARE(tipAt(100 + 1000 / 6), QStringLiteral("initial\n1.00 KiB in 1 object(s)"));
    QCOMPARE(tipAt(100 + 1000 / 2), QStringLiteral("after 5\n2.00 KiB in 1 object(s)"));
    m_workspace->session.snapshots().setType({});
    QVERIFY(lane.isHidden());
}

TIDEMARK_TEST(tst_TypeLane)

#include "tst_type_lane.moc"
