// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/listening_sockets.h"

#include "core/processes/proc_file.h"
#include "core/processes/proc_folder.h"
#include "core/processes/proc_link.h"
#include "core/processes/proc_words.h"

#include <arpa/inet.h>
#include <array>
#include <cstring>
#include <optional>
#include <unistd.h>
#include <unordered_set>

namespace tidemark
{

namespace
{

/// "0100007F" as "127.0.0.1": words of 32 bits, each as a number of the machine.
std::string addressIn(std::string_view digits)
{
    constexpr std::size_t kDigitsPerWord = 8;
    std::array<std::uint32_t, 4> words{};
    const std::size_t count = digits.size() / kDigitsPerWord;
    if (digits.size() % kDigitsPerWord != 0 || (count != 1 && count != words.size())) {
        return {};
    }
    for (std::size_t i = 0; i < count; ++i) {
        const auto word =
            wholeNumber<std::uint32_t>(digits.substr(i * kDigitsPerWord, kDigitsPerWord), 16);
        if (!word) {
            return {};
        }
        words[i] = *word;
    }
    std::array<char, INET6_ADDRSTRLEN> text{};
    const int family = count == 1 ? AF_INET : AF_INET6;
    return ::inet_ntop(family, words.data(), text.data(), text.size()) != nullptr ? text.data()
                                                                                  : std::string();
}

/// "0: 0100007F:240F 00000000:0000 0A 00000000:00000000 00:00000000 00000000 1000 0 31337 ..."
std::optional<ListeningSocket> socketIn(std::string_view line)
{
    constexpr std::string_view kListening = "0A";
    constexpr int kWordsBeforeInode = 5;
    takeWord(line); // its place in the list
    const std::string_view local = takeWord(line);
    takeWord(line); // the other end
    if (takeWord(line) != kListening) {
        return {};
    }
    for (int i = 0; i < kWordsBeforeInode; ++i) {
        takeWord(line);
    }
    const auto inode = wholeNumber<std::uint64_t>(takeWord(line));
    const std::size_t colon = local.find(':');
    if (colon == local.npos || !inode) {
        return {};
    }
    const auto port = wholeNumber<std::uint16_t>(local.substr(colon + 1), 16);
    std::string address = addressIn(local.substr(0, colon));
    if (!port || address.empty()) {
        return {};
    }
    return ListeningSocket{std::move(address), *port, *inode};
}

} // namespace

std::vector<ListeningSocket> parseListeningSockets(std::string_view text)
{
    std::vector<ListeningSocket> sockets;
    for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n')) {
        if (auto socket = socketIn(text.substr(0, end))) {
            sockets.push_back(std::move(*socket));
        }
        text.remove_prefix(end + 1);
    }
    return sockets;
}

Result<std::vector<std::uint64_t>> socketsOf(std::int32_t pid)
{
    constexpr std::string_view kSocket = "socket:[";
    const std::string folder = procPath(pid, "fd");
    if (::access(folder.c_str(), R_OK | X_OK) != 0) {
        const int reason = errno;
        return failure(reason == ENOENT ? ErrorCode::NoSuchProcess : ErrorCode::NotPermitted,
                       std::strerror(reason));
    }
    std::vector<std::uint64_t> inodes;
    for (const std::int32_t descriptor : numbersIn(procPath(pid, "fd"))) {
        const auto target = procLink(pid, "fd/" + std::to_string(descriptor));
        if (!target || !target->starts_with(kSocket) || !target->ends_with(']')) {
            continue;
        }
        const std::string_view number(*target);
        if (const auto inode = wholeNumber<std::uint64_t>(
                number.substr(kSocket.size(), number.size() - kSocket.size() - 1))) {
            inodes.push_back(*inode);
        }
    }
    return inodes;
}

Result<std::vector<ListeningSocket>> listeningSocketsOf(std::int32_t pid)
{
    const auto all = socketsOf(pid);
    if (!all) {
        return tl::unexpected(all.error());
    }
    const std::unordered_set<std::uint64_t> held(all->begin(), all->end());
    std::vector<ListeningSocket> sockets;
    for (const std::string_view table : {"net/tcp", "net/tcp6"}) {
        const std::string text = readProcFile(procPath(pid, table)).value_or("");
        for (ListeningSocket& socket : parseListeningSockets(text)) {
            if (held.contains(socket.inode)) {
                sockets.push_back(std::move(socket));
            }
        }
    }
    return sockets;
}

} // namespace tidemark
