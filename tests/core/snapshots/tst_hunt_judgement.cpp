// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/hunt_judgement.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_HuntJudgement final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aTypeThatGrowsWithEachAction();
    void severalForEachAction();
    void whatGrowsMostComesFirst();
    void nothingGrows();
    void aCacheThatWasFilledAtFirst();
    void aCacheThatIsStillFilling();
    void objectsThatAreReplaced();
    void growthInTheEndAlone();
    void codeAndStoresDoNotCount();
    void otherProcesses();
    void oneArrayThatGrows();
    void actionsThatFailed();
    void processesThatWereStarted();

private:
    /// A type with so many objects of @p size bytes in each snapshot, @p survivors of which came
    /// between the first two.
    void add(const char* type, std::array<std::uint64_t, 3> counts, std::uint64_t survivors,
             std::uint64_t size = 100);
    HuntJudgement judge() { return judge(HuntConditions{10, 0, false}); }
    HuntJudgement judge(const HuntConditions& conditions);

    std::array<std::shared_ptr<HeapOverview>, 3> m_heaps;
    SurvivorListing m_survivors;
};

void tst_HuntJudgement::init()
{
    for (auto& heap : m_heaps) {
        heap = std::make_shared<HeapOverview>(std::make_shared<const HeapGraph>());
    }
    auto latest = std::make_shared<HeapAnalysis>();
    latest->overview = m_heaps[2];
    m_survivors = {};
    m_survivors.latest = latest;
}

void tst_HuntJudgement::add(const char* type, std::array<std::uint64_t, 3> counts,
                            std::uint64_t survivors, std::uint64_t size)
{
    for (std::size_t i = 0; i < m_heaps.size(); ++i) {
        auto& classes = m_heaps[i]->classes.classes;
        classes.push_back({type});
        const auto place = static_cast<std::uint32_t>(classes.size() - 1);
        m_heaps[i]->rows.push_back({place, counts[i], 1, counts[i] * size});
    }
    if (survivors > 0) {
        SurvivorGroup group;
        group.heapClass = static_cast<std::uint32_t>(m_heaps[2]->classes.classes.size() - 1);
        group.nodes.resize(survivors);
        m_survivors.groups.push_back(std::move(group));
        m_survivors.holders.emplace_back();
    }
}

HuntJudgement tst_HuntJudgement::judge(const HuntConditions& conditions)
{
    return judgeHunt({m_heaps[0], m_heaps[1], m_heaps[2]}, m_survivors, conditions);
}

void tst_HuntJudgement::aTypeThatGrowsWithEachAction()
{
    add("Scope", {7, 17, 27}, 10);
    add("Server", {1, 1, 1}, 0);
    const HuntJudgement judgement = judge();
    QVERIFY(judgement.verdict == HuntVerdict::Leak);
    QCOMPARE(judgement.grown.size(), std::size_t{1});
    QCOMPARE(judgement.grown[0].type.name, std::string("Scope"));
    QCOMPARE(judgement.grown[0].countDelta(1), std::int64_t{10});
    QCOMPARE(judgement.bytesPerAction, 100.0);
    QCOMPARE(judgement.leastBytesPerAction, 100.0);
    QCOMPARE(judgement.mostBytesPerAction, 100.0);
}

void tst_HuntJudgement::severalForEachAction()
{
    add("Row", {0, 300, 610}, 300);
    const HuntJudgement judgement = judge();
    QVERIFY(judgement.verdict == HuntVerdict::Leak);
    QCOMPARE(judgement.leastBytesPerAction, 3000.0);
    QCOMPARE(judgement.mostBytesPerAction, 3100.0);
    QCOMPARE(judgement.bytesPerAction, 3050.0);
}

void tst_HuntJudgement::whatGrowsMostComesFirst()
{
    add("Small", {0, 10, 20}, 10, 16);
    add("Large", {0, 10, 20}, 10, 1600);
    const HuntJudgement judgement = judge();
    QCOMPARE(judgement.grown.size(), std::size_t{2});
    QCOMPARE(judgement.grown[0].type.name, std::string("Large"));
}

void tst_HuntJudgement::nothingGrows()
{
    add("Scope", {7, 8, 7}, 1);
    add("Gone", {100, 50, 0}, 0);
    const HuntJudgement judgement = judge();
    QVERIFY(judgement.verdict == HuntVerdict::NoLeak);
    QVERIFY(judgement.bytesPerAction < 0);
}

void tst_HuntJudgement::aCacheThatWasFilledAtFirst()
{
    add("Entry", {0, 50, 52}, 50);
    QVERIFY(judge().verdict == HuntVerdict::NoLeak);
}

void tst_HuntJudgement::aCacheThatIsStillFilling()
{
    add("Entry", {0, 50, 62}, 50);
    const HuntJudgement judgement = judge();
    QVERIFY(judgement.verdict == HuntVerdict::Undecided);
    QVERIFY(judgement.doubt == HuntDoubt::Uneven);
    QCOMPARE(judgement.doubtful.size(), std::size_t{1});
}

/// As many come as with a leak, but those of the first half are gone.
void tst_HuntJudgement::objectsThatAreReplaced()
{
    add("Session", {0, 10, 20}, 4);
    const HuntJudgement judgement = judge();
    QVERIFY(judgement.verdict == HuntVerdict::Undecided);
    QVERIFY(judgement.doubt == HuntDoubt::Uneven);
}

void tst_HuntJudgement::growthInTheEndAlone()
{
    add("Late", {0, 2, 30}, 2);
    const HuntJudgement judgement = judge();
    QVERIFY(judgement.verdict == HuntVerdict::Undecided);
    QVERIFY(judgement.doubt == HuntDoubt::LateGrowth);
}

void tst_HuntJudgement::codeAndStoresDoNotCount()
{
    add("(compiled code)", {0, 100, 200}, 100);
    add("(object shape)", {0, 100, 200}, 100);
    QCOMPARE(judge().bytesPerAction, 0.0);
    add("(array)", {0, 10, 20}, 10);
    add("system / Context", {0, 10, 20}, 10);
    const HuntJudgement judgement = judge();
    QVERIFY(judgement.verdict == HuntVerdict::NoLeak);
    QCOMPARE(judgement.bytesPerAction, 200.0); // their content is counted
}

void tst_HuntJudgement::otherProcesses()
{
    add("Scope", {7, 17, 27}, 10);
    m_survivors.areOfOneProcess[1] = false;
    const HuntJudgement judgement = judge();
    QVERIFY(judgement.verdict == HuntVerdict::Undecided);
    QVERIFY(judgement.doubt == HuntDoubt::NotFollowed);
    QVERIFY(judgement.grown.empty());
}

/// Its store is larger each time, and no object comes.
void tst_HuntJudgement::oneArrayThatGrows()
{
    add("Array", {1, 1, 1}, 0);
    add("(array)", {1, 11, 21}, 10, 1024);
    const HuntJudgement judgement = judge();
    QVERIFY(judgement.verdict == HuntVerdict::Undecided);
    QVERIFY(judgement.doubt == HuntDoubt::GrownInPlace);
}

void tst_HuntJudgement::actionsThatFailed()
{
    add("Scope", {7, 7, 7}, 0);
    QVERIFY(judge({10, 0, false}).verdict == HuntVerdict::NoLeak);
    QVERIFY(judge({10, 1, false}).verdict == HuntVerdict::Undecided);
    QVERIFY(judge({10, 1, false}).doubt == HuntDoubt::Failed);
    add("Kept", {0, 10, 20}, 10);
    QVERIFY(judge({10, 1, false}).verdict == HuntVerdict::Leak);
}

void tst_HuntJudgement::processesThatWereStarted()
{
    add("Scope", {7, 7, 7}, 0);
    QVERIFY(judge({10, 0, true}).verdict == HuntVerdict::Undecided);
    QVERIFY(judge({10, 0, true}).doubt == HuntDoubt::OthersLeftOut);
    add("Kept", {0, 10, 20}, 10);
    QVERIFY(judge({10, 0, true}).verdict == HuntVerdict::Leak);
}

TIDEMARK_TEST(tst_HuntJudgement)

#include "tst_hunt_judgement.moc"
