// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark
{

/// A TCP socket that waits for connections.
struct ListeningSocket {
    std::string address; ///< as numbers: "127.0.0.1", "::1", "0.0.0.0"
    std::uint16_t port = 0;
    std::uint64_t inode = 0; ///< which socket of the machine it is

    bool operator==(const ListeningSocket&) const = default;
};

/// The listening ones in the text of /proc/PID/net/tcp or tcp6; lines that are not as the kernel
/// writes them are left out. Any thread.
std::vector<ListeningSocket> parseListeningSockets(std::string_view text);

/// The inodes of all sockets that process @p pid holds. Errors: NoSuchProcess; NotPermitted where
/// its descriptors may not be seen. Any thread.
Result<std::vector<std::uint64_t>> socketsOf(std::int32_t pid);

/// Those that process @p pid holds, in the network that it sees. Errors: NoSuchProcess;
/// NotPermitted where its descriptors may not be seen. Any thread.
Result<std::vector<ListeningSocket>> listeningSocketsOf(std::int32_t pid);

} // namespace tidemark
