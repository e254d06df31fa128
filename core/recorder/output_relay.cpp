// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/output_relay.h"

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <fcntl.h>
#include <mutex>
#include <poll.h>
#include <string>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace tidemark
{

/// What goes to one descriptor. Its thread shares it, since it may be waiting for the reader when
/// nobody else wants the lane any more.
class OutputRelay::Lane : public std::enable_shared_from_this<Lane>
{
public:
    explicit Lane(int descriptor) : m_descriptor(descriptor)
    {
        // A pipe that holds more is written to in fewer turns; where it cannot, it stays as it is.
        if (const int size = ::fcntl(descriptor, F_GETPIPE_SZ); size > 0 && size < kPipeBytes) {
            ::fcntl(descriptor, F_SETPIPE_SZ, kPipeBytes);
        }
    }

    void setWake(std::function<void()> wake)
    {
        const std::lock_guard lock(m_mutex);
        m_wake = std::move(wake);
    }

    bool hasRoom()
    {
        const std::lock_guard lock(m_mutex);
        m_isAwaited = kept() >= kMostKept;
        return !m_isAwaited;
    }

    std::size_t passOnFrom(int pipe, std::size_t most)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_isPipe || m_isBroken || kept() > 0) {
            return 0;
        }
        const ssize_t passed = ::tee(pipe, m_descriptor, most, SPLICE_F_NONBLOCK);
        m_isPipe = passed >= 0 || errno != EINVAL;
        return static_cast<std::size_t>(std::max<ssize_t>(passed, 0));
    }

    void add(std::string_view bytes)
    {
        const std::lock_guard lock(m_mutex);
        if (m_isBroken) {
            m_unread += bytes.size();
            return;
        }
        if (!m_hasThread) {
            std::thread(&Lane::run, shared_from_this()).detach();
            m_hasThread = true;
        }
        m_waiting += bytes;
        m_news.notify_one();
    }

    bool waitUntilPassed(std::chrono::steady_clock::time_point last)
    {
        std::unique_lock lock(m_mutex);
        return m_passed.wait_until(lock, last, [this] { return kept() == 0; });
    }

    std::uint64_t unread()
    {
        const std::lock_guard lock(m_mutex);
        return m_unread + kept();
    }

    void leave()
    {
        const std::lock_guard lock(m_mutex);
        m_wake = {};
        m_isLeft = true;
        m_news.notify_one();
    }

private:
    static constexpr int kPipeBytes = 1 << 20; // what the kernel grants anyone

    std::size_t kept() const { return m_waiting.size() + m_underWay; }

    void run()
    {
        ::prctl(PR_SET_NAME, "output relay");
        std::string bytes;
        for (;;) {
            {
                std::unique_lock lock(m_mutex);
                m_news.wait(lock, [this] { return !m_waiting.empty() || m_isLeft; });
                if (m_isLeft) {
                    return;
                }
                bytes.clear();
                bytes.swap(m_waiting);
                m_underWay = bytes.size();
            }
            pass(bytes);
        }
    }

    /// Until all is written or nobody reads any more.
    void pass(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
            if (written < 0 && errno == EAGAIN) { // it was made so by whoever shares it
                pollfd room{m_descriptor, POLLOUT, 0};
                ::poll(&room, 1, -1);
            } else if (written < 0 && errno != EINTR) {
                giveUp();
                return;
            }
            bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
            tellPassed(bytes.size());
        }
    }

    void giveUp()
    {
        const std::lock_guard lock(m_mutex);
        m_isBroken = true;
        m_unread += kept();
        m_waiting.clear();
        m_underWay = 0;
        tellRoom();
    }

    void tellPassed(std::size_t left)
    {
        const std::lock_guard lock(m_mutex);
        m_underWay = left;
        tellRoom();
    }

    /// With the lock: wakes those who wait for what has changed.
    void tellRoom()
    {
        if (kept() == 0) {
            m_passed.notify_all();
        }
        if (m_isAwaited && m_wake && kept() <= kMostKept / 2) {
            m_isAwaited = false;
            m_wake();
        }
    }

    const int m_descriptor;
    std::mutex m_mutex; ///< for what follows
    std::condition_variable m_news;
    std::condition_variable m_passed;
    std::function<void()> m_wake;
    std::string m_waiting;      ///< not looked at yet
    std::size_t m_underWay = 0; ///< bytes that are being written
    std::uint64_t m_unread = 0; ///< bytes
    bool m_isPipe = true;       ///< until it is known to be none
    bool m_hasThread = false;
    bool m_isAwaited = false; ///< somebody found no room
    bool m_isBroken = false;  ///< nobody reads any more
    bool m_isLeft = false;
};

namespace
{

bool leadToOneFile(int a, int b)
{
    struct stat first = {};
    struct stat second = {};
    return ::fstat(a, &first) == 0 && ::fstat(b, &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

} // namespace

OutputRelay::OutputRelay(int out, int err)
{
    m_lanes[0] = std::make_shared<Lane>(out);
    m_lanes[1] = leadToOneFile(out, err) ? m_lanes[0] : std::make_shared<Lane>(err);
}

OutputRelay::~OutputRelay()
{
    for (const auto& lane : m_lanes) {
        lane->leave();
    }
}

void OutputRelay::setWake(std::function<void()> wake)
{
    for (const auto& lane : m_lanes) {
        lane->setWake(wake);
    }
}

bool OutputRelay::hasRoom(OutputStream stream) const
{
    return m_lanes[static_cast<std::size_t>(stream)]->hasRoom();
}

std::size_t OutputRelay::passOnFrom(int pipe, OutputStream stream, std::size_t most)
{
    return m_lanes[static_cast<std::size_t>(stream)]->passOnFrom(pipe, most);
}

void OutputRelay::add(OutputStream stream, std::string_view bytes)
{
    m_lanes[static_cast<std::size_t>(stream)]->add(bytes);
}

bool OutputRelay::waitUntilPassed(std::chrono::nanoseconds most)
{
    const auto last = std::chrono::steady_clock::now() + most;
    return m_lanes[0]->waitUntilPassed(last) && m_lanes[1]->waitUntilPassed(last);
}

std::uint64_t OutputRelay::unread() const
{
    return m_lanes[0]->unread() + (m_lanes[1] == m_lanes[0] ? 0 : m_lanes[1]->unread());
}

} // namespace tidemark
