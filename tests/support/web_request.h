// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tidemark::test
{

/// What a server at @p port of this machine answers to "GET @p path"; empty if it does not.
inline QByteArray get(quint16 port, const QByteArray& path)
{
    const int connection = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    QByteArray answer;
    if (::connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
        const QByteArray request = "GET " + path + " HTTP/1.0\r\n\r\n";
        char part[4096];
        ssize_t got = ::send(connection, request.constData(),
                             static_cast<std::size_t>(request.size()), MSG_NOSIGNAL);
        while (got > 0) {
            got = ::recv(connection, part, sizeof part, 0);
            answer.append(part, got > 0 ? got : 0);
        }
    }
    ::close(connection);
    return answer;
}

} // namespace tidemark::test
