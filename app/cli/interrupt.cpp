// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include "app/cli/console.h"
#include "app/cli/exit_status.h"
#include "app/text/error_text.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace tidemark::app
{

namespace
{

/// How long the work at hand may take to see that it was cancelled.
constexpr long kPatienceNs = 250'000'000;

std::atomic<bool> isInterrupted = false;
std::atomic<int> tidyEnds = 0;
std::atomic<int> wakeDescriptor = -1; // open until the program ends, as the handlers are
std::atomic<bool> hasTimer = false;
timer_t timer = {};
std::array<char, 256> farewell = {};
std::size_t farewellLength = 0;
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

/// Only what a signal handler may call, as in the other one.
extern "C" void onInterrupt(int)
{
    const int kept = errno;
    isInterrupted = true;
    if (wakeDescriptor >= 0) {
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t written = ::write(wakeDescriptor, &one, sizeof one);
    }
    if (hasTimer) {
        const itimerspec spec{{0, kPatienceNs}, {0, kPatienceNs}};
        ::timer_settime(timer, 0, &spec, nullptr);
    }
    errno = kept;
}

extern "C" void onPatienceGone(int)
{
    if (tidyEnds > 0) {
        return; // it looks again
    }
    pollfd out{STDERR_FILENO, POLLOUT, 0};
    if (::poll(&out, 1, 0) > 0) { // not where nobody reads
        [[maybe_unused]] const ssize_t written =
            ::write(STDERR_FILENO, farewell.data(), farewellLength);
    }
    ::_exit(static_cast<int>(ExitStatus::Interrupted));
}

void install(int signal, void (*handler)(int), int flags)
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = flags;
    ::sigaction(signal, &action, nullptr);
}

bool isIgnored(int signal)
{
    struct sigaction action = {};
    ::sigaction(signal, nullptr, &action);
    return action.sa_handler == SIG_IGN;
}

} // namespace

InterruptControl::InterruptControl()
{
    const std::string line = messageLine(errorText(Error{ErrorCode::Cancelled, {}}));
    farewellLength = line.copy(farewell.data(), farewell.size());
    if (wakeDescriptor < 0) {
        wakeDescriptor = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    }
    install(SIGALRM, onPatienceGone, SA_RESTART);
    sigevent event = {};
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = SIGALRM;
    hasTimer = ::timer_create(CLOCK_MONOTONIC, &event, &timer) == 0;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        if (signal != SIGHUP || !isIgnored(signal)) {
            install(signal, onInterrupt, static_cast<int>(SA_RESETHAND));
        }
    }
}

bool InterruptControl::cancelled() const
{
    return isInterrupted;
}

void waitUntilReadable(int descriptor, const TaskControl& control)
{
    constexpr int kMost = 2000;        // milliseconds
    constexpr int kUntilNextLook = 50; // at one whom nothing tells of it
    std::array<pollfd, 2> waits{{{descriptor, POLLIN, 0}, {wakeDescriptor, POLLIN, 0}}};
    if (!control.cancelled()) {
        ::poll(waits.data(), waits.size(), wakeDescriptor < 0 ? kUntilNextLook : kMost);
    }
}

TidyEnd::TidyEnd()
{
    ++tidyEnds;
}

TidyEnd::~TidyEnd()
{
    --tidyEnds;
}

} // namespace tidemark::app
