// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tidemark
{

/// Where a V8 inspector waits for connections.
struct InspectorAddress {
    std::string host = "127.0.0.1"; ///< a name or numbers; of IPv6 without brackets
    std::uint16_t port = 9229;

    bool operator==(const InspectorAddress&) const = default;
};

/// "HOST:PORT", "[::1]:9229" or ":9229" for this machine; also the address that Node prints,
/// "ws://127.0.0.1:9229/6c3d...". None if it is something else. Any thread.
std::optional<InspectorAddress> inspectorAddressIn(std::string_view text);

/// "127.0.0.1:9229", "[::1]:9229".
std::string addressText(const InspectorAddress& address);

/// Whether it is on this machine for certain: "localhost" or a loopback address in numbers.
bool isLoopback(const InspectorAddress& address);

} // namespace tidemark
