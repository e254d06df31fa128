// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/program_output.h"

#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <string_view>

namespace tidemark
{

/// Passes what a recorded program prints on to descriptors of ours, on threads of its own: whoever
/// reads there may take their time, and the recorder goes on.
///
/// It keeps a bounded amount. What there is no room for is left in the program's own pipe, so that
/// a program waits for a slow reader just as it would without us, and nothing is lost. Lost is only
/// what nobody reads any more, or what is left when it is not waited for; that is counted. All
/// functions may be called from any thread.
class OutputRelay
{
public:
    /// Bytes that are kept for each stream.
    static constexpr std::size_t kMostKept = 1U << 20U;

    /// Passes on to @p out and @p err, which must stay open as long as the process runs.
    OutputRelay(int out, int err);

    /// Does not wait for what is left.
    ~OutputRelay();
    OutputRelay(const OutputRelay&) = delete;
    OutputRelay& operator=(const OutputRelay&) = delete;

    /// @p wake is called when there is room again; it must not be called any more after
    /// setWake({}).
    void setWake(std::function<void()> wake);

    /// Whether more is to be read from the program for @p stream.
    bool hasRoom(OutputStream stream) const;

    /// Passes on what is in @p pipe at once, and leaves it in there to be read: as many bytes as
    /// are returned, @p most at most. None where something is still to be passed on before, where
    /// nobody reads, there is no room, or where @p stream leads to no pipe: add() what is read
    /// then. Copies nothing, and never waits.
    std::size_t passOnFrom(int pipe, OutputStream stream, std::size_t most);

    /// Takes @p bytes, in full also where there is no room.
    void add(OutputStream stream, std::string_view bytes);

    /// Waits until all has been passed on, or nobody reads it, for @p most at most. True if so.
    bool waitUntilPassed(std::chrono::nanoseconds most);

    /// Bytes that nobody read, and those that are still here.
    std::uint64_t unread() const;

private:
    class Lane;

    std::array<std::shared_ptr<Lane>, 2> m_lanes; ///< the same one where both lead to one file
};

} // namespace tidemark
