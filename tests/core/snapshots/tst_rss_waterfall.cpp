// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/rss_waterfall.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

namespace
{

MappingRow rowOf(MappingKind kind, std::int64_t rss, std::int64_t anonymous)
{
    return {kind, "x", {1, 4 * rss, rss, rss, rss, 0, anonymous}};
}

/// 1,000 bytes in all.
const MappingTable kProcess{{rowOf(MappingKind::Library, 200, 30), rowOf(MappingKind::File, 50, 0),
                             rowOf(MappingKind::Heap, 100, 100),
                             rowOf(MappingKind::Anonymous, 500, 500),
                             rowOf(MappingKind::Code, 60, 60), rowOf(MappingKind::Stack, 20, 20),
                             rowOf(MappingKind::Shared, 65, 0), rowOf(MappingKind::Special, 5, 0)}};

using Steps = std::vector<RssWaterfall::Step>;

} // namespace

class tst_RssWaterfall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofMappingsAlone();
    void withTheHeapOfARuntime();
    void stepsThatNobodyToldAreLeftOut();
    void neverLessThanNothing();
    void ofNothing();
};

void tst_RssWaterfall::ofMappingsAlone()
{
    const RssWaterfall waterfall = waterfallOf(kProcess, {});
    QCOMPARE(waterfall.rss, std::int64_t{1000});
    // What was written to in the library is no file's any more.
    QVERIFY((waterfall.steps == Steps{{RssPart::FileBacked, 220},
                                      {RssPart::SharedMemory, 65},
                                      {RssPart::Code, 60},
                                      {RssPart::Stacks, 20},
                                      {RssPart::Kernel, 5}}));
    QVERIFY(waterfall.notExplained() == 630);
    QCOMPARE(waterfall.excess(), std::int64_t{0});
}

/// A runtime counts its code as part of its heap.
void tst_RssWaterfall::withTheHeapOfARuntime()
{
    const RssWaterfall waterfall = waterfallOf(kProcess, {300, 400, 40});
    QVERIFY((waterfall.steps == Steps{{RssPart::FileBacked, 220},
                                      {RssPart::SharedMemory, 65},
                                      {RssPart::HeapUsed, 300},
                                      {RssPart::HeapFree, 100},
                                      {RssPart::External, 40},
                                      {RssPart::Stacks, 20},
                                      {RssPart::Kernel, 5}}));
    QVERIFY(waterfall.notExplained() == 250);
    QCOMPARE(waterfall.explained() + *waterfall.notExplained(), waterfall.rss);
}

void tst_RssWaterfall::stepsThatNobodyToldAreLeftOut()
{
    const auto has = [](const RssWaterfall& waterfall, RssPart part) {
        return std::ranges::find(waterfall.steps, part, &RssWaterfall::Step::part) !=
               waterfall.steps.end();
    };
    const RssWaterfall usedAlone = waterfallOf(kProcess, {300, {}, {}});
    QVERIFY(has(usedAlone, RssPart::HeapUsed) && !has(usedAlone, RssPart::HeapFree));
    const RssWaterfall externalAlone = waterfallOf(kProcess, {{}, {}, 40});
    QVERIFY(has(externalAlone, RssPart::External) && has(externalAlone, RssPart::Code));
    // Read at two moments, used may be more than all.
    QVERIFY(!has(waterfallOf(kProcess, {300, 299, {}}), RssPart::HeapFree));
}

/// The heap may be swapped out in part.
void tst_RssWaterfall::neverLessThanNothing()
{
    const RssWaterfall waterfall = waterfallOf(kProcess, {700, 900, {}});
    QVERIFY(!waterfall.notExplained());
    QCOMPARE(waterfall.excess(), std::int64_t{220 + 65 + 900 + 20 + 5 - 1000});
}

void tst_RssWaterfall::ofNothing()
{
    const RssWaterfall waterfall = waterfallOf({}, {});
    QCOMPARE(waterfall.rss, std::int64_t{0});
    QVERIFY(waterfall.notExplained() == 0);
}

TIDEMARK_TEST(tst_RssWaterfall)

#include "tst_rss_waterfall.moc"
