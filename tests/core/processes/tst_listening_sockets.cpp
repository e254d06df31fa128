// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/listening_sockets.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace tidemark;

class tst_ListeningSockets final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyThoseThatListen();
    void ofIpv6();
    void badLines_data();
    void badLines();
    void ofThisProcess();
    void ofNoProcess();
};

namespace
{

constexpr std::string_view kHead =
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when "
    "retrnsmt   uid  timeout inode\n";

} // namespace

void tst_ListeningSockets::onlyThoseThatListen()
{
    const std::string text = std::string(kHead) +
                             "   0: 0100007F:240D 00000000:0000 0A 00000000:00000000 00:00000000 "
                             "00000000  1000        0 "
                             "61231 1 0000000000000000 100 0 0 10 0\n"
                             "   1: 0100007F:B3C2 0100007F:240D 01 00000000:00000000 00:00000000 "
                             "00000000  1000        0 "
                             "61240 1 0000000000000000 20 4 30 10 -1\n"
                             "   2: 00000000:0050 00000000:0000 0A 00000000:00000000 00:00000000 "
                             "00000000     0        0 "
                             "17 1 0000000000000000 100 0 0 10 0\n";
    const std::vector<ListeningSocket> expected{{"127.0.0.1", 9229, 61231}, {"0.0.0.0", 80, 17}};
    QVERIFY(parseListeningSockets(text) == expected);
}

void tst_ListeningSockets::ofIpv6()
{
    const std::string text =
        std::string(kHead) +
        "   0: 00000000000000000000000001000000:240D 00000000000000000000000000000000:0000 0A "
        "00000000:00000000 00:00000000 00000000  1000        0 99 1 0000000000000000 100 0 0 10 "
        "0\n";
    const std::vector<ListeningSocket> expected{{"::1", 9229, 99}};
    QVERIFY(parseListeningSockets(text) == expected);
}

void tst_ListeningSockets::badLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a few words") << QByteArray("0: 0100007F:240D");
    QTest::newRow("no port") << QByteArray("0: 0100007F 0:0 0A 0 0 0 0 0 5");
    QTest::newRow("a port too large") << QByteArray("0: 0100007F:10000 0:0 0A 0 0 0 0 0 5");
    QTest::newRow("a short address") << QByteArray("0: 0100:240D 0:0 0A 0 0 0 0 0 5");
    QTest::newRow("no digits") << QByteArray("0: 0100007X:240D 0:0 0A 0 0 0 0 0 5");
    QTest::newRow("no inode") << QByteArray("0: 0100007F:240D 0:0 0A 0 0 0 0 0 x");
}

void tst_ListeningSockets::badLines()
{
    QFETCH(QByteArray, line);
    QVERIFY(parseListeningSockets((line + '\n').toStdString()).empty());
    QVERIFY(parseListeningSockets(line.toStdString()).empty());
}

void tst_ListeningSockets::ofThisProcess()
{
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    QCOMPARE(::bind(server, reinterpret_cast<const sockaddr*>(&address), size), 0);
    QCOMPARE(::listen(server, 1), 0);
    QCOMPARE(::getsockname(server, reinterpret_cast<sockaddr*>(&address), &size), 0);
    const auto isIt = [&](const ListeningSocket& socket) {
        return socket.address == "127.0.0.1" && socket.port == ntohs(address.sin_port);
    };
    const auto sockets = listeningSocketsOf(::getpid());
    QVERIFY(sockets && std::ranges::any_of(*sockets, isIt));
    ::close(server);
    const auto later = listeningSocketsOf(::getpid());
    QVERIFY(later && std::ranges::none_of(*later, isIt));
}

void tst_ListeningSockets::ofNoProcess()
{
    const auto sockets = listeningSocketsOf(std::numeric_limits<std::int32_t>::max());
    QVERIFY(!sockets);
    QVERIFY(sockets.error().code == ErrorCode::NoSuchProcess);
}

TIDEMARK_TEST(tst_ListeningSockets)

#include "tst_listening_sockets.moc"
