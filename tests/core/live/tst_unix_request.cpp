// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/inspector_problem.h"
#include "core/live/runtime_problem.h"
#include "core/live/unix_request.h"
#include "tests/support/patience.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <functional>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

using namespace tidemark;
using namespace std::chrono_literals;

namespace
{

/// Listens on a Unix socket in this process, and does one thing with whoever comes.
class Listener
{
public:
    Listener(const std::string& path, std::function<void(int)> serve)
        : m_socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.copy(static_cast<char*>(address.sun_path), path.size());
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): as sockets have it
        ::bind(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address));
        ::listen(m_socket, 1);
        m_thread = std::thread([this, serve = std::move(serve)] {
            const int connection = ::accept(m_socket, nullptr, nullptr);
            if (connection >= 0) {
                serve(connection);
                ::close(connection);
            }
        });
    }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    ~Listener()
    {
        ::shutdown(m_socket, SHUT_RDWR);
        m_thread.join();
        ::close(m_socket);
    }

private:
    int m_socket;
    std::thread m_thread;
};

/// All that comes up to a zero byte.
std::string readQuestion(int connection)
{
    std::string text;
    char byte = 0;
    while (::recv(connection, &byte, 1, 0) == 1 && byte != '\0') {
        text += byte;
    }
    return text;
}

void sendAll(int connection, const std::string& text)
{
    (void)!::send(connection, text.data(), text.size(), MSG_NOSIGNAL);
}

} // namespace

/// What answers may do what it likes.
class tst_UnixRequest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aWholeAnswer();
    void nobodyThere();
    void aFileInItsPlace();
    void anotherProcess();
    void neverAnswers();
    void answersWithoutEnd();
    void closesAtOnce();
    void isCancelled();
    void aPathThatIsTooLong();

private:
    UnixRequest request() const
    {
        UnixRequest one;
        one.path = m_folder->filePath(QStringLiteral("s")).toStdString();
        one.pid = ::getpid();
        one.user = ::geteuid();
        one.text = std::string("what\0", 5);
        return one;
    }
    static std::string problemOf(const UnixRequest& request, const TaskControl& control = {})
    {
        const auto answer = askUnixSocket(request, control);
        return answer ? std::string()
                      : answer.error().detail.substr(0, answer.error().detail.find('\n'));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_UnixRequest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_UnixRequest::aWholeAnswer()
{
    const std::string large(3'000'000, 'x');
    const Listener listener(request().path, [&large](int connection) {
        const std::string asked = readQuestion(connection);
        for (std::size_t at = 0; at < large.size(); at += 100'000) {
            sendAll(connection, large.substr(at, 100'000));
        }
        sendAll(connection, asked);
    });
    const auto answer = askUnixSocket(request(), TaskControl());
    QVERIFY(answer.has_value());
    QVERIFY(*answer == large + "what");
}

void tst_UnixRequest::nobodyThere()
{
    QCOMPARE(problemOf(request()), std::string(kRuntimeLost));
    {
        const Listener gone(request().path, [](int) {});
    } // its socket stays
    QCOMPARE(problemOf(request()), std::string(kRuntimeLost));
}

void tst_UnixRequest::aFileInItsPlace()
{
    QFile file(QString::fromStdString(request().path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(problemOf(request()), std::string(kForeignSocket));
}

/// Nothing is told to somebody else who listens there.
void tst_UnixRequest::anotherProcess()
{
    std::string asked;
    {
        const Listener listener(request().path,
                                [&asked](int connection) { asked = readQuestion(connection); });
        UnixRequest other = request();
        other.pid = ::getppid();
        QCOMPARE(problemOf(other), std::string(kForeignSocket));
    }
    QVERIFY(asked.empty());
    UnixRequest ofAnother = request();
    ofAnother.user = ::geteuid() + 1;
    QCOMPARE(problemOf(ofAnother), std::string(kForeignSocket));
}

void tst_UnixRequest::neverAnswers()
{
    std::atomic<bool> isOver = false;
    const Listener listener(request().path, [&isOver](int) {
        while (!isOver) {
            std::this_thread::sleep_for(1ms);
        }
    });
    UnixRequest impatient = request();
    impatient.patience = 100ms;
    QCOMPARE(problemOf(impatient), std::string(kNoAnswer));
    isOver = true;
}

void tst_UnixRequest::answersWithoutEnd()
{
    const Listener listener(request().path, [](int connection) {
        const std::string block(4096, 'x');
        while (::send(connection, block.data(), block.size(), MSG_NOSIGNAL) > 0) {
        }
    });
    UnixRequest small = request();
    small.mostBytes = 1'000'000;
    QCOMPARE(problemOf(small), std::string(kRuntimeBadAnswer));
}

void tst_UnixRequest::closesAtOnce()
{
    const Listener listener(request().path, [](int) {});
    const auto answer = askUnixSocket(request(), TaskControl());
    QVERIFY(answer ? answer->empty() : answer.error().detail.starts_with(kRuntimeLost));
}

void tst_UnixRequest::isCancelled()
{
    const Listener listener(request().path, [](int connection) {
        readQuestion(connection);
        readQuestion(connection); // until the other side has gone
    });
    const auto answer = askUnixSocket(request(), test::CancelledControl());
    QCOMPARE(answer.error().code, ErrorCode::Cancelled);
}

void tst_UnixRequest::aPathThatIsTooLong()
{
    UnixRequest far = request();
    for (int i = 0; i < 3; ++i) {
        far.path.insert(far.path.rfind('/'), std::string(60, '/'));
    }
    const Listener listener(request().path, [](int) {});
    QCOMPARE(problemOf(far), std::string(kRuntimeLost));
    (void)askUnixSocket(request(), TaskControl());
}

TIDEMARK_TEST(tst_UnixRequest)

#include "tst_unix_request.moc"
