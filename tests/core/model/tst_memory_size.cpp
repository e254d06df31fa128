// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/memory_size.h"
#include "tests/support/heap_graph_builder.h"
#include "tests/support/recordings.h"
#include "tests/support/snapshots.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

/// What recordings hold of memory, about.
class tst_MemorySize : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void samplesCount();
    void whatIsSharedCountsOnce();
    void heapsCountWithTheirTexts();
    void differencesCountOnce();
    void outputCounts();

private:
    static std::uint64_t sizeOf(const Recordings& recordings) { return memorySizeOf(recordings); }
};

void tst_MemorySize::samplesCount()
{
    QCOMPARE(sizeOf({}), std::uint64_t{0});
    const auto few = test::recordingOf({1.0, 2.0});
    const auto many = test::recordingOf(std::vector<double>(100'000, 1.0));
    QVERIFY(sizeOf({few}) < 2000);
    QVERIFY(sizeOf({many}) >= 1'600'000); // 16 bytes a sample
    QVERIFY(sizeOf({many}) < 2'000'000);
    QVERIFY(sizeOf({few, many}) > sizeOf({many}));
}

void tst_MemorySize::whatIsSharedCountsOnce()
{
    const auto one = test::recordingOf(std::vector<double>(100'000, 1.0));
    const auto other = std::make_shared<Recording>(*one); // the same columns
    QVERIFY(sizeOf({one, other}) < sizeOf({one}) + 5000);
    const auto series = std::make_shared<Recording>(*one);
    series->timeline.series.push_back(one->timeline.series[0]);
    QVERIFY(sizeOf({series}) < sizeOf({one}) + 5000);
}

void tst_MemorySize::heapsCountWithTheirTexts()
{
    test::HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "");
    builder.edge(0, builder.node(NodeType::String, std::string(1'000'000, 'x'), 8));
    const auto taken = test::snapshotOf(builder.build());
    const auto heap = std::make_shared<Recording>();
    heap->snapshots.push_back(taken);
    QVERIFY(sizeOf({heap}) > 1'000'000);
    heap->snapshots.push_back(taken);
    QVERIFY(sizeOf({heap}) < 1'100'000);
}

void tst_MemorySize::differencesCountOnce()
{
    const auto differences = std::make_shared<const TypeDifferences>(
        TypeDifferences{"tool", {}, {}, {}, {}, {}, {{std::string(1'000'000, 'x'), 1, 0, 8}}});
    const auto recording = std::make_shared<Recording>();
    recording->differences = {differences, differences};
    QVERIFY(sizeOf({recording}) > 1'000'000);
    QVERIFY(sizeOf({recording}) < 1'100'000);
}

void tst_MemorySize::outputCounts()
{
    const auto recording = test::recordingOf({1.0});
    const std::uint64_t before = sizeOf({recording});
    const std::string line(1000, 'x');
    QVERIFY(recording->output.append({0, OutputStream::Stdout, line}));
    QVERIFY(sizeOf({recording}) >= before + 1000);
}

TIDEMARK_TEST(tst_MemorySize)

#include "tst_memory_size.moc"
