// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/inspector_address.h"

#include <QHostAddress>

#include <charconv>

namespace tidemark
{

std::optional<InspectorAddress> inspectorAddressIn(std::string_view text)
{
    for (const std::string_view scheme : {"ws://", "http://"}) {
        if (text.starts_with(scheme)) {
            text.remove_prefix(scheme.size());
            text = text.substr(0, text.find('/'));
            break;
        }
    }
    const std::size_t colon = text.rfind(':');
    if (colon == text.npos) {
        return {};
    }
    const std::string_view digits = text.substr(colon + 1);
    InspectorAddress address;
    const char* const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, address.port);
    if (error != std::errc{} || stop != end || address.port == 0) {
        return {};
    }
    std::string_view host = text.substr(0, colon);
    const bool isBracketed = host.starts_with('[') && host.ends_with(']') && host.size() > 2;
    if (isBracketed) {
        host = host.substr(1, host.size() - 2);
    }
    constexpr std::string_view kNever = "/@?#[] \t\r\n";
    if (host.find_first_of(kNever) != host.npos || (!isBracketed && host.find(':') != host.npos)) {
        return {};
    }
    if (!host.empty()) {
        address.host = host;
    }
    return address;
}

std::string addressText(const InspectorAddress& address)
{
    const bool isIpv6 = address.host.find(':') != std::string::npos;
    return (isIpv6 ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port);
}

bool isLoopback(const InspectorAddress& address)
{
    return address.host == "localhost" ||
           QHostAddress(QString::fromStdString(address.host)).isLoopback();
}

} // namespace tidemark
