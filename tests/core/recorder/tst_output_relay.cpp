// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/output_relay.h"
#include "core/system/descriptor.h"
#include "tests/support/test_registry.h"

#include <QtTest/QTest>

#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using namespace tidemark;

namespace
{

using namespace std::chrono_literals;

constexpr auto kPatience = 60s;

/// What is in @p pipe until it has @p size bytes, or nothing came for too long.
std::string readFrom(const Descriptor& pipe, std::size_t size)
{
    std::string all;
    std::string buffer(1U << 16U, '\0');
    const auto last = std::chrono::steady_clock::now() + kPatience;
    while (all.size() < size && std::chrono::steady_clock::now() < last) {
        const ssize_t got = ::read(pipe.number(), buffer.data(), buffer.size());
        if (got > 0) {
            all.append(buffer, 0, static_cast<std::size_t>(got));
        } else if (got == 0 || errno != EAGAIN) {
            break;
        } else {
            std::this_thread::sleep_for(1ms);
        }
    }
    return all;
}

} // namespace

class tst_OutputRelay final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void passesOnInOrder();
    void keepsNoMoreThanItsRoom();
    void goesOnWhenNobodyReads();
    void oneBlockedStreamDoesNotHoldTheOther();
    void leavesABlockedReader();
};

void tst_OutputRelay::initTestCase()
{
    std::signal(SIGPIPE, SIG_IGN); // as the command line does
}

void tst_OutputRelay::passesOnInOrder()
{
    auto pipe = Pipe::open();
    QVERIFY(pipe);
    OutputRelay relay(pipe->writeEnd.number(), pipe->writeEnd.number());
    std::string expected;
    for (int i = 0; i < 20'000; ++i) {
        const std::string line = std::to_string(i) + "\n";
        relay.add(i % 3 == 0 ? OutputStream::Stderr : OutputStream::Stdout, line);
        expected += line;
    }
    QVERIFY(readFrom(pipe->readEnd, expected.size()) == expected);
    QVERIFY(relay.waitUntilPassed(kPatience));
    QCOMPARE(relay.unread(), 0U);
}

/// Whoever has more waits, and is woken.
void tst_OutputRelay::keepsNoMoreThanItsRoom()
{
    auto pipe = Pipe::open();
    QVERIFY(pipe);
    OutputRelay relay(pipe->writeEnd.number(), pipe->writeEnd.number());
    std::atomic<int> woken = 0;
    relay.setWake([&woken] { ++woken; });
    const std::string block(10'000, 'x');
    std::size_t total = 0;
    while (relay.hasRoom(OutputStream::Stdout)) {
        relay.add(OutputStream::Stdout, block);
        total += block.size();
        QVERIFY(total < 2 * OutputRelay::kMostKept);
    }
    QVERIFY(!relay.waitUntilPassed(0s));
    QCOMPARE(woken, 0);
    QCOMPARE(readFrom(pipe->readEnd, total).size(), total);
    QTRY_COMPARE(woken, 1);
    QVERIFY(relay.hasRoom(OutputStream::Stdout));
    QVERIFY(relay.waitUntilPassed(kPatience));
    QCOMPARE(relay.unread(), 0U);
}

void tst_OutputRelay::goesOnWhenNobodyReads()
{
    auto pipe = Pipe::open();
    QVERIFY(pipe);
    OutputRelay relay(pipe->writeEnd.number(), pipe->writeEnd.number());
    pipe->readEnd.close();
    const std::string block(10'000, 'x');
    for (int i = 0; i < 1000; ++i) {
        relay.add(OutputStream::Stdout, block);
    }
    QVERIFY(relay.waitUntilPassed(kPatience));
    QVERIFY(relay.hasRoom(OutputStream::Stdout));
    QCOMPARE(relay.unread(), 10'000'000U);
}

void tst_OutputRelay::oneBlockedStreamDoesNotHoldTheOther()
{
    auto out = Pipe::open();
    auto err = Pipe::open();
    QVERIFY(out && err);
    OutputRelay relay(out->writeEnd.number(), err->writeEnd.number());
    constexpr std::size_t kBytes = 500'000;
    relay.add(OutputStream::Stdout, std::string(kBytes, 'x'));
    relay.add(OutputStream::Stderr, "trouble");
    QCOMPARE(readFrom(err->readEnd, 7), std::string("trouble"));
    QVERIFY(!relay.waitUntilPassed(0s));
    // Else its thread would go on, and write to what the next test opens under the same number.
    QCOMPARE(readFrom(out->readEnd, kBytes).size(), kBytes);
    QVERIFY(relay.waitUntilPassed(kPatience));
}

void tst_OutputRelay::leavesABlockedReader()
{
    auto pipe = Pipe::open();
    QVERIFY(pipe);
    constexpr std::size_t kBytes = 500'000;
    std::size_t read = 0;
    {
        OutputRelay relay(pipe->writeEnd.number(), pipe->writeEnd.number());
        relay.add(OutputStream::Stdout, std::string(kBytes, 'x'));
        read = readFrom(pipe->readEnd, 1).size(); // by now its thread is writing
        QVERIFY(!relay.waitUntilPassed(0s));
        QVERIFY(relay.unread() > 0);
    }
    // What was being written goes on, and then its thread ends.
    QCOMPARE(read + readFrom(pipe->readEnd, kBytes - read).size(), kBytes);
}

TIDEMARK_TEST(tst_OutputRelay)
#include "tst_output_relay.moc"
