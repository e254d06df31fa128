// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/quit_signals.h"

#include <QSocketNotifier>

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <sys/eventfd.h>
#include <unistd.h>

namespace tidemark::app
{

namespace
{

volatile int wakeDescriptor = -1;

/// Only what a signal handler may call.
extern "C" void onQuitSignal(int)
{
    const int kept = errno;
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(wakeDescriptor, &one, sizeof one);
    errno = kept;
}

} // namespace

void catchQuitSignals()
{
    wakeDescriptor = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (wakeDescriptor < 0) {
        return; // the signals end the program as they always do
    }
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
        struct sigaction action = {};
        action.sa_handler = onQuitSignal;
        action.sa_flags = static_cast<int>(SA_RESETHAND); // a second one ends it at once
        ::sigaction(signal, &action, nullptr);
    }
}

QuitSignals::QuitSignals(QObject* parent) : QObject(parent)
{
    if (wakeDescriptor < 0) {
        return;
    }
    auto* const notifier = new QSocketNotifier(wakeDescriptor, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
        notifier->setEnabled(false);
        Q_EMIT quitRequested();
    });
}

} // namespace tidemark::app

#include "moc_quit_signals.cpp"
