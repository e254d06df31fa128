// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/agent_lines.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_AgentLines final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOfBeginAndEnd();
    void readsLinesInAnyPieces();
    void knowsWhatHasNotEnded();
    void tellsOfACallWhoseBeginWasDropped();
    void countsDamage_data();
    void countsDamage();
    void isBounded();
};

void tst_AgentLines::tellsOfBeginAndEnd()
{
    AgentLines lines;
    std::vector<AgentCall> calls;
    const auto take = [&calls](const AgentCall& call) { calls.push_back(call); };
    lines.add("h 7 1\nb 7 8 0 2 100 -1 __main__.main\nd 7 3\ne 7 8 0 2 100 -1 250 4096 a b\n",
              take);
    AgentCall expected{7, 8, 0, 2, 100, {}, {}, {}, "__main__.main"};
    QCOMPARE(calls.size(), 2U);
    QVERIFY(calls[0] == expected);
    expected.end = 250;
    expected.endBytes = 4096;
    expected.name = "a b";
    QVERIFY(calls[1] == expected);
    QCOMPARE(lines.interpreters(), 1U);
    QCOMPARE(lines.droppedLines(), 3U);
    QCOMPARE(lines.damagedLines(), 0U);
    QVERIFY(lines.unfinished().empty());
}

void tst_AgentLines::readsLinesInAnyPieces()
{
    AgentLines lines;
    std::size_t calls = 0;
    for (const char byte :
         std::string_view("h 7 1\nb 7 8 0 0 100 1 f\ne 7 8 0 0 100 1 101 2 f\n")) {
        lines.add(std::string_view(&byte, 1), [&calls](const AgentCall&) { ++calls; });
    }
    QCOMPARE(calls, 2U);
    QCOMPARE(lines.damagedLines(), 0U);
}

void tst_AgentLines::knowsWhatHasNotEnded()
{
    AgentLines lines;
    const auto ignore = [](const AgentCall&) {};
    lines.add("b 9 9 0 0 100 1 outer\nb 7 7 0 0 150 1 other\nb 9 9 1 1 200 1 inner\n"
              "b 9 9 2 1 300 1 last\ne 9 9 1 1 200 1 250 1 inner\n",
              ignore);
    const auto open = lines.unfinished();
    QCOMPARE(open.size(), 3U);
    QCOMPARE(open[0].name, std::string("outer"));
    QCOMPARE(open[1].name, std::string("other"));
    QCOMPARE(open[2].name, std::string("last"));
}

void tst_AgentLines::tellsOfACallWhoseBeginWasDropped()
{
    AgentLines lines;
    std::vector<AgentCall> calls;
    lines.add("e 9 9 1 0 200 1 250 1 f\n",
              [&calls](const AgentCall& call) { calls.push_back(call); });
    QCOMPARE(calls.size(), 1U);
    QCOMPARE(calls[0].end, std::optional<std::int64_t>(250));
}

void tst_AgentLines::countsDamage_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char* line : {"",
                             "x",
                             "b",
                             "b ",
                             "b 7",
                             "print me",
                             "h 0 1",
                             "h 7",
                             "h 7 0",
                             "h 7 1 9",
                             "d 7 -1",
                             "d 7 99999999999",
                             "b 7 8 0 0 100 1",
                             "b 7 8 0 0 100 1 ",
                             "b -7 8 0 0 100 1 f",
                             "b 7 8 0 -1 100 1 f",
                             "b 7 8 0 1000001 100 1 f",
                             "b 7 8 0 0 -100 1 f",
                             "b 7 8 0 0 100 -2 f",
                             "b 7 8 0 0 100 9007199254740993 f",
                             "b 7 8 0 0 1e9 1 f",
                             "b 7 8 0 0 9223372036854775807 1 f",
                             "b 7 8 0 0 99999999999999999999 1 f",
                             "b  7 8 0 0 100 1 f",
                             "b\t7 8 0 0 100 1 f",
                             "B 7 8 0 0 100 1 f",
                             "e 7 8 0 0 100 1 99 1 f",
                             "e 7 8 0 0 100 1 f"}) {
        QTest::newRow(line) << QByteArray(line);
    }
    QTest::newRow("too long") << "b 7 8 0 0 100 1 " + QByteArray(5000, 'f');
}

void tst_AgentLines::countsDamage()
{
    QFETCH(QByteArray, line);
    AgentLines lines;
    std::size_t calls = 0;
    const auto count = [&calls](const AgentCall&) { ++calls; };
    lines.add(line.toStdString() + "\nb 7 8 5 0 100 1 f\n", count);
    QCOMPARE(lines.damagedLines(), line == "h 7 1 9" ? 0U : 1U); // more may come in later versions
    QCOMPARE(calls, 1U);
    lines.add("b 7 8 5 0 100 1 again\n", count); // it runs already
    QCOMPARE(calls, 1U);
}

void tst_AgentLines::isBounded()
{
    AgentLines lines;
    std::uint64_t calls = 0;
    const auto count = [&calls](const AgentCall&) { ++calls; };
    for (int i = 0; i < 300'000; ++i) {
        const std::string who = "7 8 " + std::to_string(i) + " 0 100 1 ";
        lines.add("b " + who + "f\n", count);
        lines.add("e " + who + "101 1 f\n", count);
    }
    QCOMPARE(calls, 2 * AgentLines::kMostCalls);
    QCOMPARE(lines.untoldCalls(), 300'000 - AgentLines::kMostCalls);
    AgentLines endless;
    for (int i = 0; i < 50'000; ++i) {
        endless.add("b 7 8 " + std::to_string(i) + " 0 100 1 f\n", count);
    }
    QVERIFY(endless.unfinished().size() <= 10'000);
    for (int i = 0; i < 1000; ++i) {
        endless.add(std::string(100'000, 'x'), count);
    }
    endless.add("\n", count);
    QCOMPARE(endless.damagedLines(), 1U);
}

TIDEMARK_TEST(tst_AgentLines)
#include "tst_agent_lines.moc"
