// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/output_relay.h"
#include "core/system/descriptor.h"
#include "tests/support/patience.h"
#include "tests/support/test_registry.h"

#include <QTemporaryFile>
#include <QtTest/QTest>

#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using namespace tidemark;

namespace
{

using namespace std::chrono_literals;

/// More than any pipe holds.
constexpr std::size_t kTooMuch = 3U << 20U;

/// What is in @p pipe until it has @p size bytes, or nothing came for too long.
std::string readFrom(const Descriptor& pipe, std::size_t size)
{
    std::string all;
    std::string buffer(1U << 16U, '\0');
    const auto last = std::chrono::steady_clock::now() + test::kLongest;
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

/// Writes to @p pipe until it holds no more, and returns how many bytes those were.
std::size_t fill(const Descriptor& pipe)
{
    const int flags = ::fcntl(pipe.number(), F_GETFL);
    ::fcntl(pipe.number(), F_SETFL, flags | O_NONBLOCK);
    const std::string page(4096, 'x');
    std::size_t total = 0;
    for (ssize_t put = 0; put >= 0; put = ::write(pipe.number(), page.data(), page.size())) {
        total += static_cast<std::size_t>(put);
    }
    ::fcntl(pipe.number(), F_SETFL, flags);
    return total;
}

} // namespace

class tst_OutputRelay final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void passesOnInOrder();
    void passesOnFromAPipe();
    void passesOnInOrderFromAPipeToo();
    void noPipeIsPassedOnTo();
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
    QVERIFY(relay.waitUntilPassed(test::kLongest));
    QCOMPARE(relay.unread(), 0U);
}

/// It is there for both who read.
void tst_OutputRelay::passesOnFromAPipe()
{
    auto from = Pipe::open();
    auto to = Pipe::open();
    QVERIFY(from && to);
    OutputRelay relay(to->writeEnd.number(), to->writeEnd.number());
    QCOMPARE(::write(from->writeEnd.number(), "one two", 7), 7);
    QCOMPARE(relay.passOnFrom(from->readEnd.number(), OutputStream::Stdout, 3), 3U);
    QCOMPARE(readFrom(to->readEnd, 3), std::string("one"));
    QCOMPARE(readFrom(from->readEnd, 7), std::string("one two"));
    QCOMPARE(relay.passOnFrom(from->readEnd.number(), OutputStream::Stdout, 3), 0U); // is empty
    to->readEnd.close();
    QCOMPARE(::write(from->writeEnd.number(), "three", 5), 5);
    QCOMPARE(relay.passOnFrom(from->readEnd.number(), OutputStream::Stdout, 5), 0U);
}

/// What waits for a slow reader goes first.
void tst_OutputRelay::passesOnInOrderFromAPipeToo()
{
    auto from = Pipe::open();
    auto to = Pipe::open();
    QVERIFY(from && to);
    OutputRelay relay(to->writeEnd.number(), to->writeEnd.number());
    const std::string early(kTooMuch, 'x');
    relay.add(OutputStream::Stdout, early);
    QCOMPARE(::write(from->writeEnd.number(), "late", 4), 4);
    QCOMPARE(relay.passOnFrom(from->readEnd.number(), OutputStream::Stderr, 4), 0U);
    QVERIFY(readFrom(to->readEnd, early.size()) == early);
    QVERIFY(relay.waitUntilPassed(test::kLongest));
    QCOMPARE(relay.passOnFrom(from->readEnd.number(), OutputStream::Stderr, 4), 4U);
    QCOMPARE(readFrom(to->readEnd, 4), std::string("late"));
}

void tst_OutputRelay::noPipeIsPassedOnTo()
{
    auto from = Pipe::open();
    QVERIFY(from);
    QTemporaryFile file;
    QVERIFY(file.open());
    OutputRelay relay(file.handle(), file.handle());
    QCOMPARE(::write(from->writeEnd.number(), "text", 4), 4);
    QCOMPARE(relay.passOnFrom(from->readEnd.number(), OutputStream::Stdout, 4), 0U);
    relay.add(OutputStream::Stdout, readFrom(from->readEnd, 4));
    QVERIFY(relay.waitUntilPassed(test::kLongest));
    QVERIFY(file.seek(0)); // the relay wrote at the same place
    QCOMPARE(file.readAll(), QByteArray("text"));
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
    std::size_t total = fill(pipe->writeEnd); // so that nothing is passed on before it is read
    while (relay.hasRoom(OutputStream::Stdout)) {
        relay.add(OutputStream::Stdout, block);
        total += block.size();
        QVERIFY(total < kTooMuch);
    }
    QVERIFY(!relay.waitUntilPassed(0s));
    QCOMPARE(woken, 0);
    QCOMPARE(readFrom(pipe->readEnd, total).size(), total);
    QTRY_COMPARE(woken, 1);
    QVERIFY(relay.hasRoom(OutputStream::Stdout));
    QVERIFY(relay.waitUntilPassed(test::kLongest));
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
    QVERIFY(relay.waitUntilPassed(test::kLongest));
    QVERIFY(relay.hasRoom(OutputStream::Stdout));
    QCOMPARE(relay.unread(), 10'000'000U);
}

void tst_OutputRelay::oneBlockedStreamDoesNotHoldTheOther()
{
    auto out = Pipe::open();
    auto err = Pipe::open();
    QVERIFY(out && err);
    OutputRelay relay(out->writeEnd.number(), err->writeEnd.number());
    relay.add(OutputStream::Stdout, std::string(kTooMuch, 'x'));
    relay.add(OutputStream::Stderr, "trouble");
    QCOMPARE(readFrom(err->readEnd, 7), std::string("trouble"));
    QVERIFY(!relay.waitUntilPassed(0s));
    // Else its thread would go on, and write to what the next test opens under the same number.
    QCOMPARE(readFrom(out->readEnd, kTooMuch).size(), kTooMuch);
    QVERIFY(relay.waitUntilPassed(test::kLongest));
}

void tst_OutputRelay::leavesABlockedReader()
{
    auto pipe = Pipe::open();
    QVERIFY(pipe);
    std::size_t read = 0;
    {
        OutputRelay relay(pipe->writeEnd.number(), pipe->writeEnd.number());
        relay.add(OutputStream::Stdout, std::string(kTooMuch, 'x'));
        read = readFrom(pipe->readEnd, 1).size(); // by now its thread is writing
        QVERIFY(!relay.waitUntilPassed(0s));
        QVERIFY(relay.unread() > 0);
    }
    // What was being written goes on, and then its thread ends.
    QCOMPARE(read + readFrom(pipe->readEnd, kTooMuch - read).size(), kTooMuch);
}

TIDEMARK_TEST(tst_OutputRelay)
#include "tst_output_relay.moc"
