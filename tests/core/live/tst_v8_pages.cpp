// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/v8_source.h"
#include "core/recorder/process_recording.h"
#include "tests/support/fake_inspector.h"
#include "tests/support/patience.h"
#include "tests/support/test_registry.h"

#include <QCoreApplication>
#include <QTest>

using namespace tidemark;

/// The pages of a browser, which come and go while one of them is watched.
class tst_V8Pages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aPageIsOpened();
    void theBrowserDoesNotAnswer();

private:
    static QByteArray listOf(int pages);
    std::size_t listed() const { return m_watch->state().targets.size(); }

    std::unique_ptr<test::FakeInspector> m_inspector;
    std::unique_ptr<Recorder> m_recorder;
    std::shared_ptr<HeapWatch> m_watch;
};

using namespace std::chrono_literals;

QByteArray tst_V8Pages::listOf(int pages)
{
    QByteArray list;
    for (int page = 1; page <= pages; ++page) {
        const QByteArray number = QByteArray::number(page);
        list += (page > 1 ? "," : "") + (R"({"type":"page","title":"Page )" + number) +
                R"(","url":"http://shop/","webSocketDebuggerUrl":"ws://127.0.0.1/)" + number +
                R"("})";
    }
    return test::FakeInspector::answerWith('[' + list + ']');
}

void tst_V8Pages::init()
{
    m_watch = std::make_shared<HeapWatch>();
    m_inspector = std::make_unique<test::FakeInspector>();
    m_inspector->answer = listOf(1);
    m_inspector->onRequest = [this](qint64 id, const QString& method) {
        const bool isUsage = method == QLatin1String("Runtime.getHeapUsage");
        m_inspector->sendResult(id, isUsage
                                        ? QStringLiteral(R"({"usedSize":1000,"totalSize":2000})")
                                        : QStringLiteral("{}"));
    };
    ProcessRecordingOptions options;
    options.sampling.interval = 20ms;
    const auto own = static_cast<std::int32_t>(QCoreApplication::applicationPid());
    auto recorder = recordProcess(own, options);
    QVERIFY(recorder);
    m_recorder = std::move(*recorder);
    V8Source::Options heap;
    heap.pid = own;
    heap.address = m_inspector->address();
    heap.interval = 20ms;
    heap.pagesEvery = 20ms;
    m_recorder->addSource(std::make_unique<V8Source>(heap, m_watch));
    QTRY_COMPARE(m_watch->state().step, HeapWatchState::Step::Watching);
    QCOMPARE(listed(), 1U);
}

void tst_V8Pages::cleanup()
{
    m_watch->end();
    QTRY_COMPARE(m_watch->state().step, HeapWatchState::Step::Ended);
    m_recorder.reset();
    m_inspector.reset();
}

void tst_V8Pages::aPageIsOpened()
{
    m_inspector->answer = listOf(3);
    QTRY_COMPARE(listed(), 3U);
    QCOMPARE(m_watch->state().target.title, std::string("Page 1"));
    m_inspector->answer = listOf(2);
    QTRY_COMPARE(listed(), 2U);
}

/// Those that were known stay, and the watch goes on.
void tst_V8Pages::theBrowserDoesNotAnswer()
{
    m_inspector->answer = listOf(2);
    QTRY_COMPARE(listed(), 2U);
    m_inspector->answer = "HTTP/1.0 500 Busy\r\n\r\n";
    const auto readings = [this] {
        const auto recording = m_recorder->recording();
        std::size_t most = 0;
        for (const Series& one : recording->timeline.series) {
            most = one.name == "heapUsed" ? one.size() : most;
        }
        return most;
    };
    const std::size_t known = readings();
    QTRY_VERIFY(readings() > known + 5);
    QCOMPARE(listed(), 2U);
    QCOMPARE(m_watch->state().step, HeapWatchState::Step::Watching);
}

TIDEMARK_TEST(tst_V8Pages)

#include "tst_v8_pages.moc"
