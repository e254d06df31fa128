// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/program_output.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <mutex>
#include <string>
#include <thread>

using namespace tidemark;

class tst_ProgramOutput final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsLinesInOrder();
    void isBounded();
    void emptyLinesAreBoundedToo();
    void refusesTooLongALine();
    void aCopyKeepsItsLengthWhileTheOriginalGrows();
    void copiesAreReadWhileTheOriginalGrows();
    void isEqualByContent();
    void streamsHaveNames();
};

void tst_ProgramOutput::keepsLinesInOrder()
{
    ProgramOutput output;
    QVERIFY(output.isEmpty());
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < 20'000; ++i) {
        texts.push_back(std::to_string(i) + std::string(i % 90, '\xff'));
        QVERIFY(output.append({static_cast<std::int64_t>(i),
                               i % 3 == 0 ? OutputStream::Stderr : OutputStream::Stdout,
                               texts.back()}));
    }
    QCOMPARE(output.size(), texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        QVERIFY(output[i] ==
                (OutputLine{static_cast<std::int64_t>(i),
                            i % 3 == 0 ? OutputStream::Stderr : OutputStream::Stdout, texts[i]}));
    }
}

void tst_ProgramOutput::isBounded()
{
    ProgramOutput output;
    const std::string text(1000, 'x');
    std::uint64_t taken = 0;
    for (int i = 0; i < 20'000; ++i) {
        taken += output.append({i, OutputStream::Stdout, text}) ? 1 : 0;
    }
    QCOMPARE(taken, ProgramOutput::kMostBytes / (1000 + ProgramOutput::kLineCost));
    QCOMPARE(output.size(), taken);
    QCOMPARE(output.dropped().lines, 20'000 - taken);
    QCOMPARE(output.dropped().bytes, (20'000 - taken) * 1000);
    // What is kept has no holes, also where a short line would still find room.
    QVERIFY(!output.append({30'000, OutputStream::Stdout, ""}));
}

void tst_ProgramOutput::emptyLinesAreBoundedToo()
{
    ProgramOutput output;
    for (int i = 0; i < 1'000'000; ++i) {
        output.append({i, OutputStream::Stdout, {}});
    }
    QCOMPARE(output.size(), ProgramOutput::kMostBytes / ProgramOutput::kLineCost);
    QCOMPARE(output.dropped().lines, 1'000'000 - output.size());
}

void tst_ProgramOutput::refusesTooLongALine()
{
    ProgramOutput output;
    QVERIFY(output.append({0, OutputStream::Stdout, std::string(65'536, 'x')}));
    QCOMPARE(output[0].text.size(), 65'536U);
    QVERIFY(!output.append({0, OutputStream::Stdout, std::string(65'537, 'x')}));
    QCOMPARE(output.dropped(), (DroppedOutput{1, 65'537}));
}

void tst_ProgramOutput::aCopyKeepsItsLengthWhileTheOriginalGrows()
{
    ProgramOutput output;
    output.append({1, OutputStream::Stdout, "first"});
    const ProgramOutput copy = output;
    ProgramOutput other;
    QVERIFY(output.continues(copy) && output.continues(other));
    other.append({1, OutputStream::Stdout, "first"});
    QVERIFY(!output.continues(other));
    for (int i = 0; i < 5000; ++i) {
        output.append({2 + i, OutputStream::Stderr, "further"});
    }
    QVERIFY(output.continues(copy) && !copy.continues(output));
    QCOMPARE(copy.size(), 1U);
    QCOMPARE(copy[0].text, std::string_view("first"));
    QCOMPARE(output.size(), 5001U);
}

/// As a live session does; `tests/run.sh --tsan` sees whether anything is shared that changes.
void tst_ProgramOutput::copiesAreReadWhileTheOriginalGrows()
{
    constexpr std::size_t kLines = 20'000;
    std::mutex mutex;
    ProgramOutput published;
    const std::jthread producer([&mutex, &published] {
        ProgramOutput output;
        for (std::size_t i = 1; i <= kLines; ++i) {
            output.append({static_cast<std::int64_t>(i), OutputStream::Stdout, std::to_string(i)});
            const std::scoped_lock lock(mutex);
            published = output;
        }
    });
    for (std::size_t seen = 0; seen < kLines;) {
        ProgramOutput copy;
        {
            const std::scoped_lock lock(mutex);
            copy = published;
        }
        for (; seen < copy.size(); ++seen) {
            QVERIFY(copy[seen].text == std::to_string(seen + 1));
        }
    }
}

void tst_ProgramOutput::isEqualByContent()
{
    ProgramOutput one;
    ProgramOutput other;
    one.append({1, OutputStream::Stdout, "text"});
    QVERIFY(!(one == other));
    other.append({1, OutputStream::Stdout, "text"});
    QVERIFY(one == other);
    other.setDropped({1, 5});
    QVERIFY(!(one == other));
    one.append({2, OutputStream::Stdout, "more"});
    QVERIFY(!(one == other));
}

void tst_ProgramOutput::streamsHaveNames()
{
    for (const OutputStream stream : {OutputStream::Stdout, OutputStream::Stderr}) {
        QCOMPARE(outputStreamOf(idOf(stream)), std::optional(stream));
    }
    QCOMPARE(outputStreamOf("stdin"), std::nullopt);
}

TIDEMARK_TEST(tst_ProgramOutput)
#include "tst_program_output.moc"
