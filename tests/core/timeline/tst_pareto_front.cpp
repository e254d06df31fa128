// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/pareto_front.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <random>

using namespace tidemark;

class tst_ParetoFront : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunThatIsWorseInBothIsBehind();
    void equalRunsAreOnItTogether();
    void oneBetterFigureIsEnough();
    void runsOfNoLengthAreLeftOut();
    void noRunsHaveNoFront();
    void anyRunsAgreeWithTheDefinition();

private:
    struct Run {
        double peak;
        std::int64_t duration;
    };
    static std::vector<RunFigures> figuresOf(const std::vector<Run>& runs)
    {
        std::vector<RunFigures> figures;
        for (const Run& run : runs) {
            figures.emplace_back();
            figures.back().peakBytes = run.peak;
            figures.back().duration = run.duration;
        }
        return figures;
    }
    static std::vector<bool> frontOf(const std::vector<Run>& runs)
    {
        return paretoFrontOf(figuresOf(runs));
    }
};

void tst_ParetoFront::aRunThatIsWorseInBothIsBehind()
{
    // A list is huge, a generator small and slow, chunks are small and fast.
    QCOMPARE(frontOf({{400, 41}, {21, 60}, {22, 27}}), (std::vector{false, true, true}));
    QCOMPARE(frontOf({{400, 20}, {22, 60}, {21, 19}}), (std::vector{false, false, true}));
}

void tst_ParetoFront::equalRunsAreOnItTogether()
{
    QCOMPARE(frontOf({{5, 10}, {5, 10}, {6, 10}}), (std::vector{true, true, false}));
}

void tst_ParetoFront::oneBetterFigureIsEnough()
{
    QCOMPARE(frontOf({{5, 10}, {5, 11}}), (std::vector{true, false}));
    QCOMPARE(frontOf({{5, 10}, {4, 10}}), (std::vector{false, true}));
}

void tst_ParetoFront::runsOfNoLengthAreLeftOut()
{
    QCOMPARE(frontOf({{1, 0}, {5, 10}}), (std::vector{false, true}));
    QCOMPARE(frontOf({{1, 0}}), (std::vector{false}));
}

void tst_ParetoFront::noRunsHaveNoFront()
{
    QVERIFY(frontOf({}).empty());
}

void tst_ParetoFront::anyRunsAgreeWithTheDefinition()
{
    std::mt19937 random(1); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same runs each time
    for (int round = 0; round < 200; ++round) {
        std::vector<Run> runs;
        for (unsigned i = 0; i < random() % 30; ++i) {
            runs.push_back(
                {static_cast<double>(random() % 8), static_cast<std::int64_t>(1 + random() % 8)});
        }
        const std::vector<bool> front = frontOf(runs);
        for (std::size_t i = 0; i < runs.size(); ++i) {
            const bool isBeaten = std::ranges::any_of(runs, [&](const Run& other) {
                const bool isNowhereWorse =
                    other.peak <= runs[i].peak && other.duration <= runs[i].duration;
                return isNowhereWorse &&
                       (other.peak < runs[i].peak || other.duration < runs[i].duration);
            });
            QCOMPARE(front[i], !isBeaten);
        }
    }
}

TIDEMARK_TEST(tst_ParetoFront)

#include "tst_pareto_front.moc"
